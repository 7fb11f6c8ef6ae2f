set encoding utf8
set terminal pngcairo size 1720,1160 enhanced font "Sans,10" fontscale 2 linewidth 2 pointscale 2 background "#ffffff"

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
EOD

# a fitted slope
$d3 << EOD
2e-11 1e-11
1 0.5
EOD

# a fitted slope
$d4 << EOD
1e-15 0.06
6e-06 1e-11
EOD

# a fitted slope
$d5 << EOD
4.472136e-06 1e-11
1 0.5
EOD

# where it lies under others
$d6 << EOD
1e-15 0.16
1e-14 0.16
1e-13 0.006
1e-12 0.00012
1e-11 0.00012
1e-10 2e-05
1e-09 1.6001e-06
EOD

# the envelope of |error|
$d7 << EOD
1e-15 0.16
1e-14 0.16
1e-13 0.006
1e-12 0.00012
1e-11 0.00012
1e-10 2e-05
1e-09 1.6001e-06
1e-08 1.012e-07
1e-07 9.998e-07
1e-06 1e-05
1e-05 0.0001
0.0001 0.001
0.001 0.01
0.01 0.1
0.1 1
EOD

# the envelope of |error|
$d8 << EOD
1e-15 0.16
1e-14 0.16
1e-13 0.006
1e-12 0.00012
1e-11 0.00012
1e-10 2e-05
1e-09 1.6e-06
1e-08 6e-08
1e-07 1.2e-09
1e-06 1.2e-09
1e-05 9.9994e-09
0.0001 1e-06
0.001 0.0001
0.01 0.01
0.1 1
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
set border 15 lw 0.7 lc rgb '#777777'
set tics textcolor rgb '#000000'
set grid xtics ytics back lt 1 lw 0.5 lc rgb '#e9e9e9'
set multiplot

unset label
unset arrow
unset object
set lmargin at screen 0.099767
set rmargin at screen 0.80953
set bmargin at screen 0.13448
set tmargin at screen 0.93724
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '10^{%T}'
set yrange [1e-11:1e0]
set ytics out nomirror 1e-11,1e1,1e0
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.45465,0.069483 center textcolor rgb '#000000' front
set label 2 'norm of the error of the gradient' at screen 0.028721,0.53586 center rotate by 90
set label 3 'gradient of sin(x) at x = 1.2, y = 0.5, double' at screen 0.099767,0.97086 left noenhanced font ':Bold' textcolor rgb '#000000' front
set arrow from screen 0.80953,0.93724 to screen 0.82586,0.88821 nohead lw 0.7 lc rgb '#000000'
set label 4 'forward' at screen 0.8313,0.91623 left noenhanced font ':Bold' textcolor rgb '#000000' front
set label 5 '{/:Italic h}* = 1.0·10^{-8}' at screen 0.8313,0.88821 left textcolor rgb '#000000' front
set label 6 'error 2.6·10^{-8}' at screen 0.8313,0.86019 left textcolor rgb '#000000' front
set arrow from screen 0.80953,0.93724 to screen 0.82586,0.79015 nohead lw 0.7 lc rgb '#009e73'
set label 7 'central' at screen 0.8313,0.81817 left noenhanced font ':Bold' textcolor rgb '#009e73' front
set label 8 '{/:Italic h}* = 5.6·10^{-6}' at screen 0.8313,0.79015 left textcolor rgb '#009e73' front
set label 9 'error 4.8·10^{-11}' at screen 0.8313,0.76213 left textcolor rgb '#009e73' front
set label 10 'points: samples; line: their envelope; disc: optimum; thick: sweet spot; dotted: fitted slopes' at screen 0.099767,0.044828 left noenhanced textcolor rgb '#555555' front
set label 11 'wide: lies under another line' at screen 0.099767,0.017931 left noenhanced textcolor rgb '#555555' front
plot $d1 using 1:2 with points pt 7 ps 0.28 lc rgb '#a6a6a6' notitle, \
     $d2 using 1:2 with points pt 7 ps 0.28 lc rgb '#a6ddce' notitle, \
     $d3 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d4 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d5 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d6 using 1:2 with lines lw 4.6 dt 1 lc rgb '#000000' notitle, \
     $d7 using 1:2 with lines lw 1.8 dt 1 lc rgb '#000000' notitle, \
     $d8 using 1:2 with lines lw 1.8 dt 1 lc rgb '#009e73' notitle, \
     $d9 using 1:2 with points pt 7 ps 0.95 lc rgb '#ffffff' notitle, \
     $d10 using 1:2 with points pt 7 ps 0.7 lc rgb '#000000' notitle, \
     $d11 using 1:2 with points pt 7 ps 0.95 lc rgb '#ffffff' notitle, \
     $d12 using 1:2 with points pt 7 ps 0.7 lc rgb '#009e73' notitle, \
     NaN notitle
unset multiplot
