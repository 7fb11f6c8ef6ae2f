/* Streams of zlib, whole; and the form of gzip in which nothing is compressed, which needs none. */
#include "base/gzip.h"

#include <stdint.h>
#include <string.h>

enum { HEAD = 10, TAIL = 8, STORED_MOST = 65535, STORED_HEAD = 5, PIECE = 1 << 16 };

/* The checksum of RFC 1952, bit by bit: for what is stored, which is rare. */
static uint32_t checksum(const char *bytes, size_t n)
{
    const uint32_t polynomial = 0xedb88320u;
    uint32_t sum = 0xffffffffu;
    for (size_t i = 0; i < n; i++) {
        sum ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++) sum = sum >> 1 ^ (sum & 1 ? polynomial : 0);
    }
    return ~sum;
}

/* The lowest byte first. */
static void append_gzip_number(struct text *t, uint32_t number, size_t n_bytes)
{
    for (size_t i = 0; i < n_bytes; i++) {
        const char byte = (char)(unsigned char)(number >> 8 * i & 255);
        text_append_bytes(t, &byte, 1);
    }
}

static uint32_t gzip_number(const char *bytes, size_t n_bytes)
{
    uint32_t number = 0;
    for (size_t i = 0; i < n_bytes; i++) number |= (uint32_t)(unsigned char)bytes[i] << 8 * i;
    return number;
}

/* Blocks of at most STORED_MOST bytes: whether it is the last, its length, and that again with all bits turned. */
static void append_stored(struct text *t, const char *bytes, size_t n)
{
    static const char head[HEAD] = "\x1f\x8b\x08\0\0\0\0\0\0\xff";
    const uint32_t sum = checksum(bytes, n), length = (uint32_t)n;
    text_append_bytes(t, head, sizeof head);
    do {
        const uint32_t block = n < STORED_MOST ? (uint32_t)n : STORED_MOST;
        append_gzip_number(t, n == block, 1);
        append_gzip_number(t, block, 2);
        append_gzip_number(t, ~block & 0xffff, 2);
        text_append_bytes(t, bytes, block);
        bytes += block;
        n -= block;
    } while (n > 0);
    append_gzip_number(t, sum, 4);
    append_gzip_number(t, length, 4);
}

static hstar_status damaged(hstar_error *err)
{
    return error_set(err, HSTAR_INVALID, "the gzip is damaged");
}

static hstar_status too_much(size_t most, hstar_error *err)
{
    return error_set(err, HSTAR_INVALID, "the gzip holds more than %zu bytes", most);
}

/* Does the file consist of stored blocks under a plain head? Then it is read without zlib. */
static bool is_stored(const char *bytes, size_t n)
{
    return n > HEAD + STORED_HEAD && !bytes[3] && (unsigned char)bytes[HEAD] <= 1;
}

static hstar_status read_stored(const char *bytes, size_t n, size_t most, struct text *content,
                                hstar_error *err)
{
    const size_t before = content->length;
    size_t at = HEAD;
    bool last = false;
    while (!last) {
        if (n - at < STORED_HEAD + TAIL || (unsigned char)bytes[at] > 1) return damaged(err);
        const size_t block = gzip_number(bytes + at + 1, 2);
        if ((~block & 0xffff) != gzip_number(bytes + at + 3, 2) || n - at - STORED_HEAD - TAIL < block)
            return damaged(err);
        if (content->length - before + block > most) return too_much(most, err);
        text_append_bytes(content, bytes + at + STORED_HEAD, block);
        last = bytes[at];
        at += STORED_HEAD + block;
    }
    if (content->failed) return error_memory(err);
    const size_t length = content->length - before;
    const bool sound = n - at == TAIL && gzip_number(bytes + at + 4, 4) == (uint32_t)length &&
                       gzip_number(bytes + at, 4) == checksum(content->data + before, length);
    return sound ? HSTAR_OK : damaged(err);
}

#ifdef HSTAR_HAS_ZLIB
#include "base/later.h"

#define ZLIB_CONST
#include <zlib.h>

#define FUNCTIONS(X)                                                                                         \
    X(zlib, deflateInit2_)                                                                                   \
    X(zlib, deflate)                                                                                         \
    X(zlib, deflateEnd)                                                                                      \
    X(zlib, inflateInit2_)                                                                                   \
    X(zlib, inflate)                                                                                         \
    X(zlib, inflateEnd)

static struct {
    FUNCTIONS(LATER_POINTER)
} zlib;
static const struct later_function zlib_functions[] = {FUNCTIONS(LATER_FUNCTION)};
static struct later_library zlib_library = {
    .what = "zlib", .package = "zlib1g", .names = {"libz.so.1"}, LATER_FUNCTIONS(zlib_functions)};

/* Of digits that do not repeat short matches are luck, and cost more than codes: Z_FILTERED takes none, and a sweep gets 7 % smaller. A higher level takes
 * longer for 0.3 % more. */
enum { OF_GZIP = 16 + MAX_WBITS, MEMORY_LEVEL = 8, LEVEL = 6 };

/* Runs the stream over pieces of the input and of the output; `step` is deflate or inflate. */
static int run_stream(z_stream *z, int (*step)(z_stream *, int), const char *bytes, size_t n, size_t most,
                      struct text *out)
{
    static const size_t most_in = 1 << 30;
    const size_t before = out->length;
    char piece[PIECE];
    int code = Z_OK;
    while (code == Z_OK && !out->failed) {
        if (!z->avail_in && n > 0) {
            z->next_in = (const unsigned char *)bytes;
            z->avail_in = (uInt)(n < most_in ? n : most_in);
            bytes += z->avail_in;
            n -= z->avail_in;
        }
        z->next_out = (unsigned char *)piece;
        z->avail_out = PIECE;
        code = step(z, n > 0 ? Z_NO_FLUSH : Z_FINISH);
        const size_t made = PIECE - z->avail_out;
        if (out->length - before + made > most) return Z_MEM_ERROR;
        text_append_bytes(out, piece, made);
        if (code == Z_BUF_ERROR && made > 0) code = Z_OK; /* there was no room for all */
    }
    return code;
}

hstar_status gzip_append(struct text *t, const char *bytes, size_t n, hstar_error *err)
{
    z_stream z;
    memset(&z, 0, sizeof z);
    if (later_load(&zlib_library, NULL)) {
        append_stored(t, bytes, n);
        return t->failed ? error_memory(err) : HSTAR_OK;
    }
    if (zlib.deflateInit2_(&z, LEVEL, Z_DEFLATED, OF_GZIP, MEMORY_LEVEL, Z_FILTERED, ZLIB_VERSION,
                           (int)sizeof z) != Z_OK)
        return error_memory(err);
    const int code = run_stream(&z, zlib.deflate, bytes, n, SIZE_MAX, t);
    zlib.deflateEnd(&z);
    return t->failed || code != Z_STREAM_END ? error_memory(err) : HSTAR_OK;
}

static hstar_status inflate_all(const char *bytes, size_t n, size_t most, struct text *content,
                                hstar_error *err)
{
    z_stream z;
    memset(&z, 0, sizeof z);
    hstar_status status = later_load(&zlib_library, err);
    if (status) return status;
    if (zlib.inflateInit2_(&z, OF_GZIP, ZLIB_VERSION, (int)sizeof z) != Z_OK) return error_memory(err);
    const int code = run_stream(&z, zlib.inflate, bytes, n, most, content);
    zlib.inflateEnd(&z);
    if (content->failed) return error_memory(err);
    return code == Z_MEM_ERROR ? too_much(most, err) : code == Z_STREAM_END ? HSTAR_OK : damaged(err);
}
#else
hstar_status gzip_append(struct text *t, const char *bytes, size_t n, hstar_error *err)
{
    append_stored(t, bytes, n);
    return t->failed ? error_memory(err) : HSTAR_OK;
}

static hstar_status inflate_all(const char *bytes, size_t n, size_t most, struct text *content,
                                hstar_error *err)
{
    (void)bytes, (void)n, (void)most, (void)content;
    error_set(err, HSTAR_INVALID, "this hstar was built without zlib, and reads no compressed results");
    error_remedy(err, "build it where zlib.h is: the package zlib1g-dev has it");
    return HSTAR_INVALID;
}
#endif

hstar_status gzip_read(const char *bytes, size_t n, size_t most, struct text *content, hstar_error *err)
{
    static const char magic[] = "\x1f\x8b\x08";
    if (n < HEAD + TAIL || memcmp(bytes, magic, sizeof magic - 1) != 0) return damaged(err);
    return (is_stored(bytes, n) ? read_stored : inflate_all)(bytes, n, most, content, err);
}
