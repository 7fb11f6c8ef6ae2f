set encoding utf8
set terminal dumb size 100,41 nofeed enhanced mono

# the samples of the total |error|
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

# |truncation|
$d2 << EOD
1e-15 5e-16
1e-14 5e-15
1e-13 5e-14
1e-12 5e-13
1e-11 5e-12

1e-09 5e-10
1e-08 5e-09
1e-07 5e-08
1e-06 5e-07
1e-05 5e-06
0.0001 5e-05
0.001 0.0005
0.01 0.005
0.1 0.05
1 0.5
EOD

# the upper edge of |rounding|
$d3 << EOD
1e-15 0.08
1e-14 0.003
1e-13 6e-05
1e-12 6e-05
1e-11 6e-05

1e-09 3e-08
1e-08 6e-10
1e-07 6e-10
1e-06 1e-10
1e-05 8e-12
0.0001 3e-13
0.001 6e-15
0.01 6e-15
0.1 1e-15
1 1e-15
EOD

# the samples of the total |error|
$d4 << EOD
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

# |truncation|
$d5 << EOD
1.414214e-08 1e-16
1e-07 5e-15
1e-06 5e-13
1e-05 5e-11
0.0001 5e-09
0.001 5e-07
0.01 5e-05
0.1 0.005
1 0.5
EOD

# the upper edge of |rounding|
$d6 << EOD
1e-15 0.08
1e-14 0.003
1e-13 6e-05
1e-12 6e-05
1e-11 1e-05
1e-10 8e-07
1e-09 3e-08
1e-08 6e-10
1e-07 6e-10
1e-06 1e-10
1e-05 8e-12
0.0001 3e-13
0.001 6e-15
0.01 6e-15
0.1 1e-15
1 1e-15
EOD

# the samples of the total |error|
$d7 << EOD
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

# |truncation|
$d8 << EOD
EOD

# the upper edge of |rounding|
$d9 << EOD
1e-15 0.08
1e-14 0.003
1e-13 6e-05
1e-12 6e-05
1e-11 1e-05
1e-10 8e-07
1e-09 3e-08
1e-08 6e-10
1e-07 6e-10
1e-06 1e-10
1e-05 8e-12
0.0001 3e-13
0.001 6e-15
0.01 6e-15
0.1 1e-15
1 1e-15
EOD

# the samples of the total |error|
$d10 << EOD
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

# |truncation|
$d11 << EOD
1e-15 5e-16
1e-14 5e-15
1e-13 5e-14
1e-12 5e-13
1e-11 5e-12
1e-10 5e-11
1e-09 5e-10
1e-08 5e-09
1e-07 5e-08
1e-06 5e-07
1e-05 5e-06
0.0001 5e-05
0.001 0.0005
0.01 0.005
0.1 0.05
1 0.5
EOD

# the upper edge of |rounding|
$d12 << EOD
1e-15 0.08
1e-14 0.003
1e-13 6e-05
1e-12 6e-05
1e-11 1e-05
1e-10 8e-07
1e-09 3e-08
1e-08 6e-10
1e-07 6e-10
1e-06 1e-10
1e-05 8e-12
0.0001 3e-13
0.001 6e-15
0.01 6e-15
0.1 1e-15
1 1e-15
EOD

unset key
set logscale xy
set tics scale 0.6,0.3
set border 15
unset grid
set multiplot

unset label
unset arrow
unset object
set lmargin at screen 0.080808
set rmargin at screen 0.4697
set bmargin at screen 0.575
set tmargin at screen 0.9
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e3,1e0
unset mxtics
set format x '1e%T'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y '1e%T'
set label 1 'forward' at screen 0.080808,0.925 left noenhanced textcolor rgb '#1c1c1a' front
set label 2 'order 1, 2 evaluations' at screen 0.4697,0.925 right textcolor rgb '#5c5c56' front
set label 3 'Truncation and rounding of finite differences of sin(x) at x = 1.2' at screen 0.080808,0.975 left noenhanced textcolor rgb '#1c1c1a' front
set label 4 '.' at screen 0.080808,0.025 left textcolor rgb '#1c1c1a' front
set label 5 'total error' at screen 0.10101,0.025 left textcolor rgb '#1c1c1a' front
set label 6 't' at screen 0.23232,0.025 left textcolor rgb '#a83a40' front
set label 7 'truncation' at screen 0.25253,0.025 left textcolor rgb '#a83a40' front
set label 8 'r' at screen 0.37374,0.025 left textcolor rgb '#45607a' front
set label 9 'rounding' at screen 0.39394,0.025 left textcolor rgb '#45607a' front
set label 10 '=' at screen 0.49495,0.025 left textcolor rgb '#6b6340' front
set label 11 'sweet spot' at screen 0.51515,0.025 left textcolor rgb '#6b6340' front
set label 12 '=' at screen 0.24668,0.6 left textcolor rgb '#f1eedd' front
set label 13 '=' at screen 0.25678,0.6 left textcolor rgb '#f1eedd' front
set label 14 '=' at screen 0.26688,0.6 left textcolor rgb '#f1eedd' front
set label 15 '=' at screen 0.27698,0.6 left textcolor rgb '#f1eedd' front
set arrow from first 1e-08, graph 0 to first 1e-08, graph 0.95 nohead lw 1 lc rgb '#1c1c1a'
set label 16 'h* = 1.0e-08' at screen 0.24916,0.7974 right textcolor rgb '#1c1c1a' front
set label 17 'error 1.3e-08' at screen 0.24916,0.7724 right textcolor rgb '#1c1c1a' front
set label 18 'rounding' at screen 0.32727,0.72518 left textcolor rgb '#45607a' front
set label 19 'slope -1.00' at screen 0.32727,0.70018 left textcolor rgb '#45607a' front
set label 20 'truncation' at screen 0.22323,0.72357 right textcolor rgb '#a83a40' front
set label 21 'slope 1.00' at screen 0.22323,0.69857 right textcolor rgb '#a83a40' front
plot $d1 using 1:2 with points pt '.' lc rgb '#bbbbba' notitle, \
     $d2 using 1:2 with points pt 't' lc rgb '#b14e53' notitle, \
     $d3 using 1:2 with points pt 'r' lc rgb '#74889b' notitle, \
     NaN notitle

unset label
unset arrow
unset object
set lmargin at screen 0.58081
set rmargin at screen 0.9697
set bmargin at screen 0.575
set tmargin at screen 0.9
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e3,1e0
unset mxtics
set format x '1e%T'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y '1e%T'
set label 22 'central' at screen 0.58081,0.925 left noenhanced textcolor rgb '#1c1c1a' front
set label 23 'order 2, 4 evaluations' at screen 0.9697,0.925 right textcolor rgb '#5c5c56' front
set label 24 '=' at screen 0.81793,0.6 left textcolor rgb '#f1eedd' front
set label 25 '=' at screen 0.82803,0.6 left textcolor rgb '#f1eedd' front
set label 26 '=' at screen 0.83813,0.6 left textcolor rgb '#f1eedd' front
set label 27 '=' at screen 0.84823,0.6 left textcolor rgb '#f1eedd' front
set arrow from first 5.6e-06, graph 0 to first 5.6e-06, graph 0.95 nohead lw 1 lc rgb '#1c1c1a'
set label 28 'h* = 5.6e-06' at screen 0.82041,0.83802 right textcolor rgb '#1c1c1a' front
set label 29 'error 2.4e-11' at screen 0.82041,0.81302 right textcolor rgb '#1c1c1a' front
set label 30 'rounding' at screen 0.70354,0.75969 right textcolor rgb '#45607a' front
set label 31 'slope -1.00' at screen 0.70354,0.73469 right textcolor rgb '#45607a' front
set label 32 'truncation' at screen 0.79182,0.66264 right textcolor rgb '#a83a40' front
set label 33 'slope 2.00' at screen 0.79182,0.63764 right textcolor rgb '#a83a40' front
plot $d4 using 1:2 with points pt '.' lc rgb '#bbbbba' notitle, \
     $d5 using 1:2 with points pt 't' lc rgb '#b14e53' notitle, \
     $d6 using 1:2 with points pt 'r' lc rgb '#74889b' notitle, \
     NaN notitle

unset label
unset arrow
unset object
set lmargin at screen 0.080808
set rmargin at screen 0.4697
set bmargin at screen 0.125
set tmargin at screen 0.45
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e3,1e0
unset mxtics
set format x '1e%T'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y '1e%T'
set label 34 'step h' at screen 0.27525,0.075 center textcolor rgb '#1c1c1a' front
set label 35 'five-point' at screen 0.080808,0.475 left noenhanced textcolor rgb '#1c1c1a' front
set label 36 'order 4, 8 evaluations' at screen 0.4697,0.475 right textcolor rgb '#5c5c56' front
set label 37 '=' at screen 0.37111,0.15 left textcolor rgb '#f1eedd' front
set label 38 '=' at screen 0.38121,0.15 left textcolor rgb '#f1eedd' front
set label 39 '=' at screen 0.39131,0.15 left textcolor rgb '#f1eedd' front
set label 40 '=' at screen 0.40141,0.15 left textcolor rgb '#f1eedd' front
set arrow from first 0.00063, graph 0 to first 0.00063, graph 0.95 nohead lw 1 lc rgb '#1c1c1a'
set label 41 'h* >= 6.3e-04' at screen 0.37359,0.36094 right textcolor rgb '#1c1c1a' front
set label 42 'error 2.4e-13' at screen 0.37359,0.33594 right textcolor rgb '#1c1c1a' front
set label 43 'rounding' at screen 0.23997,0.27357 right textcolor rgb '#45607a' front
set label 44 'slope -1.00' at screen 0.23997,0.24857 right textcolor rgb '#45607a' front
set label 45 'truncation' at screen 0.12705,0.19167 left textcolor rgb '#a83a40' front
set label 46 'is exactly 0' at screen 0.12705,0.16667 left textcolor rgb '#a83a40' front
plot $d7 using 1:2 with points pt '.' lc rgb '#bbbbba' notitle, \
     $d9 using 1:2 with points pt 'r' lc rgb '#74889b' notitle, \
     NaN notitle

unset label
unset arrow
unset object
set lmargin at screen 0.58081
set rmargin at screen 0.9697
set bmargin at screen 0.125
set tmargin at screen 0.45
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e3,1e0
unset mxtics
set format x '1e%T'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y '1e%T'
set label 47 'step h' at screen 0.77525,0.075 center textcolor rgb '#1c1c1a' front
set label 48 'backward' at screen 0.58081,0.475 left noenhanced textcolor rgb '#1c1c1a' front
set label 49 'order 1, 2 evaluations' at screen 0.9697,0.475 right textcolor rgb '#5c5c56' front
set label 50 '=' at screen 0.74668,0.15 left textcolor rgb '#f1eedd' front
set label 51 '=' at screen 0.75678,0.15 left textcolor rgb '#f1eedd' front
set label 52 '=' at screen 0.76688,0.15 left textcolor rgb '#f1eedd' front
set label 53 '=' at screen 0.77698,0.15 left textcolor rgb '#f1eedd' front
set arrow from first 1e-08, graph 0 to first 1e-08, graph 0.95 nohead lw 1 lc rgb '#1c1c1a'
set label 54 'h* = 1.0e-08' at screen 0.81481,0.29323 left textcolor rgb '#1c1c1a' front
set label 55 'error 1.3e-08' at screen 0.81481,0.26823 left textcolor rgb '#1c1c1a' front
set label 56 'rounding' at screen 0.70354,0.30969 right textcolor rgb '#45607a' front
set label 57 'slope -1.00' at screen 0.70354,0.28469 right textcolor rgb '#45607a' front
set label 58 'truncation' at screen 0.65498,0.19232 left textcolor rgb '#a83a40' front
set label 59 'slope 1.00' at screen 0.65498,0.16732 left textcolor rgb '#a83a40' front
set label 60 '1 error is exactly 0; 1 error lies below the chart; 1 sample is not a number' at screen 0.080808,0 left noenhanced textcolor rgb '#5c5c56' front
plot $d10 using 1:2 with points pt '.' lc rgb '#bbbbba' notitle, \
     $d11 using 1:2 with points pt 't' lc rgb '#b14e53' notitle, \
     $d12 using 1:2 with points pt 'r' lc rgb '#74889b' notitle, \
     NaN notitle
unset multiplot
