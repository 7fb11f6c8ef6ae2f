/* What was asked, read from a file. */
#ifndef RECORD_JSON_PROBLEM_H
#define RECORD_JSON_PROBLEM_H

#include "problem/problem.h"
#include "record/json_value.h"

/* From the members command, function and point of the root; its function cannot be called. NULL after a complaint. */
struct problem *json_read_problem(const struct json_value *root);

/* A number for each variable, by its name; for free(). */
double *json_read_point(const struct json_value *point, const struct function *f);

/* The index of the variable that the value names. */
size_t json_variable(const struct json_value *value, const struct problem *problem);

#endif
