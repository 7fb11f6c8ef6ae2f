/* What all servers have: hstar_server_address and hstar_server_free know no more of them. */
#ifndef API_SERVER_H
#define API_SERVER_H

#include "base/http_server.h"

struct hstar_server {
    struct http_server *http;
    char *address;                      /* as its users have it */
    void (*end)(struct hstar_server *); /* frees the rest, when no request is under way any more */
};

/* The address is that of the server and what stands behind it. */
MUST_USE hstar_status server_address(struct hstar_server *server, const char *behind, hstar_error *err);

#endif
