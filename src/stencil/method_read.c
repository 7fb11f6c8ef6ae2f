/* The methods: from their names, or their nodes, to what they estimate with. */
#include "base/memory.h"
#include "base/text.h"
#include "number/fraction.h"
#include "stencil/method.h"
#include "stencil/nodes.h"

#include <string.h>

/* A word of a list: text[from … to). */
struct word {
    const char *list;
    size_t from, to;
    unsigned derivative;
};

static hstar_status unknown_method(const struct word *w, size_t length, hstar_error *err)
{
    static const char *const names[] = {
#define X(name, kind, side, order, orders, summary) name,
#include "stencil/methods.def"
#undef X
    };
    const char *name = w->list + w->from;
    error_at(err, HSTAR_INVALID, w->list, strlen(w->list), w->from, "there is no method \"%.*s\"",
             length < 60 ? (int)length : 60, name);
    const char *near = text_nearest(name, strcspn(name, ",:"), names, sizeof names / sizeof *names);
    if (near)
        error_remedy(err, "did you mean %s?", near);
    else
        error_remedy(err,
                     "`hstar list methods` shows them all; a list of nodes is such as -3:3 or [0,1,2,5]");
    return HSTAR_INVALID;
}

static const struct method_row *find_row(const char *name, size_t length)
{
    const struct method_row *rows;
    const size_t n = method_rows(&rows);
    for (size_t i = 0; i < n; i++)
        if (strlen(rows[i].name) == length && !memcmp(rows[i].name, name, length)) return &rows[i];
    return NULL;
}

/* An order, 0 for none that could be, where none is to be named: what would be right. */
static hstar_status one_order_only(const struct word *w, const struct method_row *row, size_t at,
                                   unsigned order, hstar_error *err)
{
    error_at(err, HSTAR_INVALID, w->list, strlen(w->list), at, "%s has one order only, %u", row->name,
             row->order);
    if (row->kind == METHOD_STENCIL && order != row->order && order > 0 && order % 2 == 0)
        error_remedy(err, "central:%u is the one of order %u", order, order);
    else
        error_remedy(err, "%s stands alone, without \"%.*s\"", row->name,
                     w->to - at < 20 ? (int)(w->to - at) : 20, w->list + at);
    return HSTAR_INVALID;
}

/* The order behind the colon at text[at]. */
static hstar_status read_order(const struct word *w, const struct method_row *row, size_t at, unsigned *order,
                               hstar_error *err)
{
    const bool levels = row->kind == METHOD_RICHARDSON || row->kind == METHOD_RIDDERS;
    const unsigned most =
        levels ? METHOD_MAX_LEVELS : 99; /* two digits: more nodes than that has no stencil */
    const char *digits = w->list + at + 1;
    size_t n = w->to - at - 1;
    *order = 0;
    bool good = n > 0;
    for (size_t i = 0; i < n && good; i++) {
        good = digits[i] >= '0' && digits[i] <= '9';
        *order = 10 * *order + (unsigned)(digits[i] - '0');
        if (*order > most) *order = most + 1;
    }
    good = good && *order > 0 && *order <= most;
    if (!row->orders) return one_order_only(w, row, at, good ? *order : 0, err);
    if (good) return HSTAR_OK;
    error_at(err, HSTAR_INVALID, w->list, strlen(w->list), at + 1,
             levels ? "a number of levels is expected here, from 1 to %u"
                    : "an order of accuracy is expected here, from 1 to %u",
             most);
    error_remedy(err, "as in %s:%u", row->name, row->order + 2);
    return HSTAR_INVALID;
}

static hstar_status first_derivative_only(const struct word *w, const struct method_row *row,
                                          hstar_error *err)
{
    if (w->derivative == 1) return HSTAR_OK;
    hstar_status status = stencil_check_derivative(w->derivative, err);
    if (status) return status;
    error_at(err, HSTAR_INVALID, w->list, strlen(w->list), w->from, "%s is for the first derivative, not %u",
             row->name, w->derivative);
    error_remedy(err, row->kind == METHOD_COMPLEX_STEP ? "central has a stencil for it"
                                                       : "central:8 has a stencil for it");
    return HSTAR_INVALID;
}

/* "central", "central:6"; the usual order is left out of the name. */
static hstar_status named(const struct word *w, struct method *m, hstar_error *err)
{
    const char *name = w->list + w->from, *colon = memchr(name, ':', w->to - w->from);
    size_t length = colon ? (size_t)(colon - name) : w->to - w->from;
    const struct method_row *row = find_row(name, length);
    if (!row) return unknown_method(w, w->to - w->from, err);
    unsigned order = row->order;
    hstar_status status = colon ? read_order(w, row, w->from + length, &order, err) : HSTAR_OK;
    if (status) return status;
    struct text text;
    text_init(&text);
    text_append(&text, row->name);
    if (order != row->order) text_format(&text, ":%u", order);
    if (text.failed) return error_memory(err);
    m->name = text.data;
    if (row->kind != METHOD_STENCIL) status = first_derivative_only(w, row, err);
    return status ? status : method_make(row, w->derivative, order, m, err);
}

static bool begins_node(char c)
{
    return c && strchr("-+.0123456789", c);
}

/* Does list[from … to) look like nodes: numbers, and with `ranges` such as 0:2 too? */
static bool looks_like_nodes(const char *list, size_t from, size_t to, bool ranges)
{
    return begins_node(list[from]) &&
           strspn(list + from, ranges ? "-+./0123456789 :" : "-+./0123456789 ") >= to - from;
}

/* A node where a method should be is part of a list that should have brackets, with all nodes beside it. */
static hstar_status no_brackets(const struct word *w, hstar_error *err)
{
    const char *list = w->list;
    size_t from = w->from, to = w->to;
    for (size_t at = from; at > 0;) {
        const size_t end = at - 1;
        for (at = end; at > 0 && list[at - 1] != ',';) at--;
        if (!looks_like_nodes(list, at, end, true)) break;
        from = at;
    }
    while (list[to] == ',') {
        const size_t end = to + 1 + strcspn(list + to + 1, ",");
        if (!looks_like_nodes(list, to + 1, end, true)) break;
        to = end;
    }
    const bool several = memchr(list + from, ',', to - from);
    const int most = 60, length = to - from < (size_t)most ? (int)(to - from) : most;
    error_at(err, HSTAR_INVALID, list, strlen(list), from,
             several ? "a list of nodes stands in brackets here"
                     : "this is one node, and a difference needs two");
    if (several)
        error_remedy(err, "as in [%.*s%s]", length, list + from, length == most ? "..." : "");
    else
        error_remedy(err, "a list of nodes is such as -3:3 or [0,1,2,5]");
    return HSTAR_INVALID;
}

/* What is wrong with nodes as a whole, with their place. */
static hstar_status wrong_nodes(const struct word *w, hstar_status status, hstar_error *err)
{
    if (!err || status != HSTAR_INVALID) return status;
    const hstar_error said = *err;
    error_at(err, status, w->list, strlen(w->list), w->from, "%s", said.message);
    if (*said.remedy) error_remedy(err, "%s", said.remedy);
    return status;
}

/* "-3:3", "0,1,2,5"; the name has brackets where there are commas. */
static hstar_status on_nodes(const struct word *w, struct method *m, hstar_error *err)
{
    const char *text = w->list + w->from;
    const bool comma = memchr(text, ',', w->to - w->from);
    fmpq *nodes = fractions_new(STENCIL_MAX_NODES);
    if (!nodes) return error_memory(err);
    size_t n = 0;
    hstar_status status = nodes_read(w->list, w->from, w->to, nodes, &n, err);
    if (!status) {
        struct text name;
        text_init(&name);
        text_append(&name, comma ? "[" : "");
        for (size_t i = w->from; i < w->to; i++)
            if (w->list[i] != ' ') text_append_bytes(&name, w->list + i, 1);
        text_append(&name, comma ? "]" : "");
        m->name = name.data;
        m->kind = METHOD_STENCIL;
        status = name.failed ? error_memory(err) : stencil_new(nodes, n, w->derivative, &m->stencil, err);
        m->derivative = w->derivative;
        if (!status)
            m->order = m->stencil->order;
        else
            status = wrong_nodes(w, status, err);
    }
    fractions_free(nodes, STENCIL_MAX_NODES);
    return status;
}

static hstar_status not_closed(const char *list, size_t at, hstar_error *err)
{
    return error_at(err, HSTAR_INVALID, list, strlen(list), at, "the bracket is not closed");
}

static const char blanks[] = " \t\r\n";

/* The word at or behind list[w->from], without the blanks around it, and where its comma is, or the end of the list; a bracket
 * that is not closed ends nowhere. */
static hstar_status find_word(struct word *w, size_t *comma, hstar_error *err)
{
    const char *list = w->list;
    w->from += strspn(list + w->from, blanks);
    const char *close = list[w->from] == '[' ? strchr(list + w->from, ']') : NULL;
    if (list[w->from] == '[' && !close) return not_closed(list, w->from, err);
    w->to = close ? (size_t)(close - list) + 1 : w->from + strcspn(list + w->from, ",");
    *comma = w->to + strspn(list + w->to, blanks);
    while (w->to > w->from && strchr(blanks, list[w->to - 1])) w->to--;
    if (list[*comma] == '\0' || list[*comma] == ',') return HSTAR_OK;
    return error_at(err, HSTAR_INVALID, list, strlen(list), *comma, "a comma is expected behind the bracket");
}

static hstar_status method_init(const struct word *w, struct method *m, hstar_error *err)
{
    const char first = w->list[w->from];
    if (first == '[') {
        struct word inside = *w;
        inside.from++;
        inside.to--;
        return on_nodes(&inside, m, err);
    }
    if (!begins_node(first)) return named(w, m, err);
    return looks_like_nodes(w->list, w->from, w->to, false) ? no_brackets(w, err) : on_nodes(w, m, err);
}

static hstar_status check_new(const struct word *w, const struct method *methods, size_t n, hstar_error *err)
{
    for (size_t i = 0; i + 1 < n; i++)
        if (!strcmp(methods[i].name, methods[n - 1].name))
            return error_at(err, HSTAR_INVALID, w->list, strlen(w->list), w->from,
                            "the method \"%s\" stands there twice", methods[i].name);
    return HSTAR_OK;
}

static hstar_status read_list(const char *list, unsigned derivative, struct method *methods, size_t *n,
                              hstar_error *err)
{
    struct word w = {.list = list, .derivative = derivative};
    for (size_t comma = 0;; w.from = comma + 1) {
        hstar_status status = find_word(&w, &comma, err);
        if (!status) status = method_init(&w, &methods[(*n)++], err);
        if (!status) status = check_new(&w, methods, *n, err);
        if (status || list[comma] == '\0') return status;
    }
}

/* "all", and nothing but blanks around it. */
static bool is_all(const char *list)
{
    list += strspn(list, blanks);
    return !strncmp(list, "all", 3) && !list[3 + strspn(list + 3, blanks)];
}

hstar_status methods_new(const char *list, unsigned derivative, struct method **out, size_t *n_out,
                         hstar_error *err)
{
#define STENCIL_NAME(name)      name ","
#define COMPLEX_STEP_NAME(name) ""
#define RIDDERS_NAME(name)      ""
#define RICHARDSON_NAME(name)   ""
    static const char all[] =
#define X(name, kind, side, order, orders, summary) kind##_NAME(name)
#include "stencil/methods.def"
#undef X
        ;
    char every[sizeof all];
    if (is_all(list)) {
        memcpy(every, all, sizeof all);
        every[sizeof all - 2] = '\0'; /* the last comma */
        list = every;
    }
    size_t most = 1, n = 0;
    for (const char *c = list; *c; c++) most += *c == ',';
    struct method *methods = memory_array(most, sizeof *methods);
    if (!methods) return error_memory(err);
    hstar_status status = read_list(list, derivative, methods, &n, err);
    if (status) {
        methods_free(methods, n);
        return status;
    }
    *out = methods;
    *n_out = n;
    return HSTAR_OK;
}

hstar_status method_on_nodes(const char *nodes, unsigned derivative, struct method **methods,
                             hstar_error *err)
{
    struct word w = {.list = nodes, .to = strlen(nodes), .derivative = derivative};
    if (nodes[0] == '[') {
        if (nodes[w.to - 1] != ']') return not_closed(nodes, 0, err);
        w.from++;
        w.to--;
    }
    struct method *m = memory_array(1, sizeof *m);
    if (!m) return error_memory(err);
    hstar_status status = on_nodes(&w, m, err);
    if (status)
        methods_free(m, 1);
    else
        *methods = m;
    return status;
}
