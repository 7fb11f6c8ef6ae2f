/* The class of functions that another program computes: requests and answers as text, over a conversation. */
#include "base/memory.h"
#include "base/numeral.h"
#include "base/texts.h"
#include "function/ledger.h"
#include "function/source/command_parts.h"
#include "function/source/copies.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static hstar_status single_init(struct command_single *s, const double *point, size_t n, hstar_error *err)
{
    *s = (struct command_single){.column = memory_array(n, sizeof *s->column),
                                 .varies = memory_array(n, sizeof *s->varies)};
    if (!s->column || !s->varies) return error_memory(err);
    for (size_t v = 0; v < n; v++) s->column[v] = &point[v];
    s->points = (struct points){.n = 1, .column = s->column, .varies = s->varies};
    return HSTAR_OK;
}

static void single_clear(struct command_single *s)
{
    free(s->column);
    free(s->varies);
}

/* What one call asks and where the answers go. */
struct question {
    const struct points *points;
    size_t n_variables;
    size_t n_outputs;       /* 0: to be learned, with the answer */
    bool learns;            /* that is what it is for */
    double *const *outputs; /* NULL: the numbers are not kept */
    const char *verb;       /* NULL: the values are asked for */
    double *derivatives;    /* n_outputs of them go here; NULL */
    char *answer;           /* as it was written, where it is derivatives */
    struct command_record *record;
};

static const double *point_of(const struct question *q, size_t i)
{
    double *point = q->record->asking;
    for (size_t v = 0; v < q->n_variables; v++) point[v] = points_at(q->points, v, i);
    return point;
}

/* What a program knows of the last value is not relied on once it was asked for something else. */
static void ask(void *context, size_t i, const struct wording *wording, struct text *request)
{
    const struct question *q = context;
    struct request_text *asked = &q->record->asked;
    const double *point = point_of(q, i);
    if (wording && wording->first) request_text_was_sent(asked, NULL);
    if (wording && wording->moves && !q->verb && request_text_move(asked, point, request)) return;
    text_append(request, q->verb ? q->verb : "value");
    request_text_append(asked, point, request);
    if (wording) request_text_was_sent(asked, q->verb ? NULL : point);
}

static hstar_status wrong_count(const struct question *q, size_t n, hstar_error *err)
{
    if (q->n_outputs)
        error_set(err, HSTAR_CHILD, "answered %zu number%s and not %zu", n, n == 1 ? "" : "s", q->n_outputs);
    else
        error_set(err, HSTAR_CHILD, "answered an empty line");
    if (!q->verb && q->record->is_told)
        error_remedy(
            err, "so many had the first answer, of another copy or of the run that filled the --cache: is "
                 "what the program reads still the same?");
    else if (!q->verb)
        error_remedy(err, "an answer has one number for each output, as many each time; nan is one");
    else if (!strcmp(q->verb, "gradient"))
        error_remedy(err, "the answer to `gradient` has one number for each output and each variable of it");
    else
        error_remedy(err, "the answer to `%s` has one number for each pair of variables, row by row",
                     q->verb);
    return HSTAR_CHILD;
}

/* The first answer, of which nobody knows how long it is. */
static bool learn_number(struct command_record *r, size_t n, double number)
{
    const size_t room = n ? 2 * n : 1;
    if (n == 0 || n == r->room_first) {
        double *first = memory_resize(r->first, room, sizeof *first);
        if (!first) return false;
        r->first = first;
        r->room_first = room;
    }
    r->first[n] = number;
    return true;
}

static const char blanks[] = " \t\r";

static hstar_status tell_no_number(const char *word, const char *end, hstar_error *err)
{
    char quoted[CONVERSATION_QUOTE];
    size_t length = 0; /* a zero byte may be within */
    while (word + length < end && !memchr(blanks, word[length], sizeof blanks - 1)) length++;
    conversation_quote(word, length, quoted);
    error_set(err, HSTAR_CHILD, "answered %s, which is not a number", quoted);
    error_remedy(err, "an answer is one line of numbers; what is for people belongs on its stderr");
    return HSTAR_CHILD;
}

/* Reads the numbers of an answer; stores those that belong to an output. */
static hstar_status command_take(void *context, size_t i, const char *answer, size_t length, hstar_error *err)
{
    struct question *q = context;
    const char *end = answer + length;
    size_t n = 0;
    if (q->learns) q->n_outputs = 0; /* what failed is asked again: the last answer counts */
    for (const char *word = answer + strspn(answer, blanks); word < end; n++) {
        char *rest;
        double number = numeral_read(word, &rest);
        if (rest == word || (rest < end && !memchr(blanks, *rest, sizeof blanks - 1)))
            return tell_no_number(word, end, err);
        if (q->n_outputs == 0 && !learn_number(q->record, n, number)) return error_memory(err);
        if (n < q->n_outputs && q->derivatives) q->derivatives[n] = number;
        if (n < q->n_outputs && q->outputs) q->outputs[n][i] = number;
        word = rest + strspn(rest, blanks);
    }
    if (q->n_outputs == 0 && n > 0) q->n_outputs = n;
    if (n != q->n_outputs || n == 0) return wrong_count(q, n, err);
    if (q->derivatives && !(q->answer = memory_text(answer, length))) return error_memory(err);
    tally_answer(q->points->tally);
    if (q->outputs) points_tell(q->points, i);
    return HSTAR_OK;
}

/* Of all points but the one itself, without which there is nothing to say, a failure is not a number. */
static enum request_weight weigh_request(void *context, size_t i)
{
    const struct question *q = context;
    if (i + q->points->n_spare >= q->points->n) return REQUEST_SPARE;
    const double *point = point_of(q, i), *home = q->record->home;
    for (size_t v = 0; v < q->n_variables; v++)
        if (point[v] != home[v]) return REQUEST_PLAIN;
    return REQUEST_VITAL;
}

static void pass_over(void *context, size_t i, const hstar_error *why)
{
    const struct question *q = context;
    struct command_record *record = q->record;
    struct function_failures *failures = &record->failures;
    for (size_t o = 0; o < q->n_outputs; o++) q->outputs[o][i] = function_no_answer();
    points_tell(q->points, i);
    if (i + q->points->n_spare >= q->points->n) return;
    function_failures_add(failures, record->nearest, q->n_variables, point_of(q, i), record->home, why);
}

/* The name of a program is the same whoever starts it, and so is what it says of a failure; what to look at is not. */
static hstar_status exchange_words(const struct command *c, const struct exchange *exchange, size_t n,
                                   hstar_error *err)
{
    hstar_status status = conversation_exchange(c->conversation, exchange, n, err);
    if (status == HSTAR_CHILD && c->launched && err) {
        const hstar_error said = *err;
        error_remedy(err, "it was started by: %.120s; %s", c->launched, said.remedy);
    }
    return status;
}

static void command_failures(const struct function *f, struct function_failures *failures)
{
    const struct command *c = (const struct command *)f;
    struct conversation_state state;
    conversation_tell(c->conversation, &state);
    *failures = c->record->failures;
    failures->n_overcome = state.n_overcome;
    failures->tries = 1 + state.retries;
    failures->n_all = 1;
    failures->n_lost = state.lost;
    if (state.lost) failures->lost = *state.failure;
}

/* That it answers is shown where it began, as before. */
static void command_move(const struct function *f, const double *point)
{
    const struct command *c = (const struct command *)f;
    memcpy(c->record->home, point, f->n_variables * sizeof *point);
    c->record->failures = (struct function_failures){0};
    conversation_count_anew(c->conversation);
}

static size_t command_block(const struct function *f)
{
    struct conversation_state state;
    conversation_tell(((const struct command *)f)->conversation, &state);
    return state.skills.values;
}

static hstar_status command_evaluate(const struct function *f, const struct points *points,
                                     double *const *outputs, hstar_error *err)
{
    const struct command *c = (const struct command *)f;
    struct question q = {.points = points,
                         .n_variables = f->n_variables,
                         .n_outputs = f->n_outputs,
                         .outputs = outputs,
                         .record = c->record};
    struct question home = {.points = &c->record->single.points,
                            .n_variables = f->n_variables,
                            .n_outputs = f->n_outputs,
                            .record = c->record};
    const struct exchange proof = {.ask = ask, .take = command_take, .context = &home};
    const struct exchange exchange = {.ask = ask,
                                      .take = command_take,
                                      .weight = weigh_request,
                                      .pass_over = pass_over,
                                      .proof = &proof,
                                      .context = &q};
    return exchange_words(c, &exchange, points->n, err);
}

static void command_record_free(struct command_record *r)
{
    if (!r) return;
    single_clear(&r->single);
    request_text_clear(&r->asked);
    free(r->asking);
    free(r->first);
    free(r->nearest);
    free(r->home);
    free(r->begun);
    free(r);
}

struct command_record *command_record_new(const double *point, size_t n)
{
    struct command_record *r = memory_array(1, sizeof *r);
    if (!r) return NULL;
    r->nearest = memory_array(n, sizeof *r->nearest);
    r->home = memory_array(n, sizeof *r->home);
    r->begun = memory_array(n, sizeof *r->begun);
    r->asking = memory_array(n, sizeof *r->asking);
    if (!r->nearest || !r->home || !r->begun || !r->asking || !request_text_init(&r->asked, n) ||
        single_init(&r->single, r->begun, n, NULL)) {
        command_record_free(r);
        return NULL;
    }
    memcpy(r->home, point, n * sizeof *point);
    memcpy(r->begun, point, n * sizeof *point);
    return r;
}

static void command_free(struct function *f)
{
    struct command *c = (struct command *)f;
    conversation_free(c->conversation);
    command_record_free(c->record);
    free(c->launched);
    free(c->name);
    texts_free(f->variables, f->n_variables);
    texts_free(f->texts, f->n_outputs);
    free(c);
}

const struct function_class command_class = {
    .kind = "command",
    .together = true,
    .block = command_block,
    .evaluate = command_evaluate,
    .failures = command_failures,
    .move = command_move,
    .free = command_free,
};

/* What is asked of one copy. */
struct derivatives_wish {
    const char *verb;
    size_t n;
    const double *point;
    double *derivatives;
    char **answer;
};

static hstar_status derivatives_of_copy(void *context, const struct function *copy, hstar_error *err)
{
    const struct derivatives_wish *w = context;
    return command_derivatives(copy, w->verb, w->n, w->point, w->derivatives, w->answer, err);
}

hstar_status command_derivatives(const struct function *f, const char *verb, size_t n, const double *point,
                                 double *derivatives, char **answer, hstar_error *err)
{
    struct derivatives_wish wish = {verb, n, point, derivatives, answer};
    if (copies_are(f)) return copies_ask_one(f, derivatives_of_copy, &wish, err);
    if (f->class != &command_class) {
        error_set(err, HSTAR_INVALID,
                  "only a program can be asked for its %s, and the function is not a program", verb);
        error_remedy(err, "give it as expressions, as a plugin or as numbers");
        return HSTAR_INVALID;
    }
    const struct command *c = (const struct command *)f;
    struct command_single one;
    hstar_status status = single_init(&one, point, f->n_variables, err);
    struct question q = {.points = &one.points,
                         .n_variables = f->n_variables,
                         .n_outputs = n,
                         .verb = verb,
                         .derivatives = derivatives,
                         .record = c->record};
    const struct exchange exchange = {.ask = ask, .take = command_take, .context = &q};
    if (!status) status = exchange_words(c, &exchange, 1, err);
    if (!status && answer)
        *answer = q.answer;
    else
        free(q.answer);
    single_clear(&one);
    return status;
}

hstar_status command_ask_first(const struct command *c, size_t *n_outputs, hstar_error *err)
{
    struct question q = {.points = &c->record->single.points,
                         .n_variables = c->head.n_variables,
                         .record = c->record,
                         .learns = true};
    const struct exchange exchange = {.ask = ask, .take = command_take, .context = &q};
    hstar_status status = exchange_words(c, &exchange, 1, err);
    if (!status) *n_outputs = q.n_outputs;
    return status;
}

const double *command_first_answer(const struct function *f)
{
    return f->class == &command_class ? ((const struct command *)f)->record->first : NULL;
}

bool command_is_busy(const struct function *f)
{
    return f->class == &command_class && conversation_is_busy(((const struct command *)f)->conversation);
}

double command_answered_at(const struct function *f)
{
    return f->class == &command_class ? conversation_answered_at(((const struct command *)f)->conversation)
                                      : 0;
}
