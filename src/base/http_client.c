/* Requests under way, each in a slot with a handle of libcurl, which keeps its connection for the next. */
#include "base/http_client.h"
#include "base/clock.h"
#include "base/memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#ifdef HSTAR_HAS_CURL
#include "base/later.h"
#include "base/numeral.h"

#include <math.h>
#include <pthread.h>

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#define FUNCTIONS(X)                                                                                         \
    X(curl, curl_global_init)                                                                                \
    X(curl, curl_easy_init)                                                                                  \
    X(curl, curl_easy_cleanup)                                                                               \
    X(curl, curl_easy_setopt)                                                                                \
    X(curl, curl_easy_getinfo)                                                                               \
    X(curl, curl_easy_strerror)                                                                              \
    X(curl, curl_slist_append)                                                                               \
    X(curl, curl_slist_free_all)                                                                             \
    X(curl, curl_multi_init)                                                                                 \
    X(curl, curl_multi_cleanup)                                                                              \
    X(curl, curl_multi_setopt)                                                                               \
    X(curl, curl_multi_add_handle)                                                                           \
    X(curl, curl_multi_remove_handle)                                                                        \
    X(curl, curl_multi_perform)                                                                              \
    X(curl, curl_multi_poll)                                                                                 \
    X(curl, curl_multi_info_read)

static struct {
    FUNCTIONS(LATER_POINTER)
} curl;
static const struct later_function curl_functions[] = {FUNCTIONS(LATER_FUNCTION)};
static struct later_library curl_library = {.what = "libcurl",
                                            .package = "libcurl4",
                                            .names = {"libcurl.so.4", "libcurl-gnutls.so.4"},
                                            LATER_FUNCTIONS(curl_functions)};
static pthread_once_t curl_begun = PTHREAD_ONCE_INIT;

static void begin_curl(void)
{
    curl.curl_global_init(CURL_GLOBAL_DEFAULT);
}

enum {
    LONGEST_BODY = 1 << 26, /* bytes of an answer: more is none */
    MOST_SILENT = 4,        /* requests in a row without an answer: the next would cost its time, too */
    LONGEST_NAP = 1000      /* milliseconds: nothing depends on it */
};
/* The pause before something is asked again doubles from the first to the last. */
#define FIRST_PAUSE 0.1
#define LAST_PAUSE  5.0

/* How a request ended. */
enum http_outcome { HTTP_OPEN, HTTP_ANSWERED, HTTP_PASSED, HTTP_SILENT, HTTP_FAILED };

/* A request under way. */
struct http_slot {
    CURL *handle;
    struct text url, body, said;
    size_t request;
    unsigned tries;
    double due; /* when it is asked again */
    enum { SLOT_FREE, SLOT_WAITS, SLOT_ASKS } state;
    bool too_long;
    char trouble[CURL_ERROR_SIZE]; /* what libcurl says of it, in its words */
};

struct http_client {
    pthread_mutex_t lock;
    char *url, *name;
    double patience;
    size_t in_flight;
    unsigned retries;
    CURLM *multi;
    struct curl_slist *headers;
    struct http_slot *slots;
    size_t silent; /* requests in a row without an answer */
};

/* An exchange under way. */
struct http_round {
    struct http_client *client;
    const struct http_exchange *exchange;
    size_t n, begun, settled; /* requests that were begun; that ended, with all before them */
    unsigned char *outcome;
    size_t failed;       /* the first request that failed, so far; n: none */
    hstar_error why;     /* what of it */
    hstar_error silence; /* why the last one that had no answer had none */
};

static size_t take_bytes(char *bytes, size_t size, size_t n, void *context)
{
    struct http_slot *slot = context;
    if (size * n > LONGEST_BODY - slot->said.length) {
        slot->too_long = true;
        return 0;
    }
    text_append_bytes(&slot->said, bytes, size * n);
    return slot->said.failed ? 0 : size * n;
}

/* ---- The client ---- */

/* localhost, 127.…, [::1] */
static bool is_loopback(const char *url)
{
    const char *host = strstr(url, "://") + 3, *user = strpbrk(host, "@/");
    if (user && *user == '@') host = user + 1;
    const size_t n = strcspn(host, ":/");
    return !strncmp(host, "127.", 4) || !strncmp(host, "[::1]", 5) ||
           (n == strlen("localhost") && !strncasecmp(host, "localhost", n));
}

/* Whom to trust, said as to the program curl; libcurl itself reads none of these. NULL: as this machine does. */
static const char *trusted_file(void)
{
    static const char *const names[] = {"CURL_CA_BUNDLE", "SSL_CERT_FILE"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *file = getenv(names[i]);
        if (file && *file) return file;
    }
    return NULL;
}

static void choose_trust(CURL *h)
{
    const char *file = trusted_file(), *folder = getenv("SSL_CERT_DIR");
    if (file) curl.curl_easy_setopt(h, CURLOPT_CAINFO, file);
    if (folder && *folder) curl.curl_easy_setopt(h, CURLOPT_CAPATH, folder);
}

static void set_up_handle(struct http_client *c, struct http_slot *slot)
{
    CURL *h = slot->handle;
    const double most = 1e6; /* seconds, of a timeout in milliseconds */
    curl.curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
    curl.curl_easy_setopt(h, CURLOPT_HTTPHEADER, c->headers);
    curl.curl_easy_setopt(h, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1); /* a connection each */
    curl.curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, take_bytes);
    curl.curl_easy_setopt(h, CURLOPT_WRITEDATA, slot);
    curl.curl_easy_setopt(h, CURLOPT_PRIVATE, slot);
    curl.curl_easy_setopt(h, CURLOPT_FOLLOWLOCATION, 0L);
    curl.curl_easy_setopt(h, CURLOPT_USERAGENT, "hstar/" HSTAR_VERSION);
#if LIBCURL_VERSION_NUM >= 0x075500
    curl.curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "http,https");
#endif
    curl.curl_easy_setopt(h, CURLOPT_ERRORBUFFER, slot->trouble);
    choose_trust(h);
    if (is_loopback(c->url)) curl.curl_easy_setopt(h, CURLOPT_PROXY, "");
    if (c->patience > 0)
        curl.curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, (long)fmax(1, ceil(1e3 * fmin(c->patience, most))));
}

static bool set_up_client(struct http_client *c)
{
    /* What Expect asks for first costs a wait of a second where a server does not know it. */
    static const char *const headers[] = {"Content-Type: application/json", "Accept: application/json",
                                          "Expect:"};
    pthread_once(&curl_begun, begin_curl);
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        struct curl_slist *longer = curl.curl_slist_append(c->headers, headers[i]);
        if (!longer) return false;
        c->headers = longer;
    }
    if (!(c->multi = curl.curl_multi_init())) return false;
    curl.curl_multi_setopt(c->multi, CURLMOPT_MAXCONNECTS, (long)c->in_flight);
    for (size_t i = 0; i < c->in_flight; i++) {
        if (!(c->slots[i].handle = curl.curl_easy_init())) return false;
        set_up_handle(c, &c->slots[i]);
    }
    return true;
}

static hstar_status check_url(const char *url, hstar_error *err)
{
    const char *const schemes[] = {"http://", "https://"};
    for (size_t i = 0; i < 2; i++) {
        const size_t n = strlen(schemes[i]);
        if (!strncasecmp(url, schemes[i], n) && url[n] && url[n] != '/' && !strpbrk(url, " \t\r\n"))
            return HSTAR_OK;
    }
    error_set(err, HSTAR_INVALID, "\"%.100s\" is not an HTTP address", url);
    error_remedy(err, "it begins with http:// or https://, as http://localhost:4242");
    return HSTAR_INVALID;
}

hstar_status http_client_new(const struct http_settings *settings, struct http_client **client,
                             hstar_error *err)
{
    hstar_status status = check_url(settings->url, err);
    if (!status) status = later_load(&curl_library, err);
    if (status) return status;
    struct http_client *c = memory_array(1, sizeof *c);
    if (!c) return error_memory(err);
    pthread_mutex_init(&c->lock, NULL);
    c->patience = settings->patience;
    c->in_flight = settings->in_flight;
    c->retries = settings->retries;
    size_t n = strlen(settings->url);
    while (settings->url[n - 1] == '/') n--;
    c->url = memory_text(settings->url, n);
    c->name = memory_text(settings->name, strlen(settings->name));
    c->slots = memory_array(c->in_flight, sizeof *c->slots);
    if (!c->url || !c->name || !c->slots || !set_up_client(c)) {
        http_client_free(c);
        return error_memory(err);
    }
    *client = c;
    return HSTAR_OK;
}

void http_client_free(struct http_client *c)
{
    if (!c) return;
    for (size_t i = 0; c->slots && i < c->in_flight; i++) {
        if (c->slots[i].handle) curl.curl_easy_cleanup(c->slots[i].handle);
        text_clear(&c->slots[i].url);
        text_clear(&c->slots[i].body);
        text_clear(&c->slots[i].said);
    }
    if (c->multi) curl.curl_multi_cleanup(c->multi);
    curl.curl_slist_free_all(c->headers);
    pthread_mutex_destroy(&c->lock);
    free(c->slots);
    free(c->url);
    free(c->name);
    free(c);
}

/* ---- An exchange ---- */

/* What is to be said of a request that failed, once nothing before it is open any more. */
static void keep_failure(struct http_round *r, size_t request, const hstar_error *why)
{
    if (request >= r->failed) return;
    r->failed = request;
    r->why = *why;
}

/* Requests in their order, as far as all of them ended: how many in a row had no answer? */
static void settle_outcomes(struct http_round *r)
{
    while (r->settled < r->n && r->outcome[r->settled] != HTTP_OPEN) {
        struct http_client *c = r->client;
        if (r->outcome[r->settled] == HTTP_SILENT)
            c->silent++;
        else
            c->silent = 0;
        if (c->silent >= MOST_SILENT && r->silence.status) {
            hstar_error why = r->silence;
            error_remedy(&why,
                         "it is the %zuth request in a row without an answer: is the server there, and is "
                         "the time-out long enough?",
                         c->silent);
            keep_failure(r, r->settled, &why);
        }
        r->settled++;
    }
}

static void end_request(struct http_round *r, size_t request, enum http_outcome outcome,
                        const hstar_error *why)
{
    r->outcome[request] = (unsigned char)outcome;
    if (outcome == HTTP_FAILED) keep_failure(r, request, why);
    if (outcome == HTTP_SILENT && why) r->silence = *why;
    settle_outcomes(r);
}

/* `what` is a phrase: "did not answer within 10 s". */
static void name_failure(const struct http_round *r, const struct http_slot *slot, hstar_status status,
                         const char *what, const char *remedy, hstar_error *why)
{
    const char *path = slot->url.data ? slot->url.data + strlen(r->client->url) : "";
    error_set(why, status, "%.120s %.200s (request to %.40s)", r->client->name, what, path);
    if (*remedy) error_remedy(why, "%s", remedy);
}

/* A request without an answer that can be used, or with a wrong one. */
static void fail_request(struct http_round *r, struct http_slot *slot, enum http_outcome passed,
                         hstar_status status, const char *what, const char *remedy)
{
    hstar_error why = {0};
    const struct http_exchange *x = r->exchange;
    name_failure(r, slot, status, what, remedy, &why);
    slot->state = SLOT_FREE;
    const bool goes_on =
        status == HSTAR_CHILD && x->pass_over && x->pass_over(x->context, slot->request, &why);
    end_request(r, slot->request, goes_on ? passed : HTTP_FAILED, &why);
}

/* Is asked again, if it was not too often. */
static bool retry_request(struct http_round *r, struct http_slot *slot)
{
    const struct http_client *c = r->client;
    curl_off_t wanted = 0;
    if (slot->tries > c->retries) return false;
    double pause = fmin(ldexp(FIRST_PAUSE, (int)slot->tries - 1), LAST_PAUSE);
    if (!curl.curl_easy_getinfo(slot->handle, CURLINFO_RETRY_AFTER, &wanted) && wanted > 0)
        pause = fmin((double)wanted, c->patience > 0 ? c->patience : (double)wanted);
    slot->due = clock_seconds() + pause;
    slot->state = SLOT_WAITS;
    return true;
}

static void begin_request(struct http_round *r, struct http_slot *slot)
{
    struct http_client *c = r->client;
    slot->said.length = 0;
    slot->too_long = false;
    *slot->trouble = '\0';
    slot->tries++;
    slot->state = SLOT_ASKS;
    curl.curl_easy_setopt(slot->handle, CURLOPT_URL, slot->url.data);
    if (slot->body.length) {
        curl.curl_easy_setopt(slot->handle, CURLOPT_POST, 1L);
        curl.curl_easy_setopt(slot->handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)slot->body.length);
        curl.curl_easy_setopt(slot->handle, CURLOPT_POSTFIELDS, slot->body.data);
    } else {
        curl.curl_easy_setopt(slot->handle, CURLOPT_HTTPGET, 1L);
    }
    if (curl.curl_multi_add_handle(c->multi, slot->handle))
        fail_request(r, slot, HTTP_FAILED, HSTAR_MEMORY, "cannot be asked: memory ran out", "");
}

/* The next request into a slot that is free. */
static void fill_slot(struct http_round *r, struct http_slot *slot)
{
    slot->request = r->begun++;
    slot->tries = 0;
    slot->url.length = slot->body.length = 0;
    text_append(&slot->url, r->client->url);
    r->exchange->ask(r->exchange->context, slot->request, &slot->url, &slot->body);
    if (slot->url.failed || slot->body.failed)
        fail_request(r, slot, HTTP_FAILED, HSTAR_MEMORY, "cannot be asked: memory ran out", "");
    else
        begin_request(r, slot);
}

static void take_response(struct http_round *r, struct http_slot *slot, long code)
{
    enum { BUSY = 503 };
    hstar_error wrong = {0};
    if (code == BUSY && retry_request(r, slot)) return;
    text_append(&slot->said, "");
    const struct http_answer answer = {code, slot->said.data, slot->said.length};
    const hstar_status status = slot->said.failed
                                    ? error_memory(&wrong)
                                    : r->exchange->take(r->exchange->context, slot->request, &answer, &wrong);
    if (status) {
        /* A server that is always busy has no answer at any point. */
        fail_request(r, slot, code == BUSY ? HTTP_SILENT : HTTP_PASSED, status, wrong.message, wrong.remedy);
        return;
    }
    slot->state = SLOT_FREE;
    end_request(r, slot->request, HTTP_ANSWERED, NULL);
}

/* Why there is no conversation in secret, in libcurl's words, and what would be right. */
static void fail_secrecy(struct http_round *r, struct http_slot *slot, CURLcode trouble)
{
    char what[200], remedy[240];
    const char *said = *slot->trouble ? slot->trouble : curl.curl_easy_strerror(trouble),
               *file = trusted_file();
    snprintf(remedy, sizeof remedy,
             "CURL_CA_BUNDLE=FILE.pem in the environment names certificates to trust; one is to be of this "
             "very host");
    switch ((int)trouble) {
    case CURLE_PEER_FAILED_VERIFICATION:
        snprintf(what, sizeof what, "is not trusted: %.150s", said);
        break;
    case CURLE_SSL_CACERT_BADFILE:
        snprintf(what, sizeof what, "cannot be trusted: no certificates in %.120s",
                 file ? file : "this machine's own file");
        break;
    default:
        snprintf(what, sizeof what, "cannot be spoken to by https: %.140s", said);
        snprintf(remedy, sizeof remedy, "a server without certificates has an address with http://");
    }
    fail_request(r, slot, HTTP_FAILED, HSTAR_FILE, what, remedy);
}

/* What libcurl says in place of an answer. */
static void take_trouble(struct http_round *r, struct http_slot *slot, CURLcode trouble)
{
    char what[160];
    switch ((int)trouble) {
    case CURLE_OPERATION_TIMEDOUT:
        numeral_print(what, sizeof what, "did not answer within %g s", r->client->patience);
        fail_request(r, slot, HTTP_SILENT, HSTAR_CHILD, what, "a slow model needs a longer time-out");
        return;
    case CURLE_WRITE_ERROR:
        if (slot->too_long) {
            snprintf(what, sizeof what, "answered with more than %d MB", LONGEST_BODY >> 20);
            fail_request(r, slot, HTTP_PASSED, HSTAR_CHILD, what, "");
        } else {
            fail_request(r, slot, HTTP_FAILED, HSTAR_MEMORY, "cannot be heard: memory ran out", "");
        }
        return;
    case CURLE_COULDNT_CONNECT:
        if (retry_request(r, slot)) return;
        slot->state = SLOT_FREE;
        fail_request(r, slot, HTTP_FAILED, HSTAR_FILE, "cannot be reached: nobody listens there",
                     "is the server started, and are its host and port these?");
        return;
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_PARTIAL_FILE:
        if (retry_request(r, slot)) return;
        fail_request(r, slot, HTTP_SILENT, HSTAR_CHILD,
                     trouble == CURLE_PARTIAL_FILE ? "broke off in the middle of an answer"
                                                   : "closed the connection without an answer",
                     "a model that has no value somewhere answers null, or an error");
        return;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CONNECT_ERROR:
        fail_secrecy(r, slot, trouble);
        return;
    default:
        snprintf(what, sizeof what, "cannot be asked: %.100s", curl.curl_easy_strerror(trouble));
        fail_request(r, slot, HTTP_FAILED, HSTAR_FILE, what, "");
    }
}

/* All that came to an end. */
static void take_endings(struct http_round *r)
{
    int left;
    CURLMsg *message;
    while ((message = curl.curl_multi_info_read(r->client->multi, &left))) {
        if (message->msg != CURLMSG_DONE) continue;
        CURL *handle = message->easy_handle;
        const CURLcode trouble = message->data.result; /* the message is gone with the next call */
        struct http_slot *slot = NULL;
        long code = 0;
        curl.curl_easy_getinfo(handle, CURLINFO_PRIVATE, (char **)&slot);
        curl.curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
        curl.curl_multi_remove_handle(r->client->multi, handle);
        if (trouble == CURLE_OK)
            take_response(r, slot, code);
        else
            take_trouble(r, slot, trouble);
    }
}

/* Slots that are free or due are asked; returns how long until the next is due, in milliseconds. After a failure nothing new is begun, but
 * what was begun before it is waited for: the error is then that of the first. */
static int ask_requests(struct http_round *r, size_t *busy)
{
    double nap = LONGEST_NAP;
    *busy = 0;
    for (size_t i = 0; i < r->client->in_flight; i++) {
        struct http_slot *slot = &r->client->slots[i];
        while (slot->state == SLOT_FREE && r->begun < r->n && r->failed == r->n) fill_slot(r, slot);
        if (slot->state == SLOT_WAITS && slot->due <= clock_seconds()) begin_request(r, slot);
        if (slot->state == SLOT_WAITS) nap = fmin(nap, ceil(1e3 * (slot->due - clock_seconds())));
        *busy += slot->state != SLOT_FREE && slot->request < r->failed;
    }
    return nap > 0 ? (int)nap : 0;
}

/* What is still under way behind a failure. */
static void abandon_requests(struct http_client *c)
{
    for (size_t i = 0; i < c->in_flight; i++) {
        if (c->slots[i].state == SLOT_ASKS) curl.curl_multi_remove_handle(c->multi, c->slots[i].handle);
        c->slots[i].state = SLOT_FREE;
    }
}

static void run_round(struct http_round *r)
{
    struct http_client *c = r->client;
    for (;;) {
        int running;
        size_t busy;
        int nap = ask_requests(r, &busy);
        if (!busy) break;
        curl.curl_multi_perform(c->multi, &running);
        const size_t settled = r->settled;
        take_endings(r);
        if (r->settled == settled) curl.curl_multi_poll(c->multi, NULL, 0, nap, NULL);
    }
    abandon_requests(c);
}

hstar_status http_client_exchange(struct http_client *c, const struct http_exchange *exchange, size_t n,
                                  hstar_error *err)
{
    struct http_round r = {.client = c, .exchange = exchange, .n = n, .failed = n};
    if (!(r.outcome = memory_array(n, sizeof *r.outcome))) return error_memory(err);
    pthread_mutex_lock(&c->lock);
    run_round(&r);
    pthread_mutex_unlock(&c->lock);
    free(r.outcome);
    if (r.failed == n) return HSTAR_OK;
    if (err) *err = r.why;
    return r.why.status;
}

#else

hstar_status http_client_new(const struct http_settings *settings, struct http_client **client,
                             hstar_error *err)
{
    (void)settings;
    (void)client;
    error_set(err, HSTAR_FILE, "this hstar was built without libcurl, and asks nobody by HTTP");
    error_remedy(err, "the headers of libcurl must be there when it is built: libcurl4-openssl-dev");
    return HSTAR_FILE;
}

void http_client_free(struct http_client *client)
{
    (void)client;
}

hstar_status http_client_exchange(struct http_client *client, const struct http_exchange *exchange, size_t n,
                                  hstar_error *err)
{
    (void)client;
    (void)exchange;
    (void)n;
    return error_set(err, HSTAR_FILE, "this hstar was built without libcurl");
}

#endif
