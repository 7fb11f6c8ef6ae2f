/* What the JSON of an optimum is made of, for its writer and its reader alike. */
#ifndef RECORD_JSON_OPTIMUM_H
#define RECORD_JSON_OPTIMUM_H

#include "sweep/sweep.h"

#include <stddef.h>

enum json_optimum_kind { JSON_OPTIMUM_PLACE, JSON_OPTIMUM_NUMBER, JSON_OPTIMUM_PAIR };

struct json_optimum_row {
    const char *way, *member;
    enum json_optimum_kind kind;
    size_t offset; /* within struct optimum */
};

static const struct json_optimum_row json_optimum_rows[] = {
#define X(way, member, kind) {#way, #member, JSON_OPTIMUM_##kind, offsetof(struct optimum, way.member)},
#include "record/json_optimum.def"
#undef X
};
enum { N_JSON_OPTIMUM_ROWS = sizeof json_optimum_rows / sizeof *json_optimum_rows };

/* OPTIMUM_NONE is null. */
static const char *const json_places[] = {[OPTIMUM_INSIDE] = "inside",
                                          [OPTIMUM_LOWER_END] = "lower end",
                                          [OPTIMUM_UPPER_END] = "upper end",
                                          [OPTIMUM_ANY_BELOW] = "any below"};
enum { N_JSON_PLACES = sizeof json_places / sizeof *json_places };

#endif
