/* The words that start copies of a program: how they are read, and copies that they start. */
#include "check.h"
#include "function/source/launcher.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static hstar_error err;

/* The words of copy i with | between them. */
static const char *joined(const struct launcher *l, size_t i)
{
    static char all[400];
    const char *const *words = NULL;
    size_t n = launcher_words(l, i, &words);
    all[0] = '\0';
    for (size_t w = 0; w < n; w++)
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s", w ? "|" : "", words[w]);
    return all;
}

static void words(void **state)
{
    static const struct {
        const char *text, *third; /* the words of copy 2 */
    } cases[] = {
        {"nice", "nice"},
        {"srun -n1 --exclusive", "srun|-n1|--exclusive"},
        {"  srun\t-n1 \n", "srun|-n1"},
        {"ssh node{i}", "ssh|node2"},
        {"{i}{i} {i}", "22|2"},
        {"ssh '{i} {i}' \"n{i}\"", "ssh|2 2|n2"},
        {"a 'b c' \"d e\"", "a|b c|d e"},
        {"a b' 'c\" \"d\\ e", "a|b c d e"},
        {"a '' \"\" b", "a|||b"},
        {"a '\\' \"\\\\\\\"\\$\\`\\x\"", "a|\\|\\\"$`\\x"},
        {"a \\' \\\" \\\\", "a|'|\"|\\"},
        {"a \"it's\" 'say \"so\"'", "a|it's|say \"so\""},
        {"a $HOME ; > | & * ~ #b", "a|$HOME|;|>|||&|*|~|#b"},
        {"docker run -i --format={{.ID}} {j} {} { i} {i", "docker|run|-i|--format={{.ID}}|{j}|{}|{|i}|{i"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct launcher *l = NULL;
        CHECK(!launcher_new(cases[i].text, 3, &l, &err), "%s: %s", cases[i].text, err.message);
        if (!l) continue;
        CHECK(!strcmp(joined(l, 2), cases[i].third), "%s: %s", cases[i].text, joined(l, 2));
        launcher_free(l);
    }
    const char *const *none = NULL;
    CHECK(launcher_words(NULL, 2, &none) == 0, "none");
    launcher_free(NULL);
    CHECK_DONE();
}

static void file_of(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void lines(void **state)
{
    char path[64], at[65];
    struct launcher *l = NULL;
    (void)state;
    snprintf(path, sizeof path, "/tmp/launcher-%ld", (long)getpid());
    snprintf(at, sizeof at, "@%s", path);
    file_of(path,
            "# nodes\r\n\n  taskset -c 3 \r\n   \t\n  # not this\nssh 'n {i}'\nnice # -n{i}\nit's wrong");
    CHECK(!launcher_new(at, 3, &l, &err), "%s", err.message);
    if (l) {
        CHECK(!strcmp(joined(l, 0), "taskset|-c|3"), "0: %s", joined(l, 0));
        CHECK(!strcmp(joined(l, 1), "ssh|n 1"), "1: %s", joined(l, 1));
        CHECK(!strcmp(joined(l, 2), "nice|#|-n2"), "2: %s", joined(l, 2));
    }
    launcher_free(l);
    l = NULL;
    CHECK(launcher_new(at, 4, &l, &err) == HSTAR_INVALID && !l, "a wrong line");
    CHECK(strstr(err.message, path) && strstr(err.message, ": line 8: a quote is not closed"), "%s",
          err.message);
    file_of(path, "nice\n\n#nice\nnice");
    CHECK(!launcher_new(at, 2, &l, &err), "%s", err.message);
    launcher_free(l);
    l = NULL;
    CHECK(launcher_new(at, 3, &l, &err) == HSTAR_INVALID && !l, "too few");
    CHECK(strstr(err.message, "has 2 launchers, and there are 3 copies") && *err.remedy, "%s", err.message);
    file_of(path, "");
    CHECK(launcher_new(at, 1, &l, &err) == HSTAR_INVALID && strstr(err.message, "has 0 launchers"), "%s",
          err.message);
    unlink(path);
    CHECK(launcher_new(at, 1, &l, &err) == HSTAR_FILE && strstr(err.message, path), "%s", err.message);
    CHECK(launcher_new(at, 1, &l, NULL) == HSTAR_FILE && !l, "no error");
    CHECK_DONE();
}

static void wrong(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {{"", "no program"},           {" \t", "no program"},       {"''", "no program"},
                 {"a 'b", "not closed"},       {"a \"b\\\"", "not closed"}, {"a \"b'", "not closed"},
                 {"a '", "not closed"},        {"a b\\", "behind"},         {"\\", "behind"},
                 {"@/no/such/file", "no/such"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct launcher *l = NULL;
        hstar_status want = *cases[i].text == '@' ? HSTAR_FILE : HSTAR_INVALID;
        CHECK(launcher_new(cases[i].text, 2, &l, &err) == want && !l, "%s", cases[i].text);
        CHECK(strstr(err.message, cases[i].says), "%s: %s", cases[i].text, err.message);
        CHECK(launcher_new(cases[i].text, 2, &l, NULL) == want && !l, "%s: no error", cases[i].text);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words), cmocka_unit_test(lines),
                                       cmocka_unit_test(wrong)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
