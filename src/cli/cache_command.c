/* hstar cache: what a file of kept answers holds. */
#include "cli/process/report.h"
#include "cli/question.h"
#include "cli/words/option_fields.h"

static hstar_status ask_for_cache(const struct arguments *a, hstar_results **results, hstar_error *err)
{
    hstar_options o;
    if (a->n_words != 1) {
        if (a->n_words)
            error_set(err, HSTAR_INVALID, "there are two files, \"%.60s\" and \"%.60s\"", a->words[0],
                      a->words[1]);
        else
            error_set(err, HSTAR_INVALID, "there is no file to look into");
        error_remedy(err, "as in: hstar cache answers.db, which --cache answers.db has made");
        return HSTAR_INVALID;
    }
    hstar_status status = option_fields_read(a, &o, err);
    if (!status && a->given[OPTION_CLEAR])
        status = hstar_cache_clear(a->words[0], a->value[OPTION_CLEAR], err);
    return status ? status : hstar_cache(a->words[0], &o, results, err);
}

int command_cache(const struct arguments *arguments)
{
    struct outputs outputs = {0};
    hstar_results *results = NULL;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = outputs_open(arguments, &outputs, &err);
    if (!status) status = ask_for_cache(arguments, &results, &err);
    if (!status) return question_answer(&outputs, results);
    outputs_abandon(&outputs);
    return report_error(&err);
}
