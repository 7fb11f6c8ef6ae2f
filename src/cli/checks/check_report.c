/* What a check tells continuous integration, gathered case by case. */
#include "cli/checks/check_report.h"
#include "cli/checks/junit_text.h"
#include "cli/checks/tap_text.h"

void check_report_init(struct check_report *r)
{
    *r = (struct check_report){0};
    text_init(&r->junit);
    text_init(&r->tap);
}

void check_report_clear(struct check_report *r)
{
    text_clear(&r->junit);
    text_clear(&r->tap);
}

int check_report_exit(const struct check_report *r)
{
    if (r->count[CHECK_DISAGREES]) return 1;
    if (r->count[CHECK_ERROR]) return 2;
    return r->count[CHECK_UNDECIDED] ? 4 : 0;
}

void check_report_case(struct check_report *r, const struct check_case *c)
{
    r->count[c->outcome]++;
    junit_case(&r->junit, c);
    tap_case(&r->tap, check_report_cases(r), c);
}

static int take_text(const char *bytes, size_t n, void *text)
{
    text_append_bytes(text, bytes, n);
    return 0;
}

/* Why the first component that is undecided is so; or NULL. */
static const char *undecided_reason(const hstar_results *results)
{
    hstar_checked row;
    for (size_t i = 0; i < hstar_results_rows(results); i++)
        if (!hstar_results_checked(results, i, &row, sizeof row, NULL) && row.verdict == HSTAR_UNDECIDED &&
            row.reason)
            return row.reason;
    return NULL;
}

hstar_status check_report_results(struct check_report *r, const struct check_case *which,
                                  const hstar_results *results, hstar_error *err)
{
    struct check_case c = *which;
    struct text message, table;
    hstar_status status = HSTAR_OK;
    text_init(&message);
    text_init(&table);
    c.outcome = (enum check_outcome)hstar_results_verdict(results);
    text_append(&message, hstar_results_says(results));
    if (c.outcome == CHECK_UNDECIDED && undecided_reason(results))
        text_format(&message, ": %s", undecided_reason(results));
    if (c.outcome != CHECK_AGREES) status = hstar_results_write(results, HSTAR_TEXT, take_text, &table, err);
    c.message = text_said(&message, &r->junit);
    c.details = text_said(&table, &r->junit);
    if (!status) check_report_case(r, &c);
    text_clear(&message);
    text_clear(&table);
    return status;
}

void check_report_error(struct check_report *r, const struct check_case *which, const char *message,
                        const hstar_error *why)
{
    struct check_case c = *which;
    struct text details;
    text_init(&details);
    if (why->position != HSTAR_NO_POSITION)
        text_format(&details, "%s\n%*s^\n", why->excerpt, (int)why->caret, "");
    if (why->remedy[0]) text_format(&details, "%s\n", why->remedy);
    c.outcome = CHECK_ERROR;
    c.message = message;
    c.details = text_said(&details, &r->junit);
    check_report_case(r, &c);
    text_clear(&details);
}

static hstar_status write_whole(const struct text *t, struct sink **sink, hstar_error *err)
{
    struct sink *whole = *sink;
    if (t->failed) return error_memory(err);
    hstar_status status = sink_write(whole, t->data, t->length, err);
    if (status) return status;
    *sink = NULL;
    return sink_commit(whole, err);
}

hstar_status check_report_write(const struct check_report *r, const char *suite, struct sink **junit,
                                struct sink **tap, hstar_error *err)
{
    struct text t;
    hstar_status status = HSTAR_OK;
    text_init(&t);
    if (*junit) {
        junit_document(&t, r, suite);
        status = write_whole(&t, junit, err);
    }
    text_clear(&t);
    if (status || !*tap) return status;
    text_init(&t);
    tap_document(&t, r);
    status = write_whole(&t, tap, err);
    text_clear(&t);
    return status;
}

static void append_words(struct text *t, const char *const *words, size_t n, const char *between)
{
    for (size_t i = 0; i < n; i++) text_format(t, "%s%s", i ? between : "", words[i]);
}

/* The function and its point as typed: the same name, whatever the verdict is. */
static void name_alone(const struct arguments *a, struct text *t)
{
    if (a->value[OPTION_FUNCTION]) text_append(t, a->value[OPTION_FUNCTION]);
    if (a->value[OPTION_PLUGIN]) text_append(t, a->value[OPTION_PLUGIN]);
    append_words(t, a->words, a->n_words, ", ");
    append_words(t, a->program, a->n_program, " ");
    if (a->value[OPTION_AT]) text_format(t, " at %s", a->value[OPTION_AT]);
}

hstar_status check_report_alone(const struct arguments *a, const hstar_results *results,
                                const hstar_error *why, struct sink **junit, struct sink **tap,
                                hstar_error *err)
{
    struct check_report r;
    struct text name;
    hstar_status status = HSTAR_OK;
    check_report_init(&r);
    text_init(&name);
    name_alone(a, &name);
    const struct check_case c = {.name = text_said(&name, &r.junit), .group = "hstar check"};
    if (results)
        status = check_report_results(&r, &c, results, err);
    else
        check_report_error(&r, &c, why->message, why);
    if (!status) status = check_report_write(&r, c.group, junit, tap, err);
    text_clear(&name);
    check_report_clear(&r);
    return status;
}
