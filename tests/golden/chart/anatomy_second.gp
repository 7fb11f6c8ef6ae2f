set encoding utf8
set terminal pdfcairo size 6.97,5.0014 enhanced color rounded fontscale 0.78 linewidth 1 background "#ffffff" font "Sans,8"
set minussign

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

# |truncation|
$d4 << EOD
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

# the upper edge of |rounding|
$d5 << EOD
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
0.0001909105 1e-13
EOD

# the upper edge of the node error
$d6 << EOD
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
8.173033e-05 1e-13
EOD

# the upper edge of the evaluation error
$d7 << EOD
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
0.0001269539 1e-13
EOD

# the upper edge of the arithmetic error
$d8 << EOD
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
8.173033e-05 1e-13
EOD

# the upper edge of the total |error|
$d9 << EOD
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
set lmargin at screen 0.10622
set rmargin at screen 0.97146
set bmargin at screen 0.18338
set tmargin at screen 0.90279
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '10^{%T}'
set yrange [1e-13:1e0]
set ytics out nomirror 1e-13,1e1,1e0
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.53884,0.11489 center textcolor rgb '#1c1c1a' front
set label 2 '|error| of the derivative' at screen 0.029805,0.54308 center rotate by 90 textcolor rgb '#1c1c1a'
set label 3 'forward' at screen 0.10622,0.92267 left noenhanced font 'Sans:Bold,8' textcolor rgb '#1c1c1a' front
set label 4 'order 1, 2 evaluations' at screen 0.97146,0.92267 right textcolor rgb '#5c5c56' front
set label 5 'Truncation and rounding of sin(x) at x = 1.2, y = 0.5, along y' at screen 0.10622,0.97128 left noenhanced font 'Sans:Bold,8' textcolor rgb '#1c1c1a' front
set arrow from screen 0.10622,0.077328 to screen 0.12524,0.077328 nohead lw 1.1 lc rgb '#1c1c1a'
set label 6 'total error' at screen 0.13476,0.077328 left textcolor rgb '#1c1c1a' front
set arrow from screen 0.25841,0.077328 to screen 0.27744,0.077328 nohead lw 2.8 lc rgb '#a83a40'
set label 7 'truncation' at screen 0.28695,0.077328 left textcolor rgb '#a83a40' front
set arrow from screen 0.4011,0.077328 to screen 0.42012,0.077328 nohead lw 2.8 lc rgb '#45607a'
set label 8 'rounding' at screen 0.42963,0.077328 left textcolor rgb '#45607a' front
set arrow from screen 0.52476,0.077328 to screen 0.54378,0.077328 nohead lw 1.1 lc rgb '#2b76b9'
set label 9 'node' at screen 0.55329,0.077328 left textcolor rgb '#2b76b9' front
set arrow from screen 0.61037,0.077328 to screen 0.61695,0.077328 nohead lw 1.1 lc rgb '#857000'
set arrow from screen 0.62134,0.077328 to screen 0.62793,0.077328 nohead lw 1.1 lc rgb '#857000'
set label 10 'evaluation' at screen 0.6389,0.077328 left textcolor rgb '#857000' front
set arrow from screen 0.75305,0.077328 to screen 0.75524,0.077328 nohead lw 1.1 lc rgb '#a118eb'
set arrow from screen 0.76073,0.077328 to screen 0.76293,0.077328 nohead lw 1.1 lc rgb '#a118eb'
set arrow from screen 0.76841,0.077328 to screen 0.77061,0.077328 nohead lw 1.1 lc rgb '#a118eb'
set label 11 'arithmetic' at screen 0.78159,0.077328 left textcolor rgb '#a118eb' front
set label 12 '■' at screen 0.10622,0.048606 left textcolor rgb '#e2dcb8' front
set label 13 'sweet spot' at screen 0.12524,0.048606 left textcolor rgb '#6b6340' front
set object rectangle from first 2.5e-09, graph 0 to first 4e-08, graph 1 behind fillcolor rgb '#f1eedd' fillstyle solid noborder
set arrow from first 1e-08, graph 0 to first 1e-08, graph 1 nohead lw 1 lc rgb '#1c1c1a'
set label 14 '{/:Italic h}* = 1.0·10^{−8}' at screen 0.5211,0.27213 left textcolor rgb '#1c1c1a' front
set label 15 'error 1.3·10^{−8}' at screen 0.5211,0.24451 left textcolor rgb '#1c1c1a' front
set label 16 'rounding' at screen 0.27927,0.71831 center textcolor rgb '#45607a' front
set label 17 'slope −1.00' at screen 0.27927,0.6907 center textcolor rgb '#45607a' front
set label 18 'truncation' at screen 0.26817,0.23587 right textcolor rgb '#a83a40' front
set label 19 'slope 1.00' at screen 0.26817,0.20825 right textcolor rgb '#a83a40' front
plot $d1 using 1:2 with points pt 7 ps 0.26 lc rgb '#bbbbba' notitle, \
     $d2 using 1:2 with points pt 7 ps 0.2 lc rgb '#8fa0af' notitle, \
     $d3 using 1:2 with points pt 2 ps 0.35 lc rgb '#8fa0af' notitle, \
     $d4 using 1:2 with lines lw 2.8 dt 1 lc rgb '#b14e53' notitle, \
     $d5 using 1:2 with lines lw 2.8 dt 1 lc rgb '#74889b' notitle, \
     $d6 using 1:2 with lines lw 1.1 dt 1 lc rgb '#2b76b9' notitle, \
     $d7 using 1:2 with lines lw 1.1 dt (6,4) lc rgb '#857000' notitle, \
     $d8 using 1:2 with lines lw 1.1 dt (2,5) lc rgb '#a118eb' notitle, \
     $d9 using 1:2 with lines lw 1 dt 1 lc rgb '#1c1c1a' notitle, \
     NaN notitle
unset multiplot
