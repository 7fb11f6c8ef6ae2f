/* A question of the playground: checked against its bounds, asked, and written. */
#include "api/play_question.h"
#include "api/page.h"
#include "base/json_quote.h"
#include "base/texts.h"
#include "page/page_text.h"
#include "page/page_words.h"
#include "problem/point_text.h"
#include "record/catalogue_place.h"
#include "show/lists.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void play_question_clear(struct play_question *q)
{
    char **const all[] = {&q->f, &q->x, &q->methods, &q->formats, &q->points};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        free(*all[i]);
        *all[i] = NULL;
    }
}

/* ---- Bounds ---- */

static hstar_status check_text_length(const char *text, const char *what, size_t most, hstar_error *err)
{
    if (strlen(text) <= most) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "the %s has more than %zu characters", what, most);
}

static hstar_status count_names(const char *list, const char *what, size_t standard, size_t *n,
                                hstar_error *err)
{
    char **parts = NULL;
    *n = standard;
    if (!*list) return HSTAR_OK;
    hstar_status status = split_commas(list, &parts, n, err);
    for (size_t i = 0; i < *n && !status; i++)
        if (!strcmp(parts[i], "all"))
            status = error_set(err, HSTAR_INVALID, "the playground takes %s one by one, not \"all\"", what);
    texts_free(parts, *n);
    return status;
}

static hstar_status read_points(const char *text, size_t *points, hstar_error *err)
{
    enum { STANDARD = 500, LEAST = 2 };
    char *end = NULL;
    *points = STANDARD;
    if (!*text) return HSTAR_OK;
    const unsigned long n = isdigit((unsigned char)*text) ? strtoul(text, &end, 10) : 0;
    if (!end || *end || n < LEAST || n > PLAY_POINTS)
        return error_set(err, HSTAR_INVALID, "the number of steps must be from %d to %d", LEAST, PLAY_POINTS);
    *points = n;
    return HSTAR_OK;
}

static hstar_status check_bounds(const struct play_question *q, size_t *points, hstar_error *err)
{
    enum { CLASSIC = 4 };
    size_t n_methods, n_formats;
    hstar_status status = check_text_length(q->f, "expression", PLAY_LONGEST, err);
    if (!status) status = check_text_length(q->x, "point", PLAY_POINT, err);
    if (!status) status = check_text_length(q->methods, "list of methods", PLAY_LIST, err);
    if (!status) status = check_text_length(q->formats, "list of formats", PLAY_LIST, err);
    if (!status && strchr(q->x, '@'))
        status = error_set(err, HSTAR_INVALID, "the playground reads no files: a point is as 1 or x=1,y=2");
    if (!status) status = read_points(q->points, points, err);
    if (!status) status = count_names(q->methods, "methods", CLASSIC, &n_methods, err);
    if (!status) status = count_names(q->formats, "formats", 1, &n_formats, err);
    if (!status && n_methods * n_formats > PLAY_SERIES)
        status =
            error_set(err, HSTAR_INVALID, "%zu method%s in %zu format%s are more than %d curves", n_methods,
                      n_methods == 1 ? "" : "s", n_formats, n_formats == 1 ? "" : "s", PLAY_SERIES);
    return status;
}

/* ---- Asking ---- */

static hstar_status make_problem(const struct play_question *q, hstar_problem **problem, hstar_error *err)
{
    const char *text = q->f;
    hstar_status status = hstar_problem_expression(&text, 1, q->x, problem, err);
    if (status) return status;
    const size_t n = hstar_problem_variables(*problem) * hstar_problem_outputs(*problem);
    if (n <= PLAY_COMPONENTS) return HSTAR_OK;
    hstar_problem_free(*problem);
    return error_set(err, HSTAR_INVALID, "the playground takes at most %d derivatives at a time, not %zu",
                     PLAY_COMPONENTS, n);
}

static hstar_status ask_play(const struct play_question *q, hstar_progress *progress, void *context,
                             hstar_results **results, hstar_error *err)
{
    enum { MOST_WORDS = 12 };
    const char *words[MOST_WORDS] = {"hstar", "sweep", q->f, "--at", q->x};
    size_t n = 5, points;
    hstar_problem *problem;
    hstar_options o = HSTAR_OPTIONS;
    const struct {
        const char *name, *value;
    } given[] = {{"--methods", q->methods}, {"--format", q->formats}, {"--points", q->points}};
    hstar_status status = check_bounds(q, &points, err);
    if (!status) status = make_problem(q, &problem, err);
    if (status) return status;
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        if (*given[i].value) {
            words[n++] = given[i].name;
            words[n++] = given[i].value;
        }
    o.methods = *q->methods ? q->methods : NULL;
    o.formats = *q->formats ? q->formats : NULL;
    o.steps = points;
    o.progress = progress;
    o.progress_context = context;
    o.command = words;
    o.n_command = n;
    status = hstar_sweep(problem, &o, results, err);
    hstar_problem_free(problem);
    return status;
}

/* ---- What is answered ---- */

static int take_written(const char *bytes, size_t n, void *text)
{
    text_append_bytes(text, bytes, n);
    return ((struct text *)text)->failed;
}

static hstar_status append_sweep(const hstar_results *results, struct text *out, hstar_error *err)
{
    struct page_item item;
    struct text lesson = {0};
    page_item_of(results, &item);
    text_append(out, "{\"result\":\n");
    hstar_status status = hstar_results_write(results, HSTAR_JSON, take_written, out, err);
    if (!status) status = page_lesson(page_sweep(item.kind, item.result), &lesson, err);
    text_append(out, ",\n\"lesson\":\n");
    text_append(out, lesson.length ? text_said(&lesson, out) : "null");
    text_append(out, ",\n\"words\":\n");
    if (!status) status = words_as_json(&item, 0, 1, out, NULL, err);
    text_append(out, "}\n");
    text_clear(&lesson);
    return status;
}

static void append_names(struct text *out, const char *member, const char *list)
{
    const char *name;
    text_format(out, "\"%s\": [", member);
    for (size_t i = 0; (name = lists_name(list, i)); i++) {
        text_append(out, i ? ", " : "");
        text_quoted(out, name);
    }
    text_append(out, "],\n");
}

/* The entries of the catalogue that the playground takes; none where it is not there. */
static void append_examples(struct text *out)
{
    struct catalogue_entry *entries = NULL;
    struct text point = {0};
    size_t n = 0, shown = 0;
    text_append(out, "\"examples\": [");
    if (catalogue_open(&entries, &n, NULL)) n = 0;
    for (size_t i = 0; i < n; i++) {
        const struct catalogue_entry *e = &entries[i];
        if (e->n > PLAY_COMPONENTS || strlen(e->text) > PLAY_LONGEST) continue;
        point.length = 0;
        for (size_t v = 0; v < e->n; v++) {
            text_format(&point, "%s%s=", v ? "," : "", e->variables[v]);
            text_double(&point, e->point[v]);
        }
        text_append(out, shown++ ? ",\n{\"name\": " : "{\"name\": ");
        text_quoted(out, e->name);
        text_append(out, ", \"f\": ");
        text_quoted(out, e->text);
        text_append(out, ", \"x\": ");
        text_quoted(out, text_said(&point, out));
        text_append(out, ", \"why\": ");
        text_quoted(out, e->why);
        text_append(out, "}");
    }
    text_append(out, "]");
    text_clear(&point);
    catalogue_free(entries, n);
}

static hstar_status append_play_page(const hstar_results *results, bool playground, struct text *out,
                                     hstar_error *err)
{
    struct text play = {0};
    struct sink *sink;
    text_append(&play, "{");
    append_names(&play, "methods", "methods");
    append_names(&play, "formats", "formats");
    text_format(&play, "\"max_points\": %d, \"max_methods\": %d, \"longest\": %d,\n", PLAY_POINTS,
                PLAY_SERIES, PLAY_LONGEST);
    append_examples(&play);
    text_append(&play, "}");
    const struct page_setting setting = {.title = playground ? "hstar: a playground" : NULL,
                                         .playground = playground ? text_said(&play, out) : NULL};
    hstar_status status = sink_to_text(out, &sink, err);
    if (!status) {
        status = page_of_results(&results, 1, &setting, sink, err);
        if (status)
            sink_abandon(sink);
        else
            status = sink_commit(sink, err);
    }
    text_clear(&play);
    return status;
}

static hstar_status append_form(const struct play_question *q, const hstar_results *results, struct text *out,
                                hstar_error *err)
{
    switch (q->form) {
    case PLAY_PAGE:
    case PLAY_SAVE_HTML:
        return append_play_page(results, q->form == PLAY_PAGE, out, err);
    case PLAY_SAVE_SVG:
        return hstar_results_chart(results, "hstar.svg", NULL, take_written, out, err);
    case PLAY_SAVE_JSON:
        return hstar_results_write(results, HSTAR_JSON, take_written, out, err);
    case PLAY_SWEEP:
    case N_PLAY_FORMS:
        break;
    }
    return append_sweep(results, out, err);
}

/* ---- What is wrong ---- */

/* Characters before a byte of a text. */
static size_t characters_before(const char *text, size_t byte)
{
    size_t n = 0;
    for (size_t i = 0; i < byte && text[i]; i++) n += ((unsigned char)text[i] & 0xc0) != 0x80;
    return n;
}

static size_t word_length(const char *text)
{
    size_t n = 0;
    while (isalnum((unsigned char)text[n]) || text[n] == '_') n++;
    return n ? n : *text != '\0';
}

/* What the remedy names in place of the word that is wrong. */
static void append_suggestion(const hstar_error *wrong, struct text *out)
{
    static const char start[] = "did you mean ";
    const char *name = wrong->remedy + strlen(start);
    struct text t = {0};
    if (strncmp(wrong->remedy, start, strlen(start)) != 0 || !isalpha((unsigned char)*name)) {
        text_append(out, "null");
        return;
    }
    text_append_bytes(&t, name, word_length(name));
    text_quoted(out, text_said(&t, out));
    text_clear(&t);
}

void play_append_error(const struct play_question *q, const hstar_error *wrong, struct text *out)
{
    const size_t length = strlen(q->f);
    /* the excerpt tells whether the place is one in the expression */
    const bool placed = wrong->position <= length && *wrong->excerpt &&
                        !strncmp(wrong->excerpt + wrong->caret, q->f + wrong->position,
                                 strlen(wrong->excerpt + wrong->caret) < 8 ? 1 : 8);
    text_append(out, "{\"error\": {\"message\": ");
    text_quoted(out, wrong->message[0] ? wrong->message : hstar_status_text(wrong->status));
    text_append(out, ", \"remedy\": ");
    text_quoted(out, wrong->remedy);
    text_append(out, ", \"expression\": ");
    text_quoted(out, q->f);
    if (placed) {
        const size_t n = word_length(q->f + wrong->position);
        text_format(out, ", \"from\": %zu, \"to\": %zu, \"suggestion\": ",
                    characters_before(q->f, wrong->position), characters_before(q->f, wrong->position + n));
        append_suggestion(wrong, out);
    } else {
        text_append(out, ", \"from\": null, \"to\": null, \"suggestion\": null");
    }
    text_append(out, "}}\n");
}

hstar_status play_answer(const struct play_question *q, hstar_progress *progress, void *context,
                         struct text *out, hstar_error *err)
{
    hstar_results *results = NULL;
    hstar_error wrong = {.position = HSTAR_NO_POSITION};
    hstar_status status = ask_play(q, progress, context, &results, &wrong);
    if (!status) status = append_form(q, results, out, &wrong);
    hstar_results_free(results);
    if (!status) return out->failed ? error_memory(err) : HSTAR_OK;
    if (err) *err = wrong;
    return status;
}
