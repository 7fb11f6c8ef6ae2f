/* A selector's result in JSON, the same in every file. */
#ifndef OUTPUT_JSON_STEP_H
#define OUTPUT_JSON_STEP_H

#include "output/json_build.h"
#include "output/json_value.h"
#include "step/step.h"

void json_add_step(struct json_writer *w, struct cJSON *object, const struct step *step);
void json_read_step(const struct json_value *object, struct step *step);

#endif
