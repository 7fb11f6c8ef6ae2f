/* A server of UM-Bridge for tests, a thread for each connection: it computes
 *
 *     input [[a, b], [c]], output [[a*b + sin(a)], [a*b*c, exp(c)]]
 *
 * and misbehaves as it is told wherever a is above an edge. */
#ifndef TESTS_UM_SERVER_H
#define TESTS_UM_SERVER_H

#include <arpa/inet.h>
#include <math.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum um_fault {
    UM_FINE,
    UM_NULL,       /* null in place of a number */
    UM_NAN,        /* NaN, as Python writes it */
    UM_NAN_TEXT,   /* "NaN" */
    UM_SHORT,      /* a number too few */
    UM_FLAT,       /* one vector in place of two */
    UM_HTML,       /* a page, with status 502 */
    UM_HTML_FINE,  /* a page, with status 200 */
    UM_NO_OUTPUT,  /* an object without output */
    UM_ERROR,      /* an error of the protocol, with status 400 */
    UM_CRASHED,    /* the same with status 500 and a long message */
    UM_TRUNCATED,  /* the connection ends in the middle of the body */
    UM_DROPPED,    /* it ends without an answer */
    UM_SILENT,     /* no answer for two seconds */
    UM_LOST_MODEL, /* the model is not there any more */
    UM_BUSY,       /* 503 */
    UM_BUSY_TWICE, /* 503, twice, and then the answer */
    UM_DROPPED_ONCE
};

struct um_server {
    enum um_fault fault;
    double edge;                            /* of a, above which it misbehaves */
    double delay;                           /* seconds for each value; those of small a take longer */
    int gathers;                            /* a value is answered when so many have come, or after 5 s */
    const char *info;                       /* what it says of itself, or NULL */
    const char *support, *inputs, *outputs; /* the same of the model */
    atomic_int now, most;                   /* values under way, and how many there were at most */
    atomic_int values, others, connections, faults;
    int listening;
    unsigned port;
    pthread_t acceptor;
    atomic_bool ends;
    pthread_mutex_t lock;
    pthread_cond_t gathered;
    int threads;
    struct um_connection *open; /* those that are */
};

struct um_connection {
    struct um_server *server;
    int fd;
    struct um_connection *next;
};

static inline void um_nap(double seconds)
{
    const struct timespec t = {.tv_sec = (time_t)seconds,
                               .tv_nsec = (long)(1e9 * (seconds - floor(seconds)))};
    nanosleep(&t, NULL);
}

static inline bool um_send(int fd, const char *bytes, size_t n)
{
    while (n > 0) {
        const ssize_t sent = send(fd, bytes, n, MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes += sent;
        n -= (size_t)sent;
    }
    return true;
}

/* Of the body all but the last `missing` bytes are sent. */
static inline bool um_reply(int fd, int code, const char *body, size_t missing)
{
    char head[200];
    const int n = snprintf(head, sizeof head,
                           "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n",
                           code, strlen(body));
    return um_send(fd, head, (size_t)n) && um_send(fd, body, strlen(body) - missing) && !missing;
}

/* The numbers of the member `name`, whatever its brackets. */
static inline size_t um_numbers(const char *body, const char *name, double *numbers, size_t most)
{
    const char *at = strstr(body, name);
    size_t n = 0, depth = 0;
    if (!at) return 0;
    for (at += strlen(name); *at && n < most; at++) {
        if (*at == '[') depth++;
        if (*at == ']' && --depth == 0) break;
        if (!strchr("[], :\"", *at)) {
            char *end;
            numbers[n++] = strtod(at, &end);
            at = end - 1;
            if (!depth) break;
        }
    }
    return n;
}

static inline void um_values(const double x[3], double y[3])
{
    y[0] = x[0] * x[1] + sin(x[0]);
    y[1] = x[0] * x[1] * x[2];
    y[2] = exp(x[2]);
}

static inline void um_jacobian(const double x[3], double J[3][3])
{
    const double all[3][3] = {
        {x[1] + cos(x[0]), x[0], 0}, {x[1] * x[2], x[0] * x[2], x[0] * x[1]}, {0, 0, exp(x[2])}};
    memcpy(J, all, sizeof all);
}

/* Waits until as many have come as shall come at once. */
static inline void um_gather(struct um_server *s)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 5;
    pthread_mutex_lock(&s->lock);
    const int now = atomic_fetch_add(&s->now, 1) + 1;
    if (now > atomic_load(&s->most)) atomic_store(&s->most, now);
    pthread_cond_broadcast(&s->gathered);
    while (atomic_load(&s->most) < s->gathers && !pthread_cond_timedwait(&s->gathered, &s->lock, &until))
        continue;
    pthread_mutex_unlock(&s->lock);
}

/* Returns false where the connection is to end. */
static inline bool um_misbehave(struct um_server *s, int fd, const double y[3], bool *answered)
{
    const int before = atomic_fetch_add(&s->faults, 1);
    char body[600];
    *answered = true;
    switch (s->fault) {
    case UM_NULL:
        snprintf(body, sizeof body, "{\"output\":[[null],[%.17g,%.17g]]}", y[1], y[2]);
        return um_reply(fd, 200, body, 0);
    case UM_NAN:
        snprintf(body, sizeof body, "{\"output\": [[NaN], [%.17g, %.17g]]}", y[1], y[2]);
        return um_reply(fd, 200, body, 0);
    case UM_NAN_TEXT:
        return um_reply(fd, 200, "{\"output\":[[\"NaN\"],[1,2]]}", 0);
    case UM_SHORT:
        return um_reply(fd, 200, "{\"output\":[[1],[2]]}", 0);
    case UM_FLAT:
        return um_reply(fd, 200, "{\"output\":[[1,2,3]]}", 0);
    case UM_HTML:
        return um_reply(fd, 502, "<html><body>Bad Gateway</body></html>", 0);
    case UM_HTML_FINE:
        return um_reply(fd, 200, "<html>\033[31mIt works!</html>", 0);
    case UM_NO_OUTPUT:
        return um_reply(fd, 200, "{\"outputs\":[[1],[2,3]]}", 0);
    case UM_ERROR:
        return um_reply(fd, 400, "{\"error\":{\"type\":\"InvalidInput\",\"message\":\"a is too \\u0068ot\"}}",
                        0);
    case UM_CRASHED:
        snprintf(body, sizeof body, "{\"error\":{\"type\":\"InvalidOutput\",\"message\":\"%0300d\"}}", 0);
        return um_reply(fd, 500, body, 0);
    case UM_TRUNCATED:
        return um_reply(fd, 200, "{\"output\":[[1],[2,3]]}", 5);
    case UM_DROPPED:
        return false;
    case UM_SILENT:
        um_nap(2);
        return false;
    case UM_LOST_MODEL:
        return um_reply(fd, 400, "{\"error\":{\"type\":\"ModelNotFound\",\"message\":\"gone\"}}", 0);
    case UM_BUSY:
        return um_reply(fd, 503, "busy", 0);
    case UM_BUSY_TWICE:
        if (before < 2) return um_reply(fd, 503, "busy", 0);
        break;
    case UM_DROPPED_ONCE:
        if (before < 1) return false;
        break;
    case UM_FINE:
        break;
    }
    *answered = false;
    return true;
}

static inline bool um_answer_value(struct um_server *s, int fd, const char *body)
{
    double x[3], y[3];
    char text[200];
    bool answered = false;
    atomic_fetch_add(&s->values, 1);
    if (um_numbers(body, "\"input\"", x, 3) != 3)
        return um_reply(fd, 400, "{\"error\":{\"type\":\"InvalidInput\",\"message\":\"three numbers\"}}", 0);
    um_values(x, y);
    um_gather(s);
    if (s->delay > 0) um_nap(s->delay * (1 + 1 / (1 + fabs(x[0]))));
    atomic_fetch_sub(&s->now, 1);
    if (x[0] > s->edge && !um_misbehave(s, fd, y, &answered)) return false;
    if (answered) return true;
    snprintf(text, sizeof text, "{\"output\":[[%.17g],[%.17g,%.17g]]}", y[0], y[1], y[2]);
    return um_reply(fd, 200, text, 0);
}

static inline bool um_answer_derivative(int fd, const char *path, const char *body)
{
    static const int input[] = {0, 2, 3}, output[] = {0, 1, 3}; /* where each vector begins */
    double x[3], J[3][3], v[3] = {0}, in = 0, out = 0, sum;
    char text[200] = "{\"output\":[";
    const bool rows = !strcmp(path, "/Gradient");
    um_numbers(body, "\"input\"", x, 3);
    um_numbers(body, "\"inWrt\"", &in, 1);
    um_numbers(body, "\"outWrt\"", &out, 1);
    um_numbers(body, rows ? "\"sens\"" : "\"vec\"", v, 3);
    um_jacobian(x, J);
    const int i = (int)in, o = (int)out, *const over = rows ? output + o : input + i,
              *const to = rows ? input + i : output + o;
    for (int k = to[0]; k < to[1]; k++) {
        sum = 0;
        for (int j = over[0]; j < over[1]; j++) sum += v[j - over[0]] * (rows ? J[j][k] : J[k][j]);
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%.17g", k > to[0] ? "," : "", sum);
    }
    strcat(text, "]}");
    return um_reply(fd, 200, text, 0);
}

static inline bool um_answer(struct um_server *s, int fd, const char *path, const char *body)
{
    static const char info[] = "{\"protocolVersion\":1.0,\"models\":[\"forward\"]}",
                      support[] = "{\"support\":{\"Evaluate\":true,\"Gradient\":true,\"ApplyJacobian\":true,"
                                  "\"ApplyHessian\":false}}";
    if (!strcmp(path, "/Evaluate")) return um_answer_value(s, fd, body);
    atomic_fetch_add(&s->others, 1);
    if (!strcmp(path, "/Info")) return um_reply(fd, 200, s->info ? s->info : info, 0);
    if (!strcmp(path, "/ModelInfo")) return um_reply(fd, 200, s->support ? s->support : support, 0);
    if (!strcmp(path, "/InputSizes"))
        return um_reply(fd, 200, s->inputs ? s->inputs : "{\"inputSizes\":[2,1]}", 0);
    if (!strcmp(path, "/OutputSizes"))
        return um_reply(fd, 200, s->outputs ? s->outputs : "{\"outputSizes\":[1,2]}", 0);
    return um_answer_derivative(fd, path, body);
}

/* One request after the other, until the other side has no more. */
static inline void *um_serve(void *context)
{
    enum { LONGEST = 1 << 16 };
    struct um_connection *c = context;
    char *data = calloc(1, LONGEST + 1);
    size_t n = 0;
    for (;;) {
        char *end, path[64] = "", saved;
        while (!(end = strstr(data, "\r\n\r\n"))) {
            const ssize_t got = n < LONGEST ? recv(c->fd, data + n, LONGEST - n, 0) : -1;
            if (got <= 0) goto done;
            data[n += (size_t)got] = 0;
        }
        const char *length = strcasestr(data, "content-length:");
        const size_t head = (size_t)(end + 4 - data),
                     body = length && length < end ? strtoul(length + 15, NULL, 10) : 0;
        while (n < head + body) {
            const ssize_t got = recv(c->fd, data + n, LONGEST - n, 0);
            if (got <= 0) goto done;
            data[n += (size_t)got] = 0;
        }
        saved = data[head + body];
        data[head + body] = 0;
        sscanf(data, "%*s %63s", path);
        if (!um_answer(c->server, c->fd, path, data + head)) break;
        data[head + body] = saved;
        memmove(data, data + head + body, n - head - body + 1);
        n -= head + body;
    }
done:
    free(data);
    pthread_mutex_lock(&c->server->lock);
    struct um_connection **link = &c->server->open;
    while (*link != c) link = &(*link)->next;
    *link = c->next;
    shutdown(c->fd, SHUT_RDWR);
    close(c->fd);
    c->server->threads--;
    pthread_cond_broadcast(&c->server->gathered);
    pthread_mutex_unlock(&c->server->lock);
    free(c);
    return NULL;
}

static inline void *um_accept(void *context)
{
    struct um_server *s = context;
    const int yes = 1;
    int fd;
    while ((fd = accept(s->listening, NULL, NULL)) >= 0) {
        if (atomic_load(&s->ends)) {
            close(fd);
            break;
        }
        struct um_connection *c = malloc(sizeof *c);
        pthread_t thread;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        atomic_fetch_add(&s->connections, 1);
        pthread_mutex_lock(&s->lock);
        *c = (struct um_connection){s, fd, s->open};
        s->open = c;
        s->threads++;
        pthread_mutex_unlock(&s->lock);
        pthread_create(&thread, NULL, um_serve, c);
        pthread_detach(thread);
    }
    return NULL;
}

/* What is set before stays. */
static inline void um_server_start(struct um_server *s)
{
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof here;
    s->listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    pthread_mutex_init(&s->lock, NULL);
    pthread_cond_init(&s->gathered, NULL);
    if (bind(s->listening, (struct sockaddr *)&here, length) || listen(s->listening, 64) ||
        getsockname(s->listening, (struct sockaddr *)&here, &length))
        abort();
    s->port = ntohs(here.sin_port);
    pthread_create(&s->acceptor, NULL, um_accept, s);
}

/* Clients that keep a connection lose it. */
static inline void um_server_stop(struct um_server *s)
{
    atomic_store(&s->ends, true);
    shutdown(s->listening, SHUT_RDWR);
    pthread_join(s->acceptor, NULL);
    close(s->listening);
    pthread_mutex_lock(&s->lock);
    for (const struct um_connection *c = s->open; c; c = c->next) shutdown(c->fd, SHUT_RDWR);
    while (s->threads) pthread_cond_wait(&s->gathered, &s->lock);
    pthread_mutex_unlock(&s->lock);
    pthread_cond_destroy(&s->gathered);
    pthread_mutex_destroy(&s->lock);
}

#endif
