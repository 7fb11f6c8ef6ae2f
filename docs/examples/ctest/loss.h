/* The loss of a logistic regression with two weights and a bias, and its gradient. */
#ifndef LOSS_H
#define LOSS_H

double loss(const double w[3]);
void loss_gradient(const double w[3], double gradient[3]);

#endif
