/* What this process got from whoever started it: descriptors that may be closed, signals that may be ignored. */
#ifndef CLI_PROCESS_PROCESS_H
#define CLI_PROCESS_PROCESS_H

/* To be called before all else. */
void process_prepare(void);

/* What is said where a signal ends the process, in place of that unfinished files were not written: a line, which lives for ever. */
void process_says_interrupted(const char *message);

/* From here on it may end: nobody else ends it, be it a plugin by exit(). */
void process_ends(void);

#endif
