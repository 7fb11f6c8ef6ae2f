/* Reading nodes, one character after the other, so that an error has its place. */
#include "stencil/nodes.h"

#include <stdint.h>
#include <string.h>

struct reader {
    const char *text;
    size_t at, to;
    fmpq *nodes;
    size_t n;
    hstar_error *err;
};

static void skip_spaces(struct reader *r)
{
    while (r->at < r->to && r->text[r->at] == ' ') r->at++;
}

static bool accept(struct reader *r, char c)
{
    skip_spaces(r);
    if (r->at == r->to || r->text[r->at] != c) return false;
    r->at++;
    return true;
}

static hstar_status not_nodes(const struct reader *r, size_t at)
{
    error_at(r->err, HSTAR_INVALID, r->text, strlen(r->text), at,
             at < r->to ? "a node is expected here" : "a node is missing here");
    error_remedy(r->err, "nodes are such as -2:2, or 0,1,2,5, or -1/2,1/2");
    return HSTAR_INVALID;
}

static hstar_status too_large(const struct reader *r, size_t at)
{
    return error_at(r->err, HSTAR_INVALID, r->text, strlen(r->text), at,
                    "a node has a numerator and a denominator of at most %d", NODES_MOST);
}

/* Digits, appended to *value, which stays at NODES_MOST + 1 once it is above; how many there were. */
static size_t read_digits(struct reader *r, int64_t *value)
{
    size_t n = 0;
    for (; r->at < r->to && r->text[r->at] >= '0' && r->text[r->at] <= '9'; r->at++, n++) {
        *value = 10 * *value + (r->text[r->at] - '0');
        if (*value > NODES_MOST) *value = NODES_MOST + 1;
    }
    return n;
}

/* [-]3, [-]3/4, [-]0.75 */
static hstar_status read_node_number(struct reader *r, fmpq_t out)
{
    skip_spaces(r);
    const size_t start = r->at;
    bool negative = accept(r, '-');
    if (!negative) (void)accept(r, '+');
    int64_t p = 0, q = 1;
    size_t n = read_digits(r, &p);
    if (n == 0 && !(r->at < r->to && r->text[r->at] == '.')) return not_nodes(r, start);
    if (r->at < r->to && r->text[r->at] == '.') {
        r->at++;
        size_t places = read_digits(r, &p);
        if (n + places == 0) return not_nodes(r, start);
        while (places-- > 0 && q <= NODES_MOST) q *= 10;
    } else if (accept(r, '/')) {
        q = 0;
        skip_spaces(r);
        if (read_digits(r, &q) == 0) return not_nodes(r, r->at);
        if (q == 0)
            return error_at(r->err, HSTAR_INVALID, r->text, strlen(r->text), start, "a node is divided by 0");
    }
    if (p > NODES_MOST || q > NODES_MOST) return too_large(r, start);
    fraction_set_ratio(out, (slong)(negative ? -p : p), (ulong)q);
    return HSTAR_OK;
}

static hstar_status append_read_node(struct reader *r, const fmpq_t node, size_t at)
{
    if (r->n == STENCIL_MAX_NODES)
        return error_at(r->err, HSTAR_INVALID, r->text, strlen(r->text), at,
                        "these are more than the %d nodes that a stencil can have", STENCIL_MAX_NODES);
    fraction_set(r->nodes + r->n++, node);
    return HSTAR_OK;
}

/* a, or a:b */
static hstar_status read_item(struct reader *r, fmpq_t node, fmpq_t last, fmpq_t gap)
{
    const size_t start = r->at;
    hstar_status status = read_node_number(r, node);
    if (status || !accept(r, ':')) return status ? status : append_read_node(r, node, start);
    status = read_node_number(r, last);
    if (status) return status;
    fraction_sub(gap, last, node);
    if (!fmpz_is_one(fmpq_denref(gap)))
        return error_at(r->err, HSTAR_INVALID, r->text, strlen(r->text), start,
                        "a range steps by 1, and its ends do not lie whole steps apart");
    const int step = fraction_is_negative(gap) ? -1 : 1;
    while (!(status = append_read_node(r, node, start)) && !fraction_same(node, last)) {
        fraction_set_ratio(gap, step, 1);
        fraction_add(node, node, gap);
    }
    return status;
}

hstar_status nodes_read(const char *text, size_t from, size_t to, fmpq *nodes, size_t *n, hstar_error *err)
{
    struct reader r = {.text = text, .at = from, .to = to, .nodes = nodes, .err = err};
    fmpq_t node, last, gap;
    fmpq_init(node);
    fmpq_init(last);
    fmpq_init(gap);
    hstar_status status;
    do status = read_item(&r, node, last, gap);
    while (!status && accept(&r, ','));
    fmpq_clear(node);
    fmpq_clear(last);
    fmpq_clear(gap);
    if (status) return status;
    skip_spaces(&r);
    if (r.at < to)
        return error_at(err, HSTAR_INVALID, text, strlen(text), r.at, "a comma or the end is expected here");
    *n = r.n;
    return HSTAR_OK;
}
