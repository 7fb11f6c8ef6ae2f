/* From a job to the words of a command line. */
#include "cli/jobs/job.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct job_form job_of_batch = {"id", N_COMMANDS, false,
                                      "{\"command\": \"diff\", \"function\": \"sin(x)\", \"at\": 1}"};

enum becomes {
    BECOMES_ID,
    BECOMES_COMMAND,
    BECOMES_WORDS,
    BECOMES_PROGRAM,
    BECOMES_CATALOGUE,
    BECOMES_OPTION
};

static const struct special_member {
    const char *name;
    enum becomes becomes;
    int with; /* an option by which a command has it; N_OPTIONS: all */
} specials[] = {
#define X(name, becomes, with) {name, BECOMES_##becomes, with},
#include "cli/jobs/job_members.def"
#undef X
};
enum { N_SPECIALS = sizeof specials / sizeof *specials };

struct job_reader {
    const struct job_source *source;
    const struct job_form *form;
    struct job *job;
    hstar_error *err;
};

static hstar_status job_wrong(const struct job_reader *r, const struct json_node *node, const char *message)
{
    return error_at(r->err, HSTAR_INVALID, r->source->bytes, r->source->length, node->start, "%s", message);
}

static hstar_status member_wrong(const struct job_reader *r, const struct json_node *node, const char *what)
{
    char message[240];
    snprintf(message, sizeof message, "\"%.60s\" %s", node->name, what);
    return job_wrong(r, node, message);
}

/* ---- Words ---- */

/* A word that the job keeps, of which this is a copy. */
static hstar_status add_word(const struct job_reader *r, const char *word, size_t length)
{
    struct job *j = r->job;
    if (j->n_words == j->room) {
        const size_t room = j->room ? 2 * j->room : 8;
        char **more = memory_resize(j->words, room, sizeof *more);
        if (!more) return error_memory(r->err);
        j->words = more;
        j->room = room;
    }
    char *copy = memory_text(word, length);
    if (!copy) return error_memory(r->err);
    j->words[j->n_words++] = copy;
    return HSTAR_OK;
}

static hstar_status add_text_word(const struct job_reader *r, const char *word)
{
    return add_word(r, word, strlen(word));
}

/* A value as one word. What is no option may not look like one: an expression with a blank before it is the same. */
static hstar_status add_value_word(const struct job_reader *r, const struct json_node *node, bool option)
{
    struct text t;
    text_init(&t);
    hstar_status status =
        job_value(r->source->bytes, r->source->length, r->source->tree, node, false, &t, r->err);
    const char *said = text_said(&t, NULL);
    const bool hide = !option && (!strcmp(said, "--") || arguments_take_for_option(r->job->command, said));
    if (!status && hide) {
        struct text hidden;
        text_init(&hidden);
        text_format(&hidden, " %s", said);
        status = hidden.failed ? error_memory(r->err) : add_text_word(r, hidden.data);
        text_clear(&hidden);
    } else if (!status) {
        status = t.failed ? error_memory(r->err) : add_word(r, said, t.length);
    }
    text_clear(&t);
    return status;
}

/* One word, or an array of them. */
static hstar_status add_words(const struct job_reader *r, const struct json_node *node, bool program)
{
    const struct json_tree *tree = r->source->tree;
    hstar_status status = HSTAR_OK;
    if (node->kind != JSON_TREE_ARRAY) return add_value_word(r, node, program);
    if (node->n == 0) return member_wrong(r, node, "is empty");
    for (const struct json_node *p = json_tree_first(tree, node); p && !status;
         p = json_tree_next(tree, node, p))
        status = add_value_word(r, p, program);
    return status;
}

/* ---- Members ---- */

static enum becomes find_becomes(enum command_id command, const char *name)
{
    for (size_t i = 0; i < N_SPECIALS; i++)
        if (!strcmp(name, specials[i].name) &&
            (specials[i].with == N_OPTIONS || option_serves((enum option_id)specials[i].with, command)))
            return specials[i].becomes;
    return BECOMES_OPTION;
}

static enum becomes becomes_of(const struct job_reader *r, const struct json_node *node)
{
    if (!strcmp(node->name, r->form->id)) return BECOMES_ID;
    return find_becomes(r->job->command, node->name);
}

/* The option --name of the command; "function" is none, as its words have that name. */
static enum option_id find_member_option(enum command_id command, const char *name)
{
    char dashed[60];
    const int n = snprintf(dashed, sizeof dashed, "--%s", name);
    return n > 0 && (size_t)n < sizeof dashed ? arguments_option(command, dashed, (size_t)n) : N_OPTIONS;
}

/* Those that are many questions at once print what they find: a job is one question. */
static bool is_of_no_job(enum option_id o)
{
    return o == OPTION_BATTERY || o == OPTION_SUITE || o == OPTION_RECORD || o == OPTION_AGAINST;
}

static hstar_status unknown_member(const struct job_reader *r, const struct json_node *node)
{
    const enum command_id command = r->job->command;
    const char *names[N_OPTIONS + N_SPECIALS];
    char message[160];
    size_t n = 0;
    for (size_t o = 0; o < N_OPTIONS; o++)
        if (option_serves((enum option_id)o, command) && !is_of_no_job((enum option_id)o))
            names[n++] = options[o].name + strlen("--");
    for (size_t i = 0; i < N_SPECIALS; i++)
        if (find_becomes(command, specials[i].name) != BECOMES_OPTION) names[n++] = specials[i].name;
    snprintf(message, sizeof message, "a job of %s has no member \"%.60s\"", commands[command].name,
             node->name);
    const hstar_status status = job_wrong(r, node, message);
    const char *near = text_nearest(node->name, strlen(node->name), names, n);
    if (near)
        error_remedy(r->err, "did you mean \"%s\"?", near);
    else
        error_remedy(r->err, "it has the options of `hstar help %s`, without their dashes",
                     commands[command].name);
    return status;
}

/* true gives an option that takes no value, false and null give none. */
static hstar_status add_option(const struct job_reader *r, const struct json_node *node)
{
    const enum option_id o = find_member_option(r->job->command, node->name);
    if (o == N_OPTIONS) return unknown_member(r, node);
    if (is_of_no_job(o)) return member_wrong(r, node, "is of no job: each check is a job of its own");
    if (node->kind == JSON_TREE_NULL || node->kind == JSON_TREE_FALSE) return HSTAR_OK;
    if (!options[o].argument && node->kind != JSON_TREE_TRUE)
        return member_wrong(r, node, "is true or false: the option takes no value");
    if (options[o].argument && node->kind == JSON_TREE_TRUE)
        return member_wrong(r, node, "needs a value, and true is not one");
    if (r->form->only && o == OPTION_DRY_RUN)
        return member_wrong(r, node, "checks nothing: it is of no suite");
    hstar_status status = add_text_word(r, options[o].name);
    return status || !options[o].argument ? status : add_value_word(r, node, true);
}

static hstar_status add_point(const struct job_reader *r, const struct json_node *node)
{
    const struct job_source *s = r->source;
    if (!job_grid_in(s->tree, node)) return add_option(r, node);
    hstar_status status = job_grid_read(s->bytes, s->length, s->tree, node, &r->job->grid, r->err);
    if (!status) status = add_text_word(r, options[OPTION_AT].name);
    if (!status) status = add_text_word(r, "");
    r->job->at = r->job->n_words - 1;
    return status;
}

static hstar_status add_catalogue(const struct job_reader *r, const struct json_node *node)
{
    hstar_status status = add_text_word(r, options[OPTION_FUNCTION].name);
    return status ? status : add_value_word(r, node, true);
}

static hstar_status add_program(const struct job_reader *r, const struct json_node *node)
{
    hstar_status status = add_text_word(r, "--");
    return status ? status : add_words(r, node, true);
}

/* Words stand before options, and the program behind all. */
enum turn { TURN_WORDS, TURN_OPTIONS, TURN_PROGRAM, N_TURNS };

static hstar_status add_in_turn(const struct job_reader *r, const struct json_node *node, enum turn turn)
{
    switch (becomes_of(r, node)) {
    case BECOMES_WORDS:
        return turn == TURN_WORDS ? add_words(r, node, false) : HSTAR_OK;
    case BECOMES_PROGRAM:
        return turn == TURN_PROGRAM ? add_program(r, node) : HSTAR_OK;
    case BECOMES_CATALOGUE:
        return turn == TURN_OPTIONS ? add_catalogue(r, node) : HSTAR_OK;
    case BECOMES_OPTION:
        if (turn != TURN_OPTIONS) return HSTAR_OK;
        return find_member_option(r->job->command, node->name) == OPTION_AT ? add_point(r, node)
                                                                            : add_option(r, node);
    case BECOMES_ID:
    case BECOMES_COMMAND:
        break;
    }
    return HSTAR_OK;
}

/* The members of the job, and of the defaults what it does not say. */
static hstar_status add_members(const struct job_reader *r, const struct json_node *node,
                                const struct json_node *defaults, enum turn turn)
{
    const struct json_tree *tree = r->source->tree;
    hstar_status status = HSTAR_OK;
    for (const struct json_node *m = json_tree_first(tree, node); m && !status;
         m = json_tree_next(tree, node, m))
        status = add_in_turn(r, m, turn);
    if (!defaults) return status;
    for (const struct json_node *m = json_tree_first(tree, defaults); m && !status;
         m = json_tree_next(tree, defaults, m))
        if (!json_tree_member(tree, node, m->name)) status = add_in_turn(r, m, turn);
    return status;
}

/* ---- The job ---- */

/* Commands whose results are JSON can be jobs. */
static bool can_be_job(enum command_id command)
{
    return option_serves(OPTION_JSON, command) && command != COMMAND_CACHE;
}

static hstar_status no_such_job(const struct job_reader *r, const struct json_node *node)
{
    const char *names[N_COMMANDS];
    struct text all;
    size_t n = 0;
    text_init(&all);
    for (size_t c = 0; c < N_COMMANDS; c++)
        if (can_be_job((enum command_id)c)) names[n++] = commands[c].name;
    for (size_t i = 0; i < n; i++) text_format(&all, "%s%s", i ? ", " : "", names[i]);
    const hstar_status status = member_wrong(r, node, "names no command that a job can be");
    const char *near = node->text ? text_nearest(node->text, strlen(node->text), names, n) : NULL;
    if (near)
        error_remedy(r->err, "did you mean \"%s\"?", near);
    else
        error_remedy(r->err, "it can be %s", text_said(&all, NULL));
    text_clear(&all);
    return status;
}

static hstar_status read_job_command(struct job_reader *r, const struct json_node *node)
{
    const struct json_node *m = json_tree_member(r->source->tree, node, "command");
    enum command_id command = r->form->command;
    if (!m && command == N_COMMANDS) {
        const hstar_status status = job_wrong(r, node, "the job has no \"command\"");
        error_remedy(r->err, "write it as in %s", r->form->example);
        return status;
    }
    if (m) command = m->kind == JSON_TREE_TEXT ? command_find(m->text) : N_COMMANDS;
    if (m && r->form->only && command != r->form->command) {
        char what[80];
        snprintf(what, sizeof what, "can be \"%s\" alone here", commands[r->form->command].name);
        return member_wrong(r, m, what);
    }
    if (command == N_COMMANDS || !can_be_job(command)) return no_such_job(r, m);
    r->job->command = command;
    return HSTAR_OK;
}

/* The JSON of its id, for which a line of it is as good. */
static hstar_status read_id(const struct job_reader *r, const struct json_node *node)
{
    const struct json_node *m = json_tree_member(r->source->tree, node, r->form->id);
    if (!m) return HSTAR_OK;
    r->job->id = memory_text(r->source->bytes + m->start, m->length);
    return r->job->id ? HSTAR_OK : error_memory(r->err);
}

static hstar_status read_job_node(struct job_reader *r, const struct json_node *node,
                                  const struct json_node *defaults)
{
    if (node->kind != JSON_TREE_OBJECT) {
        char message[80];
        const char *wanted = r->form->only ? commands[r->form->command].name : "job";
        snprintf(message, sizeof message, "it is %s, not a %s", json_tree_what(node), wanted);
        const hstar_status status = job_wrong(r, node, message);
        error_remedy(r->err, "a %s is an object, as %s", wanted, r->form->example);
        return status;
    }
    hstar_status status = read_id(r, node);
    if (!status) status = read_job_command(r, node);
    if (!status) status = add_text_word(r, "hstar");
    if (!status) status = add_text_word(r, commands[r->job->command].name);
    for (size_t turn = 0; turn < N_TURNS && !status; turn++)
        status = add_members(r, node, defaults, (enum turn)turn);
    return status;
}

/* All that is wrong with it but want of memory is its own. */
static hstar_status job_done(struct job *new, hstar_status status, const hstar_error *wrong, struct job **job,
                             hstar_error *err)
{
    if (status == HSTAR_MEMORY) {
        job_free(new);
        return error_memory(err);
    }
    if (status) new->error = *wrong;
    *job = new;
    return HSTAR_OK;
}

static struct job *job_new(size_t line)
{
    struct job *new = memory_array(1, sizeof *new);
    if (new) new->line = line;
    return new;
}

hstar_status job_of_node(const struct job_source *source, const struct json_node *node,
                         const struct json_node *defaults, const struct job_form *form, struct job **job,
                         hstar_error *err)
{
    hstar_error wrong = {.position = HSTAR_NO_POSITION};
    struct job_reader r = {source, form, job_new(0), &wrong};
    if (!r.job) return error_memory(err);
    return job_done(r.job, read_job_node(&r, node, defaults), &wrong, job, err);
}

hstar_status job_read(const char *bytes, size_t length, size_t line, const struct job_form *form,
                      struct job **job, hstar_error *err)
{
    hstar_error wrong = {.position = HSTAR_NO_POSITION};
    struct json_tree tree = {0};
    const struct job_source source = {bytes, length, &tree};
    struct job_reader r = {&source, form, job_new(line), &wrong};
    if (!r.job) return error_memory(err);
    hstar_status status = json_tree_parse(bytes, length, &tree, &wrong);
    if (!status) status = read_job_node(&r, tree.nodes, NULL);
    json_tree_clear(&tree);
    return job_done(r.job, status, &wrong, job, err);
}

void job_free(struct job *job)
{
    if (!job) return;
    texts_free(job->words, job->n_words);
    job_grid_clear(&job->grid);
    free(job->id);
    free(job);
}

size_t job_rows(const struct job *job)
{
    return job->error.status || !job->grid.n_rows ? 1 : job->grid.n_rows;
}
