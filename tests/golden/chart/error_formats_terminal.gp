set encoding utf8
set terminal dumb size 100,36 nofeed enhanced mono

# the upper edge of |error|
$d1 << EOD
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

# the upper edge of |error|
$d5 << EOD
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

# the upper edge of |error|
$d6 << EOD
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
$d7 << EOD
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
$d8 << EOD
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
$d9 << EOD
1e-08 5.06e-08
EOD

# the measured optimum
$d10 << EOD
5.6e-06 2.4e-11
EOD

# the measured optimum
$d11 << EOD
0.00063 2.4e-13
EOD

# the measured optimum
$d12 << EOD
1e-08 5.06e-08
EOD

# the measured optimum
$d13 << EOD
1e-08 5.06e-08
EOD

# the measured optimum
$d14 << EOD
5.6e-06 0.003
EOD

# the measured optimum
$d15 << EOD
0.00063 0.003
EOD

# the measured optimum
$d16 << EOD
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
set lmargin at screen 0.080808
set rmargin at screen 0.77778
set bmargin at screen 0.14286
set tmargin at screen 0.88571
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '1e%T'
set yrange [1e-13:1e0]
set ytics out nomirror 1e-12,1e2,1e0
unset mytics
set format y '1e%T'
set label 1 'step h' at screen 0.42929,0.085714 center textcolor rgb '#1c1c1a' front
set label 2 '|error| of the derivative' at screen 0.010101,0.91429 left textcolor rgb '#1c1c1a' front
set label 3 'Error of finite differences of sin(x) at x = 1.2' at screen 0.080808,0.97143 left noenhanced textcolor rgb '#1c1c1a' front
set label 4 'F forward double' at screen 0.80202,0.88571 left noenhanced textcolor rgb '#0b2fb5' front
set label 5 'h* = 1.0e-08' at screen 0.80202,0.85714 left textcolor rgb '#0b2fb5' front
set label 6 'C central double' at screen 0.80202,0.8 left noenhanced textcolor rgb '#23785a' front
set label 7 'h* = 5.6e-06' at screen 0.80202,0.77143 left textcolor rgb '#23785a' front
set label 8 'I five-point double' at screen 0.80202,0.71429 left noenhanced textcolor rgb '#b02894' front
set label 9 'h* = 6.3e-04' at screen 0.80202,0.68571 left textcolor rgb '#b02894' front
set label 10 'B backward double' at screen 0.80202,0.62857 left noenhanced textcolor rgb '#7a4f00' front
set label 11 'h* = 1.0e-08' at screen 0.80202,0.6 left textcolor rgb '#7a4f00' front
set label 12 'f forward half' at screen 0.80202,0.54286 left noenhanced textcolor rgb '#0b2fb5' front
set label 13 'h* = 1.0e-08' at screen 0.80202,0.51429 left textcolor rgb '#0b2fb5' front
set label 14 'c central half' at screen 0.80202,0.45714 left noenhanced textcolor rgb '#23785a' front
set label 15 'h* = 5.6e-06' at screen 0.80202,0.42857 left textcolor rgb '#23785a' front
set label 16 'i five-point half' at screen 0.80202,0.37143 left noenhanced textcolor rgb '#b02894' front
set label 17 'h* = 6.3e-04' at screen 0.80202,0.34286 left textcolor rgb '#b02894' front
set label 18 'b backward half' at screen 0.80202,0.28571 left noenhanced textcolor rgb '#7a4f00' front
set label 19 'h* = 1.0e-08' at screen 0.80202,0.25714 left textcolor rgb '#7a4f00' front
set label 20 'letters: upper edge of the errors;  *: the best step' at screen 0.080808,0.057143 left noenhanced textcolor rgb '#5c5c56' front
set label 21 'half: not 3 digits are correct, too few to check a gradient' at screen 0.080808,0.028571 left noenhanced textcolor rgb '#5c5c56' front
set label 22 'F under B, C under c, I under i, B under f, f under b; too small steps in half' at screen 0.080808,0 left noenhanced textcolor rgb '#5c5c56' front
plot $d1 using 1:2 with points pt 'F' lc rgb '#0b2fb5' notitle, \
     $d2 using 1:2 with points pt 'C' lc rgb '#23785a' notitle, \
     $d3 using 1:2 with points pt 'I' lc rgb '#b02894' notitle, \
     $d4 using 1:2 with points pt 'B' lc rgb '#7a4f00' notitle, \
     $d5 using 1:2 with points pt 'f' lc rgb '#0b2fb5' notitle, \
     $d6 using 1:2 with points pt 'c' lc rgb '#23785a' notitle, \
     $d7 using 1:2 with points pt 'i' lc rgb '#b02894' notitle, \
     $d8 using 1:2 with points pt 'b' lc rgb '#7a4f00' notitle, \
     $d9 using 1:2 with points pt '*' lc rgb '#0b2fb5' notitle, \
     $d10 using 1:2 with points pt '*' lc rgb '#23785a' notitle, \
     $d11 using 1:2 with points pt '*' lc rgb '#b02894' notitle, \
     $d12 using 1:2 with points pt '*' lc rgb '#7a4f00' notitle, \
     $d13 using 1:2 with points pt '*' lc rgb '#0b2fb5' notitle, \
     $d14 using 1:2 with points pt '*' lc rgb '#23785a' notitle, \
     $d15 using 1:2 with points pt '*' lc rgb '#b02894' notitle, \
     $d16 using 1:2 with points pt '*' lc rgb '#7a4f00' notitle, \
     NaN notitle
unset multiplot
