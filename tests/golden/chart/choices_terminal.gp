set encoding utf8
set terminal dumb size 100,36 nofeed enhanced ansi256

# the upper edge of |error|
$d1 << EOD
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

# the upper edge of |error|
$d2 << EOD
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
$d3 << EOD
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
$d4 << EOD
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

# stepleman-winarsky
$d5 << EOD
8.4e-06 1.556e-16
EOD

# auto
$d6 << EOD
0.0625 1.556e-16
EOD

# gsl
$d7 << EOD
0.1796875 1.556e-16
EOD

# ridders
$d8 << EOD
0.1875 1.875e-16
EOD

# richardson
$d9 << EOD
0.1953125 3e-16
EOD

# richardson-trimmed
$d10 << EOD
0.203125 4.125e-16
EOD

# oliver
$d11 << EOD
0.2109375 5.25e-16
EOD

# taylor-estimate
$d12 << EOD
0.001575 2.4e-13
EOD

# auto
$d13 << EOD
0.0023625 2.4e-13
EOD

# shi-five-point
$d14 << EOD
0.00126 3.3e-13
EOD

# mathur
$d15 << EOD
1.26e-05 6e-12
EOD

# curtis-reid
$d16 << EOD
6.3e-06 1.5e-11
EOD

# kostyrka
$d17 << EOD
1.33e-05 1.5e-11
EOD

# auto
$d18 << EOD
2.03e-05 1.5e-11
EOD

# curtis-reid-modified
$d19 << EOD
7e-06 2.4e-11
EOD

# dumontet-vignes
$d20 << EOD
7.7e-06 3.3e-11
EOD

# rule-central
$d21 << EOD
1.54e-05 4.2e-11
EOD

# auto
$d22 << EOD
3.5e-08 3.25e-09
EOD

# gill-murray
$d23 << EOD
1.75e-08 8.125e-09
EOD

# shi-forward
$d24 << EOD
1.75e-08 8.125e-09
EOD

# rule-forward
$d25 << EOD
2.625e-08 1.7875e-08
EOD

# more-wild
$d26 << EOD
2.125e-08 2.275e-08
EOD

unset key
set logscale xy
set tics scale 0.6,0.3
set border 15
unset grid
set multiplot

unset label
unset arrow
unset object
set lmargin at screen 0.080808
set rmargin at screen 0.68687
set bmargin at screen 0.11429
set tmargin at screen 0.88571
set xrange [1e-15:1e0]
set xtics out nomirror 1e-14,1e2,1e0
unset mxtics
set format x '1e%T'
set yrange [1e-16:1e0]
set ytics out nomirror 1e-16,1e2,1e0
unset mytics
set format y '1e%T'
set label 1 'step h' at screen 0.38384,0.057143 center textcolor rgb '#1c1c1a' front
set label 2 '|error| of the derivative' at screen 0.010101,0.91429 left textcolor rgb '#1c1c1a' front
set label 3 'Steps that selectors choose for the derivative of sin(x) at x = 1.2' at screen 0.080808,0.97143 left noenhanced textcolor rgb '#1c1c1a' front
set label 4 'a stepleman-winarsky (below)' at screen 0.70707,0.94286 left textcolor rgb '#23785a' front
set label 5 'b auto (below)' at screen 0.70707,0.91429 left textcolor rgb '#5d5d66' front
set label 6 'c gsl (below)' at screen 0.70707,0.88571 left textcolor rgb '#5d5d66' front
set label 7 'd ridders' at screen 0.70707,0.85714 left textcolor rgb '#5d5d66' front
set label 8 'e richardson' at screen 0.70707,0.82857 left textcolor rgb '#5d5d66' front
set label 9 'f richardson-trimmed' at screen 0.70707,0.8 left textcolor rgb '#5d5d66' front
set label 10 'g oliver' at screen 0.70707,0.77143 left textcolor rgb '#5d5d66' front
set label 11 'h taylor-estimate' at screen 0.70707,0.74286 left textcolor rgb '#b02894' front
set label 12 'i auto (five-point)' at screen 0.70707,0.71429 left textcolor rgb '#b02894' front
set label 13 'j shi-five-point' at screen 0.70707,0.68571 left textcolor rgb '#b02894' front
set label 14 'k mathur' at screen 0.70707,0.65714 left textcolor rgb '#23785a' front
set label 15 'l curtis-reid' at screen 0.70707,0.62857 left textcolor rgb '#23785a' front
set label 16 'm kostyrka' at screen 0.70707,0.6 left textcolor rgb '#23785a' front
set label 17 'n auto (central)' at screen 0.70707,0.57143 left textcolor rgb '#23785a' front
set label 18 'o curtis-reid-modified' at screen 0.70707,0.54286 left textcolor rgb '#23785a' front
set label 19 'p dumontet-vignes' at screen 0.70707,0.51429 left textcolor rgb '#23785a' front
set label 20 'q rule-central' at screen 0.70707,0.48571 left textcolor rgb '#23785a' front
set label 21 'r auto (forward)' at screen 0.70707,0.45714 left textcolor rgb '#0b2fb5' front
set label 22 's gill-murray' at screen 0.70707,0.42857 left textcolor rgb '#0b2fb5' front
set label 23 't shi-forward' at screen 0.70707,0.4 left textcolor rgb '#0b2fb5' front
set label 24 'u rule-forward' at screen 0.70707,0.37143 left textcolor rgb '#0b2fb5' front
set label 25 'v more-wild' at screen 0.70707,0.34286 left textcolor rgb '#0b2fb5' front
set label 26 'letters: selectors; .: upper edge of the errors; 1 selector' at screen 0.080808,0.028571 left noenhanced textcolor rgb '#5c5c56' front
set label 27 'without a value' at screen 0.080808,0 left noenhanced textcolor rgb '#5c5c56' front
plot $d1 using 1:2 with points pt '.' lc rgb '#546dcb' notitle, \
     $d2 using 1:2 with points pt '.' lc rgb '#65a18c' notitle, \
     $d3 using 1:2 with points pt '.' lc rgb '#c869b4' notitle, \
     $d4 using 1:2 with points pt '.' lc rgb '#a2844d' notitle, \
     $d5 using 1:2 with points pt 'a' lc rgb '#23785a' notitle, \
     $d6 using 1:2 with points pt 'b' lc rgb '#5d5d66' notitle, \
     $d7 using 1:2 with points pt 'c' lc rgb '#5d5d66' notitle, \
     $d8 using 1:2 with points pt 'd' lc rgb '#5d5d66' notitle, \
     $d9 using 1:2 with points pt 'e' lc rgb '#5d5d66' notitle, \
     $d10 using 1:2 with points pt 'f' lc rgb '#5d5d66' notitle, \
     $d11 using 1:2 with points pt 'g' lc rgb '#5d5d66' notitle, \
     $d12 using 1:2 with points pt 'h' lc rgb '#b02894' notitle, \
     $d13 using 1:2 with points pt 'i' lc rgb '#b02894' notitle, \
     $d14 using 1:2 with points pt 'j' lc rgb '#b02894' notitle, \
     $d15 using 1:2 with points pt 'k' lc rgb '#23785a' notitle, \
     $d16 using 1:2 with points pt 'l' lc rgb '#23785a' notitle, \
     $d17 using 1:2 with points pt 'm' lc rgb '#23785a' notitle, \
     $d18 using 1:2 with points pt 'n' lc rgb '#23785a' notitle, \
     $d19 using 1:2 with points pt 'o' lc rgb '#23785a' notitle, \
     $d20 using 1:2 with points pt 'p' lc rgb '#23785a' notitle, \
     $d21 using 1:2 with points pt 'q' lc rgb '#23785a' notitle, \
     $d22 using 1:2 with points pt 'r' lc rgb '#0b2fb5' notitle, \
     $d23 using 1:2 with points pt 's' lc rgb '#0b2fb5' notitle, \
     $d24 using 1:2 with points pt 't' lc rgb '#0b2fb5' notitle, \
     $d25 using 1:2 with points pt 'u' lc rgb '#0b2fb5' notitle, \
     $d26 using 1:2 with points pt 'v' lc rgb '#0b2fb5' notitle, \
     NaN notitle
unset multiplot
