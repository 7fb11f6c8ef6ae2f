/* FLINT with all that it stands on. To load it takes several times as long as the rest of the program takes to start, and much
 * that the program does needs none of it: where HSTAR_EXACT_PART_LATER, the first call of one of its functions loads it. */
#ifndef CLI_PROCESS_EXACT_PART_H
#define CLI_PROCESS_EXACT_PART_H

/* At the start of main. Calls `loaded` when the part is, before anything else of it is called: now, or later. */
void exact_part_prepare(void (*loaded)(void));

#endif
