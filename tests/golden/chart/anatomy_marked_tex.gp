set encoding utf8
set terminal pict2e size 13.94cm,10.2cm color linewidth 1

# the samples of the total |error|, joined
$d1 << EOD
1e-15 0.14807
1e-14 0.0055525
1e-13 9.2541e-05
1e-12 0.00011105
1e-11 1.8508e-05
1e-10 1.4808e-06
1e-09 5.4599e-08
1e-08 1.018e-08
1e-07 9.3652e-08
1e-06 9.2523e-07
1e-05 9.2541e-06
0.0001 9.2541e-05
0.001 0.00092541
0.01 0.0092541
0.1 0.092541
1 0.92541
EOD

# the samples of the total |error|
$d2 << EOD
1e-15 0.14807
1e-14 0.0055525
1e-13 9.2541e-05
1e-12 0.00011105
1e-11 1.8508e-05
1e-10 1.4808e-06
1e-09 5.4599e-08
1e-08 1.018e-08
1e-07 9.3652e-08
1e-06 9.2523e-07
1e-05 9.2541e-06
0.0001 9.2541e-05
0.001 0.00092541
0.01 0.0092541
0.1 0.092541
1 0.92541
EOD

# the samples of |rounding|
$d3 << EOD
1e-15 0.14807
1e-14 0.0055525
1e-13 9.2541e-05
1e-12 0.00011105
1e-11 1.8508e-05
1e-10 1.4807e-06
1e-09 5.5525e-08
1e-08 9.2541e-10
1e-07 1.1105e-09
1e-06 1.8508e-10
1e-05 1.4807e-11
0.0001 5.5525e-13
EOD

# the samples of |rounding|
$d4 << EOD
# (at or below the bottom of the chart)
0.001 1e-13
0.01 1e-13
0.1 1e-13
1 1e-13
EOD

# the envelope of the node error
$d5 << EOD
1e-15 0.037016
1e-14 0.037016
1e-13 0.0013881
1e-12 2.7762e-05
1e-11 2.7762e-05
1e-10 4.6271e-06
1e-09 3.7016e-07
1e-08 1.3881e-08
1e-07 2.7762e-10
1e-06 2.7762e-10
1e-05 4.6271e-11
0.0001 3.7016e-12
0.001 1.3881e-13
0.001212917 1e-13
EOD

# the envelope of the evaluation error
$d6 << EOD
1e-15 0.074033
1e-14 0.074033
1e-13 0.0027762
1e-12 5.5525e-05
1e-11 5.5525e-05
1e-10 9.2541e-06
1e-09 7.4033e-07
1e-08 2.7762e-08
1e-07 5.5525e-10
1e-06 5.5525e-10
1e-05 9.2541e-11
0.0001 7.4033e-12
0.001 2.7762e-13
0.001823958 1e-13
EOD

# the envelope of the arithmetic error
$d7 << EOD
1e-15 0.037016
1e-14 0.037016
1e-13 0.0013881
1e-12 2.7762e-05
1e-11 2.7762e-05
1e-10 4.6271e-06
1e-09 3.7016e-07
1e-08 1.3881e-08
1e-07 2.7762e-10
1e-06 2.7762e-10
1e-05 4.6271e-11
0.0001 3.7016e-12
0.001 1.3881e-13
0.001212917 1e-13
EOD

# |truncation|
$d8 << EOD
1.0806e-13 1e-13
1e-12 9.2541e-13
1e-11 9.2541e-12
1e-10 9.2541e-11
1e-09 9.2541e-10
1e-08 9.2541e-09
1e-07 9.2541e-08
1e-06 9.2541e-07
1e-05 9.2541e-06
0.0001 9.2541e-05
0.001 0.00092541
0.01 0.0092541
0.1 0.092541
1 0.92541
EOD

# the envelope of |rounding|
$d9 << EOD
1e-15 0.14807
1e-14 0.14807
1e-13 0.0055525
1e-12 0.00011105
1e-11 0.00011105
1e-10 1.8508e-05
1e-09 1.4807e-06
1e-08 5.5525e-08
1e-07 1.1105e-09
1e-06 1.1105e-09
1e-05 1.8508e-10
0.0001 1.4807e-11
0.001 5.5525e-13
0.002742828 1e-13
EOD

# an upright
$d10 << EOD
6.055454e-06 1e-13
6.055454e-06 1.8906e-13
6.055454e-06 3.5743e-13
6.055454e-06 6.7575e-13
6.055454e-06 1.2776e-12
6.055454e-06 2.4153e-12
6.055454e-06 4.5664e-12
6.055454e-06 8.6332e-12
6.055454e-06 1.6322e-11
6.055454e-06 3.0858e-11
6.055454e-06 5.8339e-11
6.055454e-06 1.1029e-10
6.055454e-06 2.0852e-10
6.055454e-06 3.9423e-10
6.055454e-06 7.4532e-10
6.055454e-06 1.4091e-09
6.055454e-06 2.664e-09
6.055454e-06 5.0365e-09
6.055454e-06 9.5219e-09
6.055454e-06 1.8002e-08
6.055454e-06 3.4034e-08
6.055454e-06 6.4344e-08
6.055454e-06 1.2165e-07
6.055454e-06 2.2999e-07
6.055454e-06 4.3481e-07
6.055454e-06 8.2204e-07
6.055454e-06 1.5541e-06
6.055454e-06 2.9382e-06
6.055454e-06 5.555e-06
6.055454e-06 1.0502e-05
6.055454e-06 1.9855e-05
6.055454e-06 3.7538e-05
6.055454e-06 7.0968e-05
6.055454e-06 0.00013417
6.055454e-06 0.00025366
6.055454e-06 0.00047957
6.055454e-06 0.00090666
6.055454e-06 0.0017141
6.055454e-06 0.0032407
6.055454e-06 0.0061268
6.055454e-06 0.011583
6.055454e-06 0.021899
6.055454e-06 0.041402
6.055454e-06 0.078274
6.055454e-06 0.14798
6.055454e-06 0.27977
6.055454e-06 0.52894
6.055454e-06 1
EOD

# an upright
$d11 << EOD
1e-05 1e-13
1e-05 1.8906e-13
1e-05 3.5743e-13
1e-05 6.7575e-13
1e-05 1.2776e-12
1e-05 2.4153e-12
1e-05 4.5664e-12
1e-05 8.6332e-12
1e-05 1.6322e-11
1e-05 3.0858e-11
1e-05 5.8339e-11
1e-05 1.1029e-10
1e-05 2.0852e-10
1e-05 3.9423e-10
1e-05 7.4532e-10
1e-05 1.4091e-09
1e-05 2.664e-09
1e-05 5.0365e-09
1e-05 9.5219e-09
1e-05 1.8002e-08
1e-05 3.4034e-08
1e-05 6.4344e-08
1e-05 1.2165e-07
1e-05 2.2999e-07
1e-05 4.3481e-07
1e-05 8.2204e-07
1e-05 1.5541e-06
1e-05 2.9382e-06
1e-05 5.555e-06
1e-05 1.0502e-05
1e-05 1.9855e-05
1e-05 3.7538e-05
1e-05 7.0968e-05
1e-05 0.00013417
1e-05 0.00025366
1e-05 0.00047957
1e-05 0.00090666
1e-05 0.0017141
1e-05 0.0032407
1e-05 0.0061268
1e-05 0.011583
1e-05 0.021899
1e-05 0.041402
1e-05 0.078274
1e-05 0.14798
1e-05 0.27977
1e-05 0.52894
1e-05 1
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
set lmargin at screen 0.13415
set rmargin at screen 0.96707
set bmargin at screen 0.21
set tmargin at screen 0.85333
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '$10^{%T}$'
set yrange [1e-13:1e0]
set ytics out nomirror 1e-12,1e2,1e0
unset mytics
set format y '$10^{%T}$'
set label 1 'step $h$' at screen 0.55061,0.11333 center textcolor rgb '#000000' front
set label 2 'relative error of the derivative' at screen 0.028049,0.53167 center rotate by 90
set label 3 'forward' at screen 0.13415,0.88333 left noenhanced textcolor rgb '#000000' front
set label 4 'order 1, 2 evaluations' at screen 0.96707,0.88333 right textcolor rgb '#555555' front
set label 5 '100\% of \$x\_1\$ \textbackslash{}input\{y\}' at screen 0.13415,0.95667 left noenhanced textcolor rgb '#000000' front
set label 6 '$\bullet$ total error' at screen 0.13415,0.07 left textcolor rgb '#8c8c8c' front
set label 7 '--- truncation' at screen 0.30427,0.07 left textcolor rgb '#0072b2' front
set label 8 '$\bullet$ rounding' at screen 0.46341,0.07 left textcolor rgb '#d55e00' front
set label 9 '--- node' at screen 0.60061,0.07 left textcolor rgb '#e69f00' front
set label 10 '--- evaluation' at screen 0.6939,0.07 left textcolor rgb '#cc79a7' front
set label 11 '--- arithmetic' at screen 0.85305,0.07 left textcolor rgb '#009e73' front
set label 12 '\rule{1ex}{1ex} sweet spot' at screen 1.0122,0.07 left textcolor rgb '#7a7200' front
set label 13 '\rule{1ex}{1ex}' at screen 1.0122,0.07 left textcolor rgb '#efe690' front
set object rectangle from first 2.5e-09, graph 0 to first 4e-08, graph 1 behind fillcolor rgb '#f8f4c0' fillstyle solid noborder
set arrow from first 1e-08, graph 0 to first 1e-08, graph 1 nohead lw 1 lc rgb '#000000'
set label 14 'eps$^{1/3}$' at screen 0.69441,0.81227 left textcolor rgb '#555555' front
set label 15 'a\_b \& 5\%' at screen 0.7065,0.75752 left noenhanced textcolor rgb '#aa4499' front
set label 16 '$h^*$ = $1.0\cdot 10^{-8}$' at screen 0.50577,0.75354 right textcolor rgb '#000000' front
set label 17 'error $2.4\cdot 10^{-8}$' at screen 0.50577,0.71188 right textcolor rgb '#000000' front
set label 18 'rounding' at screen 0.2452,0.58622 center textcolor rgb '#d55e00' front
set label 19 'slope $-$1.00' at screen 0.2452,0.54455 center textcolor rgb '#d55e00' front
set label 20 'truncation' at screen 0.81325,0.67455 left textcolor rgb '#0072b2' front
set label 21 'slope 1.00' at screen 0.81325,0.63289 left textcolor rgb '#0072b2' front
plot $d1 using 1:2 with lines lw 0.801 dt 1 lc rgb '#bababa' notitle, \
     $d2 using 1:2 with dots lc rgb '#d1d1d1' notitle, \
     $d3 using 1:2 with dots lc rgb '#e08640' notitle, \
     $d4 using 1:2 with dots lc rgb '#e08640' notitle, \
     $d5 using 1:2 with lines lw 0.905 dt 1 lc rgb '#ecb740' notitle, \
     $d6 using 1:2 with lines lw 0.906 dt 1 lc rgb '#d99bbd' notitle, \
     $d7 using 1:2 with lines lw 0.907 dt 1 lc rgb '#40b696' notitle, \
     $d8 using 1:2 with lines lw 2.008 dt 1 lc rgb '#0072b2' notitle, \
     $d9 using 1:2 with lines lw 1.809 dt 1 lc rgb '#d55e00' notitle, \
     $d10 using 1:2 with lines lw 0.91 dt 2 lc rgb '#777777' notitle, \
     $d11 using 1:2 with lines lw 1.211 dt 1 lc rgb '#aa4499' notitle, \
     NaN notitle
unset multiplot
