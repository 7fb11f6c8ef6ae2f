/* The end of hstar list methods. */
#ifndef CLI_LIST_HARD_CODED_H
#define CLI_LIST_HARD_CODED_H

void list_hard_coded(void);

#endif
