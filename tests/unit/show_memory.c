/* Memory that runs out at the first, second, third … request: an error each time, no crash and no leak. */
#include "base/memory.h"
#include "check.h"
#include "record/json.h"
#include "results.h"
#include "show/table.h"
#include "synthetic.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

/* How many more requests are granted; negative: all. */
static long granted = -1;

static bool refused(void)
{
    if (granted == 0) errno = ENOMEM;
    if (granted <= 0) return granted == 0;
    granted--;
    return false;
}

/* These stand in for base/memory.c, from which nothing is linked then. */
__attribute__((weak)) void *memory_array(size_t n, size_t size)
{
    return refused() ? NULL : calloc(n ? n : 1, size);
}

__attribute__((weak)) void *memory_room(size_t n, size_t size)
{
    return refused() ? NULL : malloc(n * size + 1);
}

__attribute__((weak)) void *memory_resize(void *old, size_t n, size_t size)
{
    return refused() ? NULL : realloc(old, n * size + 1);
}

__attribute__((weak)) char *memory_text(const char *text, size_t length)
{
    return refused() ? NULL : strndup(text, length);
}

static void *cjson_malloc(size_t n)
{
    return refused() ? NULL : malloc(n);
}

static char path[] = "/tmp/hstar-memory-XXXXXX";

static hstar_status write_table(const struct sweep *s, struct sink *sink, hstar_error *err)
{
    return table_write_sweep(s, &(struct sheet_style){.colour = true}, sink, err);
}

static hstar_status write_by(hstar_status (*writer)(const struct sweep *, struct sink *, hstar_error *),
                             hstar_error *err)
{
    static struct sweep *s;
    long kept = granted;
    granted = -1;
    s = synthetic_sweep(3, 2);
    granted = kept;
    struct sink *sink = NULL;
    hstar_status status = sink_open(path, &sink, err);
    if (!status) {
        status = writer(s, sink, err);
        if (status)
            sink_abandon(sink);
        else
            status = sink_commit(sink, err);
    }
    sweep_free(s);
    return status;
}

static hstar_status try_json(hstar_error *err)
{
    return write_by(json_write_sweep, err);
}

static hstar_status try_csv(hstar_error *err)
{
    return write_by(csv_write_sweep, err);
}

static hstar_status try_table(hstar_error *err)
{
    return write_by(write_table, err);
}

static hstar_status try_read(hstar_error *err)
{
    struct sweep *s = NULL;
    hstar_status status = json_read_sweep(path, &s, err);
    sweep_free(s);
    return status;
}

/* The same of a sweep with a choice of each selector. */
static hstar_status json_choices(const struct sweep *s, struct sink *sink, hstar_error *err)
{
    static struct choice choices[2 * N_SELECTORS];
    struct sweep plain = *s;
    for (size_t i = 0; i < 2 * N_SELECTORS; i++)
        choices[i] = (struct choice){.selector = (enum selector_id)(i % N_SELECTORS),
                                     .use = i % N_SELECTORS == SELECTOR_AUTO ? N_USES : USE_CENTRAL,
                                     .step = {.h = 1e-6, .value = 2.385, .bar = 1e-9},
                                     .error = 1e-10};
    const struct optimal o = {&plain, choices, N_SELECTORS};
    hstar_status status = json_write_optimal(&o, sink, err);
    if (!status) status = csv_write_optimal(&o, sink, err);
    if (!status) status = table_write_optimal(&o, &(struct sheet_style){.colour = true}, sink, err);
    return status;
}

static hstar_status try_choices(hstar_error *err)
{
    return write_by(json_choices, err);
}

static hstar_status json_choices_alone(const struct sweep *s, struct sink *sink, hstar_error *err)
{
    static struct choice choices[2 * N_SELECTORS];
    struct sweep plain = *s;
    return json_write_optimal(&(struct optimal){&plain, choices, N_SELECTORS}, sink, err);
}

static hstar_status try_choices_alone(hstar_error *err)
{
    return write_by(json_choices_alone, err);
}

static hstar_status try_read_choices(hstar_error *err)
{
    struct optimal *o = NULL;
    hstar_status status = json_read_optimal(path, &o, err);
    optimal_free(o);
    return status;
}

static char text[] = "f", x[] = "x", *texts[] = {text}, *variables[] = {x};
static const double point[] = {1.2};
static const struct function_class class = {.kind = "plugin"};
static const struct function f = {
    .class = &class, .n_variables = 1, .n_outputs = 1, .variables = variables, .texts = texts};
static const struct problem problem = {.f = &f, .point = point};

/* Two components, of which one has rows. */
static hstar_status write_noises(const struct sweep *s, struct sink *sink, hstar_error *err)
{
    static struct noise_row rows[2] = {{.f = 0.5}, {.f = 0.7}};
    const struct noises n = {.problem = &problem, .component = rows, .n_components = 2};
    (void)s;
    for (size_t i = 0; i < 2; i++) noise_profile_init(&rows[i].profile);
    rows[1].profile.n = 2;
    rows[1].profile.picture = NOISE_PICTURE_NOISY;
    for (size_t i = 0; i < 2; i++)
        rows[1].profile.at[i] = (struct noise_at){1e-5 * (double)(i + 1), 1e-9, 1e-16, NOISE_KIND_TOLD};
    hstar_status status = csv_write_noises(&n, sink, err);
    if (!status) status = table_write_noises(&n, &(struct sheet_style){.colour = true}, sink, err);
    return status ? status : json_write_noises(&n, sink, err);
}

static hstar_status write_noises_alone(const struct sweep *s, struct sink *sink, hstar_error *err)
{
    static struct noise_row row = {.f = 0.5};
    (void)s;
    noise_profile_init(&row.profile);
    return json_write_noises(&(struct noises){.problem = &problem, .component = &row, .n_components = 1},
                             sink, err);
}

static hstar_status try_noises(hstar_error *err)
{
    return write_by(write_noises, err);
}

static hstar_status try_noises_alone(hstar_error *err)
{
    return write_by(write_noises_alone, err);
}

static hstar_status try_read_noises(hstar_error *err)
{
    enum result_kind kind;
    void *result;
    hstar_status status = result_read(path, &kind, &result, err);
    if (!status) result_free(kind, result);
    return status;
}

static void test_all(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        hstar_status (*run)(hstar_error *);
    } rows[] = {{"csv", try_csv},
                {"table", try_table},
                {"json", try_json},
                {"reading", try_read},
                {"choices", try_choices},
                {"choices as JSON", try_choices_alone},
                {"reading choices", try_read_choices},
                {"noises", try_noises},
                {"noises as JSON", try_noises_alone},
                {"reading noises", try_read_noises}};
    cJSON_InitHooks(&(cJSON_Hooks){cjson_malloc, free});
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        long n = 0;
        hstar_status status = HSTAR_MEMORY;
        for (; status && n < 100000 && check_failures < 10; n++) {
            hstar_error err = {0};
            granted = n;
            status = rows[i].run(&err);
            granted = -1;
            CHECK(!status || status == HSTAR_MEMORY, "%s, %ld granted: status %d: %s", rows[i].name, n,
                  (int)status, err.message);
        }
        CHECK(status == HSTAR_OK, "%s never ended well", rows[i].name);
        CHECK(n > 3, "%s: the requests do not come by here", rows[i].name);
        printf("%s: %ld requests\n", rows[i].name, n - 1);
    }
    cJSON_InitHooks(NULL);
    unlink(path);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_all)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
