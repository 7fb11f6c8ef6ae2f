/* Noises from a file that is open. */
#ifndef OUTPUT_JSON_NOISE_H
#define OUTPUT_JSON_NOISE_H

#include "gradient/noises.h"
#include "output/json_value.h"

MUST_USE hstar_status json_read_noises(struct json_file *file, struct noises **noises);

#endif
