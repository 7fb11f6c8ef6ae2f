set encoding utf8
set terminal pdfcairo size 8.33,5.78 enhanced color rounded fontscale 0.78 linewidth 1 background "#ffffff" font "Sans,8"
set minussign

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

# the upper edge of |error|
$d5 << EOD
1e-15 0.14807
1e-14 0.0055525
1e-13 0.00011105
1e-12 0.00011105
1e-11 1.8508e-05
1e-10 1.4808e-06
1e-09 9.3652e-08
1e-08 9.3652e-08
1e-07 9.3652e-08
1e-06 9.2523e-07
1e-05 9.2541e-06
0.0001 9.2541e-05
0.001 0.00092541
0.01 0.0092541
0.1 0.092541
1 0.92541
EOD

# the upper edge of |error|
$d6 << EOD
1e-15 0.14807
1e-14 0.0055525
1e-13 0.00011105
1e-12 0.00011105
1e-11 1.8508e-05
1e-10 1.4807e-06
1e-09 5.5525e-08
1e-08 1.1105e-09
1e-07 1.1105e-09
1e-06 1.1105e-09
1e-05 1.1105e-09
0.0001 9.2536e-09
0.001 9.2541e-07
0.01 9.2541e-05
0.1 0.0092541
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
set border 15 lw 0.7 lc rgb '#8a8a84'
set tics textcolor rgb '#1c1c1a'
set grid xtics ytics back lt 1 lw 0.5 lc rgb '#e6e6e3'
set multiplot

unset label
unset arrow
unset object
set lmargin at screen 0.084102
set rmargin at screen 0.98408
set bmargin at screen 0.15868
set tmargin at screen 0.94647
set xrange [1e-15:1e0]
set xtics out nomirror 1e-15,1e1,1e0
set mxtics 10
set format x '10^{%T}'
set yrange [1e-14:1e0]
set ytics out nomirror 1e-14,1e1,1e0
set mytics 10
set format y '10^{%T}'
set label 1 'step h' at screen 0.53409,0.099412 center textcolor rgb '#1c1c1a' front
set label 2 'relative error of the derivative' at screen 0.020163,0.55257 center rotate by 90 textcolor rgb '#1c1c1a'
set label 3 'Steps that selectors choose for the derivative of sin(x) at x = 1.2' at screen 0.084102,0.97515 left noenhanced font 'Sans:Bold,8' textcolor rgb '#1c1c1a' front
set label 4 'mine' at screen 0.69337,0.91295 left noenhanced textcolor rgb '#8a2be2' front
set arrow from screen 0.67955,0.16813 to screen 0.66999,0.194 nohead lw 0.7 lc rgb '#7bae9c'
set label 5 'stepleman-winarsky' at screen 0.66999,0.205 right textcolor rgb '#23785a' front
set arrow from screen 0.91184,0.16813 to screen 0.85788,0.17282 nohead lw 0.7 lc rgb '#9e9ea3'
set label 6 'auto' at screen 0.85788,0.18382 right font 'Sans:Bold,8' textcolor rgb '#5d5d66' front
set arrow from screen 0.93935,0.16813 to screen 0.91293,0.18581 nohead lw 0.7 lc rgb '#9e9ea3'
set label 7 'gsl' at screen 0.91293,0.19681 right textcolor rgb '#5d5d66' front
set arrow from screen 0.94046,0.16813 to screen 0.92139,0.2137 nohead lw 0.7 lc rgb '#9e9ea3'
set label 8 'ridders' at screen 0.92139,0.2247 right textcolor rgb '#5d5d66' front
set arrow from screen 0.94153,0.16813 to screen 0.92047,0.26393 nohead lw 0.7 lc rgb '#9e9ea3'
set label 9 'richardson' at screen 0.92047,0.27492 right textcolor rgb '#5d5d66' front
set arrow from screen 0.94255,0.16813 to screen 0.91865,0.30677 nohead lw 0.7 lc rgb '#9e9ea3'
set label 10 'richardson-trimmed' at screen 0.91865,0.31776 right textcolor rgb '#5d5d66' front
set arrow from screen 0.94353,0.16813 to screen 0.94353,0.22986 nohead lw 0.7 lc rgb '#9e9ea3'
set label 11 'oliver' at screen 0.95484,0.24085 center textcolor rgb '#5d5d66' front
set label 12 'taylor-estimate' at screen 0.81261,0.22512 right textcolor rgb '#b02894' front
set arrow from screen 0.82649,0.25139 to screen 0.82407,0.20581 nohead lw 0.7 lc rgb '#d07ebf'
set label 13 'auto (five-point)' at screen 0.82407,0.19482 right font 'Sans:Bold,8' textcolor rgb '#b02894' front
set label 14 'shi-five-point' at screen 0.78978,0.28207 center textcolor rgb '#b02894' front
set arrow from screen 0.69011,0.33005 to screen 0.69011,0.30565 nohead lw 0.7 lc rgb '#7bae9c'
set label 15 'mathur' at screen 0.71122,0.29466 center textcolor rgb '#23785a' front
set arrow from screen 0.67205,0.35244 to screen 0.66539,0.33717 nohead lw 0.7 lc rgb '#7bae9c'
set label 16 'curtis-reid' at screen 0.66539,0.32618 right textcolor rgb '#23785a' front
set arrow from screen 0.69152,0.35244 to screen 0.70069,0.33717 nohead lw 0.7 lc rgb '#7bae9c'
set label 17 'kostyrka' at screen 0.70069,0.32618 left textcolor rgb '#23785a' front
set label 18 'auto (central)' at screen 0.71079,0.35668 left font 'Sans:Bold,8' textcolor rgb '#23785a' front
set arrow from screen 0.67479,0.36393 to screen 0.65547,0.36393 nohead lw 0.7 lc rgb '#7bae9c'
set label 19 'curtis-reid-modified' at screen 0.65547,0.37103 right textcolor rgb '#23785a' front
set arrow from screen 0.67728,0.37171 to screen 0.67089,0.45323 nohead lw 0.7 lc rgb '#7bae9c'
set label 20 'dumontet-vignes' at screen 0.67089,0.46422 right textcolor rgb '#23785a' front
set arrow from screen 0.69534,0.37761 to screen 0.69534,0.39792 nohead lw 0.7 lc rgb '#7bae9c'
set label 21 'rule-central' at screen 0.73629,0.40891 center textcolor rgb '#23785a' front
set arrow from screen 0.53674,0.48388 to screen 0.54756,0.50975 nohead lw 0.7 lc rgb '#6d82d3'
set label 22 'auto (forward)' at screen 0.54756,0.52075 left font 'Sans:Bold,8' textcolor rgb '#0b2fb5' front
set arrow from screen 0.51867,0.50627 to screen 0.47628,0.4721 nohead lw 0.7 lc rgb '#6d82d3'
set label 23 'gill-murray' at screen 0.47628,0.46111 right textcolor rgb '#0b2fb5' front
set arrow from screen 0.51867,0.50627 to screen 0.51867,0.42831 nohead lw 0.7 lc rgb '#6d82d3'
set label 24 'shi-forward' at screen 0.50227,0.41731 center textcolor rgb '#0b2fb5' front
set label 25 'rule-forward' at screen 0.53506,0.55181 left textcolor rgb '#0b2fb5' front
set arrow from screen 0.52373,0.53144 to screen 0.52373,0.55583 nohead lw 0.7 lc rgb '#6d82d3'
set label 26 'more-wild' at screen 0.49725,0.56682 center textcolor rgb '#0b2fb5' front
set label 27 'forward' at screen 0.084102,0.070735 left font 'Sans:Bold,8' textcolor rgb '#0b2fb5' front
set label 28 'backward' at screen 0.1629,0.070735 left font 'Sans:Bold,8' textcolor rgb '#7a4f00' front
set label 29 'central' at screen 0.25045,0.070735 left font 'Sans:Bold,8' textcolor rgb '#23785a' front
set label 30 'five-point' at screen 0.32924,0.070735 left font 'Sans:Bold,8' textcolor rgb '#b02894' front
set label 31 'extrapolation' at screen 0.43431,0.070735 left font 'Sans:Bold,8' textcolor rgb '#5d5d66' front
set label 32 ' (at its smallest step)' at screen 0.54812,0.070735 left textcolor rgb '#5c5c56' front
set label 33 'full: a choice; hollow: a doubtful one; pointing down: below the chart; line: upper edge of the errors; 1 selector' at screen 0.084102,0.040147 left noenhanced textcolor rgb '#5c5c56' front
set label 34 'without a value' at screen 0.084102,0.017206 left noenhanced textcolor rgb '#5c5c56' front
plot $d1 using 1:2 with lines lw 0.8 dt 1 lc rgb '#6d82d3' notitle, \
     $d2 using 1:2 with points pt 7 ps 0.2 lc rgb '#c2cbed' notitle, \
     $d3 using 1:2 with lines lw 0.8 dt 1 lc rgb '#7bae9c' notitle, \
     $d4 using 1:2 with points pt 7 ps 0.2 lc rgb '#c8ddd6' notitle, \
     $d5 using 1:2 with lines lw 1.2 dt 1 lc rgb '#546dcb' notitle, \
     $d6 using 1:2 with lines lw 1.2 dt 1 lc rgb '#65a18c' notitle, \
     $d7 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d8 using 1:2 with points pt 11 ps 0.8 lc rgb '#23785a' notitle, \
     $d9 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d10 using 1:2 with points pt 11 ps 0.8 lc rgb '#5d5d66' notitle, \
     $d11 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d12 using 1:2 with points pt 11 ps 0.8 lc rgb '#5d5d66' notitle, \
     $d13 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d14 using 1:2 with points pt 11 ps 0.8 lc rgb '#5d5d66' notitle, \
     $d15 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d16 using 1:2 with points pt 10 ps 0.8 lc rgb '#5d5d66' notitle, \
     $d17 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d18 using 1:2 with points pt 11 ps 0.8 lc rgb '#5d5d66' notitle, \
     $d19 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d20 using 1:2 with points pt 11 ps 0.8 lc rgb '#5d5d66' notitle, \
     $d21 using 1:2 with points pt 13 ps 1.1 lc rgb '#ffffff' notitle, \
     $d22 using 1:2 with points pt 13 ps 0.8 lc rgb '#b02894' notitle, \
     $d23 using 1:2 with points pt 13 ps 1.1 lc rgb '#ffffff' notitle, \
     $d24 using 1:2 with points pt 13 ps 0.8 lc rgb '#b02894' notitle, \
     $d25 using 1:2 with points pt 13 ps 1.1 lc rgb '#ffffff' notitle, \
     $d26 using 1:2 with points pt 13 ps 0.8 lc rgb '#b02894' notitle, \
     $d27 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d28 using 1:2 with points pt 8 ps 0.8 lc rgb '#23785a' notitle, \
     $d29 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d30 using 1:2 with points pt 9 ps 0.8 lc rgb '#23785a' notitle, \
     $d31 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d32 using 1:2 with points pt 9 ps 0.8 lc rgb '#23785a' notitle, \
     $d33 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d34 using 1:2 with points pt 9 ps 0.8 lc rgb '#23785a' notitle, \
     $d35 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d36 using 1:2 with points pt 9 ps 0.8 lc rgb '#23785a' notitle, \
     $d37 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d38 using 1:2 with points pt 8 ps 0.8 lc rgb '#23785a' notitle, \
     $d39 using 1:2 with points pt 9 ps 1.1 lc rgb '#ffffff' notitle, \
     $d40 using 1:2 with points pt 9 ps 0.8 lc rgb '#23785a' notitle, \
     $d41 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d42 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     $d43 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d44 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     $d45 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d46 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     $d47 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d48 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     $d49 using 1:2 with points pt 7 ps 1.1 lc rgb '#ffffff' notitle, \
     $d50 using 1:2 with points pt 7 ps 0.8 lc rgb '#0b2fb5' notitle, \
     $d51 using 1:2 with lines lw 1.2 dt 1 lc rgb '#8a2be2' notitle, \
     NaN notitle
unset multiplot
