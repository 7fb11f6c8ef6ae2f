/* Checks for continuous integration: each is a test that passed, failed, was skipped (undecided) or had an error. JUnit's XML and the Test
 * Anything Protocol, both whole at the end. */
#ifndef CLI_CHECKS_CHECK_REPORT_H
#define CLI_CHECKS_CHECK_REPORT_H

#include "base/sink.h"
#include "base/text.h"
#include "cli/words/command.h"

/* The verdicts of hstar.h, and a check that has none. */
enum check_outcome {
    CHECK_AGREES = HSTAR_AGREES,
    CHECK_DISAGREES = HSTAR_DISAGREES,
    CHECK_UNDECIDED = HSTAR_UNDECIDED,
    CHECK_ERROR,
    N_CHECK_OUTCOMES
};

struct check_case {
    const char *name, *group; /* group: the file it is from */
    size_t line;              /* of that file; 0: it is from none */
    enum check_outcome outcome;
    const char *message; /* a line */
    const char *details; /* lines, such as the table; or "" */
};

struct check_report {
    struct text junit, tap; /* the cases so far */
    size_t count[N_CHECK_OUTCOMES];
};

void check_report_init(struct check_report *r);
void check_report_clear(struct check_report *r);

/* A case by its results. What the library says of a check that does not agree becomes message and details. */
MUST_USE hstar_status check_report_results(struct check_report *r, const struct check_case *which,
                                           const hstar_results *results, hstar_error *err);
/* A case without results, for which `message` says why; what `why` has besides its message becomes details. */
void check_report_error(struct check_report *r, const struct check_case *which, const char *message,
                        const hstar_error *why);

/* A case as it is. */
void check_report_case(struct check_report *r, const struct check_case *c);

static inline size_t check_report_cases(const struct check_report *r)
{
    size_t n = 0;
    for (size_t i = 0; i < N_CHECK_OUTCOMES; i++) n += r->count[i];
    return n;
}

/* The worst decides. */
int check_report_exit(const struct check_report *r);

/* Writes what is asked for, and commits those sinks, which are NULL from then on; a sink that is NULL is not asked for. */
MUST_USE hstar_status check_report_write(const struct check_report *r, const char *suite, struct sink **junit,
                                         struct sink **tap, hstar_error *err);

/* A report on one check, of a command line: its results, or why it has none. */
MUST_USE hstar_status check_report_alone(const struct arguments *a, const hstar_results *results,
                                         const hstar_error *why, struct sink **junit, struct sink **tap,
                                         hstar_error *err);

#endif
