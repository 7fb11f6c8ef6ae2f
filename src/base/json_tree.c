/* Reading JSON to a tree: a descent, a function for each kind. What is read is copied to the same places of `texts`, where nothing gets longer. */
#include "base/json_tree.h"
#include "base/character.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct tree_reader {
    const char *source;
    size_t length, at; /* at: the byte that is read next */
    struct json_tree *tree;
    hstar_error *err;
};

static const char *const kind_names[] = {
    [JSON_TREE_OBJECT] = "an object", [JSON_TREE_ARRAY] = "an array", [JSON_TREE_TEXT] = "a text",
    [JSON_TREE_NUMBER] = "a number",  [JSON_TREE_TRUE] = "true",      [JSON_TREE_FALSE] = "false",
    [JSON_TREE_NULL] = "null"};

const char *json_tree_what(const struct json_node *node)
{
    return kind_names[node->kind];
}

static hstar_status wrong_at(struct tree_reader *r, size_t position, const char *what)
{
    if (position >= r->length)
        return error_at(r->err, HSTAR_INVALID, r->source, r->length, r->length,
                        "it is not JSON: it ends too early, where there should be %s", what);
    return error_at(r->err, HSTAR_INVALID, r->source, r->length, position,
                    "it is not JSON: at byte %zu there should be %s", position + 1, what);
}

static int peek(const struct tree_reader *r)
{
    return r->at < r->length ? (unsigned char)r->source[r->at] : -1;
}

static void skip_white(struct tree_reader *r)
{
    while (r->at < r->length && strchr(" \t\r\n", r->source[r->at]) && r->source[r->at]) r->at++;
}

static bool skip_byte(struct tree_reader *r, char byte)
{
    if (peek(r) != byte) return false;
    r->at++;
    return true;
}

static hstar_status add_node(struct tree_reader *r, const char *name, size_t *index)
{
    struct json_tree *t = r->tree;
    if (t->n == t->room) {
        const size_t room = t->room ? 2 * t->room : 16;
        struct json_node *more = memory_resize(t->nodes, room, sizeof *more);
        if (!more) return error_memory(r->err);
        t->nodes = more;
        t->room = room;
    }
    *index = t->n++;
    t->nodes[*index] = (struct json_node){.name = name, .start = r->at};
    return HSTAR_OK;
}

static void end_node(struct tree_reader *r, size_t index)
{
    struct json_node *node = &r->tree->nodes[index];
    node->length = r->at - node->start;
    node->next = r->tree->n;
}

static int hex_digit(int c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Four digits behind \u. */
static hstar_status read_unit(struct tree_reader *r, unsigned *unit)
{
    *unit = 0;
    for (size_t i = 0; i < 4; i++, r->at++) {
        const int digit = hex_digit(peek(r));
        if (digit < 0) return wrong_at(r, r->at, "four digits of 0 to 9 and a to f behind \\u");
        *unit = 16 * *unit + (unsigned)digit;
    }
    return HSTAR_OK;
}

enum { HIGH_FIRST = 0xd800, LOW_FIRST = 0xdc00, LOW_LAST = 0xdfff, BEYOND_UNITS = 0x10000 };

static size_t put_utf8(unsigned code, char *out)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    const size_t n = code < 0x800 ? 2 : code < BEYOND_UNITS ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = n; i-- > 1; code >>= 6) out[i] = (char)(0x80 | (code & 0x3f));
    out[0] = (char)(lead[n] | code);
    return n;
}

/* Behind the u: one character, of two units where it is beyond those of 16 bits. */
static hstar_status read_escaped_code(struct tree_reader *r, char *out, size_t *n)
{
    const size_t start = r->at;
    unsigned code, low = 0;
    hstar_status status = read_unit(r, &code);
    if (!status && code >= HIGH_FIRST && code < LOW_FIRST && r->at + 1 < r->length &&
        !memcmp(r->source + r->at, "\\u", 2)) {
        r->at += 2;
        status = read_unit(r, &low);
        if (!status && low >= LOW_FIRST && low <= LOW_LAST)
            code = BEYOND_UNITS + ((code - HIGH_FIRST) << 10) + (low - LOW_FIRST);
    }
    if (status) return status;
    if (code == 0 || (code >= HIGH_FIRST && code <= LOW_LAST))
        return wrong_at(r, start,
                        code ? "both halves of a character" : "a character, and \\u0000 is none here");
    *n += put_utf8(code, out + *n);
    return HSTAR_OK;
}

static hstar_status read_escape(struct tree_reader *r, char *out, size_t *n)
{
    static const char escapes[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    const int c = peek(r);
    if (c == 'u') {
        r->at++;
        return read_escaped_code(r, out, n);
    }
    for (const char *e = escapes; *e; e += 2) {
        if (*e != c) continue;
        out[(*n)++] = e[1];
        r->at++;
        return HSTAR_OK;
    }
    return wrong_at(r, r->at, "one of \" \\ / b f n r t u behind the \\");
}

/* A byte of UTF-8 after the other. The source need not end in a zero, so that a character is looked at in a copy. */
static hstar_status read_character(struct tree_reader *r, char *out, size_t *n)
{
    char bytes[5] = "";
    long code;
    const size_t left = r->length - r->at;
    memcpy(bytes, r->source + r->at, left < 4 ? left : 4);
    const size_t length = character_read(bytes, &code);
    if (code < ' ')
        return wrong_at(r, r->at,
                        code < 0 ? "UTF-8" : "an escape such as \\n in place of that control character");
    memcpy(out + *n, bytes, length);
    *n += length;
    r->at += length;
    return HSTAR_OK;
}

/* What stands between quotes; the first is the next byte. */
static hstar_status read_quoted(struct tree_reader *r, const char **text)
{
    char *out = r->tree->texts + r->at;
    size_t n = 0;
    hstar_status status = HSTAR_OK;
    r->at++;
    while (!status && !skip_byte(r, '"')) {
        if (r->at >= r->length)
            status = wrong_at(r, r->at, "the \" that ends the text");
        else if (skip_byte(r, '\\'))
            status = read_escape(r, out, &n);
        else
            status = read_character(r, out, &n);
    }
    out[n] = '\0';
    *text = out;
    return status;
}

static size_t skip_digits(struct tree_reader *r)
{
    const size_t start = r->at;
    while (peek(r) >= '0' && peek(r) <= '9') r->at++;
    return r->at - start;
}

static hstar_status read_number(struct tree_reader *r)
{
    skip_byte(r, '-');
    const int first = peek(r);
    const size_t digits = skip_digits(r), behind_first = r->at - digits + 1;
    if (digits == 0) return wrong_at(r, r->at, "a digit");
    if (first == '0' && digits > 1) return wrong_at(r, behind_first, "no digit behind a first 0");
    if (skip_byte(r, '.') && !skip_digits(r)) return wrong_at(r, r->at, "a digit behind the point");
    if (skip_byte(r, 'e') || skip_byte(r, 'E')) {
        if (!skip_byte(r, '+')) skip_byte(r, '-');
        if (!skip_digits(r)) return wrong_at(r, r->at, "a digit of the exponent");
    }
    return HSTAR_OK;
}

static hstar_status read_word(struct tree_reader *r, enum json_kind *kind)
{
    static const struct {
        const char *word;
        enum json_kind kind;
    } words[] = {{"true", JSON_TREE_TRUE}, {"false", JSON_TREE_FALSE}, {"null", JSON_TREE_NULL}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t n = strlen(words[i].word);
        if (r->length - r->at < n || memcmp(r->source + r->at, words[i].word, n)) continue;
        r->at += n;
        *kind = words[i].kind;
        return HSTAR_OK;
    }
    return wrong_at(r, r->at, "a value: a text in \"…\", a number, {…}, […], true, false or null");
}

/* A number or a word, whose text is what was typed. */
static hstar_status read_bare(struct tree_reader *r, struct json_node *node)
{
    const size_t start = r->at;
    const int c = peek(r);
    node->kind = JSON_TREE_NUMBER;
    hstar_status status = c == '-' || (c >= '0' && c <= '9') ? read_number(r) : read_word(r, &node->kind);
    if (status) return status;
    char *text = r->tree->texts + start;
    memcpy(text, r->source + start, r->at - start);
    text[r->at - start] = '\0';
    node->text = text;
    return HSTAR_OK;
}

static int by_member_name(const void *a, const void *b)
{
    const struct json_node *const *x = a, *const *y = b;
    const int order = strcmp((*x)->name, (*y)->name);
    return order ? order : (*x > *y) - (*x < *y);
}

static hstar_status check_names_differ(struct tree_reader *r, size_t object)
{
    const struct json_node *node = &r->tree->nodes[object];
    const struct json_node **members = memory_room(node->n, sizeof *members);
    size_t n = 0;
    hstar_status status = HSTAR_OK;
    if (!members) return error_memory(r->err);
    for (size_t i = object + 1; n < node->n; i = r->tree->nodes[i].next) members[n++] = &r->tree->nodes[i];
    qsort(members, n, sizeof *members, by_member_name);
    for (size_t i = 1; i < n && !status; i++)
        if (!strcmp(members[i - 1]->name, members[i]->name))
            status = error_at(r->err, HSTAR_INVALID, r->source, r->length, members[i]->start,
                              "\"%.60s\" is there twice", members[i]->name);
    free(members);
    return status;
}

static hstar_status read_value(struct tree_reader *r, const char *name, size_t depth);

static hstar_status read_tree_member(struct tree_reader *r, size_t depth)
{
    const char *name;
    skip_white(r);
    if (peek(r) != '"') return wrong_at(r, r->at, "the name of a member in \"…\"");
    hstar_status status = read_quoted(r, &name);
    skip_white(r);
    if (!status && !skip_byte(r, ':')) status = wrong_at(r, r->at, "a : behind the name");
    return status ? status : read_value(r, name, depth);
}

/* The parts of an object or an array, up to its end. */
static hstar_status read_parts(struct tree_reader *r, size_t index, size_t depth)
{
    const bool object = r->tree->nodes[index].kind == JSON_TREE_OBJECT;
    const char end = object ? '}' : ']';
    hstar_status status = HSTAR_OK;
    if (depth >= JSON_TREE_DEEPEST)
        return error_at(r->err, HSTAR_INVALID, r->source, r->length, r->at, "it is nested more than %d deep",
                        JSON_TREE_DEEPEST);
    r->at++;
    skip_white(r);
    if (skip_byte(r, end)) return HSTAR_OK;
    for (;;) {
        status = object ? read_tree_member(r, depth + 1) : read_value(r, NULL, depth + 1);
        if (status) return status;
        r->tree->nodes[index].n++;
        skip_white(r);
        if (skip_byte(r, end)) break;
        if (!skip_byte(r, ',')) return wrong_at(r, r->at, object ? "a , or a }" : "a , or a ]");
    }
    return object && r->tree->nodes[index].n > 1 ? check_names_differ(r, index) : HSTAR_OK;
}

static hstar_status read_value(struct tree_reader *r, const char *name, size_t depth)
{
    size_t index = 0;
    const char *text = NULL;
    skip_white(r);
    hstar_status status = add_node(r, name, &index);
    if (status) return status;
    const int c = peek(r);
    if (c == '{' || c == '[') {
        r->tree->nodes[index].kind = c == '{' ? JSON_TREE_OBJECT : JSON_TREE_ARRAY;
        status = read_parts(r, index, depth);
    } else if (c == '"') {
        status = read_quoted(r, &text);
        r->tree->nodes[index].kind = JSON_TREE_TEXT;
        r->tree->nodes[index].text = text;
    } else {
        status = read_bare(r, &r->tree->nodes[index]);
    }
    end_node(r, index);
    return status;
}

hstar_status json_tree_parse(const char *source, size_t length, struct json_tree *tree, hstar_error *err)
{
    struct json_tree new = {.texts = memory_room(length + 1, 1)};
    struct tree_reader r = {.source = source, .length = length, .tree = &new, .err = err};
    hstar_status status = new.texts ? read_value(&r, NULL, 0) : error_memory(err);
    skip_white(&r);
    if (!status && r.at < length) status = wrong_at(&r, r.at, "nothing behind the value");
    if (status)
        json_tree_clear(&new);
    else
        *tree = new;
    return status;
}

hstar_status json_tree_parse_file(const char *path, const struct text *all, struct json_tree *tree,
                                  hstar_error *err)
{
    hstar_error wrong = {.position = HSTAR_NO_POSITION};
    hstar_status status = json_tree_parse(text_said(all, NULL), all->length, tree, &wrong);
    if (!status || status == HSTAR_MEMORY) return status ? error_memory(err) : HSTAR_OK;
    if (all->data && wrong.position != HSTAR_NO_POSITION)
        return error_at(err, status, all->data, all->length, wrong.position, "%.150s: %.220s", path,
                        wrong.message);
    return error_set(err, status, "%.150s: %.220s", path, wrong.message);
}

void json_tree_clear(struct json_tree *tree)
{
    free(tree->nodes);
    free(tree->texts);
    *tree = (struct json_tree){0};
}

const struct json_node *json_tree_first(const struct json_tree *tree, const struct json_node *node)
{
    return node->n ? &tree->nodes[(size_t)(node - tree->nodes) + 1] : NULL;
}

const struct json_node *json_tree_next(const struct json_tree *tree, const struct json_node *node,
                                       const struct json_node *part)
{
    return part->next < node->next ? &tree->nodes[part->next] : NULL;
}

const struct json_node *json_tree_member(const struct json_tree *tree, const struct json_node *object,
                                         const char *name)
{
    if (object->kind != JSON_TREE_OBJECT) return NULL;
    for (const struct json_node *m = json_tree_first(tree, object); m; m = json_tree_next(tree, object, m))
        if (!strcmp(m->name, name)) return m;
    return NULL;
}
