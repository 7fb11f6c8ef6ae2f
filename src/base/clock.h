/* Seconds of a clock that nobody sets, for what waits. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

double clock_seconds(void);

#endif
