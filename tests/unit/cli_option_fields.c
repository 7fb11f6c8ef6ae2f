/* What the help calls an option's default is what the library does without it. */
#include "check.h"
#include "cli/words/command.h"

#include <stdlib.h>

static const char *const standards[N_OPTIONS] = {
#define X(identifier, commands, name, short_name, argument, standard, help) [OPTION_##identifier] = standard,
#include "cli/words/options.def"
#undef X
};

static void check_default(enum option_id option, double member)
{
    const char *said = standards[option];
    CHECK(said && strtod(said, NULL) == member, "the help of option %d says %s, the library has %g",
          (int)option, said ? said : "nothing", member);
}

#define NUMBER(option, member) check_default(OPTION_##option, (double)o.member);
#define UNSAID(option, member) CHECK(o.member == 0, "%s is said", #member);
#define WHOLE                  NUMBER
#define UNSIGNED               NUMBER
#define LONG                   NUMBER
#define POSITIVE               UNSAID
#define COUNT                  UNSAID
#define TEXT                   UNSAID
#define SET                    UNSAID
#define CLEAR(option, member)  CHECK(o.member == 1, "%s is not 1", #member);

static void defaults_are_the_library_s(void **state)
{
    (void)state;
    const hstar_options o = HSTAR_OPTIONS;
#define X(option, kind, member) kind(option, member)
#include "cli/words/option_fields.def"
#undef X
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(defaults_are_the_library_s)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
