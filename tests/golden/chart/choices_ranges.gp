set encoding utf8
set terminal pict2e size 16.66cm,11.56cm color linewidth 1

# the samples of |error|
$d1 << EOD
1e-10 8.0005e-07
1e-09 2.95e-08
1e-08 5.5e-09
1e-07 5.06e-08
1e-06 4.999e-07
EOD

# the samples of |error|
$d2 << EOD
1e-10 8e-07
1e-09 3e-08
1e-08 5e-10
1e-07 6.0001e-10
1e-06 9.95e-11
1e-05 5.8e-11
0.0001 4.9997e-09
0.001 5e-07
EOD

# the samples of |error|
$d3 << EOD
1e-10 8e-07
1e-09 3e-08
1e-08 5e-10
1e-07 6e-10
1e-06 1e-10
1e-05 8e-12
0.0001 2.9995e-13
0.001 5.05e-13
0.01 5e-09
EOD

# the samples of |error|
$d4 << EOD
1e-10 8.0005e-07
1e-09 2.95e-08
1e-08 5.5e-09
1e-07 5.06e-08
1e-06 4.999e-07
EOD

# the upper edge of |error|
$d5 << EOD
8.159703e-11 1e-06
1e-10 8.0005e-07
1e-09 5.06e-08
1e-08 5.06e-08
1e-07 5.06e-08
1e-06 4.999e-07
2.000279e-06 1e-06
EOD

# the upper edge of |error|
$d6 << EOD
8.15928e-11 1e-06
1e-10 8e-07
1e-09 3e-08
1e-08 6.0001e-10
1e-07 6.0001e-10
1e-06 6.0001e-10
1e-05 6.0001e-10
0.0001 4.9997e-09
0.001 5e-07
0.001414214 1e-06
EOD

# the upper edge of |error|
$d7 << EOD
8.15928e-11 1e-06
1e-10 8e-07
1e-09 3e-08
1e-08 6e-10
1e-07 6e-10
1e-06 1e-10
1e-05 8e-12
0.0001 8e-12
0.001 8e-12
0.01 5e-09
0.03760603 1e-06
EOD

# the upper edge of |error|
$d8 << EOD
8.159703e-11 1e-06
1e-10 8.0005e-07
1e-09 5.06e-08
1e-08 5.06e-08
1e-07 5.06e-08
1e-06 4.999e-07
2.000279e-06 1e-06
EOD

# on white
$d9 << EOD
8.4e-06 1.3183e-16
EOD

# stepleman-winarsky
$d10 << EOD
8.4e-06 1.3183e-16
EOD

# on white
$d11 << EOD
0.001575 2.4e-13
EOD

# taylor-estimate
$d12 << EOD
0.001575 2.4e-13
EOD

# on white
$d13 << EOD
0.0023625 2.4e-13
EOD

# auto
$d14 << EOD
0.0023625 2.4e-13
EOD

# on white
$d15 << EOD
0.00126 3.3e-13
EOD

# shi-five-point
$d16 << EOD
0.00126 3.3e-13
EOD

# on white
$d17 << EOD
1.26e-05 6e-12
EOD

# mathur
$d18 << EOD
1.26e-05 6e-12
EOD

# on white
$d19 << EOD
6.3e-06 1.5e-11
EOD

# curtis-reid
$d20 << EOD
6.3e-06 1.5e-11
EOD

# on white
$d21 << EOD
1.33e-05 1.5e-11
EOD

# kostyrka
$d22 << EOD
1.33e-05 1.5e-11
EOD

# on white
$d23 << EOD
2.03e-05 1.5e-11
EOD

# auto
$d24 << EOD
2.03e-05 1.5e-11
EOD

# on white
$d25 << EOD
7e-06 2.4e-11
EOD

# curtis-reid-modified
$d26 << EOD
7e-06 2.4e-11
EOD

# on white
$d27 << EOD
7.7e-06 3.3e-11
EOD

# dumontet-vignes
$d28 << EOD
7.7e-06 3.3e-11
EOD

# on white
$d29 << EOD
1.54e-05 4.2e-11
EOD

# rule-central
$d30 << EOD
1.54e-05 4.2e-11
EOD

# a slope
$d31 << EOD
1.778279e-06 1e-16
1.94842e-06 1.4412e-16
2.134839e-06 2.0771e-16
2.339094e-06 2.9936e-16
2.562891e-06 4.3144e-16
2.808101e-06 6.218e-16
3.076771e-06 8.9615e-16
3.371148e-06 1.2915e-15
3.693689e-06 1.8614e-15
4.04709e-06 2.6827e-15
4.434303e-06 3.8664e-15
4.858564e-06 5.5723e-15
5.323417e-06 8.0309e-15
5.832745e-06 1.1574e-14
6.390805e-06 1.6681e-14
7.002258e-06 2.4041e-14
7.672213e-06 3.4648e-14
8.406267e-06 4.9936e-14
9.210553e-06 7.1969e-14
1.009179e-05 1.0372e-13
1.105734e-05 1.4949e-13
1.211528e-05 2.1544e-13
1.327443e-05 3.105e-13
1.454449e-05 4.475e-13
1.593606e-05 6.4495e-13
1.746077e-05 9.2951e-13
1.913137e-05 1.3396e-12
2.09618e-05 1.9307e-12
2.296736e-05 2.7826e-12
2.516481e-05 4.0103e-12
2.75725e-05 5.7797e-12
3.021056e-05 8.3298e-12
3.310101e-05 1.2005e-11
3.626802e-05 1.7302e-11
3.973803e-05 2.4936e-11
4.354005e-05 3.5938e-11
4.770583e-05 5.1795e-11
5.227018e-05 7.4648e-11
5.727123e-05 1.0758e-10
6.275077e-05 1.5505e-10
6.875457e-05 2.2346e-10
7.53328e-05 3.2206e-10
8.254042e-05 4.6416e-10
9.043764e-05 6.6895e-10
9.909044e-05 9.6411e-10
0.0001085711 1.3895e-09
0.0001189589 2.0026e-09
0.0001303405 2.8861e-09
0.0001428111 4.1596e-09
0.0001564748 5.9948e-09
0.0001714459 8.6399e-09
0.0001878493 1.2452e-08
0.0002058221 1.7946e-08
0.0002255146 2.5864e-08
0.0002470911 3.7276e-08
0.0002707321 5.3723e-08
0.0002966349 7.7426e-08
0.000325016 1.1159e-07
0.0003561126 1.6082e-07
0.0003901843 2.3178e-07
0.000427516 3.3405e-07
0.0004684195 4.8144e-07
0.0005132364 6.9386e-07
0.0005623413 1e-06
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
set lmargin at screen 0.10367
set rmargin at screen 0.98163
set bmargin at screen 0.24412
set tmargin at screen 0.91765
set xrange [1e-7:1e-2]
set xtics out nomirror 1e-7,1e1,1e-2
set mxtics 10
set format x '$10^{%T}$'
set yrange [1e-16:1e-6]
set ytics out nomirror 1e-16,1e1,1e-6
set mytics 10
set format y '$10^{%T}$'
set label 1 'step $h$' at screen 0.54265,0.15294 center textcolor rgb '#1c1c1a' front
set label 2 '$|$error$|$ of the derivative' at screen 0.013061,0.58088 center rotate by 90 textcolor rgb '#1c1c1a'
set label 3 'Steps that selectors choose for the derivative of sin(x) at x = 1.2' at screen 0.10367,0.96176 left noenhanced textcolor rgb '#1c1c1a' front
set label 4 'stepleman-winarsky' at screen 0.4859,0.28468 center textcolor rgb '#23785a' front
set label 5 'taylor-estimate' at screen 0.81459,0.43655 center textcolor rgb '#b02894' front
set arrow from screen 0.8716,0.47178 to screen 0.8716,0.50303 nohead lw 0.7 lc rgb '#d07ebf'
set label 6 'auto (five-point)' at screen 0.79792,0.51994 center textcolor rgb '#b02894' front
set arrow from screen 0.82367,0.4811 to screen 0.79178,0.4811 nohead lw 0.7 lc rgb '#d07ebf'
set label 7 'shi-five-point' at screen 0.79178,0.4811 right textcolor rgb '#b02894' front
set arrow from screen 0.47248,0.56594 to screen 0.46894,0.52841 nohead lw 0.7 lc rgb '#7bae9c'
set label 8 'mathur' at screen 0.46894,0.5115 right textcolor rgb '#23785a' front
set label 9 'curtis-reid' at screen 0.40925,0.55581 center textcolor rgb '#23785a' front
set arrow from screen 0.4766,0.59274 to screen 0.4766,0.65874 nohead lw 0.7 lc rgb '#7bae9c'
set label 10 'kostyrka' at screen 0.50484,0.67566 center textcolor rgb '#23785a' front
set arrow from screen 0.50885,0.59274 to screen 0.52764,0.52263 nohead lw 0.7 lc rgb '#7bae9c'
set label 11 'auto (central)' at screen 0.52764,0.50572 left textcolor rgb '#23785a' front
set arrow from screen 0.42766,0.60649 to screen 0.34551,0.59927 nohead lw 0.7 lc rgb '#7bae9c'
set label 12 'curtis-reid-modified' at screen 0.34551,0.58236 right textcolor rgb '#23785a' front
set label 13 'dumontet-vignes' at screen 0.40884,0.65104 center textcolor rgb '#23785a' front
set arrow from screen 0.48778,0.62286 to screen 0.49616,0.46151 nohead lw 0.7 lc rgb '#7bae9c'
set label 14 'rule-central' at screen 0.49616,0.44459 left textcolor rgb '#23785a' front
set label 15 'slope 4' at screen 0.61617,0.67176 left textcolor rgb '#5c5c56' front
set label 16 'forward' at screen 0.10367,0.10882 left textcolor rgb '#0b2fb5' front
set label 17 'backward' at screen 0.19459,0.10882 left textcolor rgb '#7a4f00' front
set label 18 'central' at screen 0.29561,0.10882 left textcolor rgb '#23785a' front
set label 19 'five-point' at screen 0.38653,0.10882 left textcolor rgb '#b02894' front
set label 20 'extrapolation' at screen 0.50776,0.10882 left textcolor rgb '#5d5d66' front
set label 21 ' (at its smallest step)' at screen 0.63908,0.10882 left textcolor rgb '#5c5c56' front
set label 22 'full: a choice; hollow: a doubtful one; pointing down: below the chart; line: upper edge of the' at screen 0.10367,0.061765 left noenhanced textcolor rgb '#5c5c56' front
set label 23 'errors; 1 selector without a value; 11 outside the chart' at screen 0.10367,0.026471 left noenhanced textcolor rgb '#5c5c56' front
plot $d1 using 1:2 with dots lc rgb '#c2cbed' notitle, \
     $d2 using 1:2 with dots lc rgb '#c8ddd6' notitle, \
     $d3 using 1:2 with dots lc rgb '#ebc9e4' notitle, \
     $d4 using 1:2 with dots lc rgb '#ded3bf' notitle, \
     $d5 using 1:2 with lines lw 1.205 dt 1 lc rgb '#546dcb' notitle, \
     $d6 using 1:2 with lines lw 1.206 dt 1 lc rgb '#65a18c' notitle, \
     $d7 using 1:2 with lines lw 1.207 dt 1 lc rgb '#c869b4' notitle, \
     $d8 using 1:2 with lines lw 1.208 dt 2 lc rgb '#a2844d' notitle, \
     $d9 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d10 using 1:2 with points pt 7 lc rgb '#23785a' notitle, \
     $d11 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d12 using 1:2 with points pt 7 lc rgb '#b02894' notitle, \
     $d13 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d14 using 1:2 with points pt 7 lc rgb '#b02894' notitle, \
     $d15 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d16 using 1:2 with points pt 7 lc rgb '#b02894' notitle, \
     $d17 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d18 using 1:2 with points pt 7 lc rgb '#23785a' notitle, \
     $d19 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d20 using 1:2 with points pt 7 lc rgb '#23785a' notitle, \
     $d21 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d22 using 1:2 with points pt 7 lc rgb '#23785a' notitle, \
     $d23 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d24 using 1:2 with points pt 7 lc rgb '#23785a' notitle, \
     $d25 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d26 using 1:2 with points pt 7 lc rgb '#23785a' notitle, \
     $d27 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d28 using 1:2 with points pt 7 lc rgb '#23785a' notitle, \
     $d29 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d30 using 1:2 with points pt 7 lc rgb '#23785a' notitle, \
     $d31 using 1:2 with lines lw 1.331 dt 3 lc rgb '#6b6b66' notitle, \
     NaN notitle
unset multiplot
