/* Reading a record of a suite that an earlier run wrote, or that somebody changed by hand. */
#include "base/character.h"
#include "base/file.h"
#include "base/json_tree.h"
#include "base/memory.h"
#include "base/numeral.h"
#include "cli/checks/check_rows.h"
#include "cli/checks/suite_record.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct record_reader {
    const char *path;
    const struct text *all;
    struct json_tree tree;
    hstar_error *err;
};

static hstar_status no_record(const struct record_reader *r, const struct json_node *node, const char *what)
{
    error_at(r->err, HSTAR_INVALID, r->all->data, r->all->length, node->start,
             "%.150s is not the record of a suite: here %s", r->path, what);
    error_remedy(r->err, "hstar check --suite FILE --record FILE writes one");
    return HSTAR_INVALID;
}

static hstar_status needed_member(const struct record_reader *r, const struct json_node *node,
                                  const char *name, enum json_kind kind, const struct json_node **member)
{
    *member = json_tree_member(&r->tree, node, name);
    return *member && (*member)->kind == kind
               ? HSTAR_OK
               : no_record(r, node, "a member is missing, or is another thing");
}

/* A number; null is `missing`. */
static hstar_status read_recorded(const struct record_reader *r, const struct json_node *node,
                                  const char *name, double missing, double *x)
{
    const struct json_node *m = json_tree_member(&r->tree, node, name);
    if (!m || (m->kind != JSON_TREE_NUMBER && m->kind != JSON_TREE_NULL))
        return no_record(r, m ? m : node, "a number is missing");
    *x = m->kind == JSON_TREE_NULL ? missing : numeral_read(m->text, NULL);
    return HSTAR_OK;
}

static hstar_status read_outcome(const struct record_reader *r, const struct json_node *node,
                                 enum check_outcome *outcome)
{
    const struct json_node *m = NULL;
    hstar_status status = needed_member(r, node, "verdict", JSON_TREE_TEXT, &m);
    size_t o = 0;
    while (!status && o < N_CHECK_OUTCOMES && strcmp(m->text, check_outcome_name((enum check_outcome)o))) o++;
    if (!status && o == N_CHECK_OUTCOMES) status = no_record(r, m, "a verdict is not one of hstar's");
    *outcome = (enum check_outcome)o;
    return status;
}

/* What is not there, or null, has no name. */
static hstar_status read_variable_name(const struct record_reader *r, const struct json_node *node,
                                       char **name)
{
    const struct json_node *m = json_tree_member(&r->tree, node, "name");
    if (!m || m->kind == JSON_TREE_NULL) return HSTAR_OK;
    if (m->kind != JSON_TREE_TEXT) return no_record(r, m, "a name is none");
    *name = memory_text(m->text, strlen(m->text));
    if (!*name) return error_memory(r->err);
    characters_clean(*name, false);
    return HSTAR_OK;
}

static hstar_status read_component(const struct record_reader *r, const struct json_node *node,
                                   struct suite_component *k)
{
    double point = 0, output = 0, variable = 0;
    const struct {
        const char *name;
        double missing, *x;
    } numbers[] = {{"point", (double)NAN, &point},          {"output", (double)NAN, &output},
                   {"variable", (double)NAN, &variable},    {"got", (double)NAN, &k->got},
                   {"expected", (double)NAN, &k->expected}, {"bar", (double)INFINITY, &k->bar},
                   {"bars", (double)NAN, &k->bars}};
    hstar_status status = read_outcome(r, node, &k->outcome);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers && !status; i++)
        status = read_recorded(r, node, numbers[i].name, numbers[i].missing, numbers[i].x);
    const double most = 0x1p53;
    if (!status &&
        !(point >= 0 && point < most && output >= 0 && output < most && variable >= 0 && variable < most))
        status = no_record(r, node, "a count is not a number from 0 on");
    if (status) return status;
    k->point = (size_t)point;
    k->output = (size_t)output;
    k->variable = (size_t)variable;
    return read_variable_name(r, node, &k->name);
}

static hstar_status read_components(const struct record_reader *r, const struct json_node *node,
                                    struct suite_check *c)
{
    const struct json_node *list = NULL;
    hstar_status status = needed_member(r, node, "components", JSON_TREE_ARRAY, &list);
    if (status) return status;
    c->components = memory_array(list->n, sizeof *c->components);
    if (!c->components) return error_memory(r->err);
    const struct json_node *k = json_tree_first(&r->tree, list);
    for (; k && !status; k = json_tree_next(&r->tree, list, k))
        status = read_component(r, k, &c->components[c->n++]);
    return status;
}

static hstar_status read_check(const struct record_reader *r, const struct json_node *node,
                               struct suite_check *c)
{
    const struct json_node *name = NULL, *says = NULL;
    hstar_status status = needed_member(r, node, "name", JSON_TREE_TEXT, &name);
    if (!status) status = needed_member(r, node, "says", JSON_TREE_TEXT, &says);
    if (!status) status = read_outcome(r, node, &c->outcome);
    if (status) return status;
    c->name = memory_text(name->text, strlen(name->text));
    c->says = memory_text(says->text, strlen(says->text));
    if (!c->name || !c->says) return error_memory(r->err);
    characters_clean(c->name, false);
    return read_components(r, node, c);
}

static hstar_status read_record(const struct record_reader *r, struct suite_record *record)
{
    const struct json_node *root = r->tree.nodes, *schema = NULL, *checks = NULL;
    hstar_status status = needed_member(r, root, "schema", JSON_TREE_TEXT, &schema);
    if (!status && strcmp(schema->text, "hstar.suite/1"))
        status = no_record(r, schema, "the schema is not hstar.suite/1");
    if (!status) status = needed_member(r, root, "checks", JSON_TREE_ARRAY, &checks);
    if (status) return status;
    record->checks = memory_array(checks->n, sizeof *record->checks);
    if (!record->checks) return error_memory(r->err);
    record->room = checks->n;
    const struct json_node *c = json_tree_first(&r->tree, checks);
    for (; c && !status; c = json_tree_next(&r->tree, checks, c)) {
        const struct suite_check *check = &record->checks[record->n];
        status = read_check(r, c, &record->checks[record->n++]);
        if (!status) status = name_index_add(&record->by_name, check->name, record->n - 1, r->err);
    }
    return status;
}

hstar_status suite_record_read(const char *path, struct suite_record *record, hstar_error *err)
{
    struct text all;
    struct suite_record new = {0};
    text_init(&all);
    struct record_reader r = {.path = path, .all = &all, .err = err};
    hstar_status status = file_read(path, "the record", &all, err);
    if (!status) status = json_tree_parse_file(path, &all, &r.tree, err);
    if (!status) status = read_record(&r, &new);
    json_tree_clear(&r.tree);
    text_clear(&all);
    if (status)
        suite_record_clear(&new);
    else
        *record = new;
    return status;
}
