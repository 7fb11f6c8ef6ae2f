/* A claim that is a list of numbers, as a file has it. */
#include "base/memory.h"
#include "base/numeral.h"
#include "check/claim_digits.h"
#include "check/claim_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct claimed_numbers {
    struct claim base;
    double *value, *rounding;
};

static hstar_status numbers_at(const struct claim *claim, const double *point, double *value,
                               double *rounding, hstar_error *err)
{
    const struct claimed_numbers *n = (const struct claimed_numbers *)claim;
    (void)point;
    (void)err;
    memcpy(value, n->value, claim->n * sizeof *value);
    memcpy(rounding, n->rounding, claim->n * sizeof *rounding);
    return HSTAR_OK;
}

static void numbers_free(struct claim *claim)
{
    struct claimed_numbers *n = (struct claimed_numbers *)claim;
    free(n->value);
    free(n->rounding);
    free(n);
}

static const char between[] = " \t\r\n,;[](){}";

/* The next number at or behind `text`; its length, 0 at the end. */
static size_t next_word(const char **text)
{
    *text += strspn(*text, between);
    return strcspn(*text, between);
}

static hstar_status count_words(const char *text, size_t n, struct claim_digits *w, hstar_error *err)
{
    size_t found = 0;
    for (const char *word = text; *word;) {
        size_t length = next_word(&word);
        if (!length) break;
        char *end;
        numeral_read(word, &end);
        if (end != word + length) {
            error_at(err, HSTAR_INVALID, text, strlen(text), (size_t)(word - text),
                     "item %zu is not a number", found + 1);
            error_remedy(err, "numbers stand apart by blanks, commas or lines; the decimal sign is a point");
            return HSTAR_INVALID;
        }
        claim_digits_look(w, word, length);
        word += length;
        found++;
    }
    if (found == n) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "there %s %zu number%s where %zu are wanted", found == 1 ? "is" : "are",
              found, found == 1 ? "" : "s", n);
    error_remedy(err, "one for each output and each variable, output by output; of a Hessian row by row");
    return HSTAR_INVALID;
}

/* Room for n numbers. */
static hstar_status room_for_numbers(size_t n, struct claimed_numbers **numbers, hstar_error *err)
{
    struct claimed_numbers *c = memory_array(1, sizeof *c);
    if (!c) return error_memory(err);
    c->base = (struct claim){.kind = "numbers", .at = numbers_at, .free = numbers_free, .n = n};
    c->value = memory_room(n, sizeof *c->value);
    c->rounding = memory_room(n, sizeof *c->rounding);
    *numbers = c;
    if (c->value && c->rounding) return HSTAR_OK;
    numbers_free(&c->base);
    return error_memory(err);
}

hstar_status claim_numbers(const char *text, size_t n, struct claim **claim, hstar_error *err)
{
    struct claim_digits w = {0};
    struct claimed_numbers *c;
    hstar_status status = count_words(text, n, &w, err);
    if (!status) status = room_for_numbers(n, &c, err);
    if (status) return status;
    const char *word = text;
    for (size_t i = 0; i < n; i++) {
        size_t length = next_word(&word);
        c->value[i] = numeral_read(word, NULL);
        c->rounding[i] =
            fmax(claim_least_rounding(c->value[i]), claim_digits_rounding(&w, word, length, c->value[i]));
        word += length;
    }
    *claim = &c->base;
    return HSTAR_OK;
}

hstar_status claim_values(const double *values, size_t n, struct claim **claim, hstar_error *err)
{
    struct claimed_numbers *c;
    hstar_status status = room_for_numbers(n, &c, err);
    if (status) return status;
    for (size_t i = 0; i < n; i++) {
        c->value[i] = values[i];
        c->rounding[i] = claim_least_rounding(values[i]);
    }
    *claim = &c->base;
    return HSTAR_OK;
}
