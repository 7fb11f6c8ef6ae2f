set encoding utf8
set terminal svg size 1019.5,805 dynamic enhanced font "Arial,13" linewidth 1 background "#ffffff"

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

# the envelope of the node error
$d5 << EOD
1e-15 0.02
1e-14 0.02
1e-13 0.00075
1e-12 1.5e-05
1e-11 1.5e-05
1e-10 2.5e-06
1e-09 2e-07
1e-08 7.5e-09
1e-07 1.5e-10
1e-06 1.5e-10
1e-05 2.5e-11
0.0001 2e-12
0.001 7.5e-14
0.01 1.5e-15
0.1 1.5e-15
1 2.5e-16
EOD

# the envelope of the evaluation error
$d6 << EOD
1e-15 0.04
1e-14 0.04
1e-13 0.0015
1e-12 3e-05
1e-11 3e-05
1e-10 5e-06
1e-09 4e-07
1e-08 1.5e-08
1e-07 3e-10
1e-06 3e-10
1e-05 5e-11
0.0001 4e-12
0.001 1.5e-13
0.01 3e-15
0.1 3e-15
1 5e-16
EOD

# the envelope of the arithmetic error
$d7 << EOD
1e-15 0.02
1e-14 0.02
1e-13 0.00075
1e-12 1.5e-05
1e-11 1.5e-05
1e-10 2.5e-06
1e-09 2e-07
1e-08 7.5e-09
1e-07 1.5e-10
1e-06 1.5e-10
1e-05 2.5e-11
0.0001 2e-12
0.001 7.5e-14
0.01 1.5e-15
0.1 1.5e-15
1 2.5e-16
EOD

# |truncation|
$d8 << EOD
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

# the envelope of |rounding|
$d9 << EOD
1e-15 0.08
1e-14 0.08
1e-13 0.003
1e-12 6e-05
1e-11 6e-05

1e-09 3e-08
1e-08 3e-08
1e-07 6e-10
1e-06 6e-10
1e-05 1e-10
0.0001 8e-12
0.001 3e-13
0.01 6e-15
0.1 6e-15
1 1e-15
EOD

# the samples of the total |error|
$d10 << EOD
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
$d11 << EOD
# (at or below the bottom of the chart)
1e-08 1e-16
EOD

# the samples of |rounding|
$d12 << EOD
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
$d13 << EOD
# (at or below the bottom of the chart)
1 1e-16
EOD

# the envelope of the node error
$d14 << EOD
1e-15 0.02
1e-14 0.02
1e-13 0.00075
1e-12 1.5e-05
1e-11 1.5e-05
1e-10 2.5e-06
1e-09 2e-07
1e-08 7.5e-09
1e-07 1.5e-10
1e-06 1.5e-10
1e-05 2.5e-11
0.0001 2e-12
0.001 7.5e-14
0.01 1.5e-15
0.1 1.5e-15
1 2.5e-16
EOD

# the envelope of the evaluation error
$d15 << EOD
1e-15 0.04
1e-14 0.04
1e-13 0.0015
1e-12 3e-05
1e-11 3e-05
1e-10 5e-06
1e-09 4e-07
1e-08 1.5e-08
1e-07 3e-10
1e-06 3e-10
1e-05 5e-11
0.0001 4e-12
0.001 1.5e-13
0.01 3e-15
0.1 3e-15
1 5e-16
EOD

# the envelope of the arithmetic error
$d16 << EOD
1e-15 0.02
1e-14 0.02
1e-13 0.00075
1e-12 1.5e-05
1e-11 1.5e-05
1e-10 2.5e-06
1e-09 2e-07
1e-08 7.5e-09
1e-07 1.5e-10
1e-06 1.5e-10
1e-05 2.5e-11
0.0001 2e-12
0.001 7.5e-14
0.01 1.5e-15
0.1 1.5e-15
1 2.5e-16
EOD

# |truncation|
$d17 << EOD
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

# the envelope of |rounding|
$d18 << EOD
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
0.001 3e-13
0.01 6e-15
0.1 6e-15
1 1e-15
EOD

# the samples of the total |error|
$d19 << EOD
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
$d20 << EOD
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
$d21 << EOD
# (at or below the bottom of the chart)
1 1e-16
EOD

# the envelope of the node error
$d22 << EOD
1e-15 0.02
1e-14 0.02
1e-13 0.00075
1e-12 1.5e-05
1e-11 1.5e-05
1e-10 2.5e-06
1e-09 2e-07
1e-08 7.5e-09
1e-07 1.5e-10
1e-06 1.5e-10
1e-05 2.5e-11
0.0001 2e-12
0.001 7.5e-14
0.01 1.5e-15
0.1 1.5e-15
1 2.5e-16
EOD

# the envelope of the evaluation error
$d23 << EOD
1e-15 0.04
1e-14 0.04
1e-13 0.0015
1e-12 3e-05
1e-11 3e-05
1e-10 5e-06
1e-09 4e-07
1e-08 1.5e-08
1e-07 3e-10
1e-06 3e-10
1e-05 5e-11
0.0001 4e-12
0.001 1.5e-13
0.01 3e-15
0.1 3e-15
1 5e-16
EOD

# the envelope of the arithmetic error
$d24 << EOD
1e-15 0.02
1e-14 0.02
1e-13 0.00075
1e-12 1.5e-05
1e-11 1.5e-05
1e-10 2.5e-06
1e-09 2e-07
1e-08 7.5e-09
1e-07 1.5e-10
1e-06 1.5e-10
1e-05 2.5e-11
0.0001 2e-12
0.001 7.5e-14
0.01 1.5e-15
0.1 1.5e-15
1 2.5e-16
EOD

# |truncation|
$d25 << EOD
EOD

# the envelope of |rounding|
$d26 << EOD
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
0.001 3e-13
0.01 6e-15
0.1 6e-15
1 1e-15
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
set lmargin at screen 0.080726
set rmargin at screen 0.48838
set bmargin at screen 0.56137
set tmargin at screen 0.92894
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '10^{%T}'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-16,1e2,1e0
unset mytics
set format y '10^{%T}'
set label 1 '|error| of the derivative' at screen 0.024914,0.74516 center rotate by 90
set label 2 'forward' at screen 0.080726,0.94348 left noenhanced font 'Arial,15' textcolor rgb '#000000' front
set label 3 'order 1, 2 evaluations' at screen 0.48838,0.94348 right textcolor rgb '#555555' front
set label 4 'sin(x) at x = 1.2, double' at screen 0.080726,0.97901 left noenhanced font 'Arial,15' textcolor rgb '#000000' front
set label 5 '● total error' at screen 0.080726,0.033913 left textcolor rgb '#8c8c8c' front
set label 6 '― truncation' at screen 0.19019,0.033913 left textcolor rgb '#0072b2' front
set label 7 '● rounding' at screen 0.29259,0.033913 left textcolor rgb '#d55e00' front
set label 8 '― node' at screen 0.38087,0.033913 left textcolor rgb '#e69f00' front
set label 9 '― evaluation' at screen 0.4409,0.033913 left textcolor rgb '#cc79a7' front
set label 10 '― arithmetic' at screen 0.54331,0.033913 left textcolor rgb '#009e73' front
set label 11 '■ sweet spot' at screen 0.64571,0.033913 left textcolor rgb '#7a7200' front
set label 12 '■' at screen 0.64571,0.033913 left textcolor rgb '#efe690' front
set object rectangle from first 2.5e-09, graph 0 to first 4e-08, graph 1 behind fillcolor rgb '#f8f4c0' fillstyle solid noborder
set arrow from first 1e-08, graph 0 to first 1e-08, graph 1 nohead lw 1 lc rgb '#000000'
set label 13 '{/:Italic h}* = 1.0·10^{-8}' at screen 0.27989,0.60975 left textcolor rgb '#000000' front
set label 14 'error 1.3·10^{-8}' at screen 0.27989,0.58956 left textcolor rgb '#000000' front
set label 15 'rounding' at screen 0.22861,0.76621 right textcolor rgb '#d55e00' front
set label 16 'slope −1.00' at screen 0.22861,0.74602 right textcolor rgb '#d55e00' front
set label 17 'truncation' at screen 0.37114,0.8632 right textcolor rgb '#0072b2' front
set label 18 'slope 1.00' at screen 0.37114,0.84301 right textcolor rgb '#0072b2' front
plot $d1 using 1:2 with points pt 7 ps 0.42 lc rgb '#d1d1d1' notitle, \
     $d2 using 1:2 with points pt 2 ps 0.35 lc rgb '#d1d1d1' notitle, \
     $d3 using 1:2 with points pt 7 ps 0.22 lc rgb '#e08640' notitle, \
     $d4 using 1:2 with points pt 2 ps 0.35 lc rgb '#e08640' notitle, \
     $d5 using 1:2 with lines lw 0.9 dt 1 lc rgb '#ecb740' notitle, \
     $d6 using 1:2 with lines lw 0.9 dt 1 lc rgb '#d99bbd' notitle, \
     $d7 using 1:2 with lines lw 0.9 dt 1 lc rgb '#40b696' notitle, \
     $d8 using 1:2 with lines lw 2 dt 1 lc rgb '#0072b2' notitle, \
     $d9 using 1:2 with lines lw 1.8 dt 1 lc rgb '#d55e00' notitle, \
     NaN notitle

unset label
unset arrow
unset object
set lmargin at screen 0.57116
set rmargin at screen 0.97881
set bmargin at screen 0.56137
set tmargin at screen 0.92894
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '10^{%T}'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-16,1e2,1e0
unset mytics
set format y '10^{%T}'
set label 19 'step h' at screen 0.77499,0.51453 center textcolor rgb '#000000' front
set label 20 'central' at screen 0.57116,0.94348 left noenhanced font 'Arial,15' textcolor rgb '#000000' front
set label 21 'order 2, 4 evaluations' at screen 0.97881,0.94348 right textcolor rgb '#555555' front
set object rectangle from first 1.4e-06, graph 0 to first 2.24e-05, graph 1 behind fillcolor rgb '#f8f4c0' fillstyle solid noborder
set arrow from first 5.6e-06, graph 0 to first 5.6e-06, graph 1 nohead lw 1 lc rgb '#000000'
set label 22 '{/:Italic h}* = 5.6·10^{-6}' at screen 0.82716,0.83948 right textcolor rgb '#000000' front
set label 23 'error 2.4·10^{-11}' at screen 0.82716,0.8193 right textcolor rgb '#000000' front
set label 24 'rounding' at screen 0.7253,0.76621 right textcolor rgb '#d55e00' front
set label 25 'slope −1.00' at screen 0.7253,0.74602 right textcolor rgb '#d55e00' front
set label 26 'truncation' at screen 0.77965,0.61049 right textcolor rgb '#0072b2' front
set label 27 'slope 2.00' at screen 0.77965,0.5903 right textcolor rgb '#0072b2' front
plot $d10 using 1:2 with points pt 7 ps 0.42 lc rgb '#d1d1d1' notitle, \
     $d11 using 1:2 with points pt 2 ps 0.35 lc rgb '#d1d1d1' notitle, \
     $d12 using 1:2 with points pt 7 ps 0.22 lc rgb '#e08640' notitle, \
     $d13 using 1:2 with points pt 2 ps 0.35 lc rgb '#e08640' notitle, \
     $d14 using 1:2 with lines lw 0.9 dt 1 lc rgb '#ecb740' notitle, \
     $d15 using 1:2 with lines lw 0.9 dt 1 lc rgb '#d99bbd' notitle, \
     $d16 using 1:2 with lines lw 0.9 dt 1 lc rgb '#40b696' notitle, \
     $d17 using 1:2 with lines lw 2 dt 1 lc rgb '#0072b2' notitle, \
     $d18 using 1:2 with lines lw 1.8 dt 1 lc rgb '#d55e00' notitle, \
     NaN notitle

unset label
unset arrow
unset object
set lmargin at screen 0.080726
set rmargin at screen 0.48838
set bmargin at screen 0.10174
set tmargin at screen 0.46932
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '10^{%T}'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-16,1e2,1e0
unset mytics
set format y '10^{%T}'
set label 28 'step h' at screen 0.28455,0.054907 center textcolor rgb '#000000' front
set label 29 '|error| of the derivative' at screen 0.024914,0.28553 center rotate by 90
set label 30 'five-point' at screen 0.080726,0.48385 left noenhanced font 'Arial,15' textcolor rgb '#000000' front
set label 31 'order 4, 8 evaluations' at screen 0.48838,0.48385 right textcolor rgb '#555555' front
set object rectangle from first 0.0001575, graph 0 to first 0.00252, graph 1 behind fillcolor rgb '#f8f4c0' fillstyle solid noborder
set arrow from first 0.00063, graph 0 to first 0.00063, graph 1 nohead lw 1 lc rgb '#000000'
set label 32 '{/:Italic h}* ≥ 6.3·10^{-4}' at screen 0.39247,0.15012 right textcolor rgb '#000000' front
set label 33 'error 2.4·10^{-13}' at screen 0.39247,0.12994 right textcolor rgb '#000000' front
set label 34 'rounding' at screen 0.26204,0.26573 right textcolor rgb '#d55e00' front
set label 35 'slope −1.00' at screen 0.26204,0.24555 right textcolor rgb '#d55e00' front
set label 36 'truncation' at screen 0.17131,0.15486 center textcolor rgb '#0072b2' front
set label 37 'is exactly 0' at screen 0.17131,0.13468 center textcolor rgb '#0072b2' front
set label 38 '1 error is exactly 0; 1 error lies below the chart; 1 sample is not a number' at screen 0.080726,0.012919 left noenhanced textcolor rgb '#555555' front
plot $d19 using 1:2 with points pt 7 ps 0.42 lc rgb '#d1d1d1' notitle, \
     $d20 using 1:2 with points pt 7 ps 0.22 lc rgb '#e08640' notitle, \
     $d21 using 1:2 with points pt 2 ps 0.35 lc rgb '#e08640' notitle, \
     $d22 using 1:2 with lines lw 0.9 dt 1 lc rgb '#ecb740' notitle, \
     $d23 using 1:2 with lines lw 0.9 dt 1 lc rgb '#d99bbd' notitle, \
     $d24 using 1:2 with lines lw 0.9 dt 1 lc rgb '#40b696' notitle, \
     $d26 using 1:2 with lines lw 1.8 dt 1 lc rgb '#d55e00' notitle, \
     NaN notitle
unset multiplot
