/* hstar.cache/1: what is in a file of kept answers. */
#include "record/kind.h"

#include "record/cache.def"

static void ask_kept(const void *result, struct head *head)
{
    const struct kept_list *list = result;
    head->command = list->command;
    head->n_command = list->n_command;
}

static void tell_kept(void *result, struct head *head)
{
    struct kept_list *list = result;
    list->command = head->command;
    list->n_command = head->n_command;
}

const struct result_file kept_list_file = {.command = "hstar cache",
                                           .head = &writer_record,
                                           .record = &kept_list_record,
                                           .ask = ask_kept,
                                           .csv = &csv_of_elements,
                                           .rows = "function",
                                           .is_read = true,
                                           .tell = tell_kept};
