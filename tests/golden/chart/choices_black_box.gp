set encoding utf8
set terminal pict2e size 16.66cm,11.56cm color linewidth 1

# on white
$d1 << EOD
0.0625 1.3183e-17
EOD

# auto
$d2 << EOD
0.0625 1.3183e-17
EOD

# on white
$d3 << EOD
0.1796875 1.3183e-17
EOD

# gsl
$d4 << EOD
0.1796875 1.3183e-17
EOD

# on white
$d5 << EOD
0.1875 1.1102e-16
EOD

# ridders
$d6 << EOD
0.1875 1.1102e-16
EOD

# on white
$d7 << EOD
0.1953125 2.2204e-16
EOD

# richardson
$d8 << EOD
0.1953125 2.2204e-16
EOD

# on white
$d9 << EOD
0.203125 3.3307e-16
EOD

# richardson-trimmed
$d10 << EOD
0.203125 3.3307e-16
EOD

# on white
$d11 << EOD
0.2109375 4.4409e-16
EOD

# oliver
$d12 << EOD
0.2109375 4.4409e-16
EOD

# on white
$d13 << EOD
0.001575 2.3992e-13
EOD

# taylor-estimate
$d14 << EOD
0.001575 2.3992e-13
EOD

# on white
$d15 << EOD
0.0023625 2.3992e-13
EOD

# auto
$d16 << EOD
0.0023625 2.3992e-13
EOD

# on white
$d17 << EOD
0.00126 3.2985e-13
EOD

# shi-five-point
$d18 << EOD
0.00126 3.2985e-13
EOD

# on white
$d19 << EOD
1.26e-05 5.9999e-12
EOD

# mathur
$d20 << EOD
1.26e-05 5.9999e-12
EOD

# on white
$d21 << EOD
6.3e-06 1.5e-11
EOD

# curtis-reid
$d22 << EOD
6.3e-06 1.5e-11
EOD

# on white
$d23 << EOD
1.33e-05 1.5e-11
EOD

# kostyrka
$d24 << EOD
1.33e-05 1.5e-11
EOD

# on white
$d25 << EOD
2.03e-05 1.5e-11
EOD

# auto
$d26 << EOD
2.03e-05 1.5e-11
EOD

# on white
$d27 << EOD
7e-06 2.4e-11
EOD

# curtis-reid-modified
$d28 << EOD
7e-06 2.4e-11
EOD

# on white
$d29 << EOD
7.7e-06 3.3e-11
EOD

# dumontet-vignes
$d30 << EOD
7.7e-06 3.3e-11
EOD

# on white
$d31 << EOD
8.4e-06 4.2e-11
EOD

# stepleman-winarsky
$d32 << EOD
8.4e-06 4.2e-11
EOD

# on white
$d33 << EOD
1.54e-05 4.2e-11
EOD

# rule-central
$d34 << EOD
1.54e-05 4.2e-11
EOD

# on white
$d35 << EOD
1.75e-08 3.25e-09
EOD

# gill-murray
$d36 << EOD
1.75e-08 3.25e-09
EOD

# on white
$d37 << EOD
3.5e-08 3.25e-09
EOD

# auto
$d38 << EOD
3.5e-08 3.25e-09
EOD

# on white
$d39 << EOD
1.75e-08 8.125e-09
EOD

# shi-forward
$d40 << EOD
1.75e-08 8.125e-09
EOD

# on white
$d41 << EOD
2.625e-08 1.7875e-08
EOD

# rule-forward
$d42 << EOD
2.625e-08 1.7875e-08
EOD

# on white
$d43 << EOD
2.125e-08 2.275e-08
EOD

# more-wild
$d44 << EOD
2.125e-08 2.275e-08
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
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '$10^{%T}$'
set yrange [1e-17:1e-7]
set ytics out nomirror 1e-17,1e1,1e-7
set mytics 10
set format y '$10^{%T}$'
set label 1 'step $h$' at screen 0.54439,0.12647 center textcolor rgb '#000000' front
set label 2 'distance of the derivative from that of auto' at screen 0.018367,0.56471 center rotate by 90
set label 3 'sin(x) at x = 1.2, double' at screen 0.10714,0.96176 left noenhanced textcolor rgb '#000000' front
set label 4 'auto' at screen 0.89465,0.25271 center textcolor rgb '#0072b2' front
set arrow from screen 0.93817,0.22024 to screen 0.91997,0.27974 nohead lw 0.7 lc rgb '#66aad1'
set label 5 'gsl' at screen 0.91997,0.29665 right textcolor rgb '#0072b2' front
set arrow from screen 0.93925,0.28556 to screen 0.91835,0.33624 nohead lw 0.7 lc rgb '#66aad1'
set label 6 'ridders' at screen 0.91835,0.35315 right textcolor rgb '#0072b2' front
set arrow from screen 0.94028,0.30681 to screen 0.92855,0.38828 nohead lw 0.7 lc rgb '#66aad1'
set label 7 'richardson' at screen 0.92855,0.40519 right textcolor rgb '#0072b2' front
set arrow from screen 0.94128,0.31924 to screen 0.94128,0.43292 nohead lw 0.7 lc rgb '#66aad1'
set label 8 'richardson-trimmed' at screen 0.88545,0.44983 center textcolor rgb '#0072b2' front
set arrow from screen 0.94223,0.32806 to screen 0.85922,0.32084 nohead lw 0.7 lc rgb '#66aad1'
set label 9 'oliver' at screen 0.85922,0.30392 right textcolor rgb '#0072b2' front
set arrow from screen 0.81824,0.52095 to screen 0.79939,0.50642 nohead lw 0.7 lc rgb '#e0afca'
set label 10 'taylor-estimate' at screen 0.79939,0.48951 right textcolor rgb '#cc79a7' front
set arrow from screen 0.8285,0.52095 to screen 0.8285,0.55219 nohead lw 0.7 lc rgb '#e0afca'
set label 11 'auto (five-point)' at screen 0.75532,0.56911 center textcolor rgb '#cc79a7' front
set arrow from screen 0.81259,0.5307 to screen 0.65748,0.5307 nohead lw 0.7 lc rgb '#e0afca'
set label 12 'shi-five-point' at screen 0.65748,0.5307 right textcolor rgb '#cc79a7' front
set label 13 'mathur' at screen 0.70783,0.60681 left textcolor rgb '#009e73' front
set arrow from screen 0.67844,0.64772 to screen 0.66524,0.67122 nohead lw 0.7 lc rgb '#66c5ab'
set label 14 'curtis-reid' at screen 0.66524,0.68813 right textcolor rgb '#009e73' front
set arrow from screen 0.69736,0.64772 to screen 0.7203,0.66225 nohead lw 0.7 lc rgb '#66c5ab'
set label 15 'kostyrka' at screen 0.7203,0.67916 left textcolor rgb '#009e73' front
set arrow from screen 0.70806,0.64772 to screen 0.77311,0.64491 nohead lw 0.7 lc rgb '#66c5ab'
set label 16 'auto (central)' at screen 0.77311,0.628 left textcolor rgb '#009e73' front
set arrow from screen 0.68111,0.66213 to screen 0.6564,0.65754 nohead lw 0.7 lc rgb '#66c5ab'
set label 17 'curtis-reid-modified' at screen 0.6564,0.64063 right textcolor rgb '#009e73' front
set arrow from screen 0.68352,0.6719 to screen 0.68352,0.70943 nohead lw 0.7 lc rgb '#66c5ab'
set label 18 'dumontet-vignes' at screen 0.73218,0.72634 center textcolor rgb '#009e73' front
set arrow from screen 0.68572,0.67929 to screen 0.65338,0.70649 nohead lw 0.7 lc rgb '#66c5ab'
set label 19 'stepleman-winarsky' at screen 0.65338,0.72341 right textcolor rgb '#009e73' front
set arrow from screen 0.70107,0.67929 to screen 0.70107,0.75061 nohead lw 0.7 lc rgb '#66c5ab'
set label 20 'rule-central' at screen 0.70107,0.76752 center textcolor rgb '#009e73' front
set label 21 'gill-murray' at screen 0.51859,0.77567 center textcolor rgb '#000000' front
set label 22 'auto (forward)' at screen 0.56124,0.8126 left textcolor rgb '#000000' front
set arrow from screen 0.52941,0.84069 to screen 0.51621,0.86419 nohead lw 0.7 lc rgb '#666666'
set label 23 'shi-forward' at screen 0.51621,0.8811 right textcolor rgb '#000000' front
set label 24 'rule-forward' at screen 0.55295,0.87138 left textcolor rgb '#000000' front
set arrow from screen 0.53432,0.87226 to screen 0.5056,0.83245 nohead lw 0.7 lc rgb '#666666'
set label 25 'more-wild' at screen 0.5056,0.81554 right textcolor rgb '#000000' front
set label 26 'forward' at screen 0.10714,0.079412 left textcolor rgb '#000000' front
set label 27 'backward' at screen 0.20082,0.079412 left textcolor rgb '#e69f00' front
set label 28 'central' at screen 0.30459,0.079412 left textcolor rgb '#009e73' front
set label 29 'five-point' at screen 0.39827,0.079412 left textcolor rgb '#cc79a7' front
set label 30 'extrapolation' at screen 0.52224,0.079412 left textcolor rgb '#0072b2' front
set label 31 '(at its smallest step)' at screen 0.66735,0.079412 left textcolor rgb '#555555' front
set label 32 'disc: a choice; ring: a doubtful one; triangle: below the chart; line: envelope of $|$error$|$; 1 selector without a value' at screen 0.10714,0.032353 left textcolor rgb '#555555' front
plot $d1 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d2 using 1:2 with points pt 7 lc rgb '#0072b2' notitle, \
     $d3 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d4 using 1:2 with points pt 7 lc rgb '#0072b2' notitle, \
     $d5 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d6 using 1:2 with points pt 7 lc rgb '#0072b2' notitle, \
     $d7 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d8 using 1:2 with points pt 7 lc rgb '#0072b2' notitle, \
     $d9 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d10 using 1:2 with points pt 7 lc rgb '#0072b2' notitle, \
     $d11 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d12 using 1:2 with points pt 7 lc rgb '#0072b2' notitle, \
     $d13 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d14 using 1:2 with points pt 7 lc rgb '#cc79a7' notitle, \
     $d15 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d16 using 1:2 with points pt 7 lc rgb '#cc79a7' notitle, \
     $d17 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d18 using 1:2 with points pt 7 lc rgb '#cc79a7' notitle, \
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
     $d31 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d32 using 1:2 with points pt 7 lc rgb '#009e73' notitle, \
     $d33 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d34 using 1:2 with points pt 7 lc rgb '#009e73' notitle, \
     $d35 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d36 using 1:2 with points pt 7 lc rgb '#000000' notitle, \
     $d37 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d38 using 1:2 with points pt 7 lc rgb '#000000' notitle, \
     $d39 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d40 using 1:2 with points pt 7 lc rgb '#000000' notitle, \
     $d41 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d42 using 1:2 with points pt 7 lc rgb '#000000' notitle, \
     $d43 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d44 using 1:2 with points pt 7 lc rgb '#000000' notitle, \
     NaN notitle
unset multiplot
