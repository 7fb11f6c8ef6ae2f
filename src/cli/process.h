/* What this process got from whoever started it: descriptors that may be closed, signals that may be ignored. */
#ifndef CLI_PROCESS_H
#define CLI_PROCESS_H

/* To be called before all else. */
void process_prepare(void);

/* From here on it may end: nobody else ends it, be it a plugin by exit(). */
void process_ends(void);

#endif
