/* Ends of the program that no status can tell: memory that runs out inside GMP or FLINT, which know no error. */
#ifndef CLI_PROCESS_ENDING_H
#define CLI_PROCESS_ENDING_H

/* At the start of main, behind process_prepare: GMP and FLINT end the program in place of aborting it, whenever they are loaded. */
void ending_prepare(void);

#endif
