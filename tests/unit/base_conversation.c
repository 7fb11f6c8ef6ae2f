/* Which answer belongs to which request, where a program says a line too many and this process is slow to read. */
#include "check.h"

#include "base/conversation.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { ASKED = 12, LIAR = 5 };

struct reading {
    double answer[ASKED];
};

static void ask_number(void *context, size_t i, const struct wording *wording, struct text *request)
{
    (void)context;
    (void)wording;
    text_format(request, "%zu", i);
}

/* Takes its time, ten times as long as a pause of a program. */
static hstar_status take_slowly(void *context, size_t i, const char *answer, size_t length,
                                hstar_error *error)
{
    const struct timespec nap = {.tv_nsec = 1000000};
    struct reading *r = context;
    (void)length;
    (void)error;
    nanosleep(&nap, NULL);
    r->answer[i] = strtod(answer, NULL);
    return HSTAR_OK;
}

/* Two lines that were read at once are not taken for two answers. The first answer takes long, and so hstar listens for long at the end for the one
 * that is left over. */
static void slow_reader(void **state)
{
    static const char *const lies[] = {"printf '77\\n%s\\n' $x", "printf '%s\\n77\\n' $x",
                                       "printf '%s\\n%s\\n' $x $x"};
    (void)state;
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        char mark[] = "/tmp/hstar-test-XXXXXX", script[300];
        assert_true(mkdtemp(mark));
        snprintf(script, sizeof script,
                 "while read -r x; do case $x in 0) sleep 0.4;; %d) if rmdir \"$0\" 2>/dev/null; then %s; "
                 "continue; fi;; esac; sleep 0.01; echo $x; done",
                 LIAR, lies[i]);
        const char *const argv[] = {"sh", "-c", script, mark, NULL};
        const struct persistence often = {20, 1, 1};
        struct conversation *c = NULL;
        hstar_error error = {0};
        struct reading r = {{0}};
        const struct exchange exchange = {.ask = ask_number, .take = take_slowly, .context = &r};
        assert_int_equal(conversation_new(argv, "a liar", &often, &c, &error), HSTAR_OK);
        CHECK(!conversation_exchange(c, &exchange, ASKED, &error), "%s: %s", lies[i], error.message);
        for (size_t k = 0; k < ASKED; k++)
            CHECK(r.answer[k] == (double)k, "%s: to request %zu it answered %g", lies[i], k, r.answer[k]);
        conversation_free(c);
        rmdir(mark);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(slow_reader)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
