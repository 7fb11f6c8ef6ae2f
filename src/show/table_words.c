/* Words and numbers of several tables. */
#include "show/table_words.h"
#include "base/decimal.h"
#include "base/numeral.h"
#include "sweep/best.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* How many numbers of a vector are shown, and how many names. */
enum { MOST_ELEMENTS = 8, MOST_NAMES = 12 };

void table_label(const struct problem *problem, size_t output, size_t wrt, char label[COMPONENT_LABEL])
{
    component_label(problem->f->n_outputs, output, problem->f->variables[wrt], label);
}

/* The length of the name before the [ of an element; 0 for a variable that is none. */
static size_t stem(const char *name)
{
    const char *bracket = strchr(name, '[');
    return bracket ? (size_t)(bracket - name) : 0;
}

/* How many variables from `first` on are elements of one vector or matrix. */
static size_t group(char *const *variables, size_t first, size_t n)
{
    size_t length = stem(variables[first]), end = first + 1;
    while (length && end < n && stem(variables[end]) == length &&
           !strncmp(variables[first], variables[end], length))
        end++;
    return end - first;
}

/* A[0,1]: the column that a matrix's element stands in; 0 for the others. */
static bool starts_row(const char *name)
{
    const char *comma = strrchr(name, ',');
    return comma && !strcmp(comma, ",0]");
}

static void append_group(struct text *t, char *const *variables, const double *point, size_t n)
{
    text_append_bytes(t, variables[0], stem(variables[0]));
    text_append(t, starts_row(variables[0]) ? " = [[" : " = [");
    size_t shown = n <= MOST_ELEMENTS + 1 ? n : MOST_ELEMENTS;
    for (size_t i = 0; i < shown; i++) {
        if (i) text_append(t, starts_row(variables[i]) ? "], [" : ", ");
        text_double(t, point[i]);
    }
    if (shown < n) text_format(t, ", and %zu more", n - shown);
    text_append(t, starts_row(variables[0]) ? "]]" : "]");
}

void table_append_vector(struct text *t, const struct function *f, const double *numbers)
{
    char *const *variables = f->variables;
    const size_t n = f->n_variables;
    size_t names = 0;
    for (size_t v = 0; v < n;) {
        size_t size = group(variables, v, n);
        text_append(t, v ? ", " : "");
        if (names++ == MOST_NAMES && v + size < n) {
            text_format(t, "and %zu more", n - v);
            return;
        }
        if (stem(variables[v])) {
            append_group(t, variables + v, numbers + v, size);
        } else {
            text_append(t, variables[v]);
            text_append(t, " = ");
            text_double(t, numbers[v]);
        }
        v += size;
    }
}

void table_append_point(struct text *t, const struct problem *problem)
{
    table_append_vector(t, problem->f, problem->point);
}

void table_append_expression(struct text *t, const char *expression)
{
    sheet_clean(t, expression, TABLE_EXPRESSION);
}

const char *table_ordinal(unsigned n)
{
    static const char *const ordinals[] = {"",       "first ", "second ",  "third ", "fourth ",
                                           "fifth ", "sixth ", "seventh ", "eighth "};
    return n < sizeof ordinals / sizeof *ordinals ? ordinals[n] : "";
}

void table_title(struct sheet *p, const char *before, const struct problem *problem,
                 const struct table_question *q)
{
    const struct function *f = problem->f;
    const char *which = q->derivative > 1 ? table_ordinal(q->derivative) : "";
    struct text point = {0}, expression = {0};
    table_append_point(&point, problem);
    table_append_expression(&expression, f->texts[q->n_components == 1 ? q->output : 0]);
    const char *at = text_said(&point, &p->text), *of = text_said(&expression, &p->text);
    if (q->n_components == 1)
        sheet_title(p, "%s %sderivative of %s with respect to %s at %s", before, which, of,
                    f->variables[q->wrt], at);
    else if (f->n_outputs == 1 && q->derivative < 2)
        sheet_title(p, "%s gradient of %s at %s", before, of, at);
    else if (f->n_outputs == 1)
        sheet_title(p, "%s %sderivatives of %s at %s", before, which, of, at);
    else
        sheet_title(p, "%s %s of %zu functions at %s", before, q->derivative < 2 ? "Jacobian" : "derivatives",
                    f->n_outputs, at);
    text_clear(&point);
    text_clear(&expression);
}

void table_value(char out[TABLE_VALUE], double value, double bar)
{
    const int all = 17, unclaimed = 6, beyond = 2;
    const double longest = 1e6;
    if (!isfinite(value)) {
        strcpy(out, "-");
        return;
    }
    if (value == 0) {
        strcpy(out, "0");
        return;
    }
    if (bar == 0) {
        decimal_print(value, out);
        return;
    }
    bool claimed = bar > 0 && isfinite(bar);
    double justified = claimed ? floor(log10(fabs(value))) - floor(log10(bar)) + 1 + beyond : unclaimed;
    int digits = justified < beyond ? beyond : justified > all ? all : (int)justified;
    /* Zeros at the end are digits, too; a number that needs no exponent gets none. */
    if (fabs(value) >= pow(10, digits) && fabs(value) < longest)
        snprintf(out, TABLE_VALUE, "%.0f", value);
    else
        numeral_print(out, TABLE_VALUE, claimed ? "%#.*g" : "%.*g", digits, value);
    size_t length = strlen(out);
    if (out[length - 1] == '.') out[length - 1] = '\0';
    char *dot = strstr(out, ".e");
    if (dot) memmove(dot, dot + 1, strlen(dot));
}

void table_value_bar(char out[TABLE_VALUE], double value, double bar)
{
    char number[TABLE_VALUE];
    table_value(number, value, bar);
    if (!isfinite(value))
        strcpy(out, "-");
    else if (isfinite(bar))
        numeral_print(out, TABLE_VALUE, "%.28s \xc2\xb1 %.1e", number, bar);
    else
        snprintf(out, TABLE_VALUE, "%.28s, no bar", number);
}

void table_digits(struct text *t, const char *digits)
{
    size_t mantissa = strcspn(digits, "eE"), end = 0, significant = 0;
    for (; end < mantissa && significant < TABLE_DIGITS; end++) {
        bool digit = digits[end] >= '0' && digits[end] <= '9';
        significant += digit && (significant > 0 || digits[end] != '0');
    }
    text_append_bytes(t, digits, end);
    if (end < mantissa) text_append(t, "...");
    sheet_clean(t, digits + mantissa, 12);
}

const char *table_side(int side)
{
    return side < 0 ? "left" : side > 0 ? "right" : "both";
}

void table_step(struct text *t, const struct step *step)
{
    if (isnan(step->h)) {
        text_append(t, "none");
        if (use_is_way(step->use)) text_format(t, " is needed: %s", use_names[step->use]);
        return;
    }
    if (step->h_largest > step->h)
        text_format(t, "h from %.1e to %.1e", step->h, step->h_largest);
    else
        text_format(t, "h = %.1e", step->h);
    if (use_names[step->use]) text_format(t, ", %s", use_names[step->use]);
    if (step->order) text_format(t, ", order %u", step->order);
    bool sided = step->use == USE_FORWARD || step->use == USE_BACKWARD;
    if (step->side && !sided) text_format(t, ", to the %s only", table_side(step->side));
}

char table_place_mark(struct sheet *p, enum optimum_place place)
{
    const bool bound = place == OPTIMUM_LOWER_END || place == OPTIMUM_UPPER_END;
    p->bounded |= bound;
    p->level |= place == OPTIMUM_ANY_BELOW;
    return bound ? '^' : place == OPTIMUM_ANY_BELOW ? '~' : ' ';
}

char table_error_mark(struct sheet *p, double error, double bar, char otherwise)
{
    if (!best_hidden(error, bar)) return otherwise;
    p->hidden = true;
    return '?';
}

void table_range(struct sheet *p, double from, double to)
{
    char shown[64] = "-";
    if (!isnan(from)) numeral_print(shown, sizeof shown, "%.1e to %.1e", from, to);
    sheet_pair(p, from, isnan(from) ? from : to, shown);
}

void table_bar_cell(struct sheet *p, double value, double bar)
{
    char shown[TABLE_VALUE];
    table_value_bar(shown, value, bar);
    sheet_pair(p, value, bar, shown);
}

void table_value_cell(struct sheet *p, double value, double bar)
{
    char shown[TABLE_VALUE];
    table_value(shown, value, bar);
    sheet_figure(p, value, "%s", shown);
}

void table_place_notes(struct sheet *p)
{
    if (p->bounded)
        sheet_prose(p, 0, 2,
                    "^ at an end of the grid: the best step may lie beyond it (see --from and --to).");
    if (p->hidden)
        sheet_prose(p, 0, 2,
                    "? not larger than what the trusted derivative itself may be wrong by: this error is not "
                    "known, it "
                    "is at most both together.");
    if (p->level) sheet_prose(p, 0, 2, "~ any smaller step does as well: rounding does not grow.");
}
