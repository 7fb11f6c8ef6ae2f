/* hstar list: the tables that the program is made of. */
#include "base/sink.h"
#include "cli/choices/outputs.h"
#include "cli/process/report.h"
#include "cli/words/command.h"

#include <stdio.h>
#include <string.h>

/* `all` is every list, each behind its name. */
static const char all_lists[] = "all";

/* Only the methods differ from format to format. */
static hstar_status check_format(const struct arguments *a, hstar_error *err)
{
    if (!a->given[OPTION_FORMAT]) return HSTAR_OK;
    for (size_t i = 0; i < a->n_words; i++)
        if (!strcmp(a->words[i], "methods") || !strcmp(a->words[i], all_lists)) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%s is for the list of methods", options[OPTION_FORMAT].name);
    error_remedy(err, "`hstar list methods %s %.60s`, or leave it out", options[OPTION_FORMAT].name,
                 a->value[OPTION_FORMAT]);
    return HSTAR_INVALID;
}

static hstar_status write_list(const char *list, const char *formats, const struct table_choice *tables,
                               struct writing *w, hstar_error *err)
{
    return writing_said(w, hstar_list_table(list, formats, &tables->options, writing_take, w, err), err);
}

/* Before a list, in what its form takes for a remark. */
static hstar_status write_name(const char *list, const struct table_choice *tables, struct sink *sink,
                               bool first, hstar_error *err)
{
    char line[80];
    const char *form = tables->options.form;
    const char *remark = !form || !strcmp(form, "text") ? "" : !strcmp(form, "latex") ? "% " : "# ";
    const int n = snprintf(line, sizeof line, "%s%shstar list %s\n", first ? "" : "\n", remark, list);
    return sink_write(sink, line, (size_t)n, err);
}

static hstar_status write_all_lists(const struct arguments *a, const struct table_choice *tables,
                                    struct writing *w, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    const char *list;
    for (size_t i = 0; !status && (list = hstar_name("lists", i)); i++) {
        status = write_name(list, tables, w->sink, i == 0, err);
        if (!status) status = write_list(list, a->value[OPTION_FORMAT], tables, w, err);
    }
    return status;
}

/* Before any is written, all words name one: whoever asks for a list without a name hears what is wrong. */
static hstar_status check_list_names(const struct arguments *a, const struct table_choice *tables,
                                     struct writing *w, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < a->n_words && !status; i++)
        if (strcmp(a->words[i], all_lists) && !hstar_name(a->words[i], 0))
            status = write_list(a->words[i], NULL, tables, w, err);
    return status;
}

static hstar_status list_all(const struct arguments *a, struct sink *sink, hstar_error *err)
{
    struct writing w = {.sink = sink};
    struct table_choice tables;
    hstar_status status = table_choose(a, &tables, err);
    if (!status) status = check_list_names(a, &tables, &w, err);
    if (!status) status = check_format(a, err);
    if (!status && a->n_words == 0) status = write_list("lists", NULL, &tables, &w, err);
    for (size_t i = 0; i < a->n_words && !status; i++)
        status = strcmp(a->words[i], all_lists)
                     ? write_list(a->words[i], a->value[OPTION_FORMAT], &tables, &w, err)
                     : write_all_lists(a, &tables, &w, err);
    return status;
}

int command_list(const struct arguments *arguments)
{
    struct sink *sink = NULL;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = sink_open("-", &sink, &err);
    if (!status) status = list_all(arguments, sink, &err);
    if (!status)
        status = sink_commit(sink, &err);
    else
        sink_abandon(sink);
    return status ? report_error(&err) : 0;
}
