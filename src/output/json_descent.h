/* A descent from a file that is open. */
#ifndef OUTPUT_JSON_DESCENT_H
#define OUTPUT_JSON_DESCENT_H

#include "gradient/descend.h"
#include "output/json_value.h"

MUST_USE hstar_status json_read_descent(struct json_file *file, struct descent **descent);

#endif
