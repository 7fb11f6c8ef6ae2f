set encoding utf8
set terminal dumb size 100,36 nofeed enhanced mono

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

# |truncation|
$d2 << EOD
2e-13 1e-13
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
0.0001 3e-13
0.0001909105 1e-13
EOD

# a slope
$d4 << EOD
2e-07 1.4907e-07
2.048323e-07 1.5267e-07
2.097814e-07 1.5636e-07
2.1485e-07 1.6014e-07
2.200411e-07 1.6401e-07
2.253576e-07 1.6797e-07
2.308026e-07 1.7203e-07
2.363791e-07 1.7619e-07
2.420904e-07 1.8044e-07
2.479397e-07 1.848e-07
2.539303e-07 1.8927e-07
2.600656e-07 1.9384e-07
2.663492e-07 1.9852e-07
2.727846e-07 2.0332e-07
2.793755e-07 2.0823e-07
2.861256e-07 2.1327e-07
2.930389e-07 2.1842e-07
3.001191e-07 2.237e-07
3.073705e-07 2.291e-07
3.14797e-07 2.3464e-07
3.22403e-07 2.403e-07
3.301927e-07 2.4611e-07
3.381707e-07 2.5206e-07
3.463414e-07 2.5815e-07
3.547095e-07 2.6438e-07
3.632799e-07 2.7077e-07
3.720572e-07 2.7732e-07
3.810467e-07 2.8402e-07
3.902534e-07 2.9088e-07
3.996825e-07 2.9791e-07
4.093394e-07 3.051e-07
4.192297e-07 3.1248e-07
4.293589e-07 3.2003e-07
4.397329e-07 3.2776e-07
4.503575e-07 3.3568e-07
4.612388e-07 3.4379e-07
4.72383e-07 3.5209e-07
4.837965e-07 3.606e-07
4.954858e-07 3.6931e-07
5.074575e-07 3.7824e-07
5.197184e-07 3.8738e-07
5.322756e-07 3.9673e-07
5.451362e-07 4.0632e-07
5.583075e-07 4.1614e-07
5.71797e-07 4.2619e-07
5.856125e-07 4.3649e-07
5.997618e-07 4.4704e-07
6.14253e-07 4.5784e-07
6.290943e-07 4.689e-07
6.442941e-07 4.8023e-07
6.598613e-07 4.9183e-07
6.758045e-07 5.0371e-07
6.92133e-07 5.1589e-07
7.088559e-07 5.2835e-07
7.25983e-07 5.4112e-07
7.435238e-07 5.5419e-07
7.614885e-07 5.6758e-07
7.798872e-07 5.8129e-07
7.987305e-07 5.9534e-07
8.18029e-07 6.0972e-07
8.377938e-07 6.2445e-07
8.580362e-07 6.3954e-07
8.787676e-07 6.5499e-07
9e-07 6.7082e-07
EOD

# a slope
$d5 << EOD
2e-07 6.7082e-07
2.048323e-07 6.5499e-07
2.097814e-07 6.3954e-07
2.1485e-07 6.2445e-07
2.200411e-07 6.0972e-07
2.253576e-07 5.9534e-07
2.308026e-07 5.8129e-07
2.363791e-07 5.6758e-07
2.420904e-07 5.5419e-07
2.479397e-07 5.4112e-07
2.539303e-07 5.2835e-07
2.600656e-07 5.1589e-07
2.663492e-07 5.0371e-07
2.727846e-07 4.9183e-07
2.793755e-07 4.8023e-07
2.861256e-07 4.689e-07
2.930389e-07 4.5784e-07
3.001191e-07 4.4704e-07
3.073705e-07 4.3649e-07
3.14797e-07 4.2619e-07
3.22403e-07 4.1614e-07
3.301927e-07 4.0632e-07
3.381707e-07 3.9673e-07
3.463414e-07 3.8738e-07
3.547095e-07 3.7824e-07
3.632799e-07 3.6931e-07
3.720572e-07 3.606e-07
3.810467e-07 3.5209e-07
3.902534e-07 3.4379e-07
3.996825e-07 3.3568e-07
4.093394e-07 3.2776e-07
4.192297e-07 3.2003e-07
4.293589e-07 3.1248e-07
4.397329e-07 3.051e-07
4.503575e-07 2.9791e-07
4.612388e-07 2.9088e-07
4.72383e-07 2.8402e-07
4.837965e-07 2.7732e-07
4.954858e-07 2.7077e-07
5.074575e-07 2.6438e-07
5.197184e-07 2.5815e-07
5.322756e-07 2.5206e-07
5.451362e-07 2.4611e-07
5.583075e-07 2.403e-07
5.71797e-07 2.3464e-07
5.856125e-07 2.291e-07
5.997618e-07 2.237e-07
6.14253e-07 2.1842e-07
6.290943e-07 2.1327e-07
6.442941e-07 2.0823e-07
6.598613e-07 2.0332e-07
6.758045e-07 1.9852e-07
6.92133e-07 1.9384e-07
7.088559e-07 1.8927e-07
7.25983e-07 1.848e-07
7.435238e-07 1.8044e-07
7.614885e-07 1.7619e-07
7.798872e-07 1.7203e-07
7.987305e-07 1.6797e-07
8.18029e-07 1.6401e-07
8.377938e-07 1.6014e-07
8.580362e-07 1.5636e-07
8.787676e-07 1.5267e-07
9e-07 1.4907e-07
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
set rmargin at screen 0.9697
set bmargin at screen 0.14286
set tmargin at screen 0.88571
set xrange [2e-07:9e-07]
unset mxtics
set xtics out nomirror ('2e-7' 2e-07, '5e-7' 5e-07)
set yrange [1e-13:1e0]
set ytics out nomirror 1e-12,1e2,1e0
unset mytics
set format y '1e%T'
set label 1 'step h' at screen 0.52525,0.085714 center textcolor rgb '#1c1c1a' front
set label 2 'forward' at screen 0.080808,0.91429 left noenhanced textcolor rgb '#1c1c1a' front
set label 3 'order 1, 2 evaluations' at screen 0.9697,0.91429 right textcolor rgb '#5c5c56' front
set label 4 'Truncation and rounding of finite differences of sin(x) at x = 1.2' at screen 0.080808,0.97143 left noenhanced textcolor rgb '#1c1c1a' front
set label 5 '.' at screen 0.080808,0.028571 left textcolor rgb '#1c1c1a' front
set label 6 'total error' at screen 0.10101,0.028571 left textcolor rgb '#1c1c1a' front
set label 7 't' at screen 0.23232,0.028571 left textcolor rgb '#a83a40' front
set label 8 'truncation' at screen 0.25253,0.028571 left textcolor rgb '#a83a40' front
set label 9 'r' at screen 0.37374,0.028571 left textcolor rgb '#45607a' front
set label 10 'rounding' at screen 0.39394,0.028571 left textcolor rgb '#45607a' front
set label 11 '=' at screen 0.49495,0.028571 left textcolor rgb '#6b6340' front
set label 12 'sweet spot' at screen 0.51515,0.028571 left textcolor rgb '#6b6340' front
set label 13 'rounding' at screen 0.30904,0.39934 center textcolor rgb '#45607a' front
set label 14 'is below the chart' at screen 0.30904,0.37077 center textcolor rgb '#45607a' front
set label 15 'truncation' at screen 0.69176,0.5728 center textcolor rgb '#a83a40' front
set label 16 'is below the chart' at screen 0.69176,0.54423 center textcolor rgb '#a83a40' front
set label 17 'slope 1' at screen 0.5182,0.54685 center textcolor rgb '#5c5c56' front
set label 18 'slope -1' at screen 0.5182,0.48172 center textcolor rgb '#5c5c56' front
plot $d1 using 1:2 with points pt '.' lc rgb '#bbbbba' notitle, \
     $d2 using 1:2 with points pt 't' lc rgb '#b14e53' notitle, \
     $d3 using 1:2 with points pt 'r' lc rgb '#74889b' notitle, \
     $d4 using 1:2 with points pt '/' lc rgb '#6b6b66' notitle, \
     $d5 using 1:2 with points pt '\' lc rgb '#6b6b66' notitle, \
     NaN notitle
unset multiplot
