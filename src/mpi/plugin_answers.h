/* A plugin as a program that answers lines, so that a rank that answers with one outlives it. */
#ifndef MPI_PLUGIN_ANSWERS_H
#define MPI_PLUGIN_ANSWERS_H

/* "FILE.so:SYMBOL", until stdin ends; returns the exit status. */
int plugin_answers(const char *name);

#endif
