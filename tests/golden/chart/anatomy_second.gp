set encoding utf8
set terminal pdfcairo size 6.97,4.8025 enhanced color font "Sans,8" fontscale 0.78 linewidth 1 background "#ffffff"

# the samples of the total |error|
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

# the samples of |rounding|
$d2 << EOD
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
EOD

# the samples of |rounding|
$d3 << EOD
# (at or below the bottom of the chart)
0.001 1e-13
0.01 1e-13
0.1 1e-13
1 1e-13
EOD

# the envelope of the node error
$d4 << EOD
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
0.0008173033 1e-13
EOD

# the envelope of the evaluation error
$d5 << EOD
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
0.001269539 1e-13
EOD

# the envelope of the arithmetic error
$d6 << EOD
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
0.0008173033 1e-13
EOD

# |truncation|
$d7 << EOD
2e-13 1e-13
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

# the envelope of |rounding|
$d8 << EOD
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
0.001909105 1e-13
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
set lmargin at screen 0.10622
set rmargin at screen 0.97146
set bmargin at screen 0.14496
set tmargin at screen 0.89876
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '10^{%T}'
set yrange [1e-13:1e0]
set ytics out nomirror 1e-13,1e1,1e0
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.53884,0.07823 center textcolor rgb '#000000' front
set label 2 '|error| of the derivative' at screen 0.031707,0.52186 center rotate by 90
set label 3 'forward' at screen 0.10622,0.91947 left noenhanced font ':Bold' textcolor rgb '#000000' front
set label 4 'order 1, 2 evaluations' at screen 0.97146,0.91947 right textcolor rgb '#555555' front
set label 5 'sin(x) at x = 1.2, y = 0.5, double, derivative in y' at screen 0.10622,0.97009 left noenhanced font ':Bold' textcolor rgb '#000000' front
set label 6 '● total error' at screen 0.10622,0.048319 left textcolor rgb '#8c8c8c' front
set label 7 '― truncation' at screen 0.25366,0.048319 left textcolor rgb '#0072b2' front
set label 8 '● rounding' at screen 0.39159,0.048319 left textcolor rgb '#d55e00' front
set label 9 '― node' at screen 0.51049,0.048319 left textcolor rgb '#e69f00' front
set label 10 '― evaluation' at screen 0.59134,0.048319 left textcolor rgb '#cc79a7' front
set label 11 '― arithmetic' at screen 0.72927,0.048319 left textcolor rgb '#009e73' front
set label 12 '■ sweet spot' at screen 0.8672,0.048319 left textcolor rgb '#7a7200' front
set label 13 '■' at screen 0.8672,0.048319 left textcolor rgb '#efe690' front
set object rectangle from first 2.5e-09, graph 0 to first 4e-08, graph 1 behind fillcolor rgb '#f8f4c0' fillstyle solid noborder
set arrow from first 1e-08, graph 0 to first 1e-08, graph 1 nohead lw 1 lc rgb '#000000'
set label 14 '{/:Italic h}* = 1.0·10^{-8}' at screen 0.5211,0.23786 left textcolor rgb '#000000' front
set label 15 'error 1.3·10^{-8}' at screen 0.5211,0.2091 left textcolor rgb '#000000' front
set label 16 'rounding' at screen 0.38354,0.55961 right textcolor rgb '#d55e00' front
set label 17 'slope −1.00' at screen 0.38354,0.53085 right textcolor rgb '#d55e00' front
set label 18 'truncation' at screen 0.26817,0.19987 right textcolor rgb '#0072b2' front
set label 19 'slope 1.00' at screen 0.26817,0.17111 right textcolor rgb '#0072b2' front
plot $d1 using 1:2 with points pt 7 ps 0.42 lc rgb '#d1d1d1' notitle, \
     $d2 using 1:2 with points pt 7 ps 0.22 lc rgb '#e08640' notitle, \
     $d3 using 1:2 with points pt 2 ps 0.35 lc rgb '#e08640' notitle, \
     $d4 using 1:2 with lines lw 0.9 dt 1 lc rgb '#ecb740' notitle, \
     $d5 using 1:2 with lines lw 0.9 dt 1 lc rgb '#d99bbd' notitle, \
     $d6 using 1:2 with lines lw 0.9 dt 1 lc rgb '#40b696' notitle, \
     $d7 using 1:2 with lines lw 2 dt 1 lc rgb '#0072b2' notitle, \
     $d8 using 1:2 with lines lw 1.8 dt 1 lc rgb '#d55e00' notitle, \
     NaN notitle
unset multiplot
