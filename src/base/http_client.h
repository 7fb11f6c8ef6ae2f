/* Requests of HTTP to one server, many under way at once: libcurl, which is loaded when the first client is made.
 *
 * Requests are handed out and answers taken in the thread of who asks, which sleeps between them. What may be for a moment only (nobody
 * listens, the connection breaks, 503 of a load balancer that is busy) is asked again after a pause. Redirections are not followed, and
 * what runs on this machine is not asked through a proxy. */
#ifndef BASE_HTTP_CLIENT_H
#define BASE_HTTP_CLIENT_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>

struct http_client;

struct http_settings {
    const char *url;  /* "http://localhost:4242": what the paths of requests are appended to */
    const char *name; /* what errors call it */
    double patience;  /* seconds for each request; 0: for ever */
    size_t in_flight; /* requests at once, from 1 on */
    unsigned retries; /* how often the same is asked again at most */
};

/* Nothing is asked yet. HSTAR_INVALID for a URL that is none of http:// or https://, HSTAR_FILE where libcurl is missing. */
MUST_USE hstar_status http_client_new(const struct http_settings *settings, struct http_client **client,
                                      hstar_error *err);
void http_client_free(struct http_client *client); /* NULL is fine */

/* What came back: the status of HTTP, and the body with a zero behind it. */
struct http_answer {
    long code;
    const char *body;
    size_t length;
};

struct http_exchange {
    /* Appends the path and the body of request i; without a body it is a GET. */
    void (*ask)(void *context, size_t i, struct text *path, struct text *body);
    /* Reads the answer to it, whatever its status. What it finds wrong is a phrase such as "answered …", of status HSTAR_CHILD. */
    hstar_status (*take)(void *context, size_t i, const struct http_answer *answer, hstar_error *err);
    /* Request i came to nothing: there was no answer in time or a broken one, or `take` found it wrong. true: the exchange goes on
     * without it. NULL: never. */
    bool (*pass_over)(void *context, size_t i, const hstar_error *why);
    void *context;
};

/* Asks n requests; answers are taken as they come. An error is that of the first request in their order that was not passed over, as
 * far as they were asked. Where nobody listens it is an error at once; where four requests in a row, in their order, get no answer at
 * all, it is one whatever pass_over says. Several threads may call: they take turns. */
MUST_USE hstar_status http_client_exchange(struct http_client *client, const struct http_exchange *exchange,
                                           size_t n, hstar_error *err);

#endif
