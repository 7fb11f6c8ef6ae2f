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

# the envelope of |error|
$d5 << EOD
8.159703e-10 1e-06
1e-09 8.0005e-07
1e-08 5.06e-08
1e-07 4.999e-07
2.000279e-07 1e-06
EOD

# the envelope of |error|
$d6 << EOD
8.15928e-10 1e-06
1e-09 8e-07
1e-08 3e-08
1e-07 6.0001e-10
1e-06 6.0001e-10
1e-05 4.9997e-09
0.0001 5e-07
0.0001414214 1e-06
EOD

# the envelope of |error|
$d7 << EOD
8.15928e-10 1e-06
1e-09 8e-07
1e-08 3e-08
1e-07 6e-10
1e-06 6e-10
1e-05 1e-10
0.0001 8e-12
0.001 5e-09
0.003760603 1e-06
EOD

# the envelope of |error|
$d8 << EOD
8.159703e-10 1e-06
1e-09 8.0005e-07
1e-08 5.06e-08
1e-07 4.999e-07
2.000279e-07 1e-06
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
set border 15 lw 0.7 lc rgb '#777777'
set tics textcolor rgb '#000000'
set grid xtics ytics back lt 1 lw 0.5 lc rgb '#e9e9e9'
set multiplot

unset label
unset arrow
unset object
set lmargin at screen 0.10714
set rmargin at screen 0.98163
set bmargin at screen 0.21176
set tmargin at screen 0.91765
set xrange [1e-7:1e-2]
set xtics out nomirror 1e-7,1e1,1e-2
set mxtics 10
set format x '$10^{%T}$'
set yrange [1e-16:1e-6]
set ytics out nomirror 1e-16,1e1,1e-6
set mytics 10
set format y '$10^{%T}$'
set label 1 'step $h$' at screen 0.54439,0.12647 center textcolor rgb '#000000' front
set label 2 '$|$error$|$ of the derivative' at screen 0.018367,0.56471 center rotate by 90
set label 3 'sin(x) at x = 1.2, double' at screen 0.10714,0.96176 left noenhanced textcolor rgb '#000000' front
set label 4 'stepleman-winarsky' at screen 0.4901,0.25271 center textcolor rgb '#009e73' front
set arrow from screen 0.84124,0.45037 to screen 0.84124,0.48162 nohead lw 0.7 lc rgb '#e0afca'
set label 5 'taylor-estimate' at screen 0.9038,0.49853 center textcolor rgb '#cc79a7' front
set arrow from screen 0.87204,0.45037 to screen 0.8533,0.41056 nohead lw 0.7 lc rgb '#e0afca'
set label 6 'auto (five-point)' at screen 0.8533,0.39365 right textcolor rgb '#cc79a7' front
set arrow from screen 0.82429,0.46013 to screen 0.79801,0.46472 nohead lw 0.7 lc rgb '#e0afca'
set label 7 'shi-five-point' at screen 0.79801,0.48163 right textcolor rgb '#cc79a7' front
set label 8 'mathur' at screen 0.46747,0.51212 center textcolor rgb '#009e73' front
set label 9 'curtis-reid' at screen 0.41131,0.58996 right textcolor rgb '#009e73' front
set arrow from screen 0.4786,0.57714 to screen 0.52057,0.48759 nohead lw 0.7 lc rgb '#66c5ab'
set label 10 'kostyrka' at screen 0.52057,0.47068 left textcolor rgb '#009e73' front
set arrow from screen 0.51072,0.57714 to screen 0.53284,0.53733 nohead lw 0.7 lc rgb '#66c5ab'
set label 11 'auto (central)' at screen 0.53284,0.52042 left textcolor rgb '#009e73' front
set arrow from screen 0.42985,0.59154 to screen 0.4292,0.54086 nohead lw 0.7 lc rgb '#66c5ab'
set label 12 'curtis-reid-modified' at screen 0.4292,0.52395 right textcolor rgb '#009e73' front
set arrow from screen 0.43709,0.60131 to screen 0.44552,0.65199 nohead lw 0.7 lc rgb '#66c5ab'
set label 13 'dumontet-vignes' at screen 0.44552,0.6689 left textcolor rgb '#009e73' front
set arrow from screen 0.48974,0.6087 to screen 0.34718,0.72469 nohead lw 0.7 lc rgb '#66c5ab'
set label 14 'rule-central' at screen 0.34718,0.7416 right textcolor rgb '#009e73' front
set label 15 'slope 4' at screen 0.45723,0.44706 right textcolor rgb '#555555' front
set label 16 'forward' at screen 0.10714,0.079412 left textcolor rgb '#000000' front
set label 17 'backward' at screen 0.20082,0.079412 left textcolor rgb '#e69f00' front
set label 18 'central' at screen 0.30459,0.079412 left textcolor rgb '#009e73' front
set label 19 'five-point' at screen 0.39827,0.079412 left textcolor rgb '#cc79a7' front
set label 20 'extrapolation' at screen 0.52224,0.079412 left textcolor rgb '#0072b2' front
set label 21 '(at its smallest step)' at screen 0.66735,0.079412 left textcolor rgb '#555555' front
set label 22 'disc: a choice; ring: a doubtful one; triangle: below the chart; line: envelope of $|$error$|$; 1 selector without a value; 11 outside the chart' at screen 0.10714,0.032353 left textcolor rgb '#555555' front
plot $d1 using 1:2 with dots lc rgb '#bfbfbf' notitle, \
     $d2 using 1:2 with dots lc rgb '#bfe7dc' notitle, \
     $d3 using 1:2 with dots lc rgb '#f2dee9' notitle, \
     $d4 using 1:2 with dots lc rgb '#f9e7bf' notitle, \
     $d5 using 1:2 with lines lw 1.205 dt 1 lc rgb '#4d4d4d' notitle, \
     $d6 using 1:2 with lines lw 1.206 dt 1 lc rgb '#4dbb9d' notitle, \
     $d7 using 1:2 with lines lw 1.207 dt 1 lc rgb '#dba1c1' notitle, \
     $d8 using 1:2 with lines lw 1.208 dt 2 lc rgb '#eebc4d' notitle, \
     $d9 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d10 using 1:2 with points pt 7 lc rgb '#009e73' notitle, \
     $d11 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d12 using 1:2 with points pt 7 lc rgb '#cc79a7' notitle, \
     $d13 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d14 using 1:2 with points pt 7 lc rgb '#cc79a7' notitle, \
     $d15 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d16 using 1:2 with points pt 7 lc rgb '#cc79a7' notitle, \
     $d17 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d18 using 1:2 with points pt 7 lc rgb '#009e73' notitle, \
     $d19 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d20 using 1:2 with points pt 7 lc rgb '#009e73' notitle, \
     $d21 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d22 using 1:2 with points pt 7 lc rgb '#009e73' notitle, \
     $d23 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d24 using 1:2 with points pt 7 lc rgb '#009e73' notitle, \
     $d25 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d26 using 1:2 with points pt 7 lc rgb '#009e73' notitle, \
     $d27 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d28 using 1:2 with points pt 7 lc rgb '#009e73' notitle, \
     $d29 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d30 using 1:2 with points pt 7 lc rgb '#009e73' notitle, \
     $d31 using 1:2 with lines lw 1.331 dt 3 lc rgb '#777777' notitle, \
     NaN notitle
unset multiplot
