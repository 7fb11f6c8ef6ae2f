/* hstar completion: what a shell runs to complete hstar's command lines. */
#include "base/sink.h"
#include "cli/completion/completion_words.h"
#include "cli/process/report.h"

#include <string.h>

static const struct {
    const char *shell;
    void (*write)(struct text *t);
} shells[] = {{"bash", completion_bash}, {"zsh", completion_zsh}, {"fish", completion_fish}};
enum { N_SHELLS = sizeof shells / sizeof *shells };

static hstar_status find_shell(const struct arguments *a, size_t *shell, hstar_error *err)
{
    size_t i = 0;
    while (a->n_words == 1 && i < N_SHELLS && strcmp(a->words[0], shells[i].shell)) i++;
    if (a->n_words == 1 && i < N_SHELLS) {
        *shell = i;
        return HSTAR_OK;
    }
    if (a->n_words == 0)
        error_set(err, HSTAR_INVALID, "no shell is named");
    else if (a->n_words > 1)
        error_set(err, HSTAR_INVALID, "one shell is served at a time, and %zu are given", a->n_words);
    else
        error_set(err, HSTAR_INVALID, "there are no completions for \"%.60s\"", a->words[0]);
    error_remedy(err, "bash, zsh or fish, as in: source <(hstar completion bash)");
    return HSTAR_INVALID;
}

int command_completion(const struct arguments *arguments)
{
    hstar_error err = {.position = HSTAR_NO_POSITION};
    struct sink *sink = NULL;
    struct text t;
    size_t shell = 0;
    text_init(&t);
    hstar_status status = find_shell(arguments, &shell, &err);
    if (!status) status = sink_open("-", &sink, &err);
    if (!status) shells[shell].write(&t);
    if (!status && t.failed) status = error_memory(&err);
    if (!status) status = sink_write(sink, t.data, t.length, &err);
    if (!status)
        status = sink_commit(sink, &err);
    else
        sink_abandon(sink);
    text_clear(&t);
    return status ? report_error(&err) : 0;
}
