/* Judges the check of gradients: a battery of right and wrong ones beside the criteria that people write down as numbers, and the
 * errors planted in the 16 problems. */
#include "battery.h"
#include "planted_errors.h"

static const char usage[] =
    "usage: scripts/bench checkers [N [MOST [SEED]]]\n"
    "  N right gradients and N wrong ones (default: 1000) of up to MOST variables (default: 100)\n";

int main(int argc, char **argv)
{
    unsigned long long values[] = {1000, 100, 1};
    for (int i = 1; i < argc; i++) {
        char *end = argv[i];
        if (i <= 3) values[i - 1] = strtoull(argv[i], &end, 10);
        if (end == argv[i] || *end) return fputs(usage, stderr), 2;
    }
    struct tally t = tally_all(values[2], values[0], values[1], true);
    print_tally(stdout, &t);
    printf("\n%zu of the wrong ones are off by more than ten error bars somewhere; %zu of these were "
           "missed.\n\n",
           t.visible, t.missed);
    print_planted_errors(stdout);
    return t.false_alarms || t.missed ? 1 : 0;
}
