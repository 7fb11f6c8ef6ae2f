/* A function that a server computes, over UM-Bridge 1.0, the protocol of models over HTTP. A model takes several vectors and gives
 * several: the variables of one name, x[0], x[1], … are a vector, those that stand alone are vectors of one number, in the order of the
 * point; the outputs are the numbers of all vectors, one after the other.
 *
 * null is an answer: f has no value there. A point at which the server answers with an error, or not at all, is not a number either, and
 * function_failures tells where and why. It is an error at the point itself, where nobody listens any more, and where several points in
 * a row get no answer. */
#ifndef FUNCTION_SOURCE_UM_BRIDGE_H
#define FUNCTION_SOURCE_UM_BRIDGE_H

#include "function/function.h"

struct um_bridge_settings {
    const char *address; /* URL#MODEL; without #MODEL the one that the server has */
    const char *config;  /* JSON that is handed on to the model; NULL: none */
    double patience;     /* seconds for each request; 0: for ever */
    size_t in_flight;    /* requests at once */
    unsigned retries;
};

/* It asks what models there are and how large their vectors are, and f not at all. */
MUST_USE hstar_status um_bridge_new(const struct um_bridge_settings *settings, const char *const *variables,
                                    size_t n_variables, const double *point, struct function **f,
                                    hstar_error *err);

/* How many of n variables, from the first on, are one vector. */
size_t um_bridge_vector_length(const char *const *variables, size_t n);

bool um_bridge_is(const struct function *f);

/* The endpoints of derivatives; the gradient first, as it is taken where the choice is free. */
#define UM_BRIDGE_DERIVATIVES(X)                                                                             \
    X(GRADIENT, "Gradient")                                                                                  \
    X(JACOBIAN, "ApplyJacobian")                                                                             \
    X(HESSIAN, "ApplyHessian")
enum um_bridge_endpoint {
#define X(identifier, name) UM_BRIDGE_##identifier,
    UM_BRIDGE_DERIVATIVES(X)
#undef X
        N_UM_BRIDGE_ENDPOINTS
};
extern const char *const um_bridge_endpoints[N_UM_BRIDGE_ENDPOINTS];

/* Does the model of f say that it has it? */
bool um_bridge_supports(const struct function *f, enum um_bridge_endpoint endpoint);

/* Of those two that give first derivatives the one that takes fewer requests; N_UM_BRIDGE_ENDPOINTS where the model has none. */
enum um_bridge_endpoint um_bridge_first_derivatives(const struct function *f);

/* What the model says of all derivatives as a function of the same variables: output by output, within it variable by variable; of second
 * derivatives, for which f has one output, row by row. f outlives it. */
MUST_USE hstar_status um_bridge_derivative_new(const struct function *f, enum um_bridge_endpoint endpoint,
                                               struct function **derivative, hstar_error *err);

#endif
