/* "value 1 2" on stdin, f(1, 2) on stdout. How many variables there are the first request tells. */
#include "mpi/plugin_answers.h"
#include "base/numeral.h"
#include "base/text.h"
#include "cli/process/ending.h"
#include "hstar.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int cannot_answer(const char *what)
{
    enum { NOT_FINISHED = 3 };
    fprintf(stderr, "hstar-mpi: %s\n", what);
    return NOT_FINISHED;
}

/* The numbers behind the verb, blanks between them; NULL where the line is another request. */
static char *numbers_behind(char *line)
{
    static const char verb[] = "value ";
    return strncmp(line, verb, sizeof verb - 1) ? NULL : line + sizeof verb - 1;
}

static size_t count_numbers(const char *text)
{
    static const char blanks[] = " \t\r\n";
    size_t n = 0;
    for (text += strspn(text, blanks); *text; n++) {
        text += strcspn(text, blanks);
        text += strspn(text, blanks);
    }
    return n;
}

/* A point of n variables, which only tells the plugin's shape. */
static hstar_status open_plugin(const char *name, size_t n, hstar_problem **problem, hstar_error *err)
{
    struct text at;
    text_init(&at);
    text_append(&at, n == 1 ? "1" : "x=[1");
    for (size_t i = 1; i < n; i++) text_append(&at, ",1");
    text_append(&at, n == 1 ? "" : "]");
    hstar_status status = at.failed ? error_memory(err) : hstar_problem_plugin(name, at.data, problem, err);
    text_clear(&at);
    return status;
}

struct plugin_state {
    hstar_problem *problem;
    double *x;
    size_t n;
};

static hstar_status plugin_begin(struct plugin_state *p, const char *name, const char *numbers,
                                 hstar_error *err)
{
    if (p->problem) return HSTAR_OK;
    p->n = count_numbers(numbers);
    p->x = calloc(p->n ? p->n : 1, sizeof *p->x);
    return p->x ? open_plugin(name, p->n, &p->problem, err) : error_memory(err);
}

static hstar_status plugin_answer(struct plugin_state *p, char *numbers, hstar_error *err)
{
    double y;
    for (size_t i = 0; i < p->n; i++) p->x[i] = numeral_read(numbers, &numbers);
    hstar_status status = hstar_problem_values(p->problem, p->x, &y, err);
    if (!status) {
        char text[32];
        numeral_print(text, sizeof text, "%.17g", y);
        puts(text);
    }
    if (!status && fflush(stdout)) status = error_set(err, HSTAR_FILE, "the answer could not be written");
    return status;
}

int plugin_answers(const char *name)
{
    struct plugin_state p = {0};
    hstar_error err = {0};
    char *line = NULL;
    size_t room = 0;
    hstar_status status = HSTAR_OK;
    ending_prepare();
    while (!status && getline(&line, &room, stdin) > 0) {
        char *numbers = numbers_behind(line);
        if (!numbers) status = error_set(&err, HSTAR_INVALID, "a plugin answers values alone");
        if (!status) status = plugin_begin(&p, name, numbers, &err);
        if (!status) status = plugin_answer(&p, numbers, &err);
    }
    free(line);
    free(p.x);
    hstar_problem_free(p.problem);
    return status ? cannot_answer(err.message) : 0;
}
