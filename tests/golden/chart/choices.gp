set encoding utf8
set terminal svg size 980,680 dynamic enhanced font "Arial,13" linewidth 1 background "#ffffff"

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

# the envelope of |error|
$d7 << EOD
1e-15 0.08
1e-14 0.08
1e-13 0.003
1e-12 5e-05
1e-11 1e-05

1e-09 2.95e-08
1e-08 5.06e-08
1e-07 4.999e-07
1e-06 5e-06
1e-05 5e-05
0.0001 0.0005
0.001 0.005
0.01 0.05
0.1 0.5
1 0.5
EOD

# the envelope of |error|
$d8 << EOD
1e-15 0.08
1e-14 0.08
1e-13 0.003
1e-12 6e-05
1e-11 6e-05
1e-10 1e-05
1e-09 8e-07
1e-08 3e-08
1e-07 6.0001e-10
1e-06 6.0001e-10
1e-05 4.9997e-09
0.0001 5e-07
0.001 5e-05
0.01 0.005
0.1 0.5
1 0.5
EOD

# the envelope of |error|
$d9 << EOD
1e-15 0.08
1e-14 0.08
1e-13 0.003
1e-12 6e-05
1e-11 6e-05
1e-10 1e-05
1e-09 8e-07
1e-08 3e-08
1e-07 6e-10
1e-06 6e-10
1e-05 1e-10
0.0001 8e-12
0.001 5e-09
0.01 5e-05
0.1 0.5
1 0.5
EOD

# the envelope of |error|
$d10 << EOD
1e-15 0.08
1e-14 0.08
1e-13 0.003
1e-12 6e-05
1e-11 6e-05
1e-10 1e-05
1e-09 8.0005e-07
1e-08 5.06e-08
1e-07 4.999e-07
1e-06 5e-06
1e-05 5e-05
0.0001 0.0005
0.001 0.005
0.01 0.05
0.1 0.5
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
set border 15 lw 0.7 lc rgb '#777777'
set tics textcolor rgb '#000000'
set grid xtics ytics back lt 1 lw 0.5 lc rgb '#e9e9e9'
set multiplot

unset label
unset arrow
unset object
set lmargin at screen 0.082041
set rmargin at screen 0.98531
set bmargin at screen 0.13765
set tmargin at screen 0.94647
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e1,1e0
set mxtics 10
set format x '10^{%T}'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-16,1e1,1e0
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.53367,0.082206 center textcolor rgb '#000000' front
set label 2 '|error| of the derivative' at screen 0.02398,0.54206 center rotate by 90
set label 3 'sin(x) at x = 1.2, double' at screen 0.082041,0.97515 left noenhanced font 'Arial,15' textcolor rgb '#000000' front
set label 4 'stepleman-winarsky' at screen 0.68084,0.17362 left textcolor rgb '#009e73' front
set arrow from screen 0.9128,0.14735 to screen 0.91015,0.17175 nohead lw 0.7 lc rgb '#66aad1'
set label 5 'auto' at screen 0.91015,0.18274 right font 'Arial,15' textcolor rgb '#0072b2' front
set arrow from screen 0.94041,0.14735 to screen 0.95926,0.15034 nohead lw 0.7 lc rgb '#66aad1'
set label 6 'gsl' at screen 0.95926,0.16133 left textcolor rgb '#0072b2' front
set arrow from screen 0.94153,0.15145 to screen 0.91487,0.20965 nohead lw 0.7 lc rgb '#66aad1'
set label 7 'ridders' at screen 0.91487,0.22065 right textcolor rgb '#0072b2' front
set arrow from screen 0.9426,0.16177 to screen 0.9426,0.23973 nohead lw 0.7 lc rgb '#66aad1'
set label 8 'richardson' at screen 0.92698,0.25072 center textcolor rgb '#0072b2' front
set arrow from screen 0.94362,0.16876 to screen 0.94362,0.27364 nohead lw 0.7 lc rgb '#66aad1'
set label 9 'richardson-trimmed' at screen 0.89548,0.28463 center textcolor rgb '#0072b2' front
set arrow from screen 0.94461,0.17405 to screen 0.94461,0.20146 nohead lw 0.7 lc rgb '#66aad1'
set label 10 'oliver' at screen 0.95886,0.21245 center textcolor rgb '#0072b2' front
set label 11 'taylor-estimate' at screen 0.8129,0.28225 right textcolor rgb '#cc79a7' front
set arrow from screen 0.82714,0.30852 to screen 0.84266,0.31151 nohead lw 0.7 lc rgb '#e0afca'
set label 12 'auto (five-point)' at screen 0.84266,0.3225 left font 'Arial,15' textcolor rgb '#cc79a7' front
set label 13 'shi-five-point' at screen 0.78163,0.33662 center textcolor rgb '#cc79a7' front
set label 14 'mathur' at screen 0.6828,0.37085 right textcolor rgb '#009e73' front
set arrow from screen 0.67213,0.39931 to screen 0.66524,0.41458 nohead lw 0.7 lc rgb '#66c5ab'
set label 15 'curtis-reid' at screen 0.66524,0.42557 right textcolor rgb '#009e73' front
set arrow from screen 0.69168,0.39931 to screen 0.73561,0.43348 nohead lw 0.7 lc rgb '#66c5ab'
set label 16 'kostyrka' at screen 0.73561,0.44447 left textcolor rgb '#009e73' front
set arrow from screen 0.70273,0.39931 to screen 0.75121,0.3794 nohead lw 0.7 lc rgb '#66c5ab'
set label 17 'auto (central)' at screen 0.75121,0.36841 left font 'Arial,15' textcolor rgb '#009e73' front
set arrow from screen 0.67489,0.40962 to screen 0.65962,0.40664 nohead lw 0.7 lc rgb '#66c5ab'
set label 18 'curtis-reid-modified' at screen 0.65962,0.39565 right textcolor rgb '#009e73' front
set arrow from screen 0.67738,0.41662 to screen 0.67738,0.46957 nohead lw 0.7 lc rgb '#66c5ab'
set label 19 'dumontet-vignes' at screen 0.72536,0.48057 center textcolor rgb '#009e73' front
set arrow from screen 0.69551,0.42191 to screen 0.77162,0.41149 nohead lw 0.7 lc rgb '#66c5ab'
set label 20 'rule-central' at screen 0.77162,0.4005 left textcolor rgb '#009e73' front
set label 21 'auto (forward)' at screen 0.528,0.51315 right font 'Arial,15' textcolor rgb '#000000' front
set arrow from screen 0.5182,0.5375 to screen 0.53803,0.5375 nohead lw 0.7 lc rgb '#666666'
set label 22 'gill-murray' at screen 0.53803,0.5446 left textcolor rgb '#000000' front
set arrow from screen 0.5182,0.5375 to screen 0.49837,0.5375 nohead lw 0.7 lc rgb '#666666'
set label 23 'shi-forward' at screen 0.49837,0.5446 right textcolor rgb '#000000' front
set arrow from screen 0.5288,0.55481 to screen 0.53488,0.57008 nohead lw 0.7 lc rgb '#666666'
set label 24 'rule-forward' at screen 0.53488,0.58108 left textcolor rgb '#000000' front
set arrow from screen 0.52328,0.5601 to screen 0.52328,0.62183 nohead lw 0.7 lc rgb '#666666'
set label 25 'more-wild' at screen 0.51025,0.63282 center textcolor rgb '#000000' front
set label 26 'forward' at screen 0.082041,0.051618 left font 'Arial,15' textcolor rgb '#000000' front
set label 27 'backward' at screen 0.15698,0.051618 left font 'Arial,15' textcolor rgb '#e69f00' front
set label 28 'central' at screen 0.24,0.051618 left font 'Arial,15' textcolor rgb '#009e73' front
set label 29 'five-point' at screen 0.31494,0.051618 left font 'Arial,15' textcolor rgb '#cc79a7' front
set label 30 'extrapolation' at screen 0.41412,0.051618 left font 'Arial,15' textcolor rgb '#0072b2' front
set label 31 '(at its smallest step)' at screen 0.5302,0.051618 left textcolor rgb '#555555' front
set label 32 'disc: a choice; ring: a doubtful one; triangle: below the chart; line: envelope of |error|; 1 selector without a value' at screen 0.082041,0.021029 left textcolor rgb '#555555' front
plot $d1 using 1:2 with points pt 7 ps 0.2 lc rgb '#bfbfbf' notitle, \
     $d2 using 1:2 with points pt 2 ps 0.35 lc rgb '#bfbfbf' notitle, \
     $d3 using 1:2 with points pt 7 ps 0.2 lc rgb '#bfe7dc' notitle, \
     $d4 using 1:2 with points pt 2 ps 0.35 lc rgb '#bfe7dc' notitle, \
     $d5 using 1:2 with points pt 7 ps 0.2 lc rgb '#f2dee9' notitle, \
     $d6 using 1:2 with points pt 7 ps 0.2 lc rgb '#f9e7bf' notitle, \
     $d7 using 1:2 with lines lw 1.2 dt 1 lc rgb '#4d4d4d' notitle, \
     $d8 using 1:2 with lines lw 1.2 dt 1 lc rgb '#4dbb9d' notitle, \
     $d9 using 1:2 with lines lw 1.2 dt 1 lc rgb '#dba1c1' notitle, \
     $d10 using 1:2 with lines lw 1.2 dt (6,4) lc rgb '#eebc4d' notitle, \
     $d11 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d12 using 1:2 with points pt 11 ps 0.75 lc rgb '#009e73' notitle, \
     $d13 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d14 using 1:2 with points pt 11 ps 0.75 lc rgb '#0072b2' notitle, \
     $d15 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d16 using 1:2 with points pt 11 ps 0.75 lc rgb '#0072b2' notitle, \
     $d17 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d18 using 1:2 with points pt 7 ps 0.75 lc rgb '#0072b2' notitle, \
     $d19 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d20 using 1:2 with points pt 6 ps 0.75 lc rgb '#0072b2' notitle, \
     $d21 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d22 using 1:2 with points pt 7 ps 0.75 lc rgb '#0072b2' notitle, \
     $d23 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d24 using 1:2 with points pt 7 ps 0.75 lc rgb '#0072b2' notitle, \
     $d25 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d26 using 1:2 with points pt 7 ps 0.75 lc rgb '#cc79a7' notitle, \
     $d27 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d28 using 1:2 with points pt 7 ps 0.75 lc rgb '#cc79a7' notitle, \
     $d29 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d30 using 1:2 with points pt 7 ps 0.75 lc rgb '#cc79a7' notitle, \
     $d31 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d32 using 1:2 with points pt 6 ps 0.75 lc rgb '#009e73' notitle, \
     $d33 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d34 using 1:2 with points pt 7 ps 0.75 lc rgb '#009e73' notitle, \
     $d35 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d36 using 1:2 with points pt 7 ps 0.75 lc rgb '#009e73' notitle, \
     $d37 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d38 using 1:2 with points pt 7 ps 0.75 lc rgb '#009e73' notitle, \
     $d39 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d40 using 1:2 with points pt 7 ps 0.75 lc rgb '#009e73' notitle, \
     $d41 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d42 using 1:2 with points pt 6 ps 0.75 lc rgb '#009e73' notitle, \
     $d43 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d44 using 1:2 with points pt 7 ps 0.75 lc rgb '#009e73' notitle, \
     $d45 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d46 using 1:2 with points pt 7 ps 0.75 lc rgb '#000000' notitle, \
     $d47 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d48 using 1:2 with points pt 7 ps 0.75 lc rgb '#000000' notitle, \
     $d49 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d50 using 1:2 with points pt 7 ps 0.75 lc rgb '#000000' notitle, \
     $d51 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d52 using 1:2 with points pt 7 ps 0.75 lc rgb '#000000' notitle, \
     $d53 using 1:2 with points pt 7 ps 1 lc rgb '#ffffff' notitle, \
     $d54 using 1:2 with points pt 7 ps 0.75 lc rgb '#000000' notitle, \
     NaN notitle
unset multiplot
