set encoding utf8
set terminal svg size 1000,640 dynamic enhanced font "Arial,13" linewidth 1 background "#ffffff"

# the samples of |error|, joined
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

# the samples of |error|
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

# the samples of |error|, joined
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
1e-06 1.8416e-10
1e-05 1.0735e-10
0.0001 9.2536e-09
0.001 9.2541e-07
0.01 9.2541e-05
0.1 0.0092541
1 0.92541
EOD

# the samples of |error|
$d4 << EOD
1e-15 0.14807
1e-14 0.0055525
1e-13 9.2541e-05
1e-12 0.00011105
1e-11 1.8508e-05
1e-10 1.4807e-06
1e-09 5.5525e-08
1e-08 9.2541e-10
1e-07 1.1105e-09
1e-06 1.8416e-10
1e-05 1.0735e-10
0.0001 9.2536e-09
0.001 9.2541e-07
0.01 9.2541e-05
0.1 0.0092541
1 0.92541
EOD

# a fitted slope
$d5 << EOD
1.0806e-11 1e-11
1 0.92541
EOD

# a fitted slope
$d6 << EOD
1e-15 0.11105
1.110494e-05 1e-11
EOD

# a fitted slope
$d7 << EOD
3.287248e-06 1e-11
1 0.92541
EOD

# where it lies under others
$d8 << EOD
1e-15 0.14807
1e-14 0.14807
1e-13 0.0055525
1e-12 0.00011105
1e-11 0.00011105
1e-10 1.8508e-05
1e-09 1.4808e-06
EOD

# the envelope of |error|
$d9 << EOD
1e-15 0.14807
1e-14 0.14807
1e-13 0.0055525
1e-12 0.00011105
1e-11 0.00011105
1e-10 1.8508e-05
1e-09 1.4808e-06
1e-08 9.3652e-08
1e-07 9.2523e-07
1e-06 9.2541e-06
1e-05 9.2541e-05
0.0001 0.00092541
0.001 0.0092541
0.01 0.092541
0.1 0.92541
1 0.92541
EOD

# the envelope of |error|
$d10 << EOD
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
1e-05 9.2536e-09
0.0001 9.2541e-07
0.001 9.2541e-05
0.01 0.0092541
0.1 0.92541
1 0.92541
EOD

# the measured optimum, on white
$d11 << EOD
1e-08 9.3652e-08
EOD

# the measured optimum
$d12 << EOD
1e-08 9.3652e-08
EOD

# the measured optimum, on white
$d13 << EOD
5.6e-06 4.442e-11
EOD

# the measured optimum
$d14 << EOD
5.6e-06 4.442e-11
EOD

# an upright
$d15 << EOD
1.490116e-08 1e-11
1.490116e-08 1.7141e-11
1.490116e-08 2.9382e-11
1.490116e-08 5.0365e-11
1.490116e-08 8.6332e-11
1.490116e-08 1.4798e-10
1.490116e-08 2.5366e-10
1.490116e-08 4.3481e-10
1.490116e-08 7.4532e-10
1.490116e-08 1.2776e-09
1.490116e-08 2.1899e-09
1.490116e-08 3.7538e-09
1.490116e-08 6.4344e-09
1.490116e-08 1.1029e-08
1.490116e-08 1.8906e-08
1.490116e-08 3.2407e-08
1.490116e-08 5.555e-08
1.490116e-08 9.5219e-08
1.490116e-08 1.6322e-07
1.490116e-08 2.7977e-07
1.490116e-08 4.7957e-07
1.490116e-08 8.2204e-07
1.490116e-08 1.4091e-06
1.490116e-08 2.4153e-06
1.490116e-08 4.1402e-06
1.490116e-08 7.0968e-06
1.490116e-08 1.2165e-05
1.490116e-08 2.0852e-05
1.490116e-08 3.5743e-05
1.490116e-08 6.1268e-05
1.490116e-08 0.00010502
1.490116e-08 0.00018002
1.490116e-08 0.00030858
1.490116e-08 0.00052894
1.490116e-08 0.00090666
1.490116e-08 0.0015541
1.490116e-08 0.002664
1.490116e-08 0.0045664
1.490116e-08 0.0078274
1.490116e-08 0.013417
1.490116e-08 0.022999
1.490116e-08 0.039423
1.490116e-08 0.067575
1.490116e-08 0.11583
1.490116e-08 0.19855
1.490116e-08 0.34034
1.490116e-08 0.58339
1.490116e-08 1
EOD

# an upright
$d16 << EOD
1e-05 1e-11
1e-05 1.7141e-11
1e-05 2.9382e-11
1e-05 5.0365e-11
1e-05 8.6332e-11
1e-05 1.4798e-10
1e-05 2.5366e-10
1e-05 4.3481e-10
1e-05 7.4532e-10
1e-05 1.2776e-09
1e-05 2.1899e-09
1e-05 3.7538e-09
1e-05 6.4344e-09
1e-05 1.1029e-08
1e-05 1.8906e-08
1e-05 3.2407e-08
1e-05 5.555e-08
1e-05 9.5219e-08
1e-05 1.6322e-07
1e-05 2.7977e-07
1e-05 4.7957e-07
1e-05 8.2204e-07
1e-05 1.4091e-06
1e-05 2.4153e-06
1e-05 4.1402e-06
1e-05 7.0968e-06
1e-05 1.2165e-05
1e-05 2.0852e-05
1e-05 3.5743e-05
1e-05 6.1268e-05
1e-05 0.00010502
1e-05 0.00018002
1e-05 0.00030858
1e-05 0.00052894
1e-05 0.00090666
1e-05 0.0015541
1e-05 0.002664
1e-05 0.0045664
1e-05 0.0078274
1e-05 0.013417
1e-05 0.022999
1e-05 0.039423
1e-05 0.067575
1e-05 0.11583
1e-05 0.19855
1e-05 0.34034
1e-05 0.58339
1e-05 1
EOD

# an upright
$d17 << EOD
0.003 1e-11
0.003 1.7141e-11
0.003 2.9382e-11
0.003 5.0365e-11
0.003 8.6332e-11
0.003 1.4798e-10
0.003 2.5366e-10
0.003 4.3481e-10
0.003 7.4532e-10
0.003 1.2776e-09
0.003 2.1899e-09
0.003 3.7538e-09
0.003 6.4344e-09
0.003 1.1029e-08
0.003 1.8906e-08
0.003 3.2407e-08
0.003 5.555e-08
0.003 9.5219e-08
0.003 1.6322e-07
0.003 2.7977e-07
0.003 4.7957e-07
0.003 8.2204e-07
0.003 1.4091e-06
0.003 2.4153e-06
0.003 4.1402e-06
0.003 7.0968e-06
0.003 1.2165e-05
0.003 2.0852e-05
0.003 3.5743e-05
0.003 6.1268e-05
0.003 0.00010502
0.003 0.00018002
0.003 0.00030858
0.003 0.00052894
0.003 0.00090666
0.003 0.0015541
0.003 0.002664
0.003 0.0045664
0.003 0.0078274
0.003 0.013417
0.003 0.022999
0.003 0.039423
0.003 0.067575
0.003 0.11583
0.003 0.19855
0.003 0.34034
0.003 0.58339
0.003 1
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
set lmargin at screen 0.0804
set rmargin at screen 0.8488
set bmargin at screen 0.12187
set tmargin at screen 0.94312
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e1,1e0
set mxtics 10
set format x '10^{%T}'
set yrange [1e-11:1e0]
set ytics out nomirror 1e-11,1e1,1e0
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.4646,0.062969 center textcolor rgb '#000000' front
set label 2 'relative error of the derivative' at screen 0.0235,0.5325 center rotate by 90
set label 3 '{/:Bold x}_1 '."\047".'a'."\047".' "b" \n `id` $x %d next' at screen 0.0804,0.97359 left noenhanced font 'Arial,15' textcolor rgb '#000000' front
set label 4 'eps^{1/2}' at screen 0.45696,0.90818 left textcolor rgb '#555555' front
set label 5 '{a}_b'."\047".'c'."\047" at screen 0.60177,0.90818 left noenhanced textcolor rgb '#aa4499' front
set label 6 'second' at screen 0.71046,0.90818 right noenhanced textcolor rgb '#aa4499' front
set arrow from screen 0.8488,0.94061 to screen 0.86176,0.89869 nohead lw 0.7 lc rgb '#000000'
set label 7 'forward' at screen 0.86608,0.92408 left noenhanced font 'Arial,15' textcolor rgb '#000000' front
set label 8 '{/:Italic h}* = 1.0·10^{-8}' at screen 0.86608,0.89869 left textcolor rgb '#000000' front
set label 9 'error 2.4·10^{-8}' at screen 0.86608,0.8733 left textcolor rgb '#000000' front
set arrow from screen 0.8488,0.94061 to screen 0.86176,0.80982 nohead lw 0.7 lc rgb '#009e73'
set label 10 'central' at screen 0.86608,0.83521 left noenhanced font 'Arial,15' textcolor rgb '#009e73' front
set label 11 '{/:Italic h}* = 5.6·10^{-6}' at screen 0.86608,0.80982 left textcolor rgb '#009e73' front
set label 12 'error 4.4·10^{-11}' at screen 0.86608,0.78443 left textcolor rgb '#009e73' front
set label 13 'points on a thin line: samples; line: their envelope; disc: optimum; thick: sweet spot; dotted: fitted slopes' at screen 0.0804,0.040625 left noenhanced textcolor rgb '#555555' front
set label 14 'wide: lies under another line' at screen 0.0804,0.01625 left noenhanced textcolor rgb '#555555' front
plot $d1 using 1:2 with lines lw 0.8 dt 1 lc rgb '#666666' notitle, \
     $d2 using 1:2 with points pt 7 ps 0.28 lc rgb '#a6a6a6' notitle, \
     $d3 using 1:2 with lines lw 0.8 dt 1 lc rgb '#66c5ab' notitle, \
     $d4 using 1:2 with points pt 7 ps 0.28 lc rgb '#a6ddce' notitle, \
     $d5 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d6 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d7 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d8 using 1:2 with lines lw 4.6 dt 1 lc rgb '#000000' notitle, \
     $d9 using 1:2 with lines lw 1.8 dt 1 lc rgb '#000000' notitle, \
     $d10 using 1:2 with lines lw 1.8 dt 1 lc rgb '#009e73' notitle, \
     $d11 using 1:2 with points pt 7 ps 0.95 lc rgb '#ffffff' notitle, \
     $d12 using 1:2 with points pt 7 ps 0.7 lc rgb '#000000' notitle, \
     $d13 using 1:2 with points pt 7 ps 0.95 lc rgb '#ffffff' notitle, \
     $d14 using 1:2 with points pt 7 ps 0.7 lc rgb '#009e73' notitle, \
     $d15 using 1:2 with lines lw 0.9 dt (6,4) lc rgb '#777777' notitle, \
     $d16 using 1:2 with lines lw 1.2 dt 1 lc rgb '#aa4499' notitle, \
     $d17 using 1:2 with lines lw 1.2 dt 1 lc rgb '#aa4499' notitle, \
     NaN notitle
unset multiplot
