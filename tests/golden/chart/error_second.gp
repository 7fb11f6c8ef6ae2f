set encoding utf8
set terminal svg size 860,580 dynamic enhanced font "Arial,13" linewidth 1 background "#ffffff"

# the samples of |error|
$d1 << EOD
3.162278e-08 0.08
1e-07 0.003
3.162278e-07 5e-05
1e-06 6e-05
3.162278e-06 1e-05
1e-05 8.0005e-07
3.162278e-05 2.95e-08
0.0001 5.5e-09
0.0003162278 5.06e-08
0.001 4.999e-07
0.003162278 5e-06
0.01 5e-05
0.03162278 0.0005
0.1 0.005
0.3162278 0.05
1 0.5
EOD

# the samples of |error|
$d2 << EOD
3.162278e-08 0.08
1e-07 0.003
3.162278e-07 5e-05
1e-06 6e-05
3.162278e-06 1e-05
1e-05 8e-07
3.162278e-05 3e-08
0.0001 5e-10
0.0003162278 6.0001e-10
0.001 9.95e-11
0.003162278 5.8e-11
0.01 4.9997e-09
0.03162278 5e-07
0.1 5e-05
0.3162278 0.005
1 0.5
EOD

# a fitted slope
$d3 << EOD
1e-08 5e-09
1 0.5
EOD

# a fitted slope
$d4 << EOD
1e-08 6e-09
6e-06 1e-11
EOD

# a fitted slope
$d5 << EOD
4.472136e-06 1e-11
1 0.5
EOD

# the sweet spot
$d6 << EOD
3.162278e-06 3.6388e-05 7.8755e-05
3.254618e-06 3.4794e-05 7.8755e-05
3.349654e-06 3.327e-05 7.8755e-05
3.447466e-06 3.1813e-05 7.8755e-05
3.548134e-06 3.0419e-05 7.8755e-05
3.651741e-06 2.9086e-05 7.8755e-05
3.758374e-06 2.7812e-05 7.5617e-05
3.868121e-06 2.6594e-05 7.2305e-05
3.981072e-06 2.5429e-05 6.9137e-05
4.097321e-06 2.4315e-05 6.6109e-05
4.216965e-06 2.325e-05 6.3213e-05
4.340103e-06 2.2231e-05 6.0444e-05
4.466836e-06 2.1258e-05 5.7796e-05
4.59727e-06 2.0326e-05 5.5264e-05
4.731513e-06 1.9436e-05 5.2843e-05
4.869675e-06 1.8585e-05 5.0528e-05
5.011872e-06 1.777e-05 4.8315e-05
5.158222e-06 1.6992e-05 4.6199e-05
5.308844e-06 1.6248e-05 4.4175e-05
5.463865e-06 1.5536e-05 4.224e-05
5.623413e-06 1.4855e-05 4.0389e-05
5.78762e-06 1.4205e-05 3.862e-05
5.956621e-06 1.3582e-05 3.6928e-05
6.130558e-06 1.2987e-05 3.5311e-05
6.309573e-06 1.2418e-05 3.3764e-05
6.493816e-06 1.1874e-05 3.2285e-05
6.683439e-06 1.1354e-05 3.0871e-05
6.878599e-06 1.0857e-05 2.9518e-05
7.079458e-06 1.0381e-05 2.8225e-05
7.286182e-06 9.9266e-06 2.6989e-05
7.498942e-06 9.4917e-06 2.5807e-05
7.717915e-06 9.076e-06 2.4676e-05
7.943282e-06 8.6784e-06 2.3595e-05
8.17523e-06 8.2982e-06 2.2562e-05
8.413951e-06 7.9347e-06 2.1573e-05
8.659643e-06 7.6186e-06 2.0628e-05
8.912509e-06 7.6186e-06 1.9725e-05
9.172759e-06 7.6186e-06 1.886e-05
9.440609e-06 7.6186e-06 1.8034e-05
9.71628e-06 7.6186e-06 1.7244e-05
1e-05 7.6186e-06 1.6489e-05
EOD

# where it lies under others
$d7 << EOD
3.162278e-08 0.08
1e-07 0.08
3.162278e-07 0.003
1e-06 6e-05
3.162278e-06 6e-05
1e-05 1e-05
3.162278e-05 8.0005e-07
EOD

# the envelope of |error|
$d8 << EOD
3.162278e-08 0.08
1e-07 0.08
3.162278e-07 0.003
1e-06 6e-05
3.162278e-06 6e-05
1e-05 1e-05
3.162278e-05 8.0005e-07
0.0001 5.06e-08
0.0003162278 4.999e-07
0.001 5e-06
0.003162278 5e-05
0.01 0.0005
0.03162278 0.005
0.1 0.05
0.3162278 0.5
1 0.5
EOD

# the envelope of |error|
$d9 << EOD
3.162278e-08 0.08
1e-07 0.08
3.162278e-07 0.003
1e-06 6e-05
3.162278e-06 6e-05
1e-05 1e-05
3.162278e-05 8e-07
0.0001 3e-08
0.0003162278 6.0001e-10
0.001 6.0001e-10
0.003162278 4.9997e-09
0.01 5e-07
0.03162278 5e-05
0.1 0.005
0.3162278 0.5
1 0.5
EOD

# the measured optimum, on white
$d10 << EOD
1e-08 1.3e-08
EOD

# the measured optimum
$d11 << EOD
1e-08 1.3e-08
EOD

# the measured optimum, on white
$d12 << EOD
5.6e-06 2.4e-11
EOD

# the measured optimum
$d13 << EOD
5.6e-06 2.4e-11
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
set lmargin at screen 0.093488
set rmargin at screen 0.82419
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
set label 1 'step h' at screen 0.45884,0.069483 center textcolor rgb '#000000' front
set label 2 '|error| of the derivative' at screen 0.027326,0.53586 center rotate by 90
set label 3 'sin(x) at x = 1.2, y = 0.5, double, derivative in y' at screen 0.093488,0.97086 left noenhanced font 'Arial,15' textcolor rgb '#000000' front
set arrow from screen 0.82419,0.91527 to screen 0.83926,0.88821 nohead lw 0.7 lc rgb '#000000'
set label 4 'forward' at screen 0.84428,0.91623 left noenhanced font 'Arial,15' textcolor rgb '#000000' front
set label 5 '{/:Italic h}* = 1.0·10^{-8}' at screen 0.84428,0.88821 left textcolor rgb '#000000' front
set label 6 'error 1.3·10^{-8}' at screen 0.84428,0.86019 left textcolor rgb '#000000' front
set arrow from screen 0.82419,0.91527 to screen 0.83926,0.79015 nohead lw 0.7 lc rgb '#009e73'
set label 7 'central' at screen 0.84428,0.81817 left noenhanced font 'Arial,15' textcolor rgb '#009e73' front
set label 8 '{/:Italic h}* = 5.6·10^{-6}' at screen 0.84428,0.79015 left textcolor rgb '#009e73' front
set label 9 'error 2.4·10^{-11}' at screen 0.84428,0.76213 left textcolor rgb '#009e73' front
set label 10 'points: samples; line: their envelope; disc: optimum; thick: sweet spot; dotted: fitted slopes' at screen 0.093488,0.044828 left noenhanced textcolor rgb '#555555' front
set label 11 'wide: lies under another line' at screen 0.093488,0.017931 left noenhanced textcolor rgb '#555555' front
plot $d1 using 1:2 with points pt 7 ps 0.28 lc rgb '#a6a6a6' notitle, \
     $d2 using 1:2 with points pt 7 ps 0.28 lc rgb '#a6ddce' notitle, \
     $d3 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d4 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d5 using 1:2 with lines lw 0.9 dt (2,5) lc rgb '#8c8c8c' notitle, \
     $d6 using 1:2:3 with filledcurves lc rgb '#99d8c7' notitle, \
     $d7 using 1:2 with lines lw 4.6 dt 1 lc rgb '#000000' notitle, \
     $d8 using 1:2 with lines lw 1.8 dt 1 lc rgb '#000000' notitle, \
     $d9 using 1:2 with lines lw 1.8 dt 1 lc rgb '#009e73' notitle, \
     $d10 using 1:2 with points pt 7 ps 0.95 lc rgb '#ffffff' notitle, \
     $d11 using 1:2 with points pt 7 ps 0.7 lc rgb '#000000' notitle, \
     $d12 using 1:2 with points pt 7 ps 0.95 lc rgb '#ffffff' notitle, \
     $d13 using 1:2 with points pt 7 ps 0.7 lc rgb '#009e73' notitle, \
     NaN notitle
unset multiplot
