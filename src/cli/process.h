/* What this process got from whoever started it: descriptors that may be closed, signals that may be ignored. */
#ifndef CLI_PROCESS_H
#define CLI_PROCESS_H

/* To be called before all else. */
void process_prepare(void);

#endif
