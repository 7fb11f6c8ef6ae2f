set encoding utf8
set terminal svg size 867.2,580 dynamic enhanced rounded linewidth 1 background "#ffffff" font "Arial,13"
set minussign

# where it lies under others
$d1 << EOD
1e-12 6e-05
1e-11 1e-05
1e-10 8.0005e-07
1e-09 2.95e-08
EOD

# where it lies under others
$d2 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-12 6e-05
1e-11 1e-05
1e-10 8.0005e-07
1e-09 2.95e-08
EOD

# from step to step
$d3 << EOD
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

# where it lies under others
$d4 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05

1e-09 3e-08
1e-08 5e-10
1e-07 6.0001e-10
1e-06 9.95e-11
EOD

# from step to step
$d5 << EOD
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

# from step to step
$d6 << EOD
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
0.0001 2.9995e-13
0.001 5.05e-13
0.01 5e-09
0.1 5e-05
1 0.5
EOD

# from step to step
$d7 << EOD
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

# the errors at the named steps
$d8 << EOD
1e-08 5.5e-09
1e-07 5.06e-08
1e-06 4.999e-07
1e-05 5e-06
0.0001 5e-05
0.001 0.0005
0.01 0.005
0.1 0.05
EOD

# the errors at the named steps
$d9 << EOD
1e-12 6e-05
1e-10 8.0005e-07
EOD

# the errors at the named steps
$d10 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-11 1e-05
1e-09 2.95e-08
1 0.5
EOD

# the errors at the named steps
$d11 << EOD
1e-05 5.8e-11
0.0001 4.9997e-09
0.001 5e-07
0.01 5e-05
0.1 0.005
EOD

# the errors at the named steps
$d12 << EOD
# (at or below the bottom of the chart)
1e-12 1e-13
EOD

# the errors at the named steps
$d13 << EOD
1e-08 5e-10
1e-07 6.0001e-10
1e-06 9.95e-11
EOD

# the errors at the named steps
$d14 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-11 1e-05
1e-09 3e-08
1 0.5
EOD

# the errors at the named steps
$d15 << EOD
1e-08 5e-10
1e-07 6e-10
1e-06 1e-10
1e-05 8e-12
0.0001 2.9995e-13
0.001 5.05e-13
0.01 5e-09
0.1 5e-05
EOD

# the errors at the named steps
$d16 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-12 6e-05
1e-11 1e-05
1e-10 8e-07
1e-09 3e-08
1 0.5
EOD

# the errors at the named steps
$d17 << EOD
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
set lmargin at screen 0.08923
set rmargin at screen 0.81734
set bmargin at screen 0.15241
set tmargin at screen 0.93724
set xrange [1.778279e-16:5.623413]
unset mxtics
set xtics out nomirror ('10^{−15}' 1e-15, '' 1e-14, '10^{−13}' 1e-13, '' 1e-12, '10^{−11}' 1e-11, '' 1e-10, '10^{−9}' 1e-09, '' 1e-08, '10^{−7}' 1e-07, '' 1e-06, '10^{−5}' 1e-05, '' 0.0001, '10^{−3}' 0.001, '' 0.01, '10^{−1}' 0.1, '' 1)
set yrange [1e-13:1e0]
set ytics out nomirror 1e-13,1e1,1e0
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.45329,0.082931 center textcolor rgb '#1c1c1a' front
set label 2 '|error| of the derivative' at screen 0.021956,0.54483 center rotate by 90 textcolor rgb '#1c1c1a'
set label 3 'Error of finite differences of sin(x) at x = 1.2' at screen 0.08923,0.97086 left noenhanced font 'Arial,15' textcolor rgb '#1c1c1a' front
set arrow from screen 0.78425,0.91907 to screen 0.83229,0.91623 nohead lw 0.7 lc rgb '#0b2fb5'
set arrow from screen 0.83561,0.91623 to screen 0.86882,0.91623 nohead lw 1.8 lc rgb '#0b2fb5'
set label 4 'forward' at screen 0.87546,0.91623 left noenhanced font 'Arial,15' textcolor rgb '#0b2fb5' front
set label 5 'least at 10^{−8}' at screen 0.87546,0.88821 left textcolor rgb '#0b2fb5' front
set label 6 'error 5.5·10^{−9}' at screen 0.87546,0.86019 left textcolor rgb '#0b2fb5' front
set arrow from screen 0.78425,0.91907 to screen 0.83229,0.81817 nohead lw 0.7 lc rgb '#23785a'
set arrow from screen 0.83561,0.81817 to screen 0.86882,0.81817 nohead lw 1.8 lc rgb '#23785a'
set label 7 'central' at screen 0.87546,0.81817 left noenhanced font 'Arial,15' textcolor rgb '#23785a' front
set label 8 'least at 10^{−12}' at screen 0.87546,0.79015 left textcolor rgb '#23785a' front
set label 9 'error 0' at screen 0.87546,0.76213 left textcolor rgb '#23785a' front
set arrow from screen 0.78425,0.91907 to screen 0.83229,0.72011 nohead lw 0.7 lc rgb '#b02894'
set arrow from screen 0.83561,0.72011 to screen 0.86882,0.72011 nohead lw 1.8 lc rgb '#b02894'
set label 10 'five-point' at screen 0.87546,0.72011 left noenhanced font 'Arial,15' textcolor rgb '#b02894' front
set label 11 'least at 10^{−4}' at screen 0.87546,0.69209 left textcolor rgb '#b02894' front
set label 12 'error 3.0·10^{−13}' at screen 0.87546,0.66407 left textcolor rgb '#b02894' front
set arrow from screen 0.78425,0.91907 to screen 0.83229,0.62205 nohead lw 0.7 lc rgb '#7a4f00'
set arrow from screen 0.83561,0.62205 to screen 0.84184,0.62205 nohead lw 1.8 lc rgb '#7a4f00'
set arrow from screen 0.84599,0.62205 to screen 0.85221,0.62205 nohead lw 1.8 lc rgb '#7a4f00'
set arrow from screen 0.85637,0.62205 to screen 0.86259,0.62205 nohead lw 1.8 lc rgb '#7a4f00'
set arrow from screen 0.86674,0.62205 to screen 0.86882,0.62205 nohead lw 1.8 lc rgb '#7a4f00'
set label 13 'backward' at screen 0.87546,0.62205 left noenhanced font 'Arial,15' textcolor rgb '#7a4f00' front
set label 14 'least at 10^{−8}' at screen 0.87546,0.59403 left textcolor rgb '#7a4f00' front
set label 15 'error 5.5·10^{−9}' at screen 0.87546,0.56601 left textcolor rgb '#7a4f00' front
set label 16 'discs: the errors at the named steps' at screen 0.08923,0.044828 left noenhanced textcolor rgb '#5c5c56' front
set label 17 'wide: lies under another line; 1 error is exactly 0' at screen 0.08923,0.017931 left noenhanced textcolor rgb '#5c5c56' front
plot $d1 using 1:2 with lines lw 4 dt 1 lc rgb '#0b2fb5' notitle, \
     $d2 using 1:2 with lines lw 6.2 dt 1 lc rgb '#0b2fb5' notitle, \
     $d3 using 1:2 with lines lw 1.8 dt 1 lc rgb '#0b2fb5' notitle, \
     $d4 using 1:2 with lines lw 4 dt 1 lc rgb '#23785a' notitle, \
     $d5 using 1:2 with lines lw 1.8 dt 1 lc rgb '#23785a' notitle, \
     $d6 using 1:2 with lines lw 1.8 dt 1 lc rgb '#b02894' notitle, \
     $d7 using 1:2 with lines lw 1.8 dt (6,4) lc rgb '#7a4f00' notitle, \
     $d8 using 1:2 with points pt 7 ps 1.1 lc rgb '#0b2fb5' notitle, \
     $d9 using 1:2 with points pt 7 ps 1.45 lc rgb '#0b2fb5' notitle, \
     $d10 using 1:2 with points pt 7 ps 1.8 lc rgb '#0b2fb5' notitle, \
     $d11 using 1:2 with points pt 7 ps 0.75 lc rgb '#23785a' notitle, \
     $d12 using 1:2 with points pt 2 ps 0.35 lc rgb '#23785a' notitle, \
     $d13 using 1:2 with points pt 7 ps 1.1 lc rgb '#23785a' notitle, \
     $d14 using 1:2 with points pt 7 ps 1.45 lc rgb '#23785a' notitle, \
     $d15 using 1:2 with points pt 7 ps 0.75 lc rgb '#b02894' notitle, \
     $d16 using 1:2 with points pt 7 ps 1.1 lc rgb '#b02894' notitle, \
     $d17 using 1:2 with points pt 7 ps 0.75 lc rgb '#7a4f00' notitle, \
     NaN notitle
unset multiplot
