/* From --table FORM:WHICH, --brief and the terminal to hstar_table_options. */
#include "cli/choices/table_choice.h"
#include "cli/process/report.h"

#include <stdio.h>
#include <string.h>

/* "latex:best" is a form and a table. */
static hstar_status read_form(const char *text, struct table_choice *choice, hstar_error *err)
{
    const size_t length = strcspn(text, ":");
    if (text[length] && !text[length + 1]) {
        error_set(err, HSTAR_INVALID, "--table %.60s does not say which", text);
        error_remedy(err, "a number from 1 on, or a word of its heading, stands behind the colon");
        return HSTAR_INVALID;
    }
    snprintf(choice->form, sizeof choice->form, "%.*s", (int)(length < TABLE_FORM ? length : TABLE_FORM),
             text);
    choice->options.form = choice->form;
    choice->options.table = text[length] ? text + length + 1 : NULL;
    return HSTAR_OK;
}

hstar_status table_choose(const struct arguments *a, struct table_choice *choice, hstar_error *err)
{
    const hstar_table_options standard = HSTAR_TABLE_OPTIONS;
    hstar_status status = HSTAR_OK;
    *choice = (struct table_choice){.options = standard};
    choice->options.width = report_columns();
    choice->options.colour = report_colour();
    choice->options.brief = a->given[OPTION_BRIEF];
    if (a->given[OPTION_TABLE] && a->given[OPTION_BRIEF]) {
        error_set(err, HSTAR_INVALID, "--brief and --table are both given");
        error_remedy(err, "leave one of them out: a brief answer has no tables");
        return HSTAR_INVALID;
    }
    if (a->given[OPTION_TABLE]) status = read_form(a->value[OPTION_TABLE], choice, err);
    return status ? status : hstar_table_check(&choice->options, err);
}
