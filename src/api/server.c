/* Servers, whatever they serve. */
#include "api/server.h"

#include <stdlib.h>

hstar_status server_address(struct hstar_server *server, const char *behind, hstar_error *err)
{
    struct text address = {0};
    text_format(&address, "%s%s", http_server_url(server->http), behind);
    server->address = address.failed ? NULL : address.data;
    if (server->address) return HSTAR_OK;
    text_clear(&address);
    return error_memory(err);
}

const char *hstar_server_address(const hstar_server *server)
{
    return server ? server->address : NULL;
}

void hstar_server_free(hstar_server *server)
{
    if (!server) return;
    http_server_free(server->http);
    free(server->address);
    server->end(server);
}
