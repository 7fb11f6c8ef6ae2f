/* A descent from a file that is open. */
#ifndef RECORD_JSON_DESCENT_H
#define RECORD_JSON_DESCENT_H

#include "descent/descend.h"
#include "record/json_value.h"

MUST_USE hstar_status json_read_descent(struct json_file *file, struct descent **descent);

#endif
