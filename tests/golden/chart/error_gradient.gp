set encoding utf8
set terminal pngcairo size 1720,1160 enhanced font "Sans,10" fontscale 2 linewidth 2 pointscale 2 background "#ffffff"

# the samples of |error|
$d1 << EOD
3.162278e-08 0.16
1e-07 0.006
3.162278e-07 0.0001
1e-06 0.00012
3.162278e-06 2e-05
1e-05 1.6001e-06
3.162278e-05 5.9e-08
0.0001 1.1e-08
0.0003162278 1.012e-07
0.001 9.998e-07
0.003162278 1e-05
0.01 0.0001
0.03162278 0.001
0.1 0.01
0.3162278 0.1
EOD

# the samples of |error|
$d2 << EOD
3.162278e-08 0.16
1e-07 0.006
3.162278e-07 0.0001
1e-06 0.00012
3.162278e-06 2e-05
1e-05 1.6e-06
3.162278e-05 6e-08
0.0001 1e-09
0.0003162278 1.2e-09
0.001 1.99e-10
0.003162278 1.16e-10
0.01 9.9994e-09
0.03162278 1e-06
0.1 0.0001
0.3162278 0.01
EOD

# where it lies under others
$d3 << EOD
3.162278e-08 0.16
1e-07 0.16
3.162278e-07 0.006
1e-06 0.00012
3.162278e-06 0.00012
1e-05 2e-05
3.162278e-05 1.6001e-06
EOD

# the envelope of |error|
$d4 << EOD
3.162278e-08 0.16
1e-07 0.16
3.162278e-07 0.006
1e-06 0.00012
3.162278e-06 0.00012
1e-05 2e-05
3.162278e-05 1.6001e-06
0.0001 1.012e-07
0.0003162278 9.998e-07
0.001 1e-05
0.003162278 0.0001
0.01 0.001
0.03162278 0.01
0.1 0.1
0.3162278 1
EOD

# the envelope of |error|
$d5 << EOD
3.162278e-08 0.16
1e-07 0.16
3.162278e-07 0.006
1e-06 0.00012
3.162278e-06 0.00012
1e-05 2e-05
3.162278e-05 1.6e-06
0.0001 6e-08
0.0003162278 1.2e-09
0.001 1.2e-09
0.003162278 9.9994e-09
0.01 1e-06
0.03162278 0.0001
0.1 0.01
0.3162278 1
EOD

# the measured optimum, on white
$d6 << EOD
0.0001 1.012e-07
EOD

# the measured optimum
$d7 << EOD
0.0001 1.012e-07
EOD

# the measured optimum, on white
$d8 << EOD
0.0003162278 1.2e-09
EOD

# the measured optimum
$d9 << EOD
0.0003162278 1.2e-09
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
set lmargin at screen 0.099767
set rmargin at screen 0.80953
set bmargin at screen 0.13448
set tmargin at screen 0.93724
set xrange [1e-8:1e0]
set xtics out nomirror 1e-8,1e1,1e0
set mxtics 10
set format x '10^{%T}'
set yrange [1e-11:1e0]
set ytics out nomirror 1e-11,1e1,1e0
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.45465,0.069483 center textcolor rgb '#000000' front
set label 2 'norm of the error of the gradient' at screen 0.028721,0.53586 center rotate by 90
set label 3 'gradient of sin(x) at x = 1.2, y = 0.5, double' at screen 0.099767,0.97086 left noenhanced font ':Bold' textcolor rgb '#000000' front
set arrow from screen 0.80953,0.93724 to screen 0.82586,0.88821 nohead lw 0.7 lc rgb '#000000'
set label 4 'forward' at screen 0.8313,0.91623 left noenhanced font ':Bold' textcolor rgb '#000000' front
set label 5 '{/:Italic h}* = 1.0·10^{-4}' at screen 0.8313,0.88821 left textcolor rgb '#000000' front
set label 6 'error 1.0·10^{-7}' at screen 0.8313,0.86019 left textcolor rgb '#000000' front
set arrow from screen 0.80953,0.93724 to screen 0.82586,0.79015 nohead lw 0.7 lc rgb '#009e73'
set label 7 'central' at screen 0.8313,0.81817 left noenhanced font ':Bold' textcolor rgb '#009e73' front
set label 8 '{/:Italic h}* = 3.2·10^{-4}' at screen 0.8313,0.79015 left textcolor rgb '#009e73' front
set label 9 'error 1.2·10^{-9}' at screen 0.8313,0.76213 left textcolor rgb '#009e73' front
set label 10 'points: samples; line: their envelope; disc: optimum' at screen 0.099767,0.044828 left noenhanced textcolor rgb '#555555' front
set label 11 'wide: lies under another line' at screen 0.099767,0.017931 left noenhanced textcolor rgb '#555555' front
plot $d1 using 1:2 with points pt 7 ps 0.28 lc rgb '#a6a6a6' notitle, \
     $d2 using 1:2 with points pt 7 ps 0.28 lc rgb '#a6ddce' notitle, \
     $d3 using 1:2 with lines lw 4.6 dt 1 lc rgb '#000000' notitle, \
     $d4 using 1:2 with lines lw 1.8 dt 1 lc rgb '#000000' notitle, \
     $d5 using 1:2 with lines lw 1.8 dt 1 lc rgb '#009e73' notitle, \
     $d6 using 1:2 with points pt 7 ps 0.95 lc rgb '#ffffff' notitle, \
     $d7 using 1:2 with points pt 7 ps 0.7 lc rgb '#000000' notitle, \
     $d8 using 1:2 with points pt 7 ps 0.95 lc rgb '#ffffff' notitle, \
     $d9 using 1:2 with points pt 7 ps 0.7 lc rgb '#009e73' notitle, \
     NaN notitle
unset multiplot
