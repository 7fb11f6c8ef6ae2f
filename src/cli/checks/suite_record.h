/* What the checks of a suite said: in memory, as a file, and held against an earlier one. */
#ifndef CLI_CHECKS_SUITE_RECORD_H
#define CLI_CHECKS_SUITE_RECORD_H

#include "base/name_index.h"
#include "base/sink.h"
#include "cli/checks/check_report.h"

struct suite_component {
    size_t point, output, variable;
    char *name; /* of the variable; NULL: it is a direction, or was recorded when records had numbers alone */
    enum check_outcome outcome;
    double got, expected,
        bar; /* the gradient, the numerical derivative and its bar; NaN, and an infinite bar, where there is none */
    double bars; /* how far they are apart, in bars; NaN */
};

struct suite_check {
    char *name, *says;
    enum check_outcome outcome;
    struct suite_component *components; /* n, none of an error */
    size_t n;
};

struct suite_record {
    struct suite_check *checks; /* n */
    size_t n, room;
    struct name_index by_name;
};

void suite_record_clear(struct suite_record *record);

/* A check by its results, or where they are NULL what is said of its error. */
MUST_USE hstar_status suite_record_add(struct suite_record *record, const char *name, const char *says,
                                       const hstar_results *results, hstar_error *err);
/* Of several of one name the first. */
const struct suite_check *suite_record_find(const struct suite_record *record, const char *name);

/* What changed since an earlier record. */
enum suite_change_kind { SUITE_GONE, SUITE_WORSE, SUITE_MOVED, SUITE_BETTER, SUITE_NEW, N_SUITE_CHANGES };
struct suite_change {
    enum suite_change_kind kind;
    const char *name; /* of a check, borrowed from the record that has it */
    char *says;
};
struct suite_changes {
    struct suite_change *changes; /* n */
    size_t n, room;
};

/* "gone", "worse", … */
const char *suite_change_name(enum suite_change_kind kind);
bool suite_change_is_worse(enum suite_change_kind kind);
MUST_USE hstar_status suite_changes_find(const struct suite_record *before, const struct suite_record *now,
                                         struct suite_changes *changes, hstar_error *err);
void suite_changes_clear(struct suite_changes *changes);

/* As JSON, of the schema hstar.suite/1; `changes` may be NULL. */
void suite_record_text(const struct suite_record *record, const char *suite,
                       const struct suite_changes *changes, struct text *t);
MUST_USE hstar_status suite_record_read(const char *path, struct suite_record *record, hstar_error *err);

#endif
