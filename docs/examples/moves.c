/* A black box that is asked in few words: cc -O2 -o moves moves.c -lm, and then `hstar … --at 'w=[1,2,3,4]' -- ./moves`. */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static double *base, *x; /* the last `value`, and the point that is asked for */
static size_t n;

static double f(const double *w)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += w[i] * sin(w[i]);
    return sum;
}

static void read_value(char *numbers)
{
    n = 0;
    for (char *end; base[n] = strtod(numbers, &end), end != numbers; numbers = end) n++;
    memcpy(x, base, n * sizeof *x);
}

/* Pairs: the number of a variable, from 0, and its value. */
static void read_move(char *pairs)
{
    memcpy(x, base, n * sizeof *x);
    for (char *end;; pairs = end) {
        unsigned long i = strtoul(pairs, &end, 10);
        if (end == pairs || i >= n) return;
        x[i] = strtod(end, &end);
    }
}

int main(void)
{
    char *line = NULL;
    size_t room = 0, announced = 0; /* requests that are still to come before anybody waits for the answers */
    puts("hstar: move values");
    fflush(stdout);
    while (getline(&line, &room, stdin) > 0) {
        if (!strncmp(line, "values ", 7)) {
            announced = strtoul(line + 7, NULL, 10);
            continue;
        }
        if (!strncmp(line, "value ", 6)) {
            /* a number takes a blank and a digit at least */
            const size_t most = strlen(line) / 2 + 1;
            base = realloc(base, most * sizeof *base);
            x = realloc(x, most * sizeof *x);
            if (!base || !x) return 1;
            read_value(line + 6);
        } else if (!strncmp(line, "move ", 5)) {
            read_move(line + 5);
        } else {
            fprintf(stderr, "moves: cannot answer %s", line);
            return 1;
        }
        printf("%.17g\n", f(x));
        if (announced) announced--;
        if (!announced) fflush(stdout);
    }
    return 0;
}
