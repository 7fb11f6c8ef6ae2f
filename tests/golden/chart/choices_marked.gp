set encoding utf8
set terminal pdfcairo size 8.33,5.78 enhanced color font "Sans,8" fontscale 0.78 linewidth 1 background "#ffffff"

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

# the envelope of |error|
$d5 << EOD
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
$d6 << EOD
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

# on white
$d7 << EOD
8.4e-06 1.4723e-14
EOD

# stepleman-winarsky
$d8 << EOD
8.4e-06 1.4723e-14
EOD

# on white
$d9 << EOD
0.0625 1.4723e-14
EOD

# auto
$d10 << EOD
0.0625 1.4723e-14
EOD

# on white
$d11 << EOD
0.1796875 1.4723e-14
EOD

# gsl
$d12 << EOD
0.1796875 1.4723e-14
EOD

# on white
$d13 << EOD
0.1875 1.4723e-14
EOD

# ridders
$d14 << EOD
0.1875 1.4723e-14
EOD

# on white
$d15 << EOD
0.1953125 1.4723e-14
EOD

# richardson
$d16 << EOD
0.1953125 1.4723e-14
EOD

# on white
$d17 << EOD
0.203125 1.4723e-14
EOD

# richardson-trimmed
$d18 << EOD
0.203125 1.4723e-14
EOD

# on white
$d19 << EOD
0.2109375 1.4723e-14
EOD

# oliver
$d20 << EOD
0.2109375 1.4723e-14
EOD

# on white
$d21 << EOD
0.001575 4.442e-13
EOD

# taylor-estimate
$d22 << EOD
0.001575 4.442e-13
EOD

# on white
$d23 << EOD
0.0023625 4.442e-13
EOD

# auto
$d24 << EOD
0.0023625 4.442e-13
EOD

# on white
$d25 << EOD
0.00126 6.1077e-13
EOD

# shi-five-point
$d26 << EOD
0.00126 6.1077e-13
EOD

# on white
$d27 << EOD
1.26e-05 1.1105e-11
EOD

# mathur
$d28 << EOD
1.26e-05 1.1105e-11
EOD

# on white
$d29 << EOD
6.3e-06 2.7762e-11
EOD

# curtis-reid
$d30 << EOD
6.3e-06 2.7762e-11
EOD

# on white
$d31 << EOD
1.33e-05 2.7762e-11
EOD

# kostyrka
$d32 << EOD
1.33e-05 2.7762e-11
EOD

# on white
$d33 << EOD
2.03e-05 2.7762e-11
EOD

# auto
$d34 << EOD
2.03e-05 2.7762e-11
EOD

# on white
$d35 << EOD
7e-06 4.442e-11
EOD

# curtis-reid-modified
$d36 << EOD
7e-06 4.442e-11
EOD

# on white
$d37 << EOD
7.7e-06 6.1077e-11
EOD

# dumontet-vignes
$d38 << EOD
7.7e-06 6.1077e-11
EOD

# on white
$d39 << EOD
1.54e-05 7.7735e-11
EOD

# rule-central
$d40 << EOD
1.54e-05 7.7735e-11
EOD

# on white
$d41 << EOD
3.5e-08 6.0152e-09
EOD

# auto
$d42 << EOD
3.5e-08 6.0152e-09
EOD

# on white
$d43 << EOD
1.75e-08 1.5038e-08
EOD

# gill-murray
$d44 << EOD
1.75e-08 1.5038e-08
EOD

# on white
$d45 << EOD
1.75e-08 1.5038e-08
EOD

# shi-forward
$d46 << EOD
1.75e-08 1.5038e-08
EOD

# on white
$d47 << EOD
2.625e-08 3.3083e-08
EOD

# rule-forward
$d48 << EOD
2.625e-08 3.3083e-08
EOD

# on white
$d49 << EOD
2.125e-08 4.2106e-08
EOD

# more-wild
$d50 << EOD
2.125e-08 4.2106e-08
EOD

# an upright
$d51 << EOD
1e-05 1e-14
1e-05 1.9855e-14
1e-05 3.9423e-14
1e-05 7.8274e-14
1e-05 1.5541e-13
1e-05 3.0858e-13
1e-05 6.1268e-13
1e-05 1.2165e-12
1e-05 2.4153e-12
1e-05 4.7957e-12
1e-05 9.5219e-12
1e-05 1.8906e-11
1e-05 3.7538e-11
1e-05 7.4532e-11
1e-05 1.4798e-10
1e-05 2.9382e-10
1e-05 5.8339e-10
1e-05 1.1583e-09
1e-05 2.2999e-09
1e-05 4.5664e-09
1e-05 9.0666e-09
1e-05 1.8002e-08
1e-05 3.5743e-08
1e-05 7.0968e-08
1e-05 1.4091e-07
1e-05 2.7977e-07
1e-05 5.555e-07
1e-05 1.1029e-06
1e-05 2.1899e-06
1e-05 4.3481e-06
1e-05 8.6332e-06
1e-05 1.7141e-05
1e-05 3.4034e-05
1e-05 6.7575e-05
1e-05 0.00013417
1e-05 0.0002664
1e-05 0.00052894
1e-05 0.0010502
1e-05 0.0020852
1e-05 0.0041402
1e-05 0.0082204
1e-05 0.016322
1e-05 0.032407
1e-05 0.064344
1e-05 0.12776
1e-05 0.25366
1e-05 0.50365
1e-05 1
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
set lmargin at screen 0.087551
set rmargin at screen 0.98408
set bmargin at screen 0.13765
set tmargin at screen 0.94647
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e1,1e0
set mxtics 10
set format x '10^{%T}'
set yrange [1e-14:1e0]
set ytics out nomirror 1e-14,1e1,1e0
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.53582,0.082206 center textcolor rgb '#000000' front
set label 2 'relative error of the derivative' at screen 0.025204,0.54206 center rotate by 90
set label 3 'sin(x) at x = 1.2, double' at screen 0.087551,0.97515 left noenhanced font ':Bold' textcolor rgb '#000000' front
set label 4 'mine' at screen 0.69452,0.91205 left noenhanced textcolor rgb '#aa4499' front
set label 5 'stepleman-winarsky' at screen 0.6127,0.17362 center textcolor rgb '#009e73' front
set arrow from screen 0.91211,0.14735 to screen 0.91412,0.17175 nohead lw 0.7 lc rgb '#66aad1'
set label 6 'auto' at screen 0.91412,0.18274 left font ':Bold' textcolor rgb '#0072b2' front
set arrow from screen 0.93953,0.14735 to screen 0.95596,0.15679 nohead lw 0.7 lc rgb '#66aad1'
set label 7 'gsl' at screen 0.95596,0.16778 left textcolor rgb '#0072b2' front
set arrow from screen 0.94063,0.14735 to screen 0.86899,0.17853 nohead lw 0.7 lc rgb '#66aad1'
set label 8 'ridders' at screen 0.86899,0.18953 right textcolor rgb '#0072b2' front
set arrow from screen 0.94169,0.14735 to screen 0.89932,0.14918 nohead lw 0.7 lc rgb '#66aad1'
set label 9 'richardson' at screen 0.89932,0.16018 right textcolor rgb '#0072b2' front
set arrow from screen 0.94271,0.14735 to screen 0.94271,0.20575 nohead lw 0.7 lc rgb '#66aad1'
set label 10 'richardson-trimmed' at screen 0.90452,0.21674 center textcolor rgb '#0072b2' front
set arrow from screen 0.94369,0.14735 to screen 0.94369,0.24156 nohead lw 0.7 lc rgb '#66aad1'
set label 11 'oliver' at screen 0.9282,0.25255 center textcolor rgb '#0072b2' front
set arrow from screen 0.81657,0.23283 to screen 0.80879,0.18726 nohead lw 0.7 lc rgb '#e0afca'
set label 12 'taylor-estimate' at screen 0.80879,0.17627 right textcolor rgb '#cc79a7' front
set arrow from screen 0.82709,0.23283 to screen 0.82709,0.25314 nohead lw 0.7 lc rgb '#e0afca'
set label 13 'auto (five-point)' at screen 0.76811,0.26414 center font ':Bold' textcolor rgb '#cc79a7' front
set label 14 'shi-five-point' at screen 0.80243,0.23659 right textcolor rgb '#cc79a7' front
set label 15 'mathur' at screen 0.68388,0.30526 right textcolor rgb '#009e73' front
set arrow from screen 0.67324,0.33659 to screen 0.65628,0.33957 nohead lw 0.7 lc rgb '#66c5ab'
set label 16 'curtis-reid' at screen 0.65628,0.35056 right textcolor rgb '#009e73' front
set arrow from screen 0.69264,0.33659 to screen 0.70144,0.32131 nohead lw 0.7 lc rgb '#66c5ab'
set label 17 'kostyrka' at screen 0.70144,0.31032 left textcolor rgb '#009e73' front
set arrow from screen 0.70362,0.33659 to screen 0.71957,0.33957 nohead lw 0.7 lc rgb '#66c5ab'
set label 18 'auto (central)' at screen 0.71957,0.35056 left font ':Bold' textcolor rgb '#009e73' front
set arrow from screen 0.67598,0.34838 to screen 0.65825,0.36606 nohead lw 0.7 lc rgb '#66c5ab'
set label 19 'curtis-reid-modified' at screen 0.65825,0.37706 right textcolor rgb '#009e73' front
set arrow from screen 0.67845,0.35637 to screen 0.73365,0.43524 nohead lw 0.7 lc rgb '#66c5ab'
set label 20 'dumontet-vignes' at screen 0.73365,0.44623 left textcolor rgb '#009e73' front
set arrow from screen 0.69645,0.36242 to screen 0.71047,0.38829 nohead lw 0.7 lc rgb '#66c5ab'
set label 21 'rule-central' at screen 0.71047,0.39929 left textcolor rgb '#009e73' front
set arrow from screen 0.53845,0.47153 to screen 0.53845,0.41858 nohead lw 0.7 lc rgb '#666666'
set label 22 'auto (forward)' at screen 0.4874,0.40758 center font ':Bold' textcolor rgb '#000000' front
set arrow from screen 0.52046,0.49452 to screen 0.47368,0.66172 nohead lw 0.7 lc rgb '#666666'
set label 23 'gill-murray' at screen 0.47368,0.67271 right textcolor rgb '#000000' front
set arrow from screen 0.52046,0.49452 to screen 0.49257,0.56536 nohead lw 0.7 lc rgb '#666666'
set label 24 'shi-forward' at screen 0.49257,0.57635 right textcolor rgb '#000000' front
set arrow from screen 0.53098,0.51431 to screen 0.54772,0.51132 nohead lw 0.7 lc rgb '#666666'
set label 25 'rule-forward' at screen 0.54772,0.50033 left textcolor rgb '#000000' front
set arrow from screen 0.5255,0.52036 to screen 0.5255,0.61456 nohead lw 0.7 lc rgb '#666666'
set label 26 'more-wild' at screen 0.54295,0.62555 center textcolor rgb '#000000' front
set label 27 'forward' at screen 0.087551,0.051618 left font ':Bold' textcolor rgb '#000000' front
set label 28 'backward' at screen 0.16873,0.051618 left font ':Bold' textcolor rgb '#e69f00' front
set label 29 'central' at screen 0.25867,0.051618 left font ':Bold' textcolor rgb '#009e73' front
set label 30 'five-point' at screen 0.33986,0.051618 left font ':Bold' textcolor rgb '#cc79a7' front
set label 31 'extrapolation' at screen 0.44731,0.051618 left font ':Bold' textcolor rgb '#0072b2' front
set label 32 '(at its smallest step)' at screen 0.57306,0.051618 left textcolor rgb '#555555' front
set label 33 'disc: a choice; ring: a doubtful one; triangle: below the chart; line: envelope of |error|; 1 selector without a value' at screen 0.087551,0.021029 left textcolor rgb '#555555' front
plot $d1 using 1:2 with lines lw 0.8 dt 1 lc rgb '#666666' notitle, \
     $d2 using 1:2 with points pt 7 ps 0.2 lc rgb '#bfbfbf' notitle, \
     $d3 using 1:2 with lines lw 0.8 dt 1 lc rgb '#66c5ab' notitle, \
     $d4 using 1:2 with points pt 7 ps 0.2 lc rgb '#bfe7dc' notitle, \
     $d5 using 1:2 with lines lw 1.2 dt 1 lc rgb '#4d4d4d' notitle, \
     $d6 using 1:2 with lines lw 1.2 dt 1 lc rgb '#4dbb9d' notitle, \
     $d7 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d8 using 1:2 with points pt 11 ps 0.75 lc rgb '#009e73' notitle, \
     $d9 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d10 using 1:2 with points pt 11 ps 0.75 lc rgb '#0072b2' notitle, \
     $d11 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d12 using 1:2 with points pt 11 ps 0.75 lc rgb '#0072b2' notitle, \
     $d13 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d14 using 1:2 with points pt 11 ps 0.75 lc rgb '#0072b2' notitle, \
     $d15 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d16 using 1:2 with points pt 10 ps 0.75 lc rgb '#0072b2' notitle, \
     $d17 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d18 using 1:2 with points pt 11 ps 0.75 lc rgb '#0072b2' notitle, \
     $d19 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d20 using 1:2 with points pt 11 ps 0.75 lc rgb '#0072b2' notitle, \
     $d21 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d22 using 1:2 with points pt 7 ps 0.75 lc rgb '#cc79a7' notitle, \
     $d23 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d24 using 1:2 with points pt 7 ps 0.75 lc rgb '#cc79a7' notitle, \
     $d25 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d26 using 1:2 with points pt 7 ps 0.75 lc rgb '#cc79a7' notitle, \
     $d27 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d28 using 1:2 with points pt 6 ps 0.75 lc rgb '#009e73' notitle, \
     $d29 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d30 using 1:2 with points pt 7 ps 0.75 lc rgb '#009e73' notitle, \
     $d31 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d32 using 1:2 with points pt 7 ps 0.75 lc rgb '#009e73' notitle, \
     $d33 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d34 using 1:2 with points pt 7 ps 0.75 lc rgb '#009e73' notitle, \
     $d35 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d36 using 1:2 with points pt 7 ps 0.75 lc rgb '#009e73' notitle, \
     $d37 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d38 using 1:2 with points pt 6 ps 0.75 lc rgb '#009e73' notitle, \
     $d39 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d40 using 1:2 with points pt 7 ps 0.75 lc rgb '#009e73' notitle, \
     $d41 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d42 using 1:2 with points pt 7 ps 0.75 lc rgb '#000000' notitle, \
     $d43 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d44 using 1:2 with points pt 7 ps 0.75 lc rgb '#000000' notitle, \
     $d45 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d46 using 1:2 with points pt 7 ps 0.75 lc rgb '#000000' notitle, \
     $d47 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d48 using 1:2 with points pt 7 ps 0.75 lc rgb '#000000' notitle, \
     $d49 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d50 using 1:2 with points pt 7 ps 0.75 lc rgb '#000000' notitle, \
     $d51 using 1:2 with lines lw 1.2 dt 1 lc rgb '#aa4499' notitle, \
     NaN notitle
unset multiplot
