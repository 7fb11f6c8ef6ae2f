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
0.1 1e-15
EOD

# the samples of |rounding|
$d3 << EOD
# (at or below the bottom of the chart)
1 1e-16
EOD

# the envelope of the node error
$d4 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.25e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.25e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.25e-15
0.01 1.5e-15
0.1 2.5e-16
0.2305593 1e-16
EOD

# the envelope of the evaluation error
$d5 << EOD
1e-15 0.04
1e-14 0.0015
1e-13 2.5e-05
1e-12 3e-05
1e-11 5e-06
1e-10 4e-07
1e-09 1.5e-08
1e-08 2.5e-10
1e-07 3e-10
1e-06 5e-11
1e-05 4e-12
0.0001 1.5e-13
0.001 2.5e-15
0.01 3e-15
0.1 5e-16
0.4337278 1e-16
EOD

# the envelope of the arithmetic error
$d6 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.25e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.25e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.25e-15
0.01 1.5e-15
0.1 2.5e-16
0.2305593 1e-16
EOD

# |truncation|
$d7 << EOD
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

# the same
$d8 << EOD
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

# the envelope of |rounding|
$d9 << EOD
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
0.815928 1e-16
EOD

# the samples of the total |error|
$d10 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-11 1e-05
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

# the samples of the total |error|
$d11 << EOD
# (at or below the bottom of the chart)
1e-12 1e-16
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
1e-14 0.00075
1e-13 1.25e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.25e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.25e-15
0.01 1.5e-15
0.1 2.5e-16
0.2305593 1e-16
EOD

# the envelope of the evaluation error
$d15 << EOD
1e-15 0.04
1e-14 0.0015
1e-13 2.5e-05
1e-12 3e-05
1e-11 5e-06
1e-10 4e-07
1e-09 1.5e-08
1e-08 2.5e-10
1e-07 3e-10
1e-06 5e-11
1e-05 4e-12
0.0001 1.5e-13
0.001 2.5e-15
0.01 3e-15
0.1 5e-16
0.4337278 1e-16
EOD

# the envelope of the arithmetic error
$d16 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.25e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.25e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.25e-15
0.01 1.5e-15
0.1 2.5e-16
0.2305593 1e-16
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

# the same
$d18 << EOD
1e-07 5e-15
1e-06 5e-13
1e-05 5e-11
0.0001 5e-09
0.001 5e-07
0.01 5e-05
0.1 0.005
1 0.5
EOD

# the same
$d19 << EOD
# (at or below the bottom of the chart)
1e-15 1e-16
1e-14 1e-16
1e-13 1e-16
1e-12 1e-16
1e-11 1e-16
1e-10 1e-16
1e-09 1e-16
1e-08 1e-16
EOD

# the envelope of |rounding|
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
0.815928 1e-16
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
set xrange [1.778279e-16:5.623413]
unset mxtics
set xtics out nomirror ('$10^{-15}$' 1e-15, '' 1e-14, '' 1e-13, '$10^{-12}$' 1e-12, '' 1e-11, '' 1e-10, '$10^{-9}$' 1e-09, '' 1e-08, '$10^{-7}$' 1e-07, '' 1e-06, '$10^{-5}$' 1e-05, '' 0.0001, '$10^{-3}$' 0.001, '' 0.01, '$10^{-1}$' 0.1, '' 1)
set yrange [1e-16:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y '$10^{%T}$'
set label 1 'step $h$' at screen 0.29757,0.14468 center textcolor rgb '#000000' front
set label 2 '$|$error$|$ of the derivative' at screen 0.02233,0.54043 center rotate by 90
set label 3 'forward' at screen 0.1068,0.85106 left noenhanced textcolor rgb '#000000' front
set label 4 'order 1, 2 evaluations' at screen 0.48835,0.85106 right textcolor rgb '#555555' front
set label 5 'sin(x) at x = 1.2, double' at screen 0.1068,0.94468 left noenhanced textcolor rgb '#000000' front
set label 6 '$\bullet$ total error' at screen 0.1068,0.089362 left textcolor rgb '#8c8c8c' front
set label 7 '--- truncation' at screen 0.24223,0.089362 left textcolor rgb '#0072b2' front
set label 8 '$\bullet$ rounding' at screen 0.36893,0.089362 left textcolor rgb '#d55e00' front
set label 9 '--- node' at screen 0.47816,0.089362 left textcolor rgb '#e69f00' front
set label 10 '--- evaluation' at screen 0.55243,0.089362 left textcolor rgb '#cc79a7' front
set label 11 '--- arithmetic' at screen 0.67913,0.089362 left textcolor rgb '#009e73' front
set label 12 'rounding' at screen 0.17037,0.72688 left textcolor rgb '#d55e00' front
set label 13 'truncation' at screen 0.37849,0.63231 left textcolor rgb '#0072b2' front
plot $d1 using 1:2 with points pt 7 lc rgb '#d1d1d1' notitle, \
     $d2 using 1:2 with points pt 7 lc rgb '#d55e00' notitle, \
     $d3 using 1:2 with dots lc rgb '#d55e00' notitle, \
     $d4 using 1:2 with lines lw 0.904 dt 1 lc rgb '#ecb740' notitle, \
     $d5 using 1:2 with lines lw 0.905 dt 1 lc rgb '#d99bbd' notitle, \
     $d6 using 1:2 with lines lw 0.906 dt 1 lc rgb '#40b696' notitle, \
     $d7 using 1:2 with lines lw 2.007 dt 1 lc rgb '#0072b2' notitle, \
     $d8 using 1:2 with points pt 7 lc rgb '#0072b2' notitle, \
     $d9 using 1:2 with lines lw 1.809 dt 1 lc rgb '#d55e00' notitle, \
     NaN notitle

unset label
unset arrow
unset object
set lmargin at screen 0.59223
set rmargin at screen 0.97379
set bmargin at screen 0.26809
set tmargin at screen 0.81277
set xrange [1.778279e-16:5.623413]
unset mxtics
set xtics out nomirror ('$10^{-15}$' 1e-15, '' 1e-14, '' 1e-13, '$10^{-12}$' 1e-12, '' 1e-11, '' 1e-10, '$10^{-9}$' 1e-09, '' 1e-08, '$10^{-7}$' 1e-07, '' 1e-06, '$10^{-5}$' 1e-05, '' 0.0001, '$10^{-3}$' 0.001, '' 0.01, '$10^{-1}$' 0.1, '' 1)
set yrange [1e-16:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y '$10^{%T}$'
set label 14 'step $h$' at screen 0.78301,0.14468 center textcolor rgb '#000000' front
set label 15 'central' at screen 0.59223,0.85106 left noenhanced textcolor rgb '#000000' front
set label 16 'order 2, 4 evaluations' at screen 0.97379,0.85106 right textcolor rgb '#555555' front
set label 17 'rounding' at screen 0.65581,0.72688 left textcolor rgb '#d55e00' front
set label 18 'truncation' at screen 0.87348,0.59826 right textcolor rgb '#0072b2' front
set label 19 '1 error is exactly 0' at screen 0.1068,0.034043 left noenhanced textcolor rgb '#555555' front
plot $d10 using 1:2 with points pt 7 lc rgb '#d1d1d1' notitle, \
     $d11 using 1:2 with dots lc rgb '#d1d1d1' notitle, \
     $d12 using 1:2 with points pt 7 lc rgb '#d55e00' notitle, \
     $d13 using 1:2 with dots lc rgb '#d55e00' notitle, \
     $d14 using 1:2 with lines lw 0.914 dt 1 lc rgb '#ecb740' notitle, \
     $d15 using 1:2 with lines lw 0.915 dt 1 lc rgb '#d99bbd' notitle, \
     $d16 using 1:2 with lines lw 0.916 dt 1 lc rgb '#40b696' notitle, \
     $d17 using 1:2 with lines lw 2.017 dt 1 lc rgb '#0072b2' notitle, \
     $d18 using 1:2 with points pt 7 lc rgb '#0072b2' notitle, \
     $d19 using 1:2 with dots lc rgb '#0072b2' notitle, \
     $d20 using 1:2 with lines lw 1.82 dt 1 lc rgb '#d55e00' notitle, \
     NaN notitle
unset multiplot
