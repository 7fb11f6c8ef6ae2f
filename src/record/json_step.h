/* A selector's result in JSON, the same in every file. */
#ifndef RECORD_JSON_STEP_H
#define RECORD_JSON_STEP_H

#include "record/json_build.h"
#include "record/json_value.h"
#include "step/step.h"

void json_add_step(struct json_writer *w, struct cJSON *object, const struct step *step);
void json_read_step(const struct json_value *object, struct step *step);

#endif
