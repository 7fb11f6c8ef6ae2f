/* The class of functions that show some outputs of another. */
#include "function/source/picked.h"
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct picked {
    struct function head; /* the variables are f's own, the texts too */
    struct function *f;
    size_t *which;
};

static hstar_status picked_evaluate(const struct function *f, const struct points *points,
                                    double *const *outputs, hstar_error *err)
{
    const struct picked *p = (const struct picked *)f;
    size_t n = p->f->n_outputs;
    double *all = points->n <= SIZE_MAX / (n + 1) ? memory_room(n * points->n, sizeof *all) : NULL;
    double **output = memory_array(n, sizeof *output);
    hstar_status status = all && output ? HSTAR_OK : error_memory(err);
    for (size_t o = 0; !status && o < n; o++) output[o] = all + o * points->n;
    if (!status) status = function_evaluate(p->f, points, output, err);
    for (size_t o = 0; !status && o < f->n_outputs; o++)
        memcpy(outputs[o], output[p->which[o]], points->n * sizeof *all);
    free(all);
    free(output);
    return status;
}

static void picked_free(struct function *f)
{
    struct picked *p = (struct picked *)f;
    function_free(p->f);
    free(p->which);
    free(p->head.texts);
    free(p);
}

static const struct function_class picked_class = {
    .kind = "plugin", .evaluate = picked_evaluate, .free = picked_free};

hstar_status picked_new(struct function *f, const size_t *which, size_t n, struct function **picked,
                        hstar_error *err)
{
    struct picked *p = memory_array(1, sizeof *p);
    if (!p) {
        function_free(f);
        return error_memory(err);
    }
    *p = (struct picked){.head = *f, .f = f, .which = memory_array(n, sizeof *which)};
    p->head.class = &picked_class;
    p->head.n_outputs = n;
    p->head.texts = memory_array(n, sizeof *p->head.texts);
    if (!p->which || !p->head.texts) {
        picked_free(&p->head);
        return error_memory(err);
    }
    for (size_t o = 0; o < n; o++) p->head.texts[o] = f->texts[which[o]];
    memcpy(p->which, which, n * sizeof *which);
    *picked = &p->head;
    return HSTAR_OK;
}
