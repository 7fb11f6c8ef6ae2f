/* JSON of a line as a tree, for the lines and short files that people write: strict, with a place for what is wrong, and with numbers as
 * they were typed, so that none is rounded on its way to where it is read. */
#ifndef BASE_JSON_TREE_H
#define BASE_JSON_TREE_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum json_kind {
    JSON_TREE_OBJECT,
    JSON_TREE_ARRAY,
    JSON_TREE_TEXT,
    JSON_TREE_NUMBER,
    JSON_TREE_TRUE,
    JSON_TREE_FALSE,
    JSON_TREE_NULL
};

struct json_node {
    enum json_kind kind;
    const char *name;     /* of a member of an object; else NULL */
    const char *text;     /* of a text; of anything without parts as it was typed */
    size_t start, length; /* its bytes in the source */
    size_t n;             /* how many parts it has; the first stands behind it */
    size_t next;          /* where what follows the whole of it stands */
};

/* The root is node 0. Texts live as long as the tree, which needs its source no more. */
struct json_tree {
    struct json_node *nodes;
    size_t n, room;
    char *texts;
};

/* Reads source[0 … length), which is one value. No name stands twice in an object, no text has a zero byte. Errors point into the source. */
MUST_USE hstar_status json_tree_parse(const char *source, size_t length, struct json_tree *tree,
                                      hstar_error *err);
/* The same of a whole file, which errors name. */
MUST_USE hstar_status json_tree_parse_file(const char *path, const struct text *all, struct json_tree *tree,
                                           hstar_error *err);
void json_tree_clear(struct json_tree *tree);

/* The parts of a node one after the other: the first, and the one behind a part; NULL where there is none. */
const struct json_node *json_tree_first(const struct json_tree *tree, const struct json_node *node);
const struct json_node *json_tree_next(const struct json_tree *tree, const struct json_node *node,
                                       const struct json_node *part);

/* The member of that name, NULL where there is none. */
const struct json_node *json_tree_member(const struct json_tree *tree, const struct json_node *object,
                                         const char *name);

/* "a text", "an object", … */
const char *json_tree_what(const struct json_node *node);

#endif
