/* The program as a function, for those that are it: hstar, and hstar-mpi. */
#ifndef CLI_PROGRAM_H
#define CLI_PROGRAM_H

/* Once, in a process of its own: it has signals, allocators and the end of the process to itself. Returns the exit status. */
int program_main(int argc, char **argv);

#endif
