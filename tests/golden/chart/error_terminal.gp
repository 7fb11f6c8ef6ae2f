set encoding utf8
set terminal dumb size 80,24 nofeed enhanced ansi256

# the upper edge of |error|
$d1 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-12 1e-05
1e-11 1e-05

1e-09 2.95e-08
1e-08 2.95e-08
1e-07 5.06e-08
1e-06 4.999e-07
1e-05 5e-06
0.0001 5e-05
0.001 0.0005
0.01 0.005
0.1 0.05
1 0.5
EOD

# the upper edge of |error|
$d2 << EOD
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

# the upper edge of |error|
$d3 << EOD
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
0.0001 8e-12
0.001 8e-12
0.01 5e-09
0.1 5e-05
1 0.5
EOD

# the upper edge of |error|
$d4 << EOD
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

# the measured optimum
$d5 << EOD
1e-08 2.95e-08
EOD

# the measured optimum
$d6 << EOD
5.6e-06 2.4e-11
EOD

# the measured optimum
$d7 << EOD
0.00063 2.4e-13
EOD

# the measured optimum
$d8 << EOD
1e-08 5.06e-08
EOD

unset key
set logscale xy
set tics scale 0.6,0.3
set border 15
unset grid
set multiplot

unset label
unset arrow
unset object
set lmargin at screen 0.10127
set rmargin at screen 0.73418
set bmargin at screen 0.17391
set tmargin at screen 0.82609
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '1e%T'
set yrange [1e-15:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y '1e%T'
set label 1 'step h' at screen 0.41772,0.086957 center textcolor rgb '#1c1c1a' front
set label 2 '|error| of the derivative' at screen 0.012658,0.86957 left textcolor rgb '#1c1c1a' front
set label 3 'Error of finite differences of sin(x) at x = 1.2' at screen 0.10127,0.95652 left noenhanced textcolor rgb '#1c1c1a' front
set label 4 'F forward' at screen 0.76456,0.82609 left noenhanced textcolor rgb '#0b2fb5' front
set label 5 'h* = 1.0e-08' at screen 0.76456,0.78261 left textcolor rgb '#0b2fb5' front
set label 6 'C central' at screen 0.76456,0.69565 left noenhanced textcolor rgb '#23785a' front
set label 7 'h* = 5.6e-06' at screen 0.76456,0.65217 left textcolor rgb '#23785a' front
set label 8 'I five-point' at screen 0.76456,0.56522 left noenhanced textcolor rgb '#b02894' front
set label 9 'h* >= 6.3e-04' at screen 0.76456,0.52174 left textcolor rgb '#b02894' front
set label 10 'B backward' at screen 0.76456,0.43478 left noenhanced textcolor rgb '#7a4f00' front
set label 11 'h* = 1.0e-08' at screen 0.76456,0.3913 left textcolor rgb '#7a4f00' front
set label 12 'letters: upper edge of the errors;  *: the best step' at screen 0.10127,0.043478 left noenhanced textcolor rgb '#5c5c56' front
set label 13 '1 sample is not a number' at screen 0.10127,0 left noenhanced textcolor rgb '#5c5c56' front
plot $d1 using 1:2 with points pt 'F' lc rgb '#0b2fb5' notitle, \
     $d2 using 1:2 with points pt 'C' lc rgb '#23785a' notitle, \
     $d3 using 1:2 with points pt 'I' lc rgb '#b02894' notitle, \
     $d4 using 1:2 with points pt 'B' lc rgb '#7a4f00' notitle, \
     $d5 using 1:2 with points pt '*' lc rgb '#0b2fb5' notitle, \
     $d6 using 1:2 with points pt '*' lc rgb '#23785a' notitle, \
     $d7 using 1:2 with points pt '*' lc rgb '#b02894' notitle, \
     $d8 using 1:2 with points pt '*' lc rgb '#7a4f00' notitle, \
     NaN notitle
unset multiplot
