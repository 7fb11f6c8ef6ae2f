/* A program becomes a function: from its words to its name, its variables, and the names of its outputs. */
#include "base/memory.h"
#include "base/texts.h"
#include "function/source/command_parts.h"

#include <stdlib.h>

/* The command line as a person reads it, in one line. */
static char *name_of(const char *const *argv, size_t n)
{
    struct text name;
    text_init(&name);
    for (size_t i = 0; i < n; i++) text_format(&name, "%s%s", i ? " " : "", argv[i]);
    for (size_t i = 0; i < name.length; i++)
        if ((unsigned char)name.data[i] < ' ' || name.data[i] == 127) name.data[i] = ' ';
    if (name.failed) text_clear(&name);
    return name.data;
}

static hstar_status name_outputs(const char *name, size_t n, char ***texts, hstar_error *err)
{
    char **names = memory_array(n, sizeof *names);
    bool failed = !names;
    for (size_t o = 0; o < n && !failed; o++) {
        struct text text;
        text_init(&text);
        text_append(&text, name);
        if (n > 1) text_format(&text, " [%zu]", o);
        failed = text.failed;
        if (failed)
            text_clear(&text);
        else
            names[o] = text.data;
    }
    if (!failed) {
        *texts = names;
        return HSTAR_OK;
    }
    texts_free(names, n);
    return error_memory(err);
}

hstar_status command_texts(const char *const *argv, size_t n, size_t n_outputs, char ***texts,
                           hstar_error *err)
{
    char *name = name_of(argv, n);
    hstar_status status = name ? name_outputs(name, n_outputs, texts, err) : error_memory(err);
    free(name);
    return status;
}

hstar_status command_know(struct function *f, size_t n_outputs, hstar_error *err)
{
    struct command *c = (struct command *)f;
    hstar_status status = name_outputs(c->name, n_outputs, &f->texts, err);
    if (!status) f->n_outputs = n_outputs;
    c->record->is_told = c->record->first == NULL;
    return status;
}

/* Its first answer tells how many outputs there are. */
hstar_status command_learn(struct function *f, hstar_error *err)
{
    size_t n_outputs = 0;
    hstar_status status = command_ask_first((const struct command *)f, &n_outputs, err);
    return status ? status : command_know(f, n_outputs, err);
}

hstar_status command_learn_from(struct function *f, const struct function *first, hstar_error *err)
{
    conversation_expect(((struct command *)f)->conversation, ((const struct command *)first)->conversation);
    return command_know(f, first->n_outputs, err);
}

/* posix_spawn wants a list that ends in NULL. */
static hstar_status keep_words(struct command *c, const struct command_words *w,
                               const struct persistence *often, hstar_error *err)
{
    const size_t n = w->n_launcher + w->n_program;
    const char **words = memory_array(n + 1, sizeof *words);
    if (!words) return error_memory(err);
    for (size_t i = 0; i < n; i++)
        words[i] = i < w->n_launcher ? w->launcher[i] : w->program[i - w->n_launcher];
    hstar_status status = HSTAR_OK;
    if (w->n_launcher && !(c->launched = name_of(words, n))) status = error_memory(err);
    if (!status) status = conversation_new(words, c->name, often, &c->conversation, err);
    free(words);
    return status;
}

hstar_status command_begin(struct function *f, hstar_error *err)
{
    const struct command *c = (const struct command *)f;
    const hstar_status status = conversation_begin(c->conversation, err);
    if (status == HSTAR_CHILD && err && !*err->remedy)
        error_remedy(err, "%s",
                     c->launched
                         ? "the launcher is what could not be started: it must be in PATH here, and the "
                           "program where it leads to"
                         : "a program is named as in: python3 program.py, ./simulate --fast; a file must "
                           "be executable and a script begin with its #! line");
    return status;
}

hstar_status command_new(const char *const *argv, size_t n, const char *const *variables, size_t n_variables,
                         const double *point, const struct persistence *often, struct function **f,
                         hstar_error *err)
{
    const struct command_words words = {.program = argv, .n_program = n};
    struct function *made;
    hstar_status status = command_launched(&words, variables, n_variables, point, often, &made, err);
    if (status) return status;
    status = command_begin(made, err);
    if (!status) status = command_learn(made, err);
    if (status)
        function_free(made);
    else
        *f = made;
    return status;
}

hstar_status command_launched(const struct command_words *words, const char *const *variables,
                              size_t n_variables, const double *point, const struct persistence *often,
                              struct function **f, hstar_error *err)
{
    if (words->n_program == 0 || !*words->program[0]) {
        error_set(err, HSTAR_INVALID, "there is no program to start");
        error_remedy(err, "a program is named with its arguments, as in: python3 program.py");
        return HSTAR_INVALID;
    }
    struct command *c = memory_array(1, sizeof *c);
    if (!c) return error_memory(err);
    c->head.class = &command_class;
    c->name = name_of(words->program, words->n_program);
    c->record = command_record_new(point, n_variables);
    hstar_status status = c->name && c->record ? HSTAR_OK : error_memory(err);
    c->head.variables = memory_array(n_variables, sizeof *c->head.variables);
    for (size_t v = 0; !status && v < n_variables; v++) {
        char *copy = c->head.variables ? memory_text(variables[v], strlen(variables[v])) : NULL;
        if (copy)
            c->head.variables[c->head.n_variables++] = copy;
        else
            status = error_memory(err);
    }
    if (!status) status = keep_words(c, words, often, err);
    if (status)
        function_free(&c->head);
    else
        *f = &c->head;
    return status;
}
