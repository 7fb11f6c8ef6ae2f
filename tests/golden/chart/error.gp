set encoding utf8
set terminal svg size 860,580 dynamic enhanced font "Arial,13" linewidth 1 background "#ffffff"

# the samples of |error|
$d1 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-11 1e-05
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

# the samples of |error|
$d2 << EOD
# (at or below the bottom of the chart)
1e-12 1e-15
EOD

# the samples of |error|
$d3 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-12 6e-05
1e-11 1e-05
1e-10 8e-07
1e-09 3e-08
1e-07 6.0001e-10
1e-06 9.95e-11
1e-05 5.8e-11
0.0001 4.9997e-09
0.001 5e-07
0.01 5e-05
0.1 0.005
1 0.5
EOD

# the samples of |error|
$d4 << EOD
# (at or below the bottom of the chart)
1e-08 1e-15
EOD

# the samples of |error|
$d5 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-12 6e-05
1e-11 1e-05
1e-10 8e-07
1e-09 3e-08
1e-08 5e-10
1e-07 6e-10
1e-06 1e-10
1e-05 8e-12
0.0001 2.9995e-13
0.001 5.05e-13
0.01 5e-09
0.1 5e-05
1 0.5
EOD

# the samples of |error|
$d6 << EOD
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
$d7 << EOD
2e-15 1e-15
1 0.5
EOD

# a fitted slope
$d8 << EOD
1e-15 0.06
0.06 1e-15
EOD

# a fitted slope
$d9 << EOD
4.472136e-08 1e-15
1 0.5
EOD

# a fitted slope
$d10 << EOD
2e-15 1e-15
1 0.5
EOD

# where it lies under others
$d11 << EOD
1e-15 0.08
1e-14 0.08
1e-13 0.003
EOD

# the envelope of |error|
$d12 << EOD
1e-15 0.08
1e-14 0.08
1e-13 0.003
1e-12 5e-05
1e-11 1e-05

1e-09 2.95e-08
1e-08 5.06e-08
1e-07 4.999e-07
1e-06 5e-06
1e-05 5e-05
0.0001 0.0005
0.001 0.005
0.01 0.05
0.1 0.5
1 0.5
EOD

# where it lies under others
$d13 << EOD
1e-15 0.08
1e-14 0.08
1e-13 0.003
1e-12 6e-05
1e-11 6e-05
1e-10 1e-05
1e-09 8e-07
1e-08 3e-08
1e-07 6.0001e-10
1e-06 6.0001e-10
EOD

# the envelope of |error|
$d14 << EOD
1e-15 0.08
1e-14 0.08
1e-13 0.003
1e-12 6e-05
1e-11 6e-05
1e-10 1e-05
1e-09 8e-07
1e-08 3e-08
1e-07 6.0001e-10
1e-06 6.0001e-10
1e-05 4.9997e-09
0.0001 5e-07
0.001 5e-05
0.01 0.005
0.1 0.5
1 0.5
EOD

# the envelope of |error|
$d15 << EOD
1e-15 0.08
1e-14 0.08
1e-13 0.003
1e-12 6e-05
1e-11 6e-05
1e-10 1e-05
1e-09 8e-07
1e-08 3e-08
1e-07 6e-10
1e-06 6e-10
1e-05 1e-10
0.0001 8e-12
0.001 5e-09
0.01 5e-05
0.1 0.5
1 0.5
EOD

# the envelope of |error|
$d16 << EOD
1e-15 0.08
1e-14 0.08
1e-13 0.003
1e-12 6e-05
1e-11 6e-05
1e-10 1e-05
1e-09 8.0005e-07
1e-08 5.06e-08
1e-07 4.999e-07
1e-06 5e-06
1e-05 5e-05
0.0001 0.0005
0.001 0.005
0.01 0.05
0.1 0.5
1 0.5
EOD

# the measured optimum, on white
$d17 << EOD
1e-08 5.06e-08
EOD

# the measured optimum
$d18 << EOD
1e-08 5.06e-08
EOD

# the measured optimum, on white
$d19 << EOD
5.6e-06 2.4e-11
EOD

# the measured optimum
$d20 << EOD
5.6e-06 2.4e-11
EOD

# the measured optimum, on white
$d21 << EOD
0.00063 2.4e-13
EOD

# the measured optimum
$d22 << EOD
0.00063 2.4e-13
EOD

# the measured optimum, on white
$d23 << EOD
1e-08 5.06e-08
EOD

# the measured optimum
$d24 << EOD
1e-08 5.06e-08
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
set lmargin at screen 0.093488
set rmargin at screen 0.82419
set bmargin at screen 0.13448
set tmargin at screen 0.93724
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '10^{%T}'
set yrange [1e-15:1e0]
set ytics out nomirror 1e-15,1e1,1e0
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.45884,0.069483 center textcolor rgb '#000000' front
set label 2 '|error| of the derivative' at screen 0.027326,0.53586 center rotate by 90
set label 3 'sin(x) at x = 1.2, double' at screen 0.093488,0.97086 left noenhanced font 'Arial,15' textcolor rgb '#000000' front
set arrow from screen 0.82419,0.92113 to screen 0.83926,0.91623 nohead lw 0.7 lc rgb '#000000'
set arrow from screen 0.8426,0.91623 to screen 0.87609,0.91623 nohead lw 1.8 lc rgb '#000000'
set label 4 'forward' at screen 0.88279,0.91623 left noenhanced font 'Arial,15' textcolor rgb '#000000' front
set label 5 '{/:Italic h}* = 1.0·10^{-8}' at screen 0.88279,0.88821 left textcolor rgb '#000000' front
set label 6 'error 1.3·10^{-8}' at screen 0.88279,0.86019 left textcolor rgb '#000000' front
set arrow from screen 0.82419,0.92113 to screen 0.83926,0.81817 nohead lw 0.7 lc rgb '#009e73'
set arrow from screen 0.8426,0.81817 to screen 0.87609,0.81817 nohead lw 1.8 lc rgb '#009e73'
set label 7 'central' at screen 0.88279,0.81817 left noenhanced font 'Arial,15' textcolor rgb '#009e73' front
set label 8 '{/:Italic h}* = 5.6·10^{-6}' at screen 0.88279,0.79015 left textcolor rgb '#009e73' front
set label 9 'error 2.4·10^{-11}' at screen 0.88279,0.76213 left textcolor rgb '#009e73' front
set arrow from screen 0.82419,0.92113 to screen 0.83926,0.72011 nohead lw 0.7 lc rgb '#cc79a7'
set arrow from screen 0.8426,0.72011 to screen 0.87609,0.72011 nohead lw 1.8 lc rgb '#cc79a7'
set label 10 'five-point' at screen 0.88279,0.72011 left noenhanced font 'Arial,15' textcolor rgb '#cc79a7' front
set label 11 '{/:Italic h}* ≥ 6.3·10^{-4}' at screen 0.88279,0.69209 left textcolor rgb '#cc79a7' front
set label 12 'error 2.4·10^{-13}' at screen 0.88279,0.66407 left textcolor rgb '#cc79a7' front
set arrow from screen 0.82419,0.92113 to screen 0.83926,0.62205 nohead lw 0.7 lc rgb '#e69f00'
set arrow from screen 0.8426,0.62205 to screen 0.84888,0.62205 nohead lw 1.8 lc rgb '#e69f00'
set arrow from screen 0.85307,0.62205 to screen 0.85935,0.62205 nohead lw 1.8 lc rgb '#e69f00'
set arrow from screen 0.86353,0.62205 to screen 0.86981,0.62205 nohead lw 1.8 lc rgb '#e69f00'
set arrow from screen 0.874,0.62205 to screen 0.87609,0.62205 nohead lw 1.8 lc rgb '#e69f00'
set label 13 'backward' at screen 0.88279,0.62205 left noenhanced font 'Arial,15' textcolor rgb '#e69f00' front
set label 14 '{/:Italic h}* = 1.0·10^{-8}' at screen 0.88279,0.59403 left textcolor rgb '#e69f00' front
set label 15 'error 1.3·10^{-8}' at screen 0.88279,0.56601 left textcolor rgb '#e69f00' front
set label 16 'points: samples; line: their envelope; disc: optimum; thick: sweet spot; dotted: fitted slopes' at screen 0.093488,0.044828 left noenhanced textcolor rgb '#555555' front
set label 17 'wide: lies under another line; 1 error is exactly 0; 1 error lies below the chart; 1 sample is not a number' at screen 0.093488,0.017931 left noenhanced textcolor rgb '#555555' front
plot $d1 using 1:2 with points pt 7 ps 0.28 lc rgb '#a6a6a6' notitle, \
     $d2 using 1:2 with points pt 2 ps 0.35 lc rgb '#a6a6a6' notitle, \
     $d3 using 1:2 with points pt 7 ps 0.28 lc rgb '#a6ddce' notitle, \
     $d4 using 1:2 with points pt 2 ps 0.35 lc rgb '#a6ddce' notitle, \
     $d5 using 1:2 with points pt 7 ps 0.28 lc rgb '#edd0e0' notitle, \
     $d6 using 1:2 with points pt 7 ps 0.28 lc rgb '#f6dda6' notitle, \
     $d7 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d8 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d9 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d10 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d11 using 1:2 with lines lw 7.4 dt 1 lc rgb '#000000' notitle, \
     $d12 using 1:2 with lines lw 1.8 dt 1 lc rgb '#000000' notitle, \
     $d13 using 1:2 with lines lw 4.6 dt 1 lc rgb '#009e73' notitle, \
     $d14 using 1:2 with lines lw 1.8 dt 1 lc rgb '#009e73' notitle, \
     $d15 using 1:2 with lines lw 1.8 dt 1 lc rgb '#cc79a7' notitle, \
     $d16 using 1:2 with lines lw 1.8 dt (6,4) lc rgb '#e69f00' notitle, \
     $d17 using 1:2 with points pt 7 ps 0.95 lc rgb '#ffffff' notitle, \
     $d18 using 1:2 with points pt 7 ps 0.7 lc rgb '#000000' notitle, \
     $d19 using 1:2 with points pt 7 ps 0.95 lc rgb '#ffffff' notitle, \
     $d20 using 1:2 with points pt 7 ps 0.7 lc rgb '#009e73' notitle, \
     $d21 using 1:2 with points pt 7 ps 0.95 lc rgb '#ffffff' notitle, \
     $d22 using 1:2 with points pt 7 ps 0.7 lc rgb '#cc79a7' notitle, \
     $d23 using 1:2 with points pt 7 ps 0.95 lc rgb '#ffffff' notitle, \
     $d24 using 1:2 with points pt 7 ps 0.7 lc rgb '#e69f00' notitle, \
     NaN notitle
unset multiplot
