/* hstar_name and hstar_list: every list, name by name and as a text; the version and the statuses. */
#include "check.h"
#include "questions.h"

static char *listed(const char *list, const char *formats, hstar_status want)
{
    struct collected c = {0};
    hstar_error e = {0};
    const hstar_status status = hstar_list(list, formats, collect, &c, &e);
    CHECK(status == want && (status == HSTAR_OK || e.message[0]), "%s: %d, %s", list ? list : "NULL",
          (int)status, e.message);
    return c.text;
}

/* Each list names things, each of which its text names, too; and no name stands twice. */
static void every_list(void **state)
{
    (void)state;
    size_t n = 0;
    for (const char *list; (list = hstar_name("lists", n)); n++) {
        char *text = listed(list, NULL, HSTAR_OK);
        size_t i = 0;
        for (const char *name; (name = hstar_name(list, i)); i++)
            CHECK(*name && text && strstr(text, name), "%s: %s is not listed", list, name);
        CHECK(i > 0, "%s names nothing", list);
        CHECK(!hstar_name(list, i + 100), "%s goes on behind its end", list);
        free(text);
    }
    CHECK(n > 5, "%zu lists", n);
    CHECK_DONE();
}

/* What options take is named: each selector and each criterion can be asked for. */
static int sine(double x, double *y, void *context)
{
    (void)context;
    *y = sin(x);
    return 0;
}

static void every_selector(void **state)
{
    (void)state;
    for (size_t i = 0; hstar_name("selectors", i); i++) {
        hstar_options options = HSTAR_OPTIONS;
        hstar_result d;
        hstar_error e = {0};
        options.selector = hstar_name("selectors", i);
        CHECK(hstar_differentiate(sine, NULL, 0.7, &options, &d, sizeof d, &e) == HSTAR_OK, "%s: %s",
              options.selector, e.message);
        CHECK(fabs(d.value - cos(0.7)) < 1e-3, "%s: %g", options.selector, d.value);
    }
    CHECK_DONE();
}

static void wrong_lists(void **state)
{
    (void)state;
    CHECK(!hstar_name("nothing", 0) && !hstar_name(NULL, 0) && !hstar_name("", 0),
          "a list that there is not");
    free(listed("nothing", NULL, HSTAR_INVALID));
    free(listed(NULL, NULL, HSTAR_INVALID));
    free(listed("methods", "floaty", HSTAR_INVALID));
    free(listed("methods", "float", HSTAR_OK));
    CHECK(hstar_list("methods", NULL, NULL, NULL, NULL) == HSTAR_INVALID, "no receiver");
    struct collected one = {.most = 0};
    one.calls = one.most = 1; /* takes nothing */
    CHECK(hstar_list("methods", NULL, collect, &one, NULL) == HSTAR_CANCELLED && !one.text,
          "a receiver that ends");
    CHECK_DONE();
}

static void versions(void **state)
{
    (void)state;
    char text[32];
    snprintf(text, sizeof text, "%d.%d.%d", HSTAR_VERSION_MAJOR, HSTAR_VERSION_MINOR, HSTAR_VERSION_PATCH);
    CHECK(!strcmp(hstar_version(), text), "%s, the header says %s", hstar_version(), text);
    CHECK(hstar_version_number() == HSTAR_VERSION_NUMBER, "%u", hstar_version_number());
#define X(name, exit_status, meaning)                                                                        \
    CHECK(!strcmp(hstar_status_text(HSTAR_##name), meaning), "%s", hstar_status_text(HSTAR_##name));
    HSTAR_STATUS_LIST(X)
#undef X
    CHECK(hstar_status_text((hstar_status)99) && hstar_status_text((hstar_status)-1),
          "the text of no status");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_list),
        cmocka_unit_test(every_selector),
        cmocka_unit_test(wrong_lists),
        cmocka_unit_test(versions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
