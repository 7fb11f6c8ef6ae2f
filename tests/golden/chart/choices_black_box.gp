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
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e1,1e0
set mxtics 10
set format x '$10^{%T}$'
set yrange [1e-17:1e-7]
set ytics out nomirror 1e-17,1e1,1e-7
set mytics 10
set format y '$10^{%T}$'
set label 1 'step $h$' at screen 0.54265,0.15294 center textcolor rgb '#1c1c1a' front
set label 2 'distance of the derivative from that of auto' at screen 0.013061,0.58088 center rotate by 90 textcolor rgb '#1c1c1a'
set label 3 'Steps that selectors choose for the derivative of sin(x) at x = 1.2' at screen 0.10367,0.96176 left noenhanced textcolor rgb '#1c1c1a' front
set label 4 'auto' at screen 0.89428,0.28468 center textcolor rgb '#5d5d66' front
set label 5 'gsl' at screen 0.94871,0.27095 left textcolor rgb '#5d5d66' front
set arrow from screen 0.93908,0.31453 to screen 0.87345,0.31171 nohead lw 0.7 lc rgb '#9e9ea3'
set label 6 'ridders' at screen 0.87345,0.2948 right textcolor rgb '#5d5d66' front
set label 7 'richardson' at screen 0.92668,0.34132 right textcolor rgb '#5d5d66' front
set arrow from screen 0.94112,0.34666 to screen 0.92347,0.36119 nohead lw 0.7 lc rgb '#9e9ea3'
set label 8 'richardson-trimmed' at screen 0.92347,0.3781 right textcolor rgb '#5d5d66' front
set label 9 'oliver' at screen 0.94886,0.39201 center textcolor rgb '#5d5d66' front
set arrow from screen 0.81759,0.53913 to screen 0.79828,0.52461 nohead lw 0.7 lc rgb '#d07ebf'
set label 10 'taylor-estimate' at screen 0.79828,0.50769 right textcolor rgb '#b02894' front
set arrow from screen 0.82789,0.53913 to screen 0.82789,0.57666 nohead lw 0.7 lc rgb '#d07ebf'
set label 11 'auto (five-point)' at screen 0.88521,0.59357 center textcolor rgb '#b02894' front
set label 12 'shi-five-point' at screen 0.79873,0.55495 right textcolor rgb '#b02894' front
set label 13 'mathur' at screen 0.68149,0.59805 center textcolor rgb '#23785a' front
set arrow from screen 0.67723,0.6601 to screen 0.65001,0.66469 nohead lw 0.7 lc rgb '#7bae9c'
set label 14 'curtis-reid' at screen 0.65001,0.6816 right textcolor rgb '#23785a' front
set arrow from screen 0.69623,0.6601 to screen 0.71623,0.60941 nohead lw 0.7 lc rgb '#7bae9c'
set label 15 'kostyrka' at screen 0.71623,0.5925 left textcolor rgb '#23785a' front
set label 16 'auto (central)' at screen 0.72001,0.66661 left textcolor rgb '#23785a' front
set arrow from screen 0.67991,0.67384 to screen 0.64813,0.70105 nohead lw 0.7 lc rgb '#7bae9c'
set label 17 'curtis-reid-modified' at screen 0.64813,0.71796 right textcolor rgb '#23785a' front
set arrow from screen 0.68234,0.68316 to screen 0.68489,0.76463 nohead lw 0.7 lc rgb '#7bae9c'
set label 18 'dumontet-vignes' at screen 0.68489,0.78154 left textcolor rgb '#23785a' front
set label 19 'stepleman-winarsky' at screen 0.69157,0.73062 left textcolor rgb '#23785a' front
set arrow from screen 0.69996,0.69021 to screen 0.87266,0.69021 nohead lw 0.7 lc rgb '#7bae9c'
set label 20 'rule-central' at screen 0.87266,0.69021 left textcolor rgb '#23785a' front
set label 21 'gill-murray' at screen 0.51423,0.82393 right textcolor rgb '#0b2fb5' front
set label 22 'auto (forward)' at screen 0.55372,0.85783 left textcolor rgb '#0b2fb5' front
set arrow from screen 0.52761,0.84422 to screen 0.4449,0.85144 nohead lw 0.7 lc rgb '#6d82d3'
set label 23 'shi-forward' at screen 0.4449,0.86835 right textcolor rgb '#0b2fb5' front
set arrow from screen 0.53792,0.86728 to screen 0.57465,0.77774 nohead lw 0.7 lc rgb '#6d82d3'
set label 24 'rule-forward' at screen 0.57465,0.76083 left textcolor rgb '#0b2fb5' front
set label 25 'more-wild' at screen 0.52137,0.88716 right textcolor rgb '#0b2fb5' front
set label 26 'forward' at screen 0.10367,0.10882 left textcolor rgb '#0b2fb5' front
set label 27 'backward' at screen 0.19459,0.10882 left textcolor rgb '#7a4f00' front
set label 28 'central' at screen 0.29561,0.10882 left textcolor rgb '#23785a' front
set label 29 'five-point' at screen 0.38653,0.10882 left textcolor rgb '#b02894' front
set label 30 'extrapolation' at screen 0.50776,0.10882 left textcolor rgb '#5d5d66' front
set label 31 ' (at its smallest step)' at screen 0.63908,0.10882 left textcolor rgb '#5c5c56' front
set label 32 'full: a choice; hollow: a doubtful one; pointing down: below the chart; line: upper edge of the' at screen 0.10367,0.061765 left noenhanced textcolor rgb '#5c5c56' front
set label 33 'errors; 1 selector without a value' at screen 0.10367,0.026471 left noenhanced textcolor rgb '#5c5c56' front
plot $d1 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d2 using 1:2 with points pt 7 lc rgb '#5d5d66' notitle, \
     $d3 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d4 using 1:2 with points pt 7 lc rgb '#5d5d66' notitle, \
     $d5 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d6 using 1:2 with points pt 7 lc rgb '#5d5d66' notitle, \
     $d7 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d8 using 1:2 with points pt 7 lc rgb '#5d5d66' notitle, \
     $d9 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d10 using 1:2 with points pt 7 lc rgb '#5d5d66' notitle, \
     $d11 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d12 using 1:2 with points pt 7 lc rgb '#5d5d66' notitle, \
     $d13 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d14 using 1:2 with points pt 7 lc rgb '#b02894' notitle, \
     $d15 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d16 using 1:2 with points pt 7 lc rgb '#b02894' notitle, \
     $d17 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d18 using 1:2 with points pt 7 lc rgb '#b02894' notitle, \
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
     $d31 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d32 using 1:2 with points pt 7 lc rgb '#23785a' notitle, \
     $d33 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d34 using 1:2 with points pt 7 lc rgb '#23785a' notitle, \
     $d35 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d36 using 1:2 with points pt 7 lc rgb '#0b2fb5' notitle, \
     $d37 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d38 using 1:2 with points pt 7 lc rgb '#0b2fb5' notitle, \
     $d39 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d40 using 1:2 with points pt 7 lc rgb '#0b2fb5' notitle, \
     $d41 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d42 using 1:2 with points pt 7 lc rgb '#0b2fb5' notitle, \
     $d43 using 1:2 with points pt 7 lc rgb '#ffffff' notitle, \
     $d44 using 1:2 with points pt 7 lc rgb '#0b2fb5' notitle, \
     NaN notitle
unset multiplot
