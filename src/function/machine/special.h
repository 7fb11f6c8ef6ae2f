/* Special functions in double, by GSL. Call them between gsl_quiet_begin and gsl_quiet_end. */
#ifndef FUNCTION_MACHINE_SPECIAL_H
#define FUNCTION_MACHINE_SPECIAL_H

/* NaN outside the domain, infinity on overflow; what GSL returns on underflow. */
double special_digamma(double x);
double special_trigamma(double x); /* the derivative of digamma */
double special_zeta(double x);
double special_bessel_j0(double x);
double special_bessel_j1(double x);
double special_bessel_y0(double x);
double special_bessel_y1(double x);
double special_bessel_i0(double x);
double special_bessel_i1(double x);
double special_bessel_k0(double x);
double special_bessel_k1(double x);
double special_airy_ai(double x);
double special_airy_bi(double x);
double special_airy_ai_slope(double x); /* the derivatives of airy_ai and airy_bi */
double special_airy_bi_slope(double x);
double special_ei(double x);
double special_e1(double x);
double special_si(double x);
double special_ci(double x);
double special_lambert_w(double x);
double special_dawson(double x);
double special_dilog(double x);

#endif
