set encoding utf8
set terminal svg size 1019.5,811.5 dynamic enhanced rounded linewidth 1 background "#ffffff" font "Arial,13"
set minussign

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

# the samples of the total |error|
$d2 << EOD
# (at or below the bottom of the chart)
1e-12 1e-16
EOD

# the samples of |rounding|
$d3 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-12 6e-05
1e-11 1e-05
1e-09 3e-08
1e-08 5e-10
1e-07 6e-10
1e-06 1e-10
1e-05 8e-12
0.0001 3e-13
0.001 5e-15
0.01 6e-15
0.1 1e-15
EOD

# the samples of |rounding|
$d4 << EOD
# (at or below the bottom of the chart)
1 1e-16
EOD

# |truncation|
$d5 << EOD
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
$d6 << EOD
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

# the upper edge of the node error
$d7 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.5e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.5e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.5e-15
0.01 1.5e-15
0.1 2.5e-16
1 2.5e-16
EOD

# the upper edge of the evaluation error
$d8 << EOD
1e-15 0.04
1e-14 0.0015
1e-13 3e-05
1e-12 3e-05
1e-11 5e-06
1e-10 4e-07
1e-09 1.5e-08
1e-08 3e-10
1e-07 3e-10
1e-06 5e-11
1e-05 4e-12
0.0001 1.5e-13
0.001 3e-15
0.01 3e-15
0.1 5e-16
1 5e-16
EOD

# the upper edge of the arithmetic error
$d9 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.5e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.5e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.5e-15
0.01 1.5e-15
0.1 2.5e-16
1 2.5e-16
EOD

# the upper edge of the total |error|
$d10 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-12 1e-05
1e-11 1e-05

1e-09 2.95e-08
1e-08 2.95e-08
1e-07 5.06e-08
1e-06 4.999e-07
1e-05 5e-06
0.0001 5e-05
0.001 0.0005
0.01 0.005
0.1 0.05
1 0.5
EOD

# the samples of the total |error|
$d11 << EOD
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

# the samples of the total |error|
$d12 << EOD
# (at or below the bottom of the chart)
1e-08 1e-16
EOD

# the samples of |rounding|
$d13 << EOD
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
0.0001 3e-13
0.001 5e-15
0.01 6e-15
0.1 1e-15
EOD

# the samples of |rounding|
$d14 << EOD
# (at or below the bottom of the chart)
1 1e-16
EOD

# |truncation|
$d15 << EOD
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
$d16 << EOD
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

# the upper edge of the node error
$d17 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.5e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.5e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.5e-15
0.01 1.5e-15
0.1 2.5e-16
1 2.5e-16
EOD

# the upper edge of the evaluation error
$d18 << EOD
1e-15 0.04
1e-14 0.0015
1e-13 3e-05
1e-12 3e-05
1e-11 5e-06
1e-10 4e-07
1e-09 1.5e-08
1e-08 3e-10
1e-07 3e-10
1e-06 5e-11
1e-05 4e-12
0.0001 1.5e-13
0.001 3e-15
0.01 3e-15
0.1 5e-16
1 5e-16
EOD

# the upper edge of the arithmetic error
$d19 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.5e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.5e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.5e-15
0.01 1.5e-15
0.1 2.5e-16
1 2.5e-16
EOD

# the upper edge of the total |error|
$d20 << EOD
1e-15 0.08
1e-14 0.003
1e-13 6e-05
1e-12 6e-05
1e-11 1e-05
1e-10 8e-07
1e-09 3e-08
1e-08 6.0001e-10
1e-07 6.0001e-10
1e-06 6.0001e-10
1e-05 6.0001e-10
0.0001 4.9997e-09
0.001 5e-07
0.01 5e-05
0.1 0.005
1 0.5
EOD

# the samples of the total |error|
$d21 << EOD
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

# the samples of |rounding|
$d22 << EOD
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
0.0001 3e-13
0.001 5e-15
0.01 6e-15
0.1 1e-15
EOD

# the samples of |rounding|
$d23 << EOD
# (at or below the bottom of the chart)
1 1e-16
EOD

# |truncation|
$d24 << EOD
EOD

# the upper edge of |rounding|
$d25 << EOD
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

# the upper edge of the node error
$d26 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.5e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.5e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.5e-15
0.01 1.5e-15
0.1 2.5e-16
1 2.5e-16
EOD

# the upper edge of the evaluation error
$d27 << EOD
1e-15 0.04
1e-14 0.0015
1e-13 3e-05
1e-12 3e-05
1e-11 5e-06
1e-10 4e-07
1e-09 1.5e-08
1e-08 3e-10
1e-07 3e-10
1e-06 5e-11
1e-05 4e-12
0.0001 1.5e-13
0.001 3e-15
0.01 3e-15
0.1 5e-16
1 5e-16
EOD

# the upper edge of the arithmetic error
$d28 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.5e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.5e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.5e-15
0.01 1.5e-15
0.1 2.5e-16
1 2.5e-16
EOD

# the upper edge of the total |error|
$d29 << EOD
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
0.0001 8e-12
0.001 8e-12
0.01 5e-09
0.1 5e-05
1 0.5
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
set lmargin at screen 0.080726
set rmargin at screen 0.48838
set bmargin at screen 0.56808
set tmargin at screen 0.92951
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '10^{%T}'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-16,1e2,1e0
unset mytics
set format y '10^{%T}'
set label 1 '|error| of the derivative' at screen 0.023502,0.7488 center rotate by 90 textcolor rgb '#1c1c1a'
set label 2 'forward' at screen 0.080726,0.94393 left noenhanced font 'Arial,15' textcolor rgb '#1c1c1a' front
set label 3 'order 1, 2 evaluations' at screen 0.48838,0.94393 right textcolor rgb '#5c5c56' front
set label 4 'Truncation and rounding of finite differences of sin(x) at x = 1.2' at screen 0.080726,0.97917 left noenhanced font 'Arial,15' textcolor rgb '#1c1c1a' front
set arrow from screen 0.080726,0.035243 to screen 0.09485,0.035243 nohead lw 1.1 lc rgb '#1c1c1a'
set label 5 'total error' at screen 0.10191,0.035243 left textcolor rgb '#1c1c1a' front
set arrow from screen 0.19372,0.035243 to screen 0.20785,0.035243 nohead lw 2.8 lc rgb '#a83a40'
set label 6 'truncation' at screen 0.21491,0.035243 left textcolor rgb '#a83a40' front
set arrow from screen 0.29966,0.035243 to screen 0.31378,0.035243 nohead lw 2.8 lc rgb '#45607a'
set label 7 'rounding' at screen 0.32084,0.035243 left textcolor rgb '#45607a' front
set arrow from screen 0.39147,0.035243 to screen 0.40559,0.035243 nohead lw 1.1 lc rgb '#2b76b9'
set label 8 'node' at screen 0.41265,0.035243 left textcolor rgb '#2b76b9' front
set arrow from screen 0.45503,0.035243 to screen 0.46032,0.035243 nohead lw 1.1 lc rgb '#857000'
set arrow from screen 0.46385,0.035243 to screen 0.46915,0.035243 nohead lw 1.1 lc rgb '#857000'
set label 9 'evaluation' at screen 0.47621,0.035243 left textcolor rgb '#857000' front
set arrow from screen 0.56096,0.035243 to screen 0.56273,0.035243 nohead lw 1.1 lc rgb '#a118eb'
set arrow from screen 0.56714,0.035243 to screen 0.56891,0.035243 nohead lw 1.1 lc rgb '#a118eb'
set arrow from screen 0.57332,0.035243 to screen 0.57509,0.035243 nohead lw 1.1 lc rgb '#a118eb'
set label 10 'arithmetic' at screen 0.58215,0.035243 left textcolor rgb '#a118eb' front
set label 11 '■' at screen 0.6669,0.035243 left textcolor rgb '#e2dcb8' front
set label 12 'sweet spot' at screen 0.68102,0.035243 left textcolor rgb '#6b6340' front
set object rectangle from first 2.5e-09, graph 0 to first 4e-08, graph 1 behind fillcolor rgb '#f1eedd' fillstyle solid noborder
set arrow from first 1e-08, graph 0 to first 1e-08, graph 1 nohead lw 1 lc rgb '#1c1c1a'
set label 13 '{/:Italic h}* = 1.0·10^{−8}' at screen 0.27989,0.61575 left textcolor rgb '#1c1c1a' front
set label 14 'error 1.3·10^{−8}' at screen 0.27989,0.59572 left textcolor rgb '#1c1c1a' front
set label 15 'rounding' at screen 0.14401,0.88254 left textcolor rgb '#45607a' front
set label 16 'slope −1.00' at screen 0.14401,0.86251 left textcolor rgb '#45607a' front
set label 17 'truncation' at screen 0.23486,0.72942 right textcolor rgb '#a83a40' front
set label 18 'slope 1.00' at screen 0.23486,0.7094 right textcolor rgb '#a83a40' front
plot $d1 using 1:2 with points pt 7 ps 0.26 lc rgb '#bbbbba' notitle, \
     $d2 using 1:2 with points pt 2 ps 0.35 lc rgb '#bbbbba' notitle, \
     $d3 using 1:2 with points pt 7 ps 0.2 lc rgb '#8fa0af' notitle, \
     $d4 using 1:2 with points pt 2 ps 0.35 lc rgb '#8fa0af' notitle, \
     $d5 using 1:2 with lines lw 2.8 dt 1 lc rgb '#b14e53' notitle, \
     $d6 using 1:2 with lines lw 2.8 dt 1 lc rgb '#74889b' notitle, \
     $d7 using 1:2 with lines lw 1.1 dt 1 lc rgb '#2b76b9' notitle, \
     $d8 using 1:2 with lines lw 1.1 dt (6,4) lc rgb '#857000' notitle, \
     $d9 using 1:2 with lines lw 1.1 dt (2,5) lc rgb '#a118eb' notitle, \
     $d10 using 1:2 with lines lw 1 dt 1 lc rgb '#1c1c1a' notitle, \
     NaN notitle

unset label
unset arrow
unset object
set lmargin at screen 0.57116
set rmargin at screen 0.97881
set bmargin at screen 0.56808
set tmargin at screen 0.92951
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '10^{%T}'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-16,1e2,1e0
unset mytics
set format y '10^{%T}'
set label 19 'step h' at screen 0.77499,0.51842 center textcolor rgb '#1c1c1a' front
set label 20 'central' at screen 0.57116,0.94393 left noenhanced font 'Arial,15' textcolor rgb '#1c1c1a' front
set label 21 'order 2, 4 evaluations' at screen 0.97881,0.94393 right textcolor rgb '#5c5c56' front
set object rectangle from first 1.4e-06, graph 0 to first 2.24e-05, graph 1 behind fillcolor rgb '#f1eedd' fillstyle solid noborder
set arrow from first 5.6e-06, graph 0 to first 5.6e-06, graph 1 nohead lw 1 lc rgb '#1c1c1a'
set label 22 '{/:Italic h}* = 5.6·10^{−6}' at screen 0.82716,0.81152 right textcolor rgb '#1c1c1a' front
set label 23 'error 2.4·10^{−11}' at screen 0.82716,0.79149 right textcolor rgb '#1c1c1a' front
set label 24 'rounding' at screen 0.63444,0.88254 left textcolor rgb '#45607a' front
set label 25 'slope −1.00' at screen 0.63444,0.86251 left textcolor rgb '#45607a' front
set label 26 'truncation' at screen 0.77965,0.61647 right textcolor rgb '#a83a40' front
set label 27 'slope 2.00' at screen 0.77965,0.59645 right textcolor rgb '#a83a40' front
plot $d11 using 1:2 with points pt 7 ps 0.26 lc rgb '#bbbbba' notitle, \
     $d12 using 1:2 with points pt 2 ps 0.35 lc rgb '#bbbbba' notitle, \
     $d13 using 1:2 with points pt 7 ps 0.2 lc rgb '#8fa0af' notitle, \
     $d14 using 1:2 with points pt 2 ps 0.35 lc rgb '#8fa0af' notitle, \
     $d15 using 1:2 with lines lw 2.8 dt 1 lc rgb '#b14e53' notitle, \
     $d16 using 1:2 with lines lw 2.8 dt 1 lc rgb '#74889b' notitle, \
     $d17 using 1:2 with lines lw 1.1 dt 1 lc rgb '#2b76b9' notitle, \
     $d18 using 1:2 with lines lw 1.1 dt (6,4) lc rgb '#857000' notitle, \
     $d19 using 1:2 with lines lw 1.1 dt (2,5) lc rgb '#a118eb' notitle, \
     $d20 using 1:2 with lines lw 1 dt 1 lc rgb '#1c1c1a' notitle, \
     NaN notitle

unset label
unset arrow
unset object
set lmargin at screen 0.080726
set rmargin at screen 0.48838
set bmargin at screen 0.11214
set tmargin at screen 0.47357
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '10^{%T}'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-16,1e2,1e0
unset mytics
set format y '10^{%T}'
set label 28 'step h' at screen 0.28455,0.062477 center textcolor rgb '#1c1c1a' front
set label 29 '|error| of the derivative' at screen 0.023502,0.29285 center rotate by 90 textcolor rgb '#1c1c1a'
set label 30 'five-point' at screen 0.080726,0.48799 left noenhanced font 'Arial,15' textcolor rgb '#1c1c1a' front
set label 31 'order 4, 8 evaluations' at screen 0.48838,0.48799 right textcolor rgb '#5c5c56' front
set object rectangle from first 0.0001575, graph 0 to first 0.00252, graph 1 behind fillcolor rgb '#f1eedd' fillstyle solid noborder
set arrow from first 0.00063, graph 0 to first 0.00063, graph 1 nohead lw 1 lc rgb '#1c1c1a'
set label 32 '{/:Italic h}* ≥ 6.3·10^{−4}' at screen 0.39247,0.31039 right textcolor rgb '#1c1c1a' front
set label 33 'error 2.4·10^{−13}' at screen 0.39247,0.29037 right textcolor rgb '#1c1c1a' front
set label 34 'rounding' at screen 0.14401,0.42659 left textcolor rgb '#45607a' front
set label 35 'slope −1.00' at screen 0.14401,0.40656 left textcolor rgb '#45607a' front
set label 36 'truncation' at screen 0.17131,0.16466 center textcolor rgb '#a83a40' front
set label 37 'is exactly 0' at screen 0.17131,0.14463 center textcolor rgb '#a83a40' front
set label 38 '1 error is exactly 0; 1 error lies below the chart; 1 sample is not a number' at screen 0.080726,0.012816 left noenhanced textcolor rgb '#5c5c56' front
plot $d21 using 1:2 with points pt 7 ps 0.26 lc rgb '#bbbbba' notitle, \
     $d22 using 1:2 with points pt 7 ps 0.2 lc rgb '#8fa0af' notitle, \
     $d23 using 1:2 with points pt 2 ps 0.35 lc rgb '#8fa0af' notitle, \
     $d25 using 1:2 with lines lw 2.8 dt 1 lc rgb '#74889b' notitle, \
     $d26 using 1:2 with lines lw 1.1 dt 1 lc rgb '#2b76b9' notitle, \
     $d27 using 1:2 with lines lw 1.1 dt (6,4) lc rgb '#857000' notitle, \
     $d28 using 1:2 with lines lw 1.1 dt (2,5) lc rgb '#a118eb' notitle, \
     $d29 using 1:2 with lines lw 1 dt 1 lc rgb '#1c1c1a' notitle, \
     NaN notitle
unset multiplot
