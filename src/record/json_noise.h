/* Noises from a file that is open. */
#ifndef RECORD_JSON_NOISE_H
#define RECORD_JSON_NOISE_H

#include "derive/noises.h"
#include "record/json_value.h"

MUST_USE hstar_status json_read_noises(struct json_file *file, struct noises **noises);

#endif
