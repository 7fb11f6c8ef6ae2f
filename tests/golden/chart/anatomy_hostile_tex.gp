set encoding utf8
set terminal pict2e size 17.51cm,8.16cm color linewidth 1

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
0.001 5e-15
0.01 6e-15
EOD

# the samples of |rounding|
$d3 << EOD
# (at or below the bottom of the chart)
0.1 1e-15
1 1e-15
EOD

# |truncation|
$d4 << EOD
2e-15 1e-15
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
0.001 6e-15
0.01 6e-15
0.1 1e-15
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
0.0001 7.5e-14
0.001 1.5e-15
0.01 1.5e-15
0.01683815 1e-15
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
0.001 3e-15
0.01 3e-15
0.04103432 1e-15
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
0.0001 7.5e-14
0.001 1.5e-15
0.01 1.5e-15
0.01683815 1e-15
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

# the samples of the total |error|
$d10 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-12 6e-05
1e-11 1e-05
1e-10 8e-07
1e-09 3e-08
1e-08 5e-10
1e-07 6.0001e-10
1e-06 9.95e-11
1e-05 5.8e-11
0.0001 4.9997e-09
0.001 5e-07
0.01 5e-05
0.1 0.005
1 0.5
EOD

# the samples of |rounding|
$d11 << EOD
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
EOD

# the samples of |rounding|
$d12 << EOD
# (at or below the bottom of the chart)
0.1 1e-15
1 1e-15
EOD

# |truncation|
$d13 << EOD
4.472136e-08 1e-15
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
$d14 << EOD
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
EOD

# the upper edge of the node error
$d15 << EOD
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
0.01683815 1e-15
EOD

# the upper edge of the evaluation error
$d16 << EOD
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
0.04103432 1e-15
EOD

# the upper edge of the arithmetic error
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
0.01683815 1e-15
EOD

# the upper edge of the total |error|
$d18 << EOD
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
set lmargin at screen 0.095534
set rmargin at screen 0.5268
set bmargin at screen 0.24583
set tmargin at screen 0.82917
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '$10^{%T}$'
set yrange [1e-15:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y '$10^{%T}$'
set label 1 'step $h$' at screen 0.31117,0.11667 center textcolor rgb '#1c1c1a' front
set label 2 '$|$error$|$ of the derivative' at screen 0.0093204,0.56458 center rotate by 90 textcolor rgb '#1c1c1a'
set label 3 'EOD !touch pwned ' at screen 0.095534,0.86667 left noenhanced textcolor rgb '#1c1c1a' front
set label 4 'order 1, 2 evaluations' at screen 0.5268,0.86667 right textcolor rgb '#5c5c56' front
set label 5 '\char96{}touch pwned\char96{} \char34{}\$(id)\char34{} '."\047".'; system('."\047".'touch pwned'."\047".') \# @X \%c \{/Symbol a\ldots{} at @x'."\047".'\char96{}touch pwned\char96{} = 1.2' at screen 0.095534,0.94583 left noenhanced textcolor rgb '#1c1c1a' front
set label 6 '\rule[0.5ex]{4ex}{0.7pt}' at screen 0.015534,0.05 left textcolor rgb '#1c1c1a' front
set label 7 'total error' at screen 0.041748,0.05 left textcolor rgb '#1c1c1a' front
set label 8 '\rule[0.5ex]{4ex}{0.7pt}' at screen 0.15534,0.05 left textcolor rgb '#a83a40' front
set label 9 'truncation' at screen 0.18155,0.05 left textcolor rgb '#a83a40' front
set label 10 '\rule[0.5ex]{4ex}{0.7pt}' at screen 0.28641,0.05 left textcolor rgb '#45607a' front
set label 11 'rounding' at screen 0.31262,0.05 left textcolor rgb '#45607a' front
set label 12 '\rule[0.5ex]{4ex}{0.7pt}' at screen 0.4,0.05 left textcolor rgb '#2b76b9' front
set label 13 'node' at screen 0.42621,0.05 left textcolor rgb '#2b76b9' front
set label 14 '\rule[0.5ex]{0.8ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.8ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.8ex}{0.7pt}\hspace{0.6ex}' at screen 0.47864,0.05 left textcolor rgb '#857000' front
set label 15 'evaluation' at screen 0.50485,0.05 left textcolor rgb '#857000' front
set label 16 '\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}' at screen 0.60971,0.05 left textcolor rgb '#a118eb' front
set label 17 'arithmetic' at screen 0.63592,0.05 left textcolor rgb '#a118eb' front
set label 18 '\rule{1ex}{1ex}' at screen 0.74078,0.05 left textcolor rgb '#e2dcb8' front
set label 19 'sweet spot' at screen 0.75825,0.05 left textcolor rgb '#6b6340' front
set object rectangle from first 2.5e-09, graph 0 to first 4e-08, graph 1 behind fillcolor rgb '#f1eedd' fillstyle solid noborder
set arrow from first 1e-08, graph 0 to first 1e-08, graph 1 nohead lw 1 lc rgb '#1c1c1a'
plot $d1 using 1:2 with dots lc rgb '#bbbbba' notitle, \
     $d2 using 1:2 with dots lc rgb '#8fa0af' notitle, \
     $d3 using 1:2 with dots lc rgb '#8fa0af' notitle, \
     $d4 using 1:2 with lines lw 2.804 dt 1 lc rgb '#b14e53' notitle, \
     $d5 using 1:2 with lines lw 2.805 dt 1 lc rgb '#74889b' notitle, \
     $d6 using 1:2 with lines lw 1.106 dt 1 lc rgb '#2b76b9' notitle, \
     $d7 using 1:2 with lines lw 1.107 dt 2 lc rgb '#857000' notitle, \
     $d8 using 1:2 with lines lw 1.108 dt 3 lc rgb '#a118eb' notitle, \
     $d9 using 1:2 with lines lw 1.009 dt 1 lc rgb '#1c1c1a' notitle, \
     NaN notitle

unset label
unset arrow
unset object
set lmargin at screen 0.54777
set rmargin at screen 0.97903
set bmargin at screen 0.24583
set tmargin at screen 0.82917
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '$10^{%T}$'
set yrange [1e-15:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y ''
set label 20 'step $h$' at screen 0.7634,0.11667 center textcolor rgb '#1c1c1a' front
set label 21 'a'."\047".'\char96{}touch pwned\char96{}\_\{b\}' at screen 0.54777,0.86667 left noenhanced textcolor rgb '#1c1c1a' front
set label 22 'order 2, 4 evaluations' at screen 0.97903,0.86667 right textcolor rgb '#5c5c56' front
set object rectangle from first 1.4e-06, graph 0 to first 2.24e-05, graph 1 behind fillcolor rgb '#f1eedd' fillstyle solid noborder
set arrow from first 5.6e-06, graph 0 to first 5.6e-06, graph 1 nohead lw 1 lc rgb '#1c1c1a'
plot $d10 using 1:2 with dots lc rgb '#bbbbba' notitle, \
     $d11 using 1:2 with dots lc rgb '#8fa0af' notitle, \
     $d12 using 1:2 with dots lc rgb '#8fa0af' notitle, \
     $d13 using 1:2 with lines lw 2.813 dt 1 lc rgb '#b14e53' notitle, \
     $d14 using 1:2 with lines lw 2.814 dt 1 lc rgb '#74889b' notitle, \
     $d15 using 1:2 with lines lw 1.115 dt 1 lc rgb '#2b76b9' notitle, \
     $d16 using 1:2 with lines lw 1.116 dt 2 lc rgb '#857000' notitle, \
     $d17 using 1:2 with lines lw 1.117 dt 3 lc rgb '#a118eb' notitle, \
     $d18 using 1:2 with lines lw 1.018 dt 1 lc rgb '#1c1c1a' notitle, \
     NaN notitle
unset multiplot
