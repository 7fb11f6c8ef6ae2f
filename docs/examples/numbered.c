/* A black box whose answers begin with the number of their request: cc -O2 -o numbered numbered.c -lm, and then
 * `hstar … --at x=1,y=2 -- ./numbered`. */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *line = NULL;
    size_t room = 0;
    puts("hstar: number");
    fflush(stdout);
    while (getline(&line, &room, stdin) > 0) {
        /* "#12 value 1 2"; the first request came before hstar had read the line above: "value 1 2" */
        const size_t number = *line == '#' ? strcspn(line, " ") : 0;
        const char *request = line + number + (number > 0);
        double x, y;
        if (sscanf(request, "value %lf %lf", &x, &y) != 2) {
            fprintf(stderr, "numbered: cannot answer %s", line);
            return 1;
        }
        printf("%.*s %.17g\n", (int)number, line, exp(sin(x)) * sqrt(y));
        fflush(stdout);
    }
    free(line);
    return 0;
}
