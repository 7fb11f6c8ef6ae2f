/* A counted guard around GSL's global error handler. */
#include "base/gsl_quiet.h"

#include <gsl/gsl_errno.h>
#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static unsigned long inside;
static gsl_error_handler_t *callers_handler;

void gsl_quiet_begin(void)
{
    pthread_mutex_lock(&mutex);
    if (inside++ == 0) callers_handler = gsl_set_error_handler_off();
    pthread_mutex_unlock(&mutex);
}

void gsl_quiet_end(void)
{
    pthread_mutex_lock(&mutex);
    if (--inside == 0) gsl_set_error_handler(callers_handler);
    pthread_mutex_unlock(&mutex);
}
