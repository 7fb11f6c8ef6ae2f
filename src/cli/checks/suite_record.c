/* The record of a suite as it is built. */
#include "cli/checks/suite_record.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void suite_record_clear(struct suite_record *record)
{
    for (size_t i = 0; i < record->n; i++) {
        free(record->checks[i].name);
        free(record->checks[i].says);
        for (size_t k = 0; k < record->checks[i].n; k++) free(record->checks[i].components[k].name);
        free(record->checks[i].components);
    }
    free(record->checks);
    name_index_clear(&record->by_name);
    *record = (struct suite_record){0};
}

static hstar_status take_components(struct suite_check *c, const hstar_results *results, hstar_error *err)
{
    const size_t n = hstar_results_rows(results);
    c->components = memory_array(n, sizeof *c->components);
    if (!c->components) return error_memory(err);
    for (; c->n < n; c->n++) {
        hstar_checked row;
        hstar_status status = hstar_results_checked(results, c->n, &row, sizeof row, err);
        if (status) return status;
        char *variable = row.name ? memory_text(row.name, strlen(row.name)) : NULL;
        if (row.name && !variable) return error_memory(err);
        c->components[c->n] = (struct suite_component){.point = row.point,
                                                       .output = row.output,
                                                       .variable = row.variable,
                                                       .name = variable,
                                                       .outcome = (enum check_outcome)row.verdict,
                                                       .got = row.got,
                                                       .expected = row.expected,
                                                       .bar = row.bar,
                                                       .bars = row.bars};
    }
    return HSTAR_OK;
}

hstar_status suite_record_add(struct suite_record *record, const char *name, const char *says,
                              const hstar_results *results, hstar_error *err)
{
    if (record->n == record->room) {
        const size_t room = record->room ? 2 * record->room : 16;
        struct suite_check *more = memory_resize(record->checks, room, sizeof *more);
        if (!more) return error_memory(err);
        record->checks = more;
        record->room = room;
    }
    struct suite_check *c = &record->checks[record->n++];
    *c = (struct suite_check){.name = memory_text(name, strlen(name)),
                              .says = memory_text(says, strlen(says)),
                              .outcome = CHECK_ERROR};
    if (!c->name || !c->says) return error_memory(err);
    hstar_status status = name_index_add(&record->by_name, c->name, record->n - 1, err);
    if (status || !results) return status;
    c->outcome = (enum check_outcome)hstar_results_verdict(results);
    return take_components(c, results, err);
}

const struct suite_check *suite_record_find(const struct suite_record *record, const char *name)
{
    size_t number;
    return name_index_find(&record->by_name, name, &number) ? &record->checks[number] : NULL;
}
