/* Reading what was asked: a problem whose function is known by what the file tells of it. */
#include "record/json_problem.h"
#include "base/memory.h"
#include "base/texts.h"
#include "function/source/recalled.h"

#include <math.h>
#include <stdlib.h>

static struct function *read_function(const struct json_value *root)
{
    struct json_value function = json_member(root, "function");
    struct json_value kind = json_member(&function, "kind"), text = json_member(&function, "text");
    struct json_value variables = json_member(&function, "variables");
    struct recalled_parts parts = {
        .kind = json_string(&kind), .n_outputs = json_length(&text), .n_variables = json_length(&variables)};
    parts.texts = json_strings(&text, parts.n_outputs);
    parts.variables = json_strings(&variables, parts.n_variables);
    if (parts.n_outputs == 0) json_complain(&text, "is empty");
    if (parts.n_variables == 0) json_complain(&variables, "is empty");
    struct function *f = NULL;
    if (!root->file->status && recalled_new(&parts, &f, NULL)) json_out_of_memory(root->file);
    if (f) return f;
    free(parts.kind);
    texts_free(parts.texts, parts.texts ? parts.n_outputs : 0);
    texts_free(parts.variables, parts.variables ? parts.n_variables : 0);
    return NULL;
}

double *json_read_point(const struct json_value *point, const struct function *f)
{
    double *numbers = point->file->status ? NULL : memory_array(f->n_variables, sizeof *numbers);
    if (!numbers) json_out_of_memory(point->file);
    for (size_t v = 0; numbers && v < f->n_variables && !point->file->status; v++) {
        struct json_value member = json_member(point, f->variables[v]);
        numbers[v] = json_number(&member);
        if (isnan(numbers[v])) json_complain(&member, "is not a number");
    }
    return numbers;
}

struct problem *json_read_problem(const struct json_value *root)
{
    struct json_value command = json_member(root, "command");
    struct problem_parts parts = {.n_command = json_length(&command)};
    struct problem *problem = NULL;
    parts.command = json_strings(&command, parts.n_command);
    parts.f = read_function(root);
    if (parts.f) {
        struct json_value point = json_member(root, "point");
        parts.point = json_read_point(&point, parts.f);
    }
    if (!root->file->status && problem_new(&parts, 0, &problem, NULL)) json_out_of_memory(root->file);
    if (problem) return problem;
    texts_free(parts.command, parts.command ? parts.n_command : 0);
    function_free(parts.f);
    free(parts.point);
    return NULL;
}

size_t json_variable(const struct json_value *value, const struct problem *problem)
{
    if (value->file->status) return 0;
    return json_choice(value, (const char *const *)problem->f->variables, problem->f->n_variables);
}
