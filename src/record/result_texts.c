/* Finding what is packed in a page, and unpacking it. */
#include "record/result_texts.h"
#include "base/base64.h"
#include "base/file.h"
#include "base/gzip.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* How a page begins, and how a result stands in it: page/sheet_write.c. */
static const char page_start[] = "<!DOCTYPE html>",
                  block_start[] = "<script type=\"application/json+gzip;base64\" class=\"result\"",
                  block_end[] = "</script>";

static bool text_is_page(const struct text *all)
{
    return all->length >= strlen(page_start) && !strncasecmp(all->data, page_start, strlen(page_start));
}

/* What stands between the tags of the next result at or behind `from`; NULL where there is none. */
static const char *next_block(const char *from, const char **end)
{
    const char *tag = strstr(from, block_start), *start = tag ? strchr(tag, '>') : NULL;
    *end = start ? strstr(start, block_end) : NULL;
    return *end ? start + 1 : NULL;
}

static hstar_status unpack(const char *start, const char *end, struct text *json, hstar_error *err)
{
    struct text packed = {0};
    hstar_status status = base64_read(start, (size_t)(end - start), &packed, err);
    if (!status) status = gzip_read(packed.data, packed.length, FILE_LONGEST, json, err);
    if (!status && memchr(json->data, 0, json->length))
        status = error_set(err, HSTAR_INVALID, "it has a zero byte within, and is not text");
    text_clear(&packed);
    return status;
}

static hstar_status in_page(const char *name, size_t number, hstar_status status, hstar_error *err)
{
    if (status != HSTAR_INVALID || !err) return status;
    const hstar_error why = *err;
    error_set(err, HSTAR_INVALID, "%.150s, result %zu: %.150s", name, number, why.message);
    if (*why.remedy) error_remedy(err, "%s", why.remedy);
    return status;
}

/* Unpacks result `only`, or all of them where that is 0. */
static hstar_status unpack_page(const struct text *page, size_t only, struct result_texts *texts,
                                hstar_error *err)
{
    const char *end = page->data, *start;
    size_t n = 0;
    hstar_status status = HSTAR_OK;
    while (!status && (start = next_block(end, &end))) {
        n++;
        if (only && n != only) continue;
        struct text *more = memory_resize(texts->json, texts->n + 1, sizeof *more);
        if (!more) return error_memory(err);
        texts->json = more;
        texts->json[texts->n] = (struct text){0};
        status = in_page(texts->name, n, unpack(start, end, &texts->json[texts->n++], err), err);
    }
    if (!status && !n) {
        error_set(err, HSTAR_INVALID, "%.200s is a page of HTML without a result of hstar", texts->name);
        error_remedy(err, "it should be a page that hstar wrote with --plot x.html");
        return HSTAR_INVALID;
    }
    if (!status && only > n) {
        error_set(err, HSTAR_INVALID, "%.200s has %zu result%s, and no number %zu", texts->name, n,
                  n == 1 ? "" : "s", only);
        return HSTAR_INVALID;
    }
    return status;
}

/* The number behind the last # of a path that no file has; 0: none, and the path is the file's. */
static size_t number_behind(const char *path, size_t *length)
{
    const char *hash = strrchr(path, '#');
    char *end = NULL;
    *length = strlen(path);
    if (!hash || hash == path || hash[1] < '1' || hash[1] > '9' || !access(path, F_OK)) return 0;
    const size_t number = strtoul(hash + 1, &end, 10);
    if (*end) return 0;
    *length = (size_t)(hash - path);
    return number;
}

hstar_status result_texts_read(const char *path, struct result_texts *texts, hstar_error *err)
{
    const bool from_stdin = !strcmp(path, "-");
    struct text all = {0};
    size_t length, only = number_behind(path, &length);
    *texts = (struct result_texts){.name = from_stdin ? memory_text("stdin", 5) : memory_text(path, length)};
    if (!texts->name) return error_memory(err);
    hstar_status status = from_stdin ? file_read_stdin(&all, err) : file_read(texts->name, "", &all, err);
    if (!status && text_is_page(&all)) {
        status = unpack_page(&all, only, texts, err);
    } else if (!status) {
        texts->json = memory_array(1, sizeof *texts->json);
        if (!texts->json) status = error_memory(err);
    }
    if (!status && !texts->n) {
        texts->json[texts->n++] = all;
        all = (struct text){0};
    }
    text_clear(&all);
    if (status) result_texts_clear(texts);
    return status;
}

hstar_status result_texts_only(const struct result_texts *texts, const char *path, hstar_error *err)
{
    if (texts->n == 1) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%.200s is a page of %zu results", texts->name, texts->n);
    error_remedy(err, "%.150s#1 is the first of them", path);
    return HSTAR_INVALID;
}

void result_texts_clear(struct result_texts *texts)
{
    for (size_t i = 0; i < texts->n; i++) text_clear(&texts->json[i]);
    free(texts->json);
    free(texts->name);
    *texts = (struct result_texts){0};
}
