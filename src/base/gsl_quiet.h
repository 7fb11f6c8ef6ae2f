/* GSL without its error handler, which would abort the process. */
#ifndef BASE_GSL_QUIET_H
#define BASE_GSL_QUIET_H

/* Between the two, GSL's errors come back as codes. The handler is GSL's global state and its caller's: it is
 * saved by the first of all threads to enter and put back by the last to leave. The pair may nest. */
void gsl_quiet_begin(void);
void gsl_quiet_end(void);

#endif
