/* Names of functions that change where the function does. */
#include "api/identity.h"
#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file that is longer is known by its size and the time of its last change. */
enum { LONGEST = 1 << 26, BLOCK = 1 << 16 };

/* Fowler, Noll and Vo's FNV-1a (1991), of 64 bits. */
static uint64_t hash_bytes(uint64_t hash, const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) hash = (hash ^ bytes[i]) * 0x100000001b3;
    return hash;
}

static bool hash_file(const char *path, uint64_t *hash)
{
    unsigned char block[BLOCK];
    FILE *file = fopen(path, "rbe");
    if (!file) return false;
    size_t n;
    *hash = 0xcbf29ce484222325;
    while ((n = fread(block, 1, sizeof block, file)) > 0) *hash = hash_bytes(*hash, block, n);
    const bool read = !ferror(file);
    fclose(file);
    return read;
}

/* What is not a file, or cannot be read, is a word and no more. */
static void append_file(struct text *t, const char *path)
{
    struct stat at;
    uint64_t hash = 0;
    if (stat(path, &at) || !S_ISREG(at.st_mode)) return;
    if (at.st_size > LONGEST)
        text_format(t, "\n of %lld bytes at %lld.%09ld", (long long)at.st_size, (long long)at.st_mtim.tv_sec,
                    at.st_mtim.tv_nsec);
    else if (hash_file(path, &hash))
        text_format(t, "\n of %lld bytes %016llx", (long long)at.st_size, (unsigned long long)hash);
}

/* As it would be started: looked up in PATH. */
static void append_program(struct text *t, const char *word)
{
    const char *path = getenv("PATH");
    if (strchr(word, '/')) {
        append_file(t, word);
        return;
    }
    while (path && *path) {
        const size_t n = strcspn(path, ":");
        struct text place;
        text_init(&place);
        text_append_bytes(&place, path, n);
        text_format(&place, "/%s", word);
        const bool found = !place.failed && !access(place.data, X_OK);
        if (found) append_file(t, place.data);
        text_clear(&place);
        if (found) return;
        path += n + (path[n] == ':');
    }
}

/* A word of another word ends at these, as in --scale=a.txt or sh -c "exec sh f.sh 'a.txt'". */
static const char between[] = " \t\n=,;:|&<>()'\"";

/* The files that a word names: it is one, or what stands behind its first = is, or parts of it are. What a shell would write, behind a >, is
 * another thing each time. */
static void append_files(struct text *t, const char *word)
{
    const size_t before = t->length;
    const char *equals = strchr(word, '=');
    append_file(t, word);
    if (t->length == before && equals) append_file(t, equals + 1);
    if (t->length != before) return;
    bool written = false;
    while (*word) {
        const size_t n = strcspn(word, between);
        char *part = n && !written ? memory_text(word, n) : NULL;
        if (part) append_file(t, part);
        if (n && !written && !part) t->failed = true;
        free(part);
        word += n;
        if (n) written = false;
        for (; *word && strchr(between, *word); word++)
            if (*word == '>') written = true;
    }
}

/* Lengths stand before words, so that no two lists of words make one text; the number 1 tells how its machine writes numbers. */
static void begin_identity(struct text *t, const char *kind, size_t n_variables)
{
    const uint16_t order = 1;
    text_init(t);
    text_append_bytes(t, (const char *)&order, sizeof order);
    text_format(t, "%s of %zu", kind, n_variables);
}

static void identity_word(struct text *t, const char *word)
{
    text_format(t, "\n%zu %s", strlen(word), word);
}

static hstar_status keep_as(const char *path, struct kept_identity *id, struct kept **kept, hstar_error *err)
{
    hstar_status status = id->bytes.failed ? error_memory(err) : kept_open(path, id, kept, err);
    text_clear(&id->bytes);
    return status;
}

hstar_status identity_keep_program(const char *path, const char *const *words, size_t n,
                                   const struct point *point, struct kept **kept, hstar_error *err)
{
    struct kept_identity id = {.kind = "command", .n_variables = point->n, .point = point->values};
    struct text name;
    text_init(&name);
    begin_identity(&id.bytes, id.kind, point->n);
    for (size_t i = 0; i < n; i++) {
        text_format(&name, "%s%s", i ? " " : "", words[i]);
        identity_word(&id.bytes, words[i]);
        if (i == 0)
            append_program(&id.bytes, words[i]);
        else
            append_files(&id.bytes, words[i]);
    }
    if (name.failed) id.bytes.failed = true;
    id.name = name.data;
    hstar_status status = keep_as(path, &id, kept, err);
    text_clear(&name);
    return status;
}

/* ---- What a problem's function answers ---- */

/* A plugin is known by its symbol and its bytes, whatever it is called; a C function by the name that its user gives it. */
static hstar_status identify(const struct function *f, const char *name, struct kept_identity *id,
                             hstar_error *err)
{
    const bool plugin = !strcmp(f->class->kind, "plugin"), callback = !strcmp(f->class->kind, "callback");
    if (!plugin && !callback) {
        error_set(err, HSTAR_INVALID, "the answers of a function of kind %s are not kept", f->class->kind);
        error_remedy(err, "%s",
                     !strcmp(f->class->kind, "command")
                         ? "a program is started with its file: hstar_problem_started"
                         : "plugins, programs and C functions have something to keep; an expression is "
                           "computed sooner than it is looked up");
        return HSTAR_INVALID;
    }
    if (callback && !name) {
        error_set(err, HSTAR_INVALID, "a C function whose answers are kept needs a name there");
        error_remedy(err, "another name for each version of it");
        return HSTAR_INVALID;
    }
    id->kind = f->class->kind;
    id->name = name ? name : f->texts[0];
    begin_identity(&id->bytes, id->kind, f->n_variables);
    text_format(&id->bytes, " to %zu", f->n_outputs);
    if (name) identity_word(&id->bytes, name);
    if (callback) return HSTAR_OK;
    const char *colon = strrchr(f->texts[0], ':');
    char *file = memory_text(f->texts[0], (size_t)(colon - f->texts[0]));
    identity_word(&id->bytes, colon + 1);
    if (file)
        append_file(&id->bytes, file);
    else
        id->bytes.failed = true;
    free(file);
    return HSTAR_OK;
}

hstar_status identity_keep_function(const char *path, const struct function *f, const char *name,
                                    const double *point, struct kept **kept, hstar_error *err)
{
    struct kept_identity id = {.n_variables = f->n_variables, .point = point};
    hstar_status status = identify(f, name, &id, err);
    return status ? status : keep_as(path, &id, kept, err);
}
