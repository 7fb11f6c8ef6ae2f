/* How the numbers of a comparison read. */
#ifndef SHOW_COMPARE_WORDS_H
#define SHOW_COMPARE_WORDS_H

enum { COMPARED_NUMBER = 32 };

/* In calls of f: two digits are more than a clock tells. */
void compared_cost(char out[COMPARED_NUMBER], double cost);

/* A count: whole while it is short, else as 1.4e+10. */
void compared_count(char out[COMPARED_NUMBER], double n);

/* "1.2 kB", "5.6 TB". */
void compared_bytes(char out[COMPARED_NUMBER], double bytes);

/* "3.1 ms", "12 days", "440 years". */
void compared_time(char out[COMPARED_NUMBER], double seconds);

#endif
