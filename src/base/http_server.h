/* A server of HTTP that hands each request to a function and its reply back: libmicrohttpd, which is loaded when the first server is
 * made. It knows nothing of what is said. */
#ifndef BASE_HTTP_SERVER_H
#define BASE_HTTP_SERVER_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>

struct http_server;

struct http_request {
    const char *method, *path;
    const char *body; /* length bytes, and a zero behind them */
    size_t length;
    void *connection; /* for http_header and http_argument */
};

/* What the head of the request says under that name, and what its address has behind the ?, without %; NULL where there is no such thing. They live until
 * the reply is made. */
const char *http_header(const struct http_request *request, const char *name);
const char *http_argument(const struct http_request *request, const char *name);

struct http_reply {
    unsigned code; /* 200 */
    const char *type;
    const char *file; /* the name under which a browser saves it; NULL: it shows it */
    bool is_private;  /* nobody keeps it, and no other page shows it or hears of its address */
    struct text body;
};

struct http_service {
    const char *host;                 /* a name or an address */
    unsigned port;                    /* 0: one that is free */
    size_t connections, longest_body; /* at most: a thread each; and bytes of a request */
    /* Called by several threads at once. */
    void (*reply)(void *context, const struct http_request *request, struct http_reply *reply);
    void *context;
    bool refuses_pages; /* requests that a page of a browser makes are refused */
};

/* It listens when this returns. HSTAR_INVALID for a host that there is not, HSTAR_FILE where it cannot listen there. */
MUST_USE hstar_status http_server_new(const struct http_service *service, struct http_server **server,
                                      hstar_error *err);

/* "http://127.0.0.1:4242" */
const char *http_server_url(const struct http_server *server);

/* Waits for the replies that are being made; NULL is fine. */
void http_server_free(struct http_server *server);

#endif
