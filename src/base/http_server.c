/* The socket, which is opened here so that what is wrong with it can be told, and libmicrohttpd behind it. */
#include "base/http_server.h"

#ifdef HSTAR_HAS_MICROHTTPD
#include "base/later.h"
#include "base/memory.h"

#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define FUNCTIONS(X)                                                                                         \
    X(mhd, MHD_start_daemon)                                                                                 \
    X(mhd, MHD_quiesce_daemon)                                                                               \
    X(mhd, MHD_stop_daemon)                                                                                  \
    X(mhd, MHD_create_response_from_buffer)                                                                  \
    X(mhd, MHD_add_response_header)                                                                          \
    X(mhd, MHD_queue_response)                                                                               \
    X(mhd, MHD_destroy_response)                                                                             \
    X(mhd, MHD_lookup_connection_value)

static struct {
    FUNCTIONS(LATER_POINTER)
} mhd;
static const struct later_function mhd_functions[] = {FUNCTIONS(LATER_FUNCTION)};
static struct later_library mhd_library = {.what = "libmicrohttpd",
                                           .package = "libmicrohttpd12",
                                           .names = {"libmicrohttpd.so.12"},
                                           LATER_FUNCTIONS(mhd_functions)};

#if MHD_VERSION >= 0x00097002
typedef enum MHD_Result mhd_answer;
#else
typedef int mhd_answer;
#endif

enum { ADDRESS = 64, IDLE_SECONDS = 120, BACKLOG = 128 };

struct http_server {
    struct http_service service;
    struct MHD_Daemon *daemon;
    int listening;
    pthread_mutex_t lock;
    pthread_cond_t replied;
    size_t replying; /* requests that are whole, and whose replies are not sent */
    char url[ADDRESS + 32];
};

/* ---- Requests ---- */

/* A request that comes in, piece by piece. */
struct http_incoming {
    struct http_server *server;
    struct text body;
    bool counts; /* as being replied to */
};

static void count_replying(struct http_server *s, int more)
{
    pthread_mutex_lock(&s->lock);
    if (more > 0)
        s->replying++;
    else
        s->replying--;
    pthread_cond_broadcast(&s->replied);
    pthread_mutex_unlock(&s->lock);
}

static void add_private_headers(struct MHD_Response *response, const struct http_reply *reply)
{
    static const struct {
        const char *name, *value;
    } private_headers[] = {{"Cache-Control", "no-store"},
                           {"Referrer-Policy", "no-referrer"},
                           {"X-Frame-Options", "DENY"},
                           {"Cross-Origin-Resource-Policy", "same-origin"}};
    char file[128];
    for (size_t i = 0; reply->is_private && i < sizeof private_headers / sizeof *private_headers; i++)
        mhd.MHD_add_response_header(response, private_headers[i].name, private_headers[i].value);
    if (!reply->file) return;
    snprintf(file, sizeof file, "attachment; filename=\"%s\"", reply->file);
    mhd.MHD_add_response_header(response, "Content-Disposition", file);
}

static mhd_answer send_reply(struct MHD_Connection *connection, struct http_reply *reply)
{
    static char no_memory[] = "out of memory";
    const bool failed = reply->body.failed;
    const unsigned code = failed ? MHD_HTTP_INTERNAL_SERVER_ERROR : reply->code;
    struct MHD_Response *response =
        failed ? mhd.MHD_create_response_from_buffer(sizeof no_memory - 1, no_memory, MHD_RESPMEM_PERSISTENT)
               : mhd.MHD_create_response_from_buffer(reply->body.length, reply->body.data,
                                                     MHD_RESPMEM_MUST_COPY);
    if (!response) return MHD_NO;
    mhd.MHD_add_response_header(response, "Content-Type", failed ? "text/plain" : reply->type);
    mhd.MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    add_private_headers(response, reply);
    const mhd_answer queued = mhd.MHD_queue_response(connection, code, response);
    mhd.MHD_destroy_response(response);
    return queued;
}

static mhd_answer refuse_body(struct MHD_Connection *connection, const struct http_server *s)
{
    struct http_reply reply = {.code = 413, .type = "text/plain"};
    text_init(&reply.body);
    text_format(&reply.body, "a request has at most %zu bytes\n", s->service.longest_body);
    const mhd_answer sent = send_reply(connection, &reply);
    text_clear(&reply.body);
    return sent;
}

/* A page of a browser, from anywhere, could ask what listens on its machine: who asks for one says so by an origin. */
static bool asks_for_a_page(struct MHD_Connection *connection)
{
    return mhd.MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Origin") != NULL;
}

static mhd_answer refuse_page(struct MHD_Connection *connection)
{
    struct http_reply reply = {.code = 403, .type = "text/plain"};
    text_init(&reply.body);
    text_append(&reply.body, "pages of a browser are not answered\n");
    const mhd_answer sent = send_reply(connection, &reply);
    text_clear(&reply.body);
    return sent;
}

static bool announces_too_much(struct MHD_Connection *connection, const struct http_server *s)
{
    const char *length = mhd.MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Length");
    return length && strtoull(length, NULL, 10) > s->service.longest_body;
}

static mhd_answer reply_to(struct MHD_Connection *connection, const struct http_server *s, const char *path,
                           const char *method, const struct http_incoming *incoming)
{
    struct http_reply reply = {.code = 200, .type = "text/plain"};
    text_init(&reply.body);
    text_append(&reply.body, "");
    const struct http_request request = {method, path, incoming->body.data ? incoming->body.data : "",
                                         incoming->body.length, connection};
    s->service.reply(s->service.context, &request, &reply);
    const mhd_answer sent = send_reply(connection, &reply);
    text_clear(&reply.body);
    return sent;
}

const char *http_header(const struct http_request *request, const char *name)
{
    return mhd.MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name);
}

const char *http_argument(const struct http_request *request, const char *name)
{
    return mhd.MHD_lookup_connection_value(request->connection, MHD_GET_ARGUMENT_KIND, name);
}

/* Called when the head of a request is there, for each piece of its body, and at its end. */
static mhd_answer take_request(void *context, struct MHD_Connection *connection, const char *path,
                               const char *method, const char *version, const char *piece, size_t *n,
                               void **kept)
{
    struct http_server *s = context;
    struct http_incoming *incoming = *kept;
    (void)version;
    if (!incoming) {
        if (s->service.refuses_pages && asks_for_a_page(connection)) return refuse_page(connection);
        if (announces_too_much(connection, s)) return refuse_body(connection, s);
        *kept = incoming = memory_array(1, sizeof *incoming);
        if (incoming) incoming->server = s;
        return incoming ? MHD_YES : MHD_NO;
    }
    if (*n == 0) {
        count_replying(s, 1);
        incoming->counts = true;
    }
    if (*n == 0) return reply_to(connection, s, path, method, incoming);
    if (*n > s->service.longest_body - incoming->body.length)
        return MHD_NO; /* it did not say how much would come */
    text_append_bytes(&incoming->body, piece, *n);
    *n = 0;
    return incoming->body.failed ? MHD_NO : MHD_YES;
}

static void request_ends(void *context, struct MHD_Connection *connection, void **kept,
                         enum MHD_RequestTerminationCode how)
{
    struct http_incoming *incoming = *kept;
    (void)context;
    (void)connection;
    (void)how;
    if (incoming) text_clear(&incoming->body);
    if (incoming && incoming->counts) count_replying(incoming->server, -1);
    free(incoming);
    *kept = NULL;
}

/* ---- Listening ---- */

static hstar_status cannot_listen(const struct http_service *service, int reason, hstar_error *err)
{
    error_set(err, HSTAR_FILE, "cannot listen at port %u of %.80s: %s", service->port, service->host,
              strerror(reason));
    if (reason == EADDRINUSE)
        error_remedy(err,
                     "another program listens there: another port, or port 0, which is one that is free");
    if (reason == EADDRNOTAVAIL) error_remedy(err, "the host must be an address of this machine");
    if (reason == EACCES) error_remedy(err, "ports below 1024 are those of the system");
    return HSTAR_FILE;
}

static hstar_status listen_at(const struct http_service *service, const struct addrinfo *place,
                              int *listening, hstar_error *err)
{
    const int yes = 1;
    int fd = socket(place->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return cannot_listen(service, errno, err);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(fd, place->ai_addr, place->ai_addrlen) || listen(fd, BACKLOG)) {
        const hstar_status status = cannot_listen(service, errno, err);
        close(fd);
        return status;
    }
    *listening = fd;
    return HSTAR_OK;
}

static hstar_status open_socket(const struct http_service *service, int *listening, hstar_error *err)
{
    enum { MOST = 65535 };
    const struct addrinfo wish = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE};
    struct addrinfo *places;
    char port[16];
    if (service->port > MOST)
        return error_set(err, HSTAR_INVALID, "the port must be from 0 to %d, not %u", MOST, service->port);
    snprintf(port, sizeof port, "%u", service->port);
    const int trouble = getaddrinfo(service->host, port, &wish, &places);
    if (trouble) {
        error_set(err, HSTAR_INVALID, "there is no host \"%.80s\": %s", service->host, gai_strerror(trouble));
        error_remedy(err, "127.0.0.1 is this machine alone, 0.0.0.0 all of its addresses");
        return HSTAR_INVALID;
    }
    hstar_status status = listen_at(service, places, listening, err);
    freeaddrinfo(places);
    return status;
}

/* The address where it listens; in brackets where it has colons. */
static void write_url(struct http_server *s, int fd)
{
    char host[ADDRESS] = "", port[16] = "";
    struct sockaddr_storage here;
    socklen_t length = sizeof here;
    if (!getsockname(fd, (struct sockaddr *)&here, &length))
        getnameinfo((struct sockaddr *)&here, length, host, sizeof host, port, sizeof port,
                    NI_NUMERICHOST | NI_NUMERICSERV);
    const char *left = strchr(host, ':') ? "[" : "", *right = *left ? "]" : "";
    snprintf(s->url, sizeof s->url, "http://%s%s%s:%s", left, host, right, port);
}

hstar_status http_server_new(const struct http_service *service, struct http_server **server,
                             hstar_error *err)
{
    int fd = -1;
    hstar_status status = later_load(&mhd_library, err);
    if (!status) status = open_socket(service, &fd, err);
    if (status) return status;
    struct http_server *s = memory_array(1, sizeof *s);
    if (s) {
        s->service = *service;
        s->service.host = NULL; /* the caller's */
        s->listening = fd;
        pthread_mutex_init(&s->lock, NULL);
        pthread_cond_init(&s->replied, NULL);
        write_url(s, fd);
        s->daemon = mhd.MHD_start_daemon(
            MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_ITC, 0, NULL, NULL,
            take_request, s, MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_LIMIT,
            (unsigned)service->connections, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
            MHD_OPTION_NOTIFY_COMPLETED, request_ends, NULL, MHD_OPTION_END);
    }
    if (s && s->daemon) {
        *server = s;
        return HSTAR_OK;
    }
    close(fd);
    status = s ? error_set(err, HSTAR_FILE, "the server cannot be started") : error_memory(err);
    free(s);
    return status;
}

const char *http_server_url(const struct http_server *server)
{
    return server->url;
}

void http_server_free(struct http_server *s)
{
    if (!s) return;
    const bool quiet = mhd.MHD_quiesce_daemon(s->daemon) != MHD_INVALID_SOCKET; /* nobody new is let in */
    pthread_mutex_lock(&s->lock);
    while (s->replying) pthread_cond_wait(&s->replied, &s->lock);
    pthread_mutex_unlock(&s->lock);
    mhd.MHD_stop_daemon(s->daemon);
    if (quiet) close(s->listening);
    pthread_cond_destroy(&s->replied);
    pthread_mutex_destroy(&s->lock);
    free(s);
}

#else

hstar_status http_server_new(const struct http_service *service, struct http_server **server,
                             hstar_error *err)
{
    (void)service;
    (void)server;
    error_set(err, HSTAR_FILE, "this hstar was built without libmicrohttpd, and serves nobody");
    error_remedy(err, "its headers must be there when hstar is built: libmicrohttpd-dev");
    return HSTAR_FILE;
}

const char *http_server_url(const struct http_server *server)
{
    (void)server;
    return "";
}

void http_server_free(struct http_server *server)
{
    (void)server;
}

const char *http_header(const struct http_request *request, const char *name)
{
    (void)request, (void)name;
    return NULL;
}

const char *http_argument(const struct http_request *request, const char *name)
{
    (void)request, (void)name;
    return NULL;
}

#endif
