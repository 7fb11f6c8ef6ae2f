/* JSON as text: what is open, and what goes between. */
#include "record/json_text.h"
#include "base/json_quote.h"

#include <stdio.h>
#include <string.h>

enum { BLOCK = 1 << 16 };

static const struct {
    const char *open, *between, *close;
    bool lines; /* each item stands on a line of its own */
} shapes[] = {[JSON_OBJECT] = {"{\n", ",\n", "}", true},
              [JSON_ARRAY] = {"[", ", ", "]", false},
              [JSON_COLUMN] = {"[", ",", "]", false}};

void json_writer_init(struct json_writer *w, struct sink *sink, hstar_error *err)
{
    *w = (struct json_writer){.sink = sink, .err = err, .first = true};
    text_init(&w->text);
}

static void write_out(struct json_writer *w)
{
    if (!w->status)
        w->status =
            w->text.failed ? error_memory(w->err) : sink_write(w->sink, w->text.data, w->text.length, w->err);
    w->text.length = 0;
}

hstar_status json_writer_finish(struct json_writer *w)
{
    text_append(&w->text, "\n");
    write_out(w);
    text_clear(&w->text);
    return w->status;
}

static void indent_text(struct json_writer *w)
{
    static const char tabs[JSON_DEEPEST + 1] = "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";
    text_append_bytes(&w->text, tabs, w->depth);
}

/* What stands before an item: a comma, its place, its name. */
static void begin_item(struct json_writer *w, const char *name)
{
    if (w->text.length >= BLOCK || w->text.failed) write_out(w);
    if (!w->depth) return;
    enum json_shape shape = w->open[w->depth - 1];
    if (!w->first) text_append(&w->text, shapes[shape].between);
    w->first = false;
    if (shapes[shape].lines) indent_text(w);
    if (!name) return;
    text_quoted(&w->text, name);
    text_append(&w->text, ":\t");
}

void json_begin(struct json_writer *w, const char *name, enum json_shape shape)
{
    begin_item(w, name);
    text_append(&w->text, shapes[shape].open);
    w->open[w->depth++] = shape;
    w->first = true;
}

void json_end(struct json_writer *w)
{
    enum json_shape shape = w->open[--w->depth];
    if (shapes[shape].lines) {
        if (!w->first) text_append(&w->text, "\n");
        indent_text(w);
    }
    text_append(&w->text, shapes[shape].close);
    w->first = false;
}

void json_put_number(struct json_writer *w, const char *name, double x)
{
    begin_item(w, name);
    text_double(&w->text, x);
}

void json_put_next(struct json_writer *w, double x)
{
    if (w->text.length >= BLOCK || w->text.failed) write_out(w);
    if (!w->first) text_append_bytes(&w->text, ",", 1);
    w->first = false;
    text_double(&w->text, x);
}

void json_put_count(struct json_writer *w, const char *name, size_t n)
{
    begin_item(w, name);
    text_format(&w->text, "%zu", n);
}

void json_put_text(struct json_writer *w, const char *name, const char *s)
{
    begin_item(w, name);
    if (s)
        text_quoted(&w->text, s);
    else
        text_append(&w->text, "null");
}

void json_put_raw(struct json_writer *w, const char *name, const char *json)
{
    begin_item(w, name);
    text_append(&w->text, json);
}

void json_put_node(struct json_writer *w, const char *node)
{
    const char *digits = node + (node[0] == '-');
    size_t n = strspn(digits, "0123456789");
    bool whole = n > 0 && n < 16 && !digits[n] && (digits[0] != '0' || n == 1);
    if (whole)
        json_put_raw(w, NULL, node);
    else
        json_put_text(w, NULL, node);
}
