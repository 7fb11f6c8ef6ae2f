set encoding utf8
set terminal svg size 980,680 dynamic enhanced rounded linewidth 1 background "#ffffff" font "Arial,13"
set minussign

# the samples of |error|
$d1 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-11 1e-05
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

# the samples of |error|
$d2 << EOD
# (at or below the bottom of the chart)
1e-12 1e-16
EOD

# the samples of |error|
$d3 << EOD
1e-15 0.08
1e-14 0.003
1e-13 5e-05
1e-12 6e-05
1e-11 1e-05
1e-10 8e-07
1e-09 3e-08
1e-07 6.0001e-10
1e-06 9.95e-11
1e-05 5.8e-11
0.0001 4.9997e-09
0.001 5e-07
0.01 5e-05
0.1 0.005
1 0.5
EOD

# the samples of |error|
$d4 << EOD
# (at or below the bottom of the chart)
1e-08 1e-16
EOD

# the samples of |error|
$d5 << EOD
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

# the samples of |error|
$d6 << EOD
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

# the upper edge of |error|
$d7 << EOD
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
$d8 << EOD
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
$d9 << EOD
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
$d10 << EOD
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

# on white
$d11 << EOD
8.4e-06 1.556e-16
EOD

# stepleman-winarsky
$d12 << EOD
8.4e-06 1.556e-16
EOD

# on white
$d13 << EOD
0.0625 1.556e-16
EOD

# auto
$d14 << EOD
0.0625 1.556e-16
EOD

# on white
$d15 << EOD
0.1796875 1.556e-16
EOD

# gsl
$d16 << EOD
0.1796875 1.556e-16
EOD

# on white
$d17 << EOD
0.1875 1.875e-16
EOD

# ridders
$d18 << EOD
0.1875 1.875e-16
EOD

# on white
$d19 << EOD
0.1953125 3e-16
EOD

# richardson
$d20 << EOD
0.1953125 3e-16
EOD

# on white
$d21 << EOD
0.203125 4.125e-16
EOD

# richardson-trimmed
$d22 << EOD
0.203125 4.125e-16
EOD

# on white
$d23 << EOD
0.2109375 5.25e-16
EOD

# oliver
$d24 << EOD
0.2109375 5.25e-16
EOD

# on white
$d25 << EOD
0.001575 2.4e-13
EOD

# taylor-estimate
$d26 << EOD
0.001575 2.4e-13
EOD

# on white
$d27 << EOD
0.0023625 2.4e-13
EOD

# auto
$d28 << EOD
0.0023625 2.4e-13
EOD

# on white
$d29 << EOD
0.00126 3.3e-13
EOD

# shi-five-point
$d30 << EOD
0.00126 3.3e-13
EOD

# on white
$d31 << EOD
1.26e-05 6e-12
EOD

# mathur
$d32 << EOD
1.26e-05 6e-12
EOD

# on white
$d33 << EOD
6.3e-06 1.5e-11
EOD

# curtis-reid
$d34 << EOD
6.3e-06 1.5e-11
EOD

# on white
$d35 << EOD
1.33e-05 1.5e-11
EOD

# kostyrka
$d36 << EOD
1.33e-05 1.5e-11
EOD

# on white
$d37 << EOD
2.03e-05 1.5e-11
EOD

# auto
$d38 << EOD
2.03e-05 1.5e-11
EOD

# on white
$d39 << EOD
7e-06 2.4e-11
EOD

# curtis-reid-modified
$d40 << EOD
7e-06 2.4e-11
EOD

# on white
$d41 << EOD
7.7e-06 3.3e-11
EOD

# dumontet-vignes
$d42 << EOD
7.7e-06 3.3e-11
EOD

# on white
$d43 << EOD
1.54e-05 4.2e-11
EOD

# rule-central
$d44 << EOD
1.54e-05 4.2e-11
EOD

# on white
$d45 << EOD
3.5e-08 3.25e-09
EOD

# auto
$d46 << EOD
3.5e-08 3.25e-09
EOD

# on white
$d47 << EOD
1.75e-08 8.125e-09
EOD

# gill-murray
$d48 << EOD
1.75e-08 8.125e-09
EOD

# on white
$d49 << EOD
1.75e-08 8.125e-09
EOD

# shi-forward
$d50 << EOD
1.75e-08 8.125e-09
EOD

# on white
$d51 << EOD
2.625e-08 1.7875e-08
EOD

# rule-forward
$d52 << EOD
2.625e-08 1.7875e-08
EOD

# on white
$d53 << EOD
2.125e-08 2.275e-08
EOD

# more-wild
$d54 << EOD
2.125e-08 2.275e-08
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
set lmargin at screen 0.078959
set rmargin at screen 0.98531
set bmargin at screen 0.15868
set tmargin at screen 0.94647
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e1,1e0
set mxtics 10
set format x '10^{%T}'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-16,1e1,1e0
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.53213,0.099412 center textcolor rgb '#1c1c1a' front
set label 2 '|error| of the derivative' at screen 0.019429,0.55257 center rotate by 90 textcolor rgb '#1c1c1a'
set label 3 'Steps that selectors choose for the derivative of sin(x) at x = 1.2' at screen 0.078959,0.97515 left noenhanced font 'Arial,15' textcolor rgb '#1c1c1a' front
set label 4 'stepleman-winarsky' at screen 0.68057,0.1944 left textcolor rgb '#23785a' front
set arrow from screen 0.91255,0.16813 to screen 0.88111,0.16813 nohead lw 0.7 lc rgb '#9e9ea3'
set label 5 'auto' at screen 0.88111,0.17809 right font 'Arial,15' textcolor rgb '#5d5d66' front
set arrow from screen 0.94026,0.16813 to screen 0.95914,0.17111 nohead lw 0.7 lc rgb '#9e9ea3'
set label 6 'gsl' at screen 0.95914,0.18211 left textcolor rgb '#5d5d66' front
set arrow from screen 0.94138,0.17212 to screen 0.91662,0.1898 nohead lw 0.7 lc rgb '#9e9ea3'
set label 7 'ridders' at screen 0.91662,0.20079 right textcolor rgb '#5d5d66' front
set arrow from screen 0.94245,0.18217 to screen 0.91678,0.21864 nohead lw 0.7 lc rgb '#9e9ea3'
set label 8 'richardson' at screen 0.91678,0.22963 right textcolor rgb '#5d5d66' front
set arrow from screen 0.94348,0.18898 to screen 0.92935,0.24718 nohead lw 0.7 lc rgb '#9e9ea3'
set label 9 'richardson-trimmed' at screen 0.92935,0.25818 right textcolor rgb '#5d5d66' front
set arrow from screen 0.94447,0.19414 to screen 0.94447,0.22154 nohead lw 0.7 lc rgb '#9e9ea3'
set label 10 'oliver' at screen 0.95834,0.23253 center textcolor rgb '#5d5d66' front
set label 11 'taylor-estimate' at screen 0.78652,0.304 center textcolor rgb '#b02894' front
set label 12 'auto (five-point)' at screen 0.82699,0.35138 left font 'Arial,15' textcolor rgb '#b02894' front
set label 13 'shi-five-point' at screen 0.80082,0.33192 right textcolor rgb '#b02894' front
set label 14 'mathur' at screen 0.67929,0.37103 center textcolor rgb '#23785a' front
set arrow from screen 0.67107,0.41353 to screen 0.65378,0.41055 nohead lw 0.7 lc rgb '#7bae9c'
set label 15 'curtis-reid' at screen 0.65378,0.39956 right textcolor rgb '#23785a' front
set arrow from screen 0.69067,0.41353 to screen 0.7019,0.38059 nohead lw 0.7 lc rgb '#7bae9c'
set label 16 'kostyrka' at screen 0.7019,0.3696 left textcolor rgb '#23785a' front
set arrow from screen 0.70177,0.41353 to screen 0.71033,0.45911 nohead lw 0.7 lc rgb '#7bae9c'
set label 17 'auto (central)' at screen 0.71033,0.4701 left font 'Arial,15' textcolor rgb '#23785a' front
set arrow from screen 0.67383,0.42358 to screen 0.63022,0.42358 nohead lw 0.7 lc rgb '#7bae9c'
set label 18 'curtis-reid-modified' at screen 0.63022,0.42358 right textcolor rgb '#23785a' front
set arrow from screen 0.67633,0.43039 to screen 0.6736,0.49763 nohead lw 0.7 lc rgb '#7bae9c'
set label 19 'dumontet-vignes' at screen 0.6736,0.50862 right textcolor rgb '#23785a' front
set arrow from screen 0.69452,0.43555 to screen 0.70838,0.48112 nohead lw 0.7 lc rgb '#7bae9c'
set label 20 'rule-central' at screen 0.70838,0.49212 left textcolor rgb '#23785a' front
set arrow from screen 0.5348,0.52854 to screen 0.54544,0.53798 nohead lw 0.7 lc rgb '#6d82d3'
set label 21 'auto (forward)' at screen 0.54544,0.54897 left font 'Arial,15' textcolor rgb '#0b2fb5' front
set arrow from screen 0.51661,0.54813 to screen 0.51661,0.48641 nohead lw 0.7 lc rgb '#6d82d3'
set label 22 'gill-murray' at screen 0.50272,0.47541 center textcolor rgb '#0b2fb5' front
set arrow from screen 0.51661,0.54813 to screen 0.46707,0.52823 nohead lw 0.7 lc rgb '#6d82d3'
set label 23 'shi-forward' at screen 0.46707,0.51724 right textcolor rgb '#0b2fb5' front
set arrow from screen 0.52725,0.56499 to screen 0.54706,0.56499 nohead lw 0.7 lc rgb '#6d82d3'
set label 24 'rule-forward' at screen 0.54706,0.57209 left textcolor rgb '#0b2fb5' front
set arrow from screen 0.5217,0.57015 to screen 0.5217,0.59455 nohead lw 0.7 lc rgb '#6d82d3'
set label 25 'more-wild' at screen 0.49646,0.60554 center textcolor rgb '#0b2fb5' front
set label 26 'forward' at screen 0.078959,0.070735 left font 'Arial,15' textcolor rgb '#0b2fb5' front
set label 27 'backward' at screen 0.15169,0.070735 left font 'Arial,15' textcolor rgb '#7a4f00' front
set label 28 'central' at screen 0.23251,0.070735 left font 'Arial,15' textcolor rgb '#23785a' front
set label 29 'five-point' at screen 0.30524,0.070735 left font 'Arial,15' textcolor rgb '#b02894' front
set label 30 'extrapolation' at screen 0.40222,0.070735 left font 'Arial,15' textcolor rgb '#5d5d66' front
set label 31 ' (at its smallest step)' at screen 0.50729,0.070735 left textcolor rgb '#5c5c56' front
set label 32 'full: a choice; hollow: a doubtful one; pointing down: below the chart; line: upper edge of the errors; 1 selector without a' at screen 0.078959,0.040147 left noenhanced textcolor rgb '#5c5c56' front
set label 33 'value' at screen 0.078959,0.017206 left noenhanced textcolor rgb '#5c5c56' front
plot $d1 using 1:2 with points pt 7 ps 0.2 lc rgb '#c2cbed' notitle, \
     $d2 using 1:2 with points pt 2 ps 0.35 lc rgb '#c2cbed' notitle, \
     $d3 using 1:2 with points pt 7 ps 0.2 lc rgb '#c8ddd6' notitle, \
     $d4 using 1:2 with points pt 2 ps 0.35 lc rgb '#c8ddd6' notitle, \
     $d5 using 1:2 with points pt 7 ps 0.2 lc rgb '#ebc9e4' notitle, \
     $d6 using 1:2 with points pt 7 ps 0.2 lc rgb '#ded3bf' notitle, \
     $d7 using 1:2 with lines lw 1.2 dt 1 lc rgb '#546dcb' notitle, \
     $d8 using 1:2 with lines lw 1.2 dt 1 lc rgb '#65a18c' notitle, \
     $d9 using 1:2 with lines lw 1.2 dt 1 lc rgb '#c869b4' notitle, \
     $d10 using 1:2 with lines lw 1.2 dt (6,4) lc rgb '#a2844d' notitle, \
     $d11 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d12 using 1:2 with points pt 11 ps 0.8 lc rgb '#23785a' notitle, \
     $d13 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d14 using 1:2 with points pt 11 ps 0.8 lc rgb '#5d5d66' notitle, \
     $d15 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d16 using 1:2 with points pt 11 ps 0.8 lc rgb '#5d5d66' notitle, \
     $d17 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d18 using 1:2 with points pt 7 ps 0.8 lc rgb '#5d5d66' notitle, \
     $d19 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d20 using 1:2 with points pt 6 ps 0.8 lc rgb '#5d5d66' notitle, \
     $d21 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d22 using 1:2 with points pt 7 ps 0.8 lc rgb '#5d5d66' notitle, \
     $d23 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d24 using 1:2 with points pt 7 ps 0.8 lc rgb '#5d5d66' notitle, \
     $d25 using 1:2 with points pt 13 ps 1.1 lc rgb '#ffffff' notitle, \
     $d26 using 1:2 with points pt 13 ps 0.8 lc rgb '#b02894' notitle, \
     $d27 using 1:2 with points pt 13 ps 1.1 lc rgb '#ffffff' notitle, \
     $d28 using 1:2 with points pt 13 ps 0.8 lc rgb '#b02894' notitle, \
     $d29 using 1:2 with points pt 13 ps 1.1 lc rgb '#ffffff' notitle, \
     $d30 using 1:2 with points pt 13 ps 0.8 lc rgb '#b02894' notitle, \
     $d31 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d32 using 1:2 with points pt 8 ps 0.8 lc rgb '#23785a' notitle, \
     $d33 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d34 using 1:2 with points pt 9 ps 0.8 lc rgb '#23785a' notitle, \
     $d35 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d36 using 1:2 with points pt 9 ps 0.8 lc rgb '#23785a' notitle, \
     $d37 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d38 using 1:2 with points pt 9 ps 0.8 lc rgb '#23785a' notitle, \
     $d39 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d40 using 1:2 with points pt 9 ps 0.8 lc rgb '#23785a' notitle, \
     $d41 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d42 using 1:2 with points pt 8 ps 0.8 lc rgb '#23785a' notitle, \
     $d43 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d44 using 1:2 with points pt 9 ps 0.8 lc rgb '#23785a' notitle, \
     $d45 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d46 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     $d47 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d48 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     $d49 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d50 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     $d51 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d52 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     $d53 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d54 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     NaN notitle
unset multiplot
