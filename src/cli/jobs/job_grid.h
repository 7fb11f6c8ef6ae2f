/* A grid of points: "at": {"x": {"from": 0, "to": 1, "points": 50}, "y": {"values": [1, 2]}, "z": 3}. Several grids make their product, of which the
 * last is the fastest. */
#ifndef CLI_JOBS_JOB_GRID_H
#define CLI_JOBS_JOB_GRID_H

#include "base/json_tree.h"
#include "base/text.h"

struct job_grid {
    struct grid_part *parts; /* n, a variable each; NULL where no point is a grid */
    size_t n, n_rows;
};

/* Is a member of this point a grid? */
bool job_grid_in(const struct json_tree *tree, const struct json_node *at);

/* Reads the point. Errors point into `source`, length bytes, of which the tree was made. */
MUST_USE hstar_status job_grid_read(const char *source, size_t length, const struct json_tree *tree,
                                    const struct json_node *at, struct job_grid *grid, hstar_error *err);
void job_grid_clear(struct job_grid *grid);

/* The point of a row as a command line has it, and what differs from row to row as JSON: {"x": 0.5}. */
void job_grid_point(const struct job_grid *grid, size_t row, struct text *t);
void job_grid_json(const struct job_grid *grid, size_t row, struct text *t);

/* Appends a value as an option has it: a text or a number as it is, an array with commas between its elements (in brackets within another value),
 * an object as name=value. */
MUST_USE hstar_status job_value(const char *source, size_t length, const struct json_tree *tree,
                                const struct json_node *node, bool within, struct text *t, hstar_error *err);

#endif
