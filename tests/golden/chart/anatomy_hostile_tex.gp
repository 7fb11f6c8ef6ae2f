set encoding utf8
set terminal pict2e size 17.51cm,7.99cm color linewidth 1

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
0.001 7.5e-14
0.01 1.5e-15
0.1 1.5e-15
0.1683815 1e-15
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
0.01 3e-15
0.1 3e-15
0.4103432 1e-15
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
0.001 7.5e-14
0.01 1.5e-15
0.1 1.5e-15
0.1683815 1e-15
EOD

# |truncation|
$d7 << EOD
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
0.01 6e-15
0.1 6e-15
1 1e-15
EOD

# the samples of the total |error|
$d9 << EOD
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
$d10 << EOD
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
$d11 << EOD
# (at or below the bottom of the chart)
0.1 1e-15
1 1e-15
EOD

# the envelope of the node error
$d12 << EOD
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
0.1683815 1e-15
EOD

# the envelope of the evaluation error
$d13 << EOD
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
0.4103432 1e-15
EOD

# the envelope of the arithmetic error
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
0.1683815 1e-15
EOD

# |truncation|
$d15 << EOD
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

# the envelope of |rounding|
$d16 << EOD
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
set lmargin at screen 0.1068
set rmargin at screen 0.48835
set bmargin at screen 0.26809
set tmargin at screen 0.81277
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e3,1e0
unset mxtics
set format x '$10^{%T}$'
set yrange [1e-15:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y '$10^{%T}$'
set label 1 'step $h$' at screen 0.29757,0.14468 center textcolor rgb '#000000' front
set label 2 '$|$error$|$ of the derivative' at screen 0.02233,0.54043 center rotate by 90
set label 3 'EOD !touch pwned ' at screen 0.1068,0.85106 left noenhanced textcolor rgb '#000000' front
set label 4 'order 1' at screen 0.48835,0.85106 right textcolor rgb '#555555' front
set label 5 '\char96{}touch pwned\char96{} \char34{}\$(id)\char34{} '."\047".'; system('."\047".'touch pwned'."\047".') \# @X \%c \{\ldots{} at @x'."\047".'\char96{}touch pwned\char96{} = 1.2, double' at screen 0.1068,0.94468 left noenhanced textcolor rgb '#000000' front
set label 6 '$\bullet$ total error' at screen 0.1068,0.089362 left textcolor rgb '#8c8c8c' front
set label 7 '--- truncation' at screen 0.24223,0.089362 left textcolor rgb '#0072b2' front
set label 8 '$\bullet$ rounding' at screen 0.36893,0.089362 left textcolor rgb '#d55e00' front
set label 9 '--- node' at screen 0.47816,0.089362 left textcolor rgb '#e69f00' front
set label 10 '--- evaluation' at screen 0.55243,0.089362 left textcolor rgb '#cc79a7' front
set label 11 '--- arithmetic' at screen 0.67913,0.089362 left textcolor rgb '#009e73' front
set label 12 '\rule{1ex}{1ex} sweet spot' at screen 0.80583,0.089362 left textcolor rgb '#7a7200' front
set label 13 '\rule{1ex}{1ex}' at screen 0.80583,0.089362 left textcolor rgb '#efe690' front
set object rectangle from first 2.5e-09, graph 0 to first 4e-08, graph 1 behind fillcolor rgb '#f8f4c0' fillstyle solid noborder
set arrow from first 1e-08, graph 0 to first 1e-08, graph 1 nohead lw 1 lc rgb '#000000'
set label 14 '$h^*$ = $1.0\cdot 10^{-8}$' at screen 0.23049,0.53298 right textcolor rgb '#000000' front
set label 15 'error $1.3\cdot 10^{-8}$' at screen 0.23049,0.47979 right textcolor rgb '#000000' front
set label 16 'rounding' at screen 0.18078,0.74775 left textcolor rgb '#d55e00' front
set label 17 'slope $-$1.00' at screen 0.18078,0.69456 left textcolor rgb '#d55e00' front
set label 18 'truncation' at screen 0.3901,0.61056 left textcolor rgb '#0072b2' front
set label 19 'slope 1.00' at screen 0.3901,0.55737 left textcolor rgb '#0072b2' front
plot $d1 using 1:2 with dots lc rgb '#d1d1d1' notitle, \
     $d2 using 1:2 with dots lc rgb '#e08640' notitle, \
     $d3 using 1:2 with dots lc rgb '#e08640' notitle, \
     $d4 using 1:2 with lines lw 0.904 dt 1 lc rgb '#ecb740' notitle, \
     $d5 using 1:2 with lines lw 0.905 dt 1 lc rgb '#d99bbd' notitle, \
     $d6 using 1:2 with lines lw 0.906 dt 1 lc rgb '#40b696' notitle, \
     $d7 using 1:2 with lines lw 2.007 dt 1 lc rgb '#0072b2' notitle, \
     $d8 using 1:2 with lines lw 1.808 dt 1 lc rgb '#d55e00' notitle, \
     NaN notitle

unset label
unset arrow
unset object
set lmargin at screen 0.59223
set rmargin at screen 0.97379
set bmargin at screen 0.26809
set tmargin at screen 0.81277
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e3,1e0
unset mxtics
set format x '$10^{%T}$'
set yrange [1e-15:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y '$10^{%T}$'
set label 20 'step $h$' at screen 0.78301,0.14468 center textcolor rgb '#000000' front
set label 21 'a'."\047".'\char96{}touch pwned\char96{}\_\{b\}' at screen 0.59223,0.85106 left noenhanced textcolor rgb '#000000' front
set label 22 'order 2' at screen 0.97379,0.85106 right textcolor rgb '#555555' front
set object rectangle from first 1.4e-06, graph 0 to first 2.24e-05, graph 1 behind fillcolor rgb '#f8f4c0' fillstyle solid noborder
set arrow from first 5.6e-06, graph 0 to first 5.6e-06, graph 1 nohead lw 1 lc rgb '#000000'
set label 23 '$h^*$ = $5.6\cdot 10^{-6}$' at screen 0.8266,0.75993 right textcolor rgb '#000000' front
set label 24 'error $2.4\cdot 10^{-11}$' at screen 0.8266,0.70674 right textcolor rgb '#000000' front
set label 25 'rounding' at screen 0.7567,0.50162 right textcolor rgb '#d55e00' front
set label 26 'slope $-$1.00' at screen 0.7567,0.44843 right textcolor rgb '#d55e00' front
set label 27 'truncation' at screen 0.89748,0.76801 center textcolor rgb '#0072b2' front
set label 28 'slope 2.00' at screen 0.89748,0.71481 center textcolor rgb '#0072b2' front
plot $d9 using 1:2 with dots lc rgb '#d1d1d1' notitle, \
     $d10 using 1:2 with dots lc rgb '#e08640' notitle, \
     $d11 using 1:2 with dots lc rgb '#e08640' notitle, \
     $d12 using 1:2 with lines lw 0.912 dt 1 lc rgb '#ecb740' notitle, \
     $d13 using 1:2 with lines lw 0.913 dt 1 lc rgb '#d99bbd' notitle, \
     $d14 using 1:2 with lines lw 0.914 dt 1 lc rgb '#40b696' notitle, \
     $d15 using 1:2 with lines lw 2.015 dt 1 lc rgb '#0072b2' notitle, \
     $d16 using 1:2 with lines lw 1.816 dt 1 lc rgb '#d55e00' notitle, \
     NaN notitle
unset multiplot
