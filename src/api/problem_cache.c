/* hstar_problem_cache. */
#include "api/identity.h"
#include "api/problem.h"
#include "function/source/remembered.h"

#include <string.h>

hstar_status hstar_problem_cache(hstar_problem *problem, const char *path, const char *name, hstar_error *err)
{
    if (problem_there(problem, err)) return HSTAR_INVALID;
    struct problem *p = problem->problem;
    struct kept *kept = NULL;
    struct function *f = p->parts->f, *remembered;
    if (!path) return error_set(err, HSTAR_INVALID, "the name of the cache is NULL");
    if (!f || atomic_load(&p->parts->n_holders) != 1 ||
        (remembered_inner(f) != f && strcmp(f->class->kind, "command")))
        return error_set(err, HSTAR_INVALID, "a cache is given once, and before the problem is asked");
    hstar_status status = identity_keep_function(path, f, name, p->point, &kept, err);
    if (status) return status;
    status = remembered_new(f, kept, &remembered, err);
    if (status)
        kept_close(kept);
    else
        p->f = p->parts->f = remembered;
    return status;
}
