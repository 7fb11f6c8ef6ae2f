/* A job: an object of JSON that says what a command line says, {"command": "diff", "function": "sin(x)", "at": 1}. Its members are the options of the
 * command by their names, and it becomes the words of a command line: what commands can do, jobs can. */
#ifndef CLI_JOBS_JOB_H
#define CLI_JOBS_JOB_H

#include "base/json_tree.h"
#include "cli/jobs/job_grid.h"
#include "cli/words/command.h"

struct job {
    size_t line; /* of the file */
    char *id;    /* the JSON of the member "id"; NULL where there is none */
    hstar_error
        error; /* why it is no job, where error.status says so; then it has one row, which says that */
    enum command_id command;
    char **words; /* n_words: a command line, from "hstar" on */
    size_t n_words, room;
    size_t at; /* the word that is the point, which is another for each row of a grid; 0: there is none */
    struct job_grid grid; /* without parts where the point is one */
};

/* What JSON is a job. */
struct job_form {
    const char *id;          /* the name of the member "id" */
    enum command_id command; /* of a job that names none; N_COMMANDS: it has to */
    bool only;               /* and it can be no other */
    const char *example;     /* for those who wrote another thing */
};

/* Of a line of a batch. */
extern const struct job_form job_of_batch;

/* A job of bytes[0 … length); what is wrong with it becomes its error. Only want of memory fails. */
MUST_USE hstar_status job_read(const char *bytes, size_t length, size_t line, const struct job_form *form,
                               struct job **job, hstar_error *err);

/* The same of a node of a tree that was read from such a source; what it does not say is said by `defaults`, another node, or NULL. */
struct job_source {
    const char *bytes;
    size_t length;
    const struct json_tree *tree;
};
MUST_USE hstar_status job_of_node(const struct job_source *source, const struct json_node *node,
                                  const struct json_node *defaults, const struct job_form *form,
                                  struct job **job, hstar_error *err);
void job_free(struct job *job);

/* How many answers it has: one for each point of a grid, else one. */
size_t job_rows(const struct job *job);

#endif
