/* Numbers and sentences as a page has them. */
#include "check.h"

#include "page/page_words.h"

static void test_pretty(void **state)
{
    static const struct {
        const char *plain, *pretty, *sentence;
    } rows[] = {
        {"h = 1.5e-06", "h = 1.5×10⁻⁶", "h = 1.5×10⁻⁶."},
        {"from 1e-16 to 1e+10", "from 10⁻¹⁶ to 10¹⁰", "From 10⁻¹⁶ to 10¹⁰."},
        {"11e3", "11×10³", "11×10³."},
        {"is -0.2 (-1)", "is −0.2 (−1)", "Is −0.2 (−1)."},
        {"here --points 30 or more", "here --points 30 or more", "Here --points 30 or more."},
        {"x1e5 and 0x1e5 and 1e5z and 1e", "x1e5 and 0x1e5 and 1e5z and 1e",
         "X1e5 and 0x1e5 and 1e5z and 1e."},
        {"1e12345", "1e12345", "1e12345."},
        {"five-point and a-1", "five-point and a-1", "Five-point and a-1."},
        {"f has a kink there.", "f has a kink there.", "f has a kink there."},
        {"auto gives 2", "auto gives 2", "auto gives 2."},
        {"a kink", "a kink", "A kink."},
        {"s.json, line 1: it ends", "s.json, line 1: it ends", "s.json, line 1: it ends."},
        {"converged.", "converged.", "Converged."},
        {"gsl_deriv_central is off", "gsl_deriv_central is off", "gsl_deriv_central is off."},
        {"", "", ""},
        {"\xff\xfe 1e-5", "\xff\xfe 10⁻⁵", "\xff\xfe 10⁻⁵."},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text pretty = {0}, sentence = {0};
        words_pretty(&pretty, rows[i].plain);
        words_sentence(&sentence, rows[i].plain);
        CHECK(!strcmp(text_said(&pretty, NULL), rows[i].pretty), "%s: %s", rows[i].plain,
              text_said(&pretty, NULL));

        CHECK(!strcmp(text_said(&sentence, NULL), rows[i].sentence), "%s: %s", rows[i].plain,
              text_said(&sentence, NULL));
        text_clear(&pretty);
        text_clear(&sentence);
    }
    CHECK_DONE();
}

static void test_numbers(void **state)
{
    static const struct {
        double x;
        const char *number;
    } rows[] = {{0, "0"},         {2.385e-7, "2.4×10⁻⁷"}, {-5.92e-6, "−5.9×10⁻⁶"}, {0.54321, "0.54"},
                {123.7, "124"},   {1.55e15, "1.6×10¹⁵"},  {9.99e-3, "1.0×10⁻²"},   {NAN, "–"},
                {-INFINITY, "−∞"}};
    static const struct {
        double value, bar;
        const char *said;
    } values[] = {{0.54030230586814143, 8.9e-15, "0.540302305868141 ± 8.9×10⁻¹⁵"},
                  {-2.385e-20, 1e-22, "−2.39×10⁻²⁰ ± 1.0×10⁻²²"},
                  {1.29922341530198e-19, NAN, "1.29922×10⁻¹⁹"},
                  {3, 0, "3"},
                  {3, INFINITY, "3"},
                  {1, 1e9, "1 ± 1.0×10⁹"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char number[WORDS_NUMBER];
        words_of(rows[i].x, number);
        CHECK(!strcmp(number, rows[i].number), "%g: %s", rows[i].x, number);
    }
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct text t = {0};
        words_value(&t, values[i].value, values[i].bar);
        CHECK(!strcmp(text_said(&t, NULL), values[i].said), "%g: %s", values[i].value, text_said(&t, NULL));
        text_clear(&t);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pretty), cmocka_unit_test(test_numbers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
