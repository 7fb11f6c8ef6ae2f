/* The page of results: one, several, and what files hold. */
#include "api/page.h"
#include "base/memory.h"

#include <stdlib.h>

void page_item_of(const hstar_results *results, struct page_item *item)
{
    const hstar_error *error = &results->said.error;
    *item = (struct page_item){.kind = results->kind,
                               .result = results->result,
                               .json = results->json.length ? &results->json : NULL,
                               .notes = (const char *const *)results->said.notes,
                               .n_notes = results->said.n_notes,
                               .error = error->status ? error->message : NULL};
}

hstar_status page_of_results(const hstar_results *const *results, size_t n,
                             const struct page_setting *setting, struct sink *sink, hstar_error *err)
{
    struct page_item *items = memory_array(n, sizeof *items);
    if (!items) return error_memory(err);
    for (size_t i = 0; i < n; i++) page_item_of(results[i], &items[i]);
    hstar_status status = page_write(items, n, setting, sink, err);
    free(items);
    return status;
}

hstar_status hstar_results_page(const hstar_results *const *results, size_t n, const char *title,
                                hstar_write *write, void *context, hstar_error *err)
{
    const struct page_setting setting = {.title = title};
    struct sink *sink;
    if (!results || !n || !write)
        return error_set(err, HSTAR_INVALID, "%s",
                         !write ? "the function that takes them is NULL" : "there are no results");
    for (size_t i = 0; i < n; i++)
        if (!results[i]) return error_set(err, HSTAR_INVALID, "results[%zu] is NULL", i);
    hstar_status status = sink_to(write, context, &sink, err);
    if (status) return status;
    status = page_of_results(results, n, &setting, sink, err);
    if (!status) return sink_commit(sink, err);
    sink_abandon(sink);
    return status;
}
