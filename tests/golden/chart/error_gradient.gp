set encoding utf8
set terminal pngcairo size 1720,1160 enhanced rounded fontscale 2 linewidth 2 pointscale 2.8 background "#ffffff" font "Sans,10"
set minussign

# the samples of |error|
$d1 << EOD
1e-15 0.16
1e-14 0.006
1e-13 0.0001
1e-12 0.00012
1e-11 2e-05
1e-10 1.6001e-06
1e-09 5.9e-08
1e-08 1.1e-08
1e-07 1.012e-07
1e-06 9.998e-07
1e-05 1e-05
0.0001 0.0001
0.001 0.001
0.01 0.01
0.1 0.1
1 1
EOD

# the samples of |error|
$d2 << EOD
1e-15 0.16
1e-14 0.006
1e-13 0.0001
1e-12 0.00012
1e-11 2e-05
1e-10 1.6e-06
1e-09 6e-08
1e-08 1e-09
1e-07 1.2e-09
1e-06 1.99e-10
1e-05 1.16e-10
0.0001 9.9994e-09
0.001 1e-06
0.01 0.0001
0.1 0.01
1 1
EOD

# a fitted slope
$d3 << EOD
2e-11 1e-11
1 0.5
EOD

# a fitted slope
$d4 << EOD
1e-15 0.03374
3.374048e-06 1e-11
EOD

# a fitted slope
$d5 << EOD
4.472136e-06 1e-11
1 0.5
EOD

# where it lies under others
$d6 << EOD
1e-15 0.16
1e-14 0.006
1e-13 0.00012
1e-12 0.00012
1e-11 2e-05
1e-10 1.6001e-06
EOD

# the upper edge of |error|
$d7 << EOD
1e-15 0.16
1e-14 0.006
1e-13 0.00012
1e-12 0.00012
1e-11 2e-05
1e-10 1.6001e-06
1e-09 1.012e-07
1e-08 1.012e-07
1e-07 1.012e-07
1e-06 9.998e-07
1e-05 1e-05
0.0001 0.0001
0.001 0.001
0.01 0.01
0.1 0.1
1 1
EOD

# the upper edge of |error|
$d8 << EOD
1e-15 0.16
1e-14 0.006
1e-13 0.00012
1e-12 0.00012
1e-11 2e-05
1e-10 1.6e-06
1e-09 6e-08
1e-08 1.2e-09
1e-07 1.2e-09
1e-06 1.2e-09
1e-05 1.2e-09
0.0001 9.9994e-09
0.001 1e-06
0.01 0.0001
0.1 0.01
1 1
EOD

# the measured optimum, on white
$d9 << EOD
1e-08 1.012e-07
EOD

# the measured optimum
$d10 << EOD
1e-08 1.012e-07
EOD

# the measured optimum, on white
$d11 << EOD
5.6e-06 4.8e-11
EOD

# the measured optimum
$d12 << EOD
5.6e-06 4.8e-11
EOD

unset key
set logscale xy
set tics scale 0.6,0.3
set border 15 lw 0.7 lc rgb '#8a8a84'
set tics textcolor rgb '#1c1c1a'
set grid xtics ytics back lt 1 lw 0.5 lc rgb '#e6e6e3'
set multiplot

unset label
unset arrow
unset object
set lmargin at screen 0.095837
set rmargin at screen 0.80953
set bmargin at screen 0.15241
set tmargin at screen 0.93724
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '10^{%T}'
set yrange [1e-11:1e1]
set ytics out nomirror 1e-11,1e1,1e1
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.45269,0.082931 center textcolor rgb '#1c1c1a' front
set label 2 'norm of the error of the gradient' at screen 0.022977,0.54483 center rotate by 90 textcolor rgb '#1c1c1a'
set label 3 'Error of the gradient of sin(x) at x = 1.2, y = 0.5' at screen 0.095837,0.97086 left noenhanced font 'Sans:Bold,10' textcolor rgb '#1c1c1a' front
set arrow from screen 0.80953,0.87184 to screen 0.82586,0.87184 nohead lw 0.7 lc rgb '#0b2fb5'
set label 4 'forward' at screen 0.8313,0.89986 left noenhanced font 'Sans:Bold,10' textcolor rgb '#0b2fb5' front
set label 5 '{/:Italic h}* = 1.0·10^{−8}' at screen 0.8313,0.87184 left textcolor rgb '#0b2fb5' front
set label 6 'error 2.6·10^{−8}' at screen 0.8313,0.84382 left textcolor rgb '#0b2fb5' front
set arrow from screen 0.80953,0.87184 to screen 0.82586,0.77378 nohead lw 0.7 lc rgb '#23785a'
set label 7 'central' at screen 0.8313,0.8018 left noenhanced font 'Sans:Bold,10' textcolor rgb '#23785a' front
set label 8 '{/:Italic h}* = 5.6·10^{−6}' at screen 0.8313,0.77378 left textcolor rgb '#23785a' front
set label 9 'error 4.8·10^{−11}' at screen 0.8313,0.74576 left textcolor rgb '#23785a' front
set label 10 'dots: samples; line: their upper edge; mark: best step h*; thick: sweet spot; dotted: fitted slopes' at screen 0.095837,0.044828 left noenhanced textcolor rgb '#5c5c56' front
set label 11 'wide: lies under another line' at screen 0.095837,0.017931 left noenhanced textcolor rgb '#5c5c56' front
plot $d1 using 1:2 with points pt 7 ps 0.28 lc rgb '#aab6e5' notitle, \
     $d2 using 1:2 with points pt 7 ps 0.28 lc rgb '#b2d0c5' notitle, \
     $d3 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#999998' notitle, \
     $d4 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#999998' notitle, \
     $d5 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#999998' notitle, \
     $d6 using 1:2 with lines lw 4 dt 1 lc rgb '#0b2fb5' notitle, \
     $d7 using 1:2 with lines lw 1.8 dt 1 lc rgb '#0b2fb5' notitle, \
     $d8 using 1:2 with lines lw 1.8 dt 1 lc rgb '#23785a' notitle, \
     $d9 using 1:2 with points pt 7 ps 1.05 lc rgb '#ffffff' notitle, \
     $d10 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     $d11 using 1:2 with points pt 9 ps 1.05 lc rgb '#ffffff' notitle, \
     $d12 using 1:2 with points pt 9 ps 0.8 lc rgb '#23785a' notitle, \
     NaN notitle
unset multiplot
