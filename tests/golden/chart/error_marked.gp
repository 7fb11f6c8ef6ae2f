set encoding utf8
set terminal svg size 1000,640 dynamic enhanced rounded linewidth 1 background "#ffffff" font "Arial,13"
set minussign

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
1e-15 0.062448
6.244768e-06 1e-11
EOD

# a fitted slope
$d7 << EOD
3.287248e-06 1e-11
1 0.92541
EOD

# where it lies under others
$d8 << EOD
1e-15 0.14807
1e-14 0.0055525
1e-13 0.00011105
1e-12 0.00011105
1e-11 1.8508e-05
1e-10 1.4808e-06
EOD

# the upper edge of |error|
$d9 << EOD
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

# the upper edge of |error|
$d10 << EOD
1e-15 0.14807
1e-14 0.0055525
1e-13 0.00011105
1e-12 0.00011105
1e-11 1.8508e-05
1e-10 1.4807e-06
1e-09 5.5525e-08
1e-08 1.1105e-09
1e-07 1.1105e-09
1e-06 1.1105e-09
1e-05 1.1105e-09
0.0001 9.2536e-09
0.001 9.2541e-07
0.01 9.2541e-05
0.1 0.0092541
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
1.490116e-08 1.8002e-11
1.490116e-08 3.2407e-11
1.490116e-08 5.8339e-11
1.490116e-08 1.0502e-10
1.490116e-08 1.8906e-10
1.490116e-08 3.4034e-10
1.490116e-08 6.1268e-10
1.490116e-08 1.1029e-09
1.490116e-08 1.9855e-09
1.490116e-08 3.5743e-09
1.490116e-08 6.4344e-09
1.490116e-08 1.1583e-08
1.490116e-08 2.0852e-08
1.490116e-08 3.7538e-08
1.490116e-08 6.7575e-08
1.490116e-08 1.2165e-07
1.490116e-08 2.1899e-07
1.490116e-08 3.9423e-07
1.490116e-08 7.0968e-07
1.490116e-08 1.2776e-06
1.490116e-08 2.2999e-06
1.490116e-08 4.1402e-06
1.490116e-08 7.4532e-06
1.490116e-08 1.3417e-05
1.490116e-08 2.4153e-05
1.490116e-08 4.3481e-05
1.490116e-08 7.8274e-05
1.490116e-08 0.00014091
1.490116e-08 0.00025366
1.490116e-08 0.00045664
1.490116e-08 0.00082204
1.490116e-08 0.0014798
1.490116e-08 0.002664
1.490116e-08 0.0047957
1.490116e-08 0.0086332
1.490116e-08 0.015541
1.490116e-08 0.027977
1.490116e-08 0.050365
1.490116e-08 0.090666
1.490116e-08 0.16322
1.490116e-08 0.29382
1.490116e-08 0.52894
1.490116e-08 0.95219
1.490116e-08 1.7141
1.490116e-08 3.0858
1.490116e-08 5.555
1.490116e-08 10
EOD

# an upright
$d16 << EOD
1e-05 1e-11
1e-05 1.8002e-11
1e-05 3.2407e-11
1e-05 5.8339e-11
1e-05 1.0502e-10
1e-05 1.8906e-10
1e-05 3.4034e-10
1e-05 6.1268e-10
1e-05 1.1029e-09
1e-05 1.9855e-09
1e-05 3.5743e-09
1e-05 6.4344e-09
1e-05 1.1583e-08
1e-05 2.0852e-08
1e-05 3.7538e-08
1e-05 6.7575e-08
1e-05 1.2165e-07
1e-05 2.1899e-07
1e-05 3.9423e-07
1e-05 7.0968e-07
1e-05 1.2776e-06
1e-05 2.2999e-06
1e-05 4.1402e-06
1e-05 7.4532e-06
1e-05 1.3417e-05
1e-05 2.4153e-05
1e-05 4.3481e-05
1e-05 7.8274e-05
1e-05 0.00014091
1e-05 0.00025366
1e-05 0.00045664
1e-05 0.00082204
1e-05 0.0014798
1e-05 0.002664
1e-05 0.0047957
1e-05 0.0086332
1e-05 0.015541
1e-05 0.027977
1e-05 0.050365
1e-05 0.090666
1e-05 0.16322
1e-05 0.29382
1e-05 0.52894
1e-05 0.95219
1e-05 1.7141
1e-05 3.0858
1e-05 5.555
1e-05 10
EOD

# an upright
$d17 << EOD
0.003 1e-11
0.003 1.8002e-11
0.003 3.2407e-11
0.003 5.8339e-11
0.003 1.0502e-10
0.003 1.8906e-10
0.003 3.4034e-10
0.003 6.1268e-10
0.003 1.1029e-09
0.003 1.9855e-09
0.003 3.5743e-09
0.003 6.4344e-09
0.003 1.1583e-08
0.003 2.0852e-08
0.003 3.7538e-08
0.003 6.7575e-08
0.003 1.2165e-07
0.003 2.1899e-07
0.003 3.9423e-07
0.003 7.0968e-07
0.003 1.2776e-06
0.003 2.2999e-06
0.003 4.1402e-06
0.003 7.4532e-06
0.003 1.3417e-05
0.003 2.4153e-05
0.003 4.3481e-05
0.003 7.8274e-05
0.003 0.00014091
0.003 0.00025366
0.003 0.00045664
0.003 0.00082204
0.003 0.0014798
0.003 0.002664
0.003 0.0047957
0.003 0.0086332
0.003 0.015541
0.003 0.027977
0.003 0.050365
0.003 0.090666
0.003 0.16322
0.003 0.29382
0.003 0.52894
0.003 0.95219
0.003 1.7141
0.003 3.0858
0.003 5.555
0.003 10
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
set lmargin at screen 0.07738
set rmargin at screen 0.8488
set bmargin at screen 0.13812
set tmargin at screen 0.94312
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e1,1e0
set mxtics 10
set format x '10^{%T}'
set yrange [1e-11:1e1]
set ytics out nomirror 1e-11,1e1,1e1
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.46309,0.075156 center textcolor rgb '#1c1c1a' front
set label 2 'relative error of the derivative' at screen 0.01904,0.54063 center rotate by 90 textcolor rgb '#1c1c1a'
set label 3 '{/:Bold x}_1 '."\047".'a'."\047".' "b" \n `id` $x %d next' at screen 0.07738,0.97359 left noenhanced font 'Arial,15' textcolor rgb '#1c1c1a' front
set label 4 'eps^{1/2}' at screen 0.45538,0.90887 left textcolor rgb '#5c5c56' front
set label 5 '{a}_b'."\047".'c'."\047" at screen 0.60076,0.90887 left noenhanced textcolor rgb '#8a2be2' front
set label 6 'second' at screen 0.72815,0.90887 left noenhanced textcolor rgb '#8a2be2' front
set arrow from screen 0.8488,0.87378 to screen 0.86176,0.87378 nohead lw 0.7 lc rgb '#0b2fb5'
set label 7 'forward' at screen 0.86608,0.89917 left noenhanced font 'Arial,15' textcolor rgb '#0b2fb5' front
set label 8 '{/:Italic h}* = 1.0·10^{−8}' at screen 0.86608,0.87378 left textcolor rgb '#0b2fb5' front
set label 9 'error 2.4·10^{−8}' at screen 0.86608,0.84839 left textcolor rgb '#0b2fb5' front
set arrow from screen 0.8488,0.87378 to screen 0.86176,0.78492 nohead lw 0.7 lc rgb '#23785a'
set label 10 'central' at screen 0.86608,0.81031 left noenhanced font 'Arial,15' textcolor rgb '#23785a' front
set label 11 '{/:Italic h}* = 5.6·10^{−6}' at screen 0.86608,0.78492 left textcolor rgb '#23785a' front
set label 12 'error 4.4·10^{−11}' at screen 0.86608,0.75953 left textcolor rgb '#23785a' front
set label 13 'dots on a thin line: samples; line: their upper edge; mark: best step h*; thick: sweet spot; dotted: fitted slopes' at screen 0.07738,0.040625 left noenhanced textcolor rgb '#5c5c56' front
set label 14 'wide: lies under another line' at screen 0.07738,0.01625 left noenhanced textcolor rgb '#5c5c56' front
plot $d1 using 1:2 with lines lw 0.8 dt 1 lc rgb '#6d82d3' notitle, \
     $d2 using 1:2 with points pt 7 ps 0.28 lc rgb '#aab6e5' notitle, \
     $d3 using 1:2 with lines lw 0.8 dt 1 lc rgb '#7bae9c' notitle, \
     $d4 using 1:2 with points pt 7 ps 0.28 lc rgb '#b2d0c5' notitle, \
     $d5 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#999998' notitle, \
     $d6 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#999998' notitle, \
     $d7 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#999998' notitle, \
     $d8 using 1:2 with lines lw 4 dt 1 lc rgb '#0b2fb5' notitle, \
     $d9 using 1:2 with lines lw 1.8 dt 1 lc rgb '#0b2fb5' notitle, \
     $d10 using 1:2 with lines lw 1.8 dt 1 lc rgb '#23785a' notitle, \
     $d11 using 1:2 with points pt 7 ps 1.05 lc rgb '#ffffff' notitle, \
     $d12 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     $d13 using 1:2 with points pt 9 ps 1.05 lc rgb '#ffffff' notitle, \
     $d14 using 1:2 with points pt 9 ps 0.8 lc rgb '#23785a' notitle, \
     $d15 using 1:2 with lines lw 0.9 dt (6,4) lc rgb '#6b6b66' notitle, \
     $d16 using 1:2 with lines lw 1.2 dt 1 lc rgb '#8a2be2' notitle, \
     $d17 using 1:2 with lines lw 1.2 dt 1 lc rgb '#8a2be2' notitle, \
     NaN notitle
unset multiplot
