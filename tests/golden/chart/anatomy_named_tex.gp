set encoding utf8
set terminal pict2e size 17.51cm,8.16cm color linewidth 1

# the samples of the total |error|
$d1 << EOD
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

# the samples of |rounding|
$d2 << EOD
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
0.0001 3e-13
0.001 5e-15
0.01 6e-15
0.1 1e-15
EOD

# the samples of |rounding|
$d3 << EOD
# (at or below the bottom of the chart)
1 1e-16
EOD

# |truncation|
$d4 << EOD
1e-15 5e-16
1e-14 5e-15
1e-13 5e-14
1e-12 5e-13
1e-11 5e-12
1e-10 5e-11
1e-09 5e-10
1e-08 5e-09
1e-07 5e-08
1e-06 5e-07
1e-05 5e-06
0.0001 5e-05
0.001 0.0005
0.01 0.005
0.1 0.05
1 0.5
EOD

# the same
$d5 << EOD
1e-15 5e-16
1e-14 5e-15
1e-13 5e-14
1e-12 5e-13
1e-11 5e-12
1e-10 5e-11
1e-09 5e-10
1e-08 5e-09
1e-07 5e-08
1e-06 5e-07
1e-05 5e-06
0.0001 5e-05
0.001 0.0005
0.01 0.005
0.1 0.05
1 0.5
EOD

# the upper edge of |rounding|
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
0.0001 3e-13
0.001 5e-15
0.01 6e-15
0.1 1e-15
0.815928 1e-16
EOD

# the upper edge of the node error
$d7 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.25e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.25e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.25e-15
0.01 1.5e-15
0.1 2.5e-16
0.2305593 1e-16
EOD

# the upper edge of the evaluation error
$d8 << EOD
1e-15 0.04
1e-14 0.0015
1e-13 2.5e-05
1e-12 3e-05
1e-11 5e-06
1e-10 4e-07
1e-09 1.5e-08
1e-08 2.5e-10
1e-07 3e-10
1e-06 5e-11
1e-05 4e-12
0.0001 1.5e-13
0.001 2.5e-15
0.01 3e-15
0.1 5e-16
0.4337278 1e-16
EOD

# the upper edge of the arithmetic error
$d9 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.25e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.25e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.25e-15
0.01 1.5e-15
0.1 2.5e-16
0.2305593 1e-16
EOD

# the upper edge of the total |error|
$d10 << EOD
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

# the samples of the total |error|
$d11 << EOD
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

# the samples of the total |error|
$d12 << EOD
# (at or below the bottom of the chart)
1e-12 1e-16
EOD

# the samples of |rounding|
$d13 << EOD
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
0.0001 3e-13
0.001 5e-15
0.01 6e-15
0.1 1e-15
EOD

# the samples of |rounding|
$d14 << EOD
# (at or below the bottom of the chart)
1 1e-16
EOD

# |truncation|
$d15 << EOD
1.414214e-08 1e-16
1e-07 5e-15
1e-06 5e-13
1e-05 5e-11
0.0001 5e-09
0.001 5e-07
0.01 5e-05
0.1 0.005
1 0.5
EOD

# the same
$d16 << EOD
1e-07 5e-15
1e-06 5e-13
1e-05 5e-11
0.0001 5e-09
0.001 5e-07
0.01 5e-05
0.1 0.005
1 0.5
EOD

# the same
$d17 << EOD
# (at or below the bottom of the chart)
1e-15 1e-16
1e-14 1e-16
1e-13 1e-16
1e-12 1e-16
1e-11 1e-16
1e-10 1e-16
1e-09 1e-16
1e-08 1e-16
EOD

# the upper edge of |rounding|
$d18 << EOD
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
0.0001 3e-13
0.001 5e-15
0.01 6e-15
0.1 1e-15
0.815928 1e-16
EOD

# the upper edge of the node error
$d19 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.25e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.25e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.25e-15
0.01 1.5e-15
0.1 2.5e-16
0.2305593 1e-16
EOD

# the upper edge of the evaluation error
$d20 << EOD
1e-15 0.04
1e-14 0.0015
1e-13 2.5e-05
1e-12 3e-05
1e-11 5e-06
1e-10 4e-07
1e-09 1.5e-08
1e-08 2.5e-10
1e-07 3e-10
1e-06 5e-11
1e-05 4e-12
0.0001 1.5e-13
0.001 2.5e-15
0.01 3e-15
0.1 5e-16
0.4337278 1e-16
EOD

# the upper edge of the arithmetic error
$d21 << EOD
1e-15 0.02
1e-14 0.00075
1e-13 1.25e-05
1e-12 1.5e-05
1e-11 2.5e-06
1e-10 2e-07
1e-09 7.5e-09
1e-08 1.25e-10
1e-07 1.5e-10
1e-06 2.5e-11
1e-05 2e-12
0.0001 7.5e-14
0.001 1.25e-15
0.01 1.5e-15
0.1 2.5e-16
0.2305593 1e-16
EOD

# the upper edge of the total |error|
$d22 << EOD
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
set lmargin at screen 0.095534
set rmargin at screen 0.5268
set bmargin at screen 0.24583
set tmargin at screen 0.82917
set xrange [1.778279e-16:5.623413]
unset mxtics
set xtics out nomirror ('$10^{-15}$' 1e-15, '' 1e-14, '$10^{-13}$' 1e-13, '' 1e-12, '$10^{-11}$' 1e-11, '' 1e-10, '$10^{-9}$' 1e-09, '' 1e-08, '$10^{-7}$' 1e-07, '' 1e-06, '$10^{-5}$' 1e-05, '' 0.0001, '$10^{-3}$' 0.001, '' 0.01, '$10^{-1}$' 0.1, '' 1)
set yrange [1e-16:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y '$10^{%T}$'
set label 1 'step $h$' at screen 0.31117,0.11667 center textcolor rgb '#1c1c1a' front
set label 2 '$|$error$|$ of the derivative' at screen 0.0093204,0.56458 center rotate by 90 textcolor rgb '#1c1c1a'
set label 3 'forward' at screen 0.095534,0.86667 left noenhanced textcolor rgb '#1c1c1a' front
set label 4 'order 1, 2 evaluations' at screen 0.5268,0.86667 right textcolor rgb '#5c5c56' front
set label 5 'Truncation and rounding of finite differences of sin(x) at x = 1.2' at screen 0.095534,0.94583 left noenhanced textcolor rgb '#1c1c1a' front
set label 6 '\rule[0.5ex]{4ex}{0.7pt}' at screen 0.015534,0.05 left textcolor rgb '#1c1c1a' front
set label 7 'total error' at screen 0.041748,0.05 left textcolor rgb '#1c1c1a' front
set label 8 '\rule[0.5ex]{4ex}{0.7pt}' at screen 0.15534,0.05 left textcolor rgb '#a83a40' front
set label 9 'truncation' at screen 0.18155,0.05 left textcolor rgb '#a83a40' front
set label 10 '\rule[0.5ex]{4ex}{0.7pt}' at screen 0.28641,0.05 left textcolor rgb '#45607a' front
set label 11 'rounding' at screen 0.31262,0.05 left textcolor rgb '#45607a' front
set label 12 '\rule[0.5ex]{4ex}{0.7pt}' at screen 0.4,0.05 left textcolor rgb '#2b76b9' front
set label 13 'node' at screen 0.42621,0.05 left textcolor rgb '#2b76b9' front
set label 14 '\rule[0.5ex]{0.8ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.8ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.8ex}{0.7pt}\hspace{0.6ex}' at screen 0.47864,0.05 left textcolor rgb '#857000' front
set label 15 'evaluation' at screen 0.50485,0.05 left textcolor rgb '#857000' front
set label 16 '\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}\rule[0.5ex]{0.25ex}{0.7pt}\hspace{0.6ex}' at screen 0.60971,0.05 left textcolor rgb '#a118eb' front
set label 17 'arithmetic' at screen 0.63592,0.05 left textcolor rgb '#a118eb' front
plot $d1 using 1:2 with points pt 7 lc rgb '#bbbbba' notitle, \
     $d2 using 1:2 with points pt 7 lc rgb '#45607a' notitle, \
     $d3 using 1:2 with dots lc rgb '#45607a' notitle, \
     $d4 using 1:2 with lines lw 2.804 dt 1 lc rgb '#b14e53' notitle, \
     $d5 using 1:2 with points pt 7 lc rgb '#a83a40' notitle, \
     $d6 using 1:2 with lines lw 2.806 dt 1 lc rgb '#74889b' notitle, \
     $d7 using 1:2 with lines lw 1.107 dt 1 lc rgb '#2b76b9' notitle, \
     $d8 using 1:2 with lines lw 1.108 dt 2 lc rgb '#857000' notitle, \
     $d9 using 1:2 with lines lw 1.109 dt 3 lc rgb '#a118eb' notitle, \
     $d10 using 1:2 with lines lw 1.01 dt 1 lc rgb '#1c1c1a' notitle, \
     NaN notitle

unset label
unset arrow
unset object
set lmargin at screen 0.54777
set rmargin at screen 0.97903
set bmargin at screen 0.24583
set tmargin at screen 0.82917
set xrange [1.778279e-16:5.623413]
unset mxtics
set xtics out nomirror ('$10^{-15}$' 1e-15, '' 1e-14, '$10^{-13}$' 1e-13, '' 1e-12, '$10^{-11}$' 1e-11, '' 1e-10, '$10^{-9}$' 1e-09, '' 1e-08, '$10^{-7}$' 1e-07, '' 1e-06, '$10^{-5}$' 1e-05, '' 0.0001, '$10^{-3}$' 0.001, '' 0.01, '$10^{-1}$' 0.1, '' 1)
set yrange [1e-16:1e0]
set ytics out nomirror 1e-15,1e3,1e0
unset mytics
set format y ''
set label 18 'step $h$' at screen 0.7634,0.11667 center textcolor rgb '#1c1c1a' front
set label 19 'central' at screen 0.54777,0.86667 left noenhanced textcolor rgb '#1c1c1a' front
set label 20 'order 2, 4 evaluations' at screen 0.97903,0.86667 right textcolor rgb '#5c5c56' front
set label 21 '1 error is exactly 0' at screen 0.095534,0.033333 left noenhanced textcolor rgb '#5c5c56' front
plot $d11 using 1:2 with points pt 7 lc rgb '#bbbbba' notitle, \
     $d12 using 1:2 with dots lc rgb '#bbbbba' notitle, \
     $d13 using 1:2 with points pt 7 lc rgb '#45607a' notitle, \
     $d14 using 1:2 with dots lc rgb '#45607a' notitle, \
     $d15 using 1:2 with lines lw 2.815 dt 1 lc rgb '#b14e53' notitle, \
     $d16 using 1:2 with points pt 7 lc rgb '#a83a40' notitle, \
     $d17 using 1:2 with dots lc rgb '#a83a40' notitle, \
     $d18 using 1:2 with lines lw 2.818 dt 1 lc rgb '#74889b' notitle, \
     $d19 using 1:2 with lines lw 1.119 dt 1 lc rgb '#2b76b9' notitle, \
     $d20 using 1:2 with lines lw 1.12 dt 2 lc rgb '#857000' notitle, \
     $d21 using 1:2 with lines lw 1.121 dt 3 lc rgb '#a118eb' notitle, \
     $d22 using 1:2 with lines lw 1.022 dt 1 lc rgb '#1c1c1a' notitle, \
     NaN notitle
unset multiplot
