set encoding utf8
set terminal pict2e size 13.94cm,10.812cm color linewidth 1

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

# |truncation|
$d5 << EOD
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

# the upper edge of |rounding|
$d6 << EOD
1e-15 0.14807
1e-14 0.0055525
1e-13 0.00011105
1e-12 0.00011105
1e-11 1.8508e-05
1e-10 1.4807e-06
1e-09 5.5525e-08
1e-08 1.1105e-09
1e-07 1.1105e-09
1e-06 1.8508e-10
1e-05 1.4807e-11
0.0001 5.5525e-13
0.0002742828 1e-13
EOD

# the upper edge of the node error
$d7 << EOD
1e-15 0.037016
1e-14 0.0013881
1e-13 2.7762e-05
1e-12 2.7762e-05
1e-11 4.6271e-06
1e-10 3.7016e-07
1e-09 1.3881e-08
1e-08 2.7762e-10
1e-07 2.7762e-10
1e-06 4.6271e-11
1e-05 3.7016e-12
0.0001 1.3881e-13
0.0001212917 1e-13
EOD

# the upper edge of the evaluation error
$d8 << EOD
1e-15 0.074033
1e-14 0.0027762
1e-13 5.5525e-05
1e-12 5.5525e-05
1e-11 9.2541e-06
1e-10 7.4033e-07
1e-09 2.7762e-08
1e-08 5.5525e-10
1e-07 5.5525e-10
1e-06 9.2541e-11
1e-05 7.4033e-12
0.0001 2.7762e-13
0.0001823958 1e-13
EOD

# the upper edge of the arithmetic error
$d9 << EOD
1e-15 0.037016
1e-14 0.0013881
1e-13 2.7762e-05
1e-12 2.7762e-05
1e-11 4.6271e-06
1e-10 3.7016e-07
1e-09 1.3881e-08
1e-08 2.7762e-10
1e-07 2.7762e-10
1e-06 4.6271e-11
1e-05 3.7016e-12
0.0001 1.3881e-13
0.0001212917 1e-13
EOD

# the upper edge of the total |error|
$d10 << EOD
1e-15 0.14807
1e-14 0.0055525
1e-13 0.00011105
1e-12 0.00011105
1e-11 1.8508e-05
1e-10 1.4808e-06
1e-09 9.3652e-08
1e-08 9.3652e-08
1e-07 9.3652e-08
1e-06 9.2523e-07
1e-05 9.2541e-06
0.0001 9.2541e-05
0.001 0.00092541
0.01 0.0092541
0.1 0.092541
1 0.92541
EOD

# an upright
$d11 << EOD
6.055454e-06 1e-13
6.055454e-06 1.9855e-13
6.055454e-06 3.9423e-13
6.055454e-06 7.8274e-13
6.055454e-06 1.5541e-12
6.055454e-06 3.0858e-12
6.055454e-06 6.1268e-12
6.055454e-06 1.2165e-11
6.055454e-06 2.4153e-11
6.055454e-06 4.7957e-11
6.055454e-06 9.5219e-11
6.055454e-06 1.8906e-10
6.055454e-06 3.7538e-10
6.055454e-06 7.4532e-10
6.055454e-06 1.4798e-09
6.055454e-06 2.9382e-09
6.055454e-06 5.8339e-09
6.055454e-06 1.1583e-08
6.055454e-06 2.2999e-08
6.055454e-06 4.5664e-08
6.055454e-06 9.0666e-08
6.055454e-06 1.8002e-07
6.055454e-06 3.5743e-07
6.055454e-06 7.0968e-07
6.055454e-06 1.4091e-06
6.055454e-06 2.7977e-06
6.055454e-06 5.555e-06
6.055454e-06 1.1029e-05
6.055454e-06 2.1899e-05
6.055454e-06 4.3481e-05
6.055454e-06 8.6332e-05
6.055454e-06 0.00017141
6.055454e-06 0.00034034
6.055454e-06 0.00067575
6.055454e-06 0.0013417
6.055454e-06 0.002664
6.055454e-06 0.0052894
6.055454e-06 0.010502
6.055454e-06 0.020852
6.055454e-06 0.041402
6.055454e-06 0.082204
6.055454e-06 0.16322
6.055454e-06 0.32407
6.055454e-06 0.64344
6.055454e-06 1.2776
6.055454e-06 2.5366
6.055454e-06 5.0365
6.055454e-06 10
EOD

# an upright
$d12 << EOD
1e-05 1e-13
1e-05 1.9855e-13
1e-05 3.9423e-13
1e-05 7.8274e-13
1e-05 1.5541e-12
1e-05 3.0858e-12
1e-05 6.1268e-12
1e-05 1.2165e-11
1e-05 2.4153e-11
1e-05 4.7957e-11
1e-05 9.5219e-11
1e-05 1.8906e-10
1e-05 3.7538e-10
1e-05 7.4532e-10
1e-05 1.4798e-09
1e-05 2.9382e-09
1e-05 5.8339e-09
1e-05 1.1583e-08
1e-05 2.2999e-08
1e-05 4.5664e-08
1e-05 9.0666e-08
1e-05 1.8002e-07
1e-05 3.5743e-07
1e-05 7.0968e-07
1e-05 1.4091e-06
1e-05 2.7977e-06
1e-05 5.555e-06
1e-05 1.1029e-05
1e-05 2.1899e-05
1e-05 4.3481e-05
1e-05 8.6332e-05
1e-05 0.00017141
1e-05 0.00034034
1e-05 0.00067575
1e-05 0.0013417
1e-05 0.002664
1e-05 0.0052894
1e-05 0.010502
1e-05 0.020852
1e-05 0.041402
1e-05 0.082204
1e-05 0.16322
1e-05 0.32407
1e-05 0.64344
1e-05 1.2776
1e-05 2.5366
1e-05 5.0365
1e-05 10
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
set lmargin at screen 0.13415
set rmargin at screen 0.96707
set bmargin at screen 0.26101
set tmargin at screen 0.86164
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '$10^{%T}$'
set yrange [1e-13:1e1]
set ytics out nomirror 1e-12,1e2,1e0
unset mytics
set format y '$10^{%T}$'
set label 1 'step $h$' at screen 0.55061,0.16352 center textcolor rgb '#1c1c1a' front
set label 2 'relative error of the derivative' at screen 0.025854,0.56132 center rotate by 90 textcolor rgb '#1c1c1a'
set label 3 'forward' at screen 0.13415,0.88994 left noenhanced textcolor rgb '#1c1c1a' front
set label 4 'order 1, 2 evaluations' at screen 0.96707,0.88994 right textcolor rgb '#5c5c56' front
set label 5 '100\% of \$x\_1\$ \textbackslash{}input\{y\}' at screen 0.13415,0.95912 left noenhanced textcolor rgb '#1c1c1a' front
set label 6 '\rule[0.5ex]{4ex}{0.7pt}' at screen 0.13415,0.11006 left textcolor rgb '#1c1c1a' front
set label 7 'total error' at screen 0.16707,0.11006 left textcolor rgb '#1c1c1a' front
set label 8 '\rule[0.5ex]{4ex}{0.7pt}' at screen 0.30976,0.11006 left textcolor rgb '#a83a40' front
set label 9 'truncation' at screen 0.34268,0.11006 left textcolor rgb '#a83a40' front
set label 10 '\rule[0.5ex]{4ex}{0.7pt}' at screen 0.47439,0.11006 left textcolor rgb '#45607a' front
set label 11 'rounding' at screen 0.50732,0.11006 left textcolor rgb '#45607a' front
set label 12 '\rule[0.5ex]{4ex}{0.7pt}' at screen 0.61707,0.11006 left textcolor rgb '#2b76b9' front
set label 13 'node' at screen 0.65,0.11006 left textcolor rgb '#2b76b9' front
set label 14 '\rule[0.5ex]{0.8ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.8ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.8ex}{0.7pt}\hspace{0.6ex}' at screen 0.71585,0.11006 left textcolor rgb '#857000' front
set label 15 'evaluation' at screen 0.74878,0.11006 left textcolor rgb '#857000' front
set label 16 '\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}' at screen 0.13415,0.069182 left textcolor rgb '#a118eb' front
set label 17 'arithmetic' at screen 0.16707,0.069182 left textcolor rgb '#a118eb' front
set label 18 '\rule{1ex}{1ex}' at screen 0.29878,0.069182 left textcolor rgb '#e2dcb8' front
set label 19 'sweet spot' at screen 0.32073,0.069182 left textcolor rgb '#6b6340' front
set object rectangle from first 2.5e-09, graph 0 to first 4e-08, graph 1 behind fillcolor rgb '#f1eedd' fillstyle solid noborder
set arrow from first 1e-08, graph 0 to first 1e-08, graph 1 nohead lw 1 lc rgb '#1c1c1a'
set label 20 'eps$^{1/3}$' at screen 0.69441,0.8233 left textcolor rgb '#5c5c56' front
set label 21 'a\_b \& 5\%' at screen 0.7065,0.77218 left noenhanced textcolor rgb '#8a2be2' front
set label 22 '$h^*$ = $1.0\cdot 10^{-8}$' at screen 0.50577,0.69359 right textcolor rgb '#1c1c1a' front
set label 23 'error $2.4\cdot 10^{-8}$' at screen 0.50577,0.65428 right textcolor rgb '#1c1c1a' front
set label 24 'rounding' at screen 0.20675,0.8028 left textcolor rgb '#45607a' front
set label 25 'slope $-$1.00' at screen 0.20675,0.76349 left textcolor rgb '#45607a' front
set label 26 'truncation' at screen 0.81325,0.66533 left textcolor rgb '#a83a40' front
set label 27 'slope 1.00' at screen 0.81325,0.62603 left textcolor rgb '#a83a40' front
plot $d1 using 1:2 with lines lw 0.801 dt 1 lc rgb '#777776' notitle, \
     $d2 using 1:2 with dots lc rgb '#bbbbba' notitle, \
     $d3 using 1:2 with dots lc rgb '#8fa0af' notitle, \
     $d4 using 1:2 with dots lc rgb '#8fa0af' notitle, \
     $d5 using 1:2 with lines lw 2.805 dt 1 lc rgb '#b14e53' notitle, \
     $d6 using 1:2 with lines lw 2.806 dt 1 lc rgb '#74889b' notitle, \
     $d7 using 1:2 with lines lw 1.107 dt 1 lc rgb '#2b76b9' notitle, \
     $d8 using 1:2 with lines lw 1.108 dt 2 lc rgb '#857000' notitle, \
     $d9 using 1:2 with lines lw 1.109 dt 3 lc rgb '#a118eb' notitle, \
     $d10 using 1:2 with lines lw 1.01 dt 1 lc rgb '#1c1c1a' notitle, \
     $d11 using 1:2 with lines lw 0.911 dt 2 lc rgb '#6b6b66' notitle, \
     $d12 using 1:2 with lines lw 1.212 dt 1 lc rgb '#8a2be2' notitle, \
     NaN notitle
unset multiplot
