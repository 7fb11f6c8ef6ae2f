set encoding utf8
set terminal svg size 860,580 dynamic enhanced rounded linewidth 1 background "#ffffff" font "Arial,13"
set minussign

# the samples of |error|
$d1 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-12 6e-05
1e-11 1e-05
1e-10 8.0005e-07
1e-09 2.95e-08
1e-08 5.5e-09
1e-07 5.06e-08
1e-06 4.999e-07
1e-05 5e-06
0.0001 5e-05
0.001 0.0005
0.01 0.005
0.1 0.05
1 0.5
EOD

# a fitted slope
$d2 << EOD
2e-09 1e-09
1 0.5
EOD

# a fitted slope
$d3 << EOD
1e-15 0.03374
3.374048e-08 1e-09
EOD

# the upper edge of |error|
$d4 << EOD
1e-15 0.08
1e-14 0.003
1e-13 6e-05
1e-12 6e-05
1e-11 1e-05
1e-10 8.0005e-07
1e-09 5.06e-08
1e-08 5.06e-08
1e-07 5.06e-08
1e-06 4.999e-07
1e-05 5e-06
0.0001 5e-05
0.001 0.0005
0.01 0.005
0.1 0.05
1 0.5
EOD

# the measured optimum, on white
$d5 << EOD
1e-08 5.06e-08
EOD

# the measured optimum
$d6 << EOD
1e-08 5.06e-08
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
set lmargin at screen 0.089977
set rmargin at screen 0.82419
set bmargin at screen 0.15241
set tmargin at screen 0.93724
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '10^{%T}'
set yrange [1e-9:1e0]
set ytics out nomirror 1e-9,1e1,1e0
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.45708,0.082931 center textcolor rgb '#1c1c1a' front
set label 2 '|error| of the derivative' at screen 0.02214,0.54483 center rotate by 90 textcolor rgb '#1c1c1a'
set label 3 'sin(x)+sin(x)+sin(x)+sin(x)+sin(x)+sin(x)+sin(x)+sin(x)+sin(x)+sin(x)+sin(x)+sin(x)+s… at x = 1.2' at screen 0.089977,0.97086 left noenhanced font 'Arial,15' textcolor rgb '#1c1c1a' front
set arrow from screen 0.82419,0.91099 to screen 0.83926,0.88821 nohead lw 0.7 lc rgb '#0b2fb5'
set label 4 'forward' at screen 0.84428,0.91623 left noenhanced font 'Arial,15' textcolor rgb '#0b2fb5' front
set label 5 '{/:Italic h}* = 1.0·10^{−8}' at screen 0.84428,0.88821 left textcolor rgb '#0b2fb5' front
set label 6 'error 1.3·10^{−8}' at screen 0.84428,0.86019 left textcolor rgb '#0b2fb5' front
set label 7 'dots: samples; line: their upper edge; mark: best step h*; thick: sweet spot; dotted: fitted slopes' at screen 0.089977,0.044828 left noenhanced textcolor rgb '#5c5c56' front
plot $d1 using 1:2 with points pt 7 ps 0.28 lc rgb '#aab6e5' notitle, \
     $d2 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#999998' notitle, \
     $d3 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#999998' notitle, \
     $d4 using 1:2 with lines lw 1.8 dt 1 lc rgb '#0b2fb5' notitle, \
     $d5 using 1:2 with points pt 7 ps 1.05 lc rgb '#ffffff' notitle, \
     $d6 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     NaN notitle
unset multiplot
