/* Programs as functions: numbers there and back, every way to misbehave, and that nothing stays behind. */
#include "check.h"
#include "descriptors.h"

#include "base/memory.h"
#include "base/pool.h"
#include "function/source/command.h"
#include "function/source/copies.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char *const names[] = {"x", "y"};
static _Thread_local hstar_error err;

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Nothing is asked again, but where a test is about that. */
static size_t retries;

static hstar_status start(const char *script, size_t n_variables, double patience, struct function **f)
{
    const struct persistence often = {patience, retries, retries};
    static const double point[] = {2.385, -0.7};
    const char *argv[] = {"sh", "-c", script};
    err = (hstar_error){0};
    return command_new(argv, 3, names, n_variables, point, &often, f, &err);
}

/* f at x[0 … n), to outputs[o][0 … n). */
static hstar_status call(const struct function *f, const double *x, size_t n, double *const *outputs)
{
    static const double y = -0.7;
    const double *column[] = {x, &y};
    const bool varies[] = {true, false};
    const struct points points = {.n = n, .column = column, .varies = varies};
    err = (hstar_error){0};
    return function_evaluate(f, &points, outputs, &err);
}

static bool has_children(void)
{
    return waitpid(-1, NULL, WNOHANG) >= 0 || errno != ECHILD;
}

/* Is a process of that number there, and no zombie? */
static bool alive(int pid)
{
    char path[64], state = 'Z';
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    if (!file) return false;
    if (fscanf(file, "%*d %*s %c", &state) != 1) state = 'Z';
    fclose(file);
    return state != 'Z';
}

static bool dies_within(int pid, double patience)
{
    const struct timespec nap = {.tv_nsec = 10000000};
    for (double until = seconds() + patience; alive(pid); nanosleep(&nap, NULL))
        if (seconds() > until) return false;
    return true;
}

/* Each double comes back as it was sent, in one block larger than any pipe. */
static void numbers_survive(void **state)
{
    enum { N = 20000 };
    (void)state;
    struct function *f = NULL;
    assert_int_equal(start("while read -r v x y; do echo \"$x $y\"; done", 2, 20, &f), HSTAR_OK);
    CHECK(f->n_outputs == 2 && f->n_variables == 2, "%zu outputs", f->n_outputs);
    double *x = memory_array(N, sizeof *x), *y = memory_array(N, sizeof *y), *z = memory_array(N, sizeof *z);
    assert_true(x && y && z);
    uint64_t bits = 2385;
    for (size_t i = 0; i < N; i++) {
        bits = bits * UINT64_C(6364136223846793005) + 1442695040888963407;
        memcpy(&x[i], &bits, sizeof bits); /* subnormal, huge, infinite and no numbers too */
    }
    x[0] = 0, x[1] = -0.0, x[2] = INFINITY, x[3] = -INFINITY, x[4] = NAN, x[5] = 5e-324;
    double *outputs[] = {y, z};
    hstar_status status = call(f, x, N, outputs);
    CHECK(status == HSTAR_OK, "%s", err.message);
    for (size_t i = 0; i < N && !status; i++) {
        CHECK_SAME(y[i], x[i], "there and back");
        CHECK_SAME(z[i], -0.7, "the other variable");
    }
    CHECK(call(f, x, 0, outputs) == HSTAR_OK, "no points");
    function_free(f);
    free(x);
    free(y);
    free(z);
    CHECK_DONE();
}

/* What a program may answer, and what it may not: one request is asked by command_new, then three. Where it fails at one of
 * these it is started again. */
static const struct {
    const char *script;
    hstar_status at_start, later;
    const char *says[4];
} rows[] = {
    {"while read -r v x; do echo 1.5; done", HSTAR_OK, HSTAR_OK, {0}},
    {"while read -r v x; do printf '  nan\\t-Infinity 1e400 \\r\\n'; done", HSTAR_OK, HSTAR_OK, {0}},
    {"while read -r v x; do sleep 0.1; echo $x; done", HSTAR_OK, HSTAR_OK, {0}},
    {"while read -r v x; do echo late >&2; sleep 0.1; echo $x; done; sleep 0.2; exit 3",
     HSTAR_OK,
     HSTAR_OK,
     {0}},
    {"while read -r v x; do head -c 300000 /dev/zero >&2; echo $x; done", HSTAR_OK, HSTAR_OK, {0}},
    /* all requests are read before the first answer */
    {"read -r v x; echo 1; read -r v x; read -r v y; read -r v z; printf '1\\n2\\n3\\n'; cat",
     HSTAR_OK,
     HSTAR_OK,
     {0}},
    {"true", HSTAR_CHILD, 0, {"exited with status 0 without an answer", "request 1: value 2.385)"}},
    {"exit 7", HSTAR_CHILD, 0, {"exited with status 7 without an answer", "request 1: value 2.385)"}},
    {"kill -SEGV $$", HSTAR_CHILD, 0, {"was killed by signal 11", "request 1"}},
    {"exec 0<&-; sleep 0.1; exit 4", HSTAR_CHILD, 0, {"status 4", "request 1"}},
    {"exec 1>&-; exec sleep 1000", HSTAR_CHILD, 0, {"closed its output", "request 1"}},
    {"sleep 1000 & exit 5", HSTAR_CHILD, 0, {"exited with status 5", "request 1"}},
    {"read -r v x; printf 1.5; exit 0",
     HSTAR_CHILD,
     0,
     {"exited with status 0 in the middle of an answer", "request 1"}},
    {"exec sleep 1000", HSTAR_CHILD, 0, {"did not answer within 0.3 s", "request 1: value 2.385)"}},
    {"trap '' TERM; while :; do sleep 0.1; done", HSTAR_CHILD, 0, {"did not answer within 0.3 s"}},
    {"read -r v x; while :; do printf x; done",
     HSTAR_CHILD,
     0,
     {"did not end the line of its answer within 0.3 s"}},
    {"read -r v x; head -c 20000000 /dev/zero; exec sleep 1000",
     HSTAR_CHILD,
     0,
     {"answered a line without an end", "request 1"}},
    {"yes 1", HSTAR_CHILD, 0, {"said \"1\" without being asked"}},
    {"while read -r v x; do echo hello world; done",
     HSTAR_CHILD,
     0,
     {"answered \"hello\", which is not a number", "request 1"}},
    {"while read -r v x; do echo 1,5; done", HSTAR_CHILD, 0, {"answered \"1,5\", which is not a number"}},
    {"while read -r v x; do printf 'a\\033[31m\\a\\n'; done",
     HSTAR_CHILD,
     0,
     {"answered \"a [31m \", which"}},
    {"while read -r v x; do printf '1\\0002\\n'; done",
     HSTAR_CHILD,
     0,
     {"answered \"1 2\", which is not a number"}},
    {"while read -r v x; do echo; done", HSTAR_CHILD, 0, {"answered an empty line", "request 1"}},
    {"while read -r v x; do printf '1\\n2\\n'; done",
     HSTAR_CHILD,
     0,
     {"said \"2\" without being asked (after request 1)"}},
    {"read -r v x; echo 1; read -r v x; echo 2; read -r v x; exit 9",
     HSTAR_OK,
     HSTAR_OK,
     {"exited with status 9 without an answer", "request: value 20)"}},
    {"read -r v x; echo 1; kill -9 $$", HSTAR_OK, HSTAR_OK, {"killed by signal 9", "request: value 10)"}},
    {"read -r v x; echo 1; sleep 0.1; exit 1", HSTAR_OK, HSTAR_OK, {"status 1", "request: value 10)"}},
    {"read -r v x; echo 1; read -r v x; echo 2; exec sleep 1000",
     HSTAR_OK,
     HSTAR_OK,
     {"did not answer within 3 s", "request: value 20)"}},
    {"read -r v x; echo 1 2; while read -r v x; do echo 1; done",
     HSTAR_OK,
     HSTAR_OK,
     {"answered 1 number and not 2", "request: value 10)"}},
    {"read -r v x; echo 1; read -r v x; echo 1; while read -r v x; do echo 1 2 3; done",
     HSTAR_OK,
     HSTAR_OK,
     {"answered 3 numbers and not 1", "request: value 20)"}},
    {"read -r v x; echo 1; read -r v x; printf '2\\noops\\n'; cat",
     HSTAR_OK,
     HSTAR_CHILD,
     {"said \"oops\" without being asked"}},
    {"read -r v x; echo 1; read -r v x; echo banner; cat",
     HSTAR_OK,
     HSTAR_OK,
     {"\"banner\"", "request: value 10)"}},
};

static void behaviours(void **state)
{
    static const double x[] = {10, 20, 30};
    (void)state;
    int said = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY);
    size_t descriptors = open_descriptors();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct function *f = NULL;
        double y[3][3] = {{0}}, *outputs[] = {y[0], y[1], y[2]}, began = seconds();
        dup2(nowhere, STDERR_FILENO); /* theirs goes where ours goes */
        /* what must be waited for in vain is given little time, more where something is said before */
        const bool silent = rows[i].says[0] && strstr(rows[i].says[0], "within");
        const double patience = !silent ? 20 : rows[i].at_start == HSTAR_OK ? 3 : 0.3;
        hstar_status at_start = start(rows[i].script, 1, patience, &f), later = HSTAR_OK;
        if (!at_start) later = call(f, x, 3, outputs);
        hstar_error first = err;
        struct function_failures failures = {0};
        if (!at_start) function_failures(f, &failures);
        if (!later && failures.n) first = failures.why;
        size_t n_nan = 0;
        for (size_t k = 0; !at_start && k < 3; k++) n_nan += isnan(y[0][k]) && !strstr(rows[i].script, "nan");
        CHECK(later || n_nan == failures.n, "%s: %zu failures, %zu NaN", rows[i].script, failures.n, n_nan);
        if (later) CHECK(call(f, x, 3, outputs) == later && !strcmp(err.message, first.message), "again");
        function_free(f);
        dup2(said, STDERR_FILENO);
        CHECK(at_start == rows[i].at_start && later == rows[i].later, "%s: %d, %d: %s", rows[i].script,
              at_start, later, first.message);
        for (size_t k = 0; k < 4 && rows[i].says[k]; k++)
            CHECK(strstr(first.message, rows[i].says[k]), "%s: says \"%s\"", rows[i].script, first.message);
        CHECK(!strpbrk(first.message, "\n\r\t\033\a"), "%s: says \"%s\"", rows[i].script, first.message);
        if (*first.message) {
            CHECK(!strncmp(first.message, "sh -c", 5), "%s: says \"%s\"", rows[i].script, first.message);
            CHECK(*first.remedy, "%s: no remedy", rows[i].script);
        }
        CHECK(seconds() - began < 15, "%s: %g s", rows[i].script, seconds() - began);
        CHECK(open_descriptors() == descriptors, "%s: descriptors", rows[i].script);
        CHECK(!has_children(), "%s: left a child", rows[i].script);
    }
    close(said);
    close(nowhere);
    CHECK_DONE();
}

/* What is said later, unasked, is no answer to the next request; and two lines an answer are found out at once, if they
 * come within a moment, which a busy machine may need some tries for. */
static void unasked(void **state)
{
    const struct timespec pause = {.tv_nsec = 400000000};
    struct function *f = NULL;
    double x = 1, y = 0, *outputs[] = {&y};
    (void)state;
    assert_int_equal(start("read -r v x; echo 1; sleep 0.05; echo 5; cat", 1, 5, &f), HSTAR_OK);
    nanosleep(&pause, NULL);
    CHECK(call(f, &x, 1, outputs) == HSTAR_CHILD &&
              strstr(err.message, "said \"5\" without being asked (after request 1)"),
          "%s", err.message);
    function_free(f);
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < 20 && !status; i++) {
        status = start("while read -r v x; do echo 1; sleep 0.002; echo 2; done", 1, 5, &f);
        if (!status) function_free(f);
    }
    CHECK(status == HSTAR_CHILD && strstr(err.message, "said \"2\" without being asked (after request 1)"),
          "%s", err.message);
    CHECK_DONE();
}

static void cannot_start(void **state)
{
    static const double point[] = {1};
    static const struct {
        const char *argv[2];
        size_t n;
        hstar_status status;
        const char *says;
    } cases[] = {
        {{"no-such-program-2385"}, 1, HSTAR_CHILD, "no-such-program-2385 was not found in PATH"},
        {{"./no-such-program-2385", "x"},
         2,
         HSTAR_CHILD,
         "cannot start ./no-such-program-2385: No such file"},
        {{"/"}, 1, HSTAR_CHILD, "cannot start /: Permission denied"},
        {{"/etc/passwd"}, 1, HSTAR_CHILD, "cannot start /etc/passwd: Permission denied"},
        {{""}, 1, HSTAR_INVALID, "there is no program"},
        {{0}, 0, HSTAR_INVALID, "there is no program"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct function *f = NULL;
        hstar_status status = command_new(cases[i].argv, cases[i].n, names, 1, point,
                                          &(struct persistence){.patience = 1}, &f, &err);
        CHECK(status == cases[i].status && !f, "%zu: %d", i, status);
        CHECK(strstr(err.message, cases[i].says) && *err.remedy, "%zu: %s", i, err.message);
        CHECK(command_new(cases[i].argv, cases[i].n, names, 1, point, &(struct persistence){.patience = 1},
                          &f, NULL) == status,
              "%zu: no error", i);
    }
    CHECK(!has_children(), "left a child");
    CHECK_DONE();
}

/* What a program has started ends with it, also what is deaf to SIGTERM; and one that ignores all is not waited for. */
static void groups_end(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct function *f = NULL;
        int pid = 0, descriptor;
        char script[300], path[] = "/tmp/hstar-test-XXXXXX";
        assert_true((descriptor = mkstemp(path)) >= 0);
        snprintf(script, sizeof script,
                 i ? "sh -c 'trap \"\" TERM; while :; do sleep 0.05; done' & echo $! >%s; "
                     "while read -r v x; do echo 1; done"
                   : "sh -c 'while :; do sleep 0.05; done' & echo $! >%s; exec sleep 1000",
                 path);
        hstar_status status = start(script, 1, i ? 20 : 0.3, &f);
        CHECK(status == (i ? HSTAR_OK : HSTAR_CHILD), "%s: %s", script, err.message);
        function_free(f);
        FILE *text = fdopen(descriptor, "r");
        CHECK(fscanf(text, "%d", &pid) == 1 && pid > 1, "%s: no number", script);
        fclose(text);
        unlink(path);
        CHECK(dies_within(pid, 3), "%s: %d lives", script, pid);
    }
    double began = seconds();
    struct function *f = NULL;
    CHECK(start("trap '' TERM; while read -r v x; do echo 1; done; while :; do sleep 0.1; done", 1, 5, &f) ==
              HSTAR_OK,
          "%s", err.message);
    function_free(f);
    CHECK(seconds() - began < 6 && !has_children(), "one that ignores all took %g s", seconds() - began);
    CHECK_DONE();
}

/* This process is killed, in whatever way: the program does not outlive it. */
static void nothing_outlives_this(void **state)
{
    static const int signals[] = {SIGKILL, SIGTERM, SIGINT};
    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        int tell[2];
        assert_int_equal(pipe(tell), 0);
        pid_t pid = fork();
        if (pid == 0) {
            struct function *f = NULL;
            double y = 0, x = 1, *outputs[] = {&y};
            signal(signals[i], SIG_DFL);
            /* It tells its number and then is deaf, also to the end of its input. */
            if (start("for i in 1 2; do read -r v x; echo $$; done; while :; do sleep 0.1; done", 1, 0, &f))
                _exit(1);
            if (call(f, &x, 1, outputs) || write(tell[1], &y, sizeof y) != sizeof y) _exit(1);
            (void)!call(f, &x, 1, outputs);
            _exit(1);
        }
        double program = 0;
        close(tell[1]);
        CHECK(read(tell[0], &program, sizeof program) == sizeof program, "it did not start");
        CHECK(alive((int)program), "%g ended too early", program);
        close(tell[0]);
        kill(pid, signals[i]);
        waitpid(pid, NULL, 0);
        CHECK(dies_within((int)program, 4), "signal %d: %g lives", signals[i], program);
    }
    CHECK_DONE();
}

/* Signals that interrupt every wait; a SIGPIPE that is nobody's; standard descriptors that are closed. */
static void on_alarm(int number)
{
    (void)number;
}

static void disturbed(void **state)
{
    enum { N = 3000 };
    static double x[N], y[N];
    double *outputs[] = {y};
    struct sigaction action = {0}, pipe_before;
    struct function *f = NULL;
    (void)state;
    action.sa_handler = on_alarm;
    assert_int_equal(sigaction(SIGALRM, &action, NULL), 0);
    action.sa_handler = SIG_DFL;
    assert_int_equal(sigaction(SIGPIPE, &action, NULL), 0);
    for (size_t i = 0; i < N; i++) x[i] = 1 + 1e-3 * (double)i;

    assert_int_equal(start("while read -r v x; do echo $x; done", 1, 20, &f), HSTAR_OK);
    const struct timespec often = {.tv_nsec = 1000000};
    struct itimerspec every = {often, often};
    timer_t timer;
    assert_int_equal(timer_create(CLOCK_MONOTONIC, NULL, &timer), 0);
    timer_settime(timer, 0, &every, NULL);
    hstar_status status = call(f, x, N, outputs);
    timer_delete(timer);
    CHECK(status == HSTAR_OK && !memcmp(x, y, sizeof x), "interrupted: %s", err.message);
    function_free(f);

    char path[] = "/tmp/hstar-test-XXXXXX", script[200];
    int mark = mkstemp(path);
    assert_true(mark >= 0);
    close(mark);
    snprintf(script, sizeof script, "rm %s || exit 3; read -r v x; echo 1", path);
    assert_int_equal(start(script, 1, 20, &f), HSTAR_OK);
    CHECK(call(f, x, N, outputs) == HSTAR_CHILD, "a reader that is gone");
    function_free(f);
    sigaction(SIGPIPE, NULL, &pipe_before);
    CHECK(pipe_before.sa_handler == SIG_DFL, "SIGPIPE was changed");

    int kept[3];
    for (int fd = 0; fd < 3; fd++) kept[fd] = dup(fd);
    for (int fd = 0; fd < 3; fd++) close(fd);
    status = start("while read -r v x; do echo 7; done", 1, 20, &f);
    if (!status) status = call(f, x, 3, outputs);
    function_free(f);
    for (int fd = 0; fd < 3; fd++) dup2(kept[fd], fd);
    for (int fd = 0; fd < 3; fd++) close(kept[fd]);
    CHECK(status == HSTAR_OK && y[2] == 7, "closed: %s", err.message);
    CHECK(!has_children(), "left a child");
    CHECK_DONE();
}

/* Where the caller lets the system forget its children, nobody knows how they ended: it is not said to be with status 0. */
static void children_are_forgotten(void **state)
{
    (void)state;
    struct function *f = NULL;
    struct sigaction ignore = {0}, before;
    ignore.sa_handler = SIG_IGN;
    assert_int_equal(sigaction(SIGCHLD, &ignore, &before), 0);
    const hstar_status ends = start("exit 5", 1, 20, &f);
    const hstar_error said = err;
    const hstar_status answers = start("while read -r v x; do echo 1; done", 1, 20, &f);
    sigaction(SIGCHLD, &before, NULL);
    CHECK(ends == HSTAR_CHILD && strstr(said.message, "sh -c exit 5 ended without an answer"), "says \"%s\"",
          said.message);
    CHECK(answers == HSTAR_OK, "status %d", answers);
    function_free(f);
    CHECK_DONE();
}

/* Files that ran out are no program that is named wrongly. */
static void files_run_out(void **state)
{
    (void)state;
    struct function *f = NULL;
    struct rlimit limit, few;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
    few = limit;
    const size_t in_use = open_descriptors();
    size_t n_short = 0, n_started = 0;
    for (size_t room = 1; room < 10; room++) { /* the two pipes take four, the tie to the guardian two */
        few.rlim_cur = in_use - 3 + room;      /* of those in use three are the folder that was read */
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
        const hstar_status status = start("while read -r v x; do echo 1; done", 1, 20, &f);
        setrlimit(RLIMIT_NOFILE, &limit);
        if (status == HSTAR_OK) {
            function_free(f);
            n_started++;
            continue;
        }
        n_short++;
        CHECK(strstr(err.message, "Too many open files") && strstr(err.remedy, "ulimit -n"), "%zu: %s; %s",
              room, err.message, err.remedy);
        CHECK(open_descriptors() == in_use && !has_children(), "room for %zu: left something", room);
    }
    CHECK(n_short >= 3 && n_started, "%zu, %zu", n_short, n_started);
    CHECK_DONE();
}

/* Several threads, one program: they take turns, and each gets its own answers. */
enum { THREADS = 8, EACH = 200 };
static void *ask_often(void *argument)
{
    const struct function *f = argument;
    size_t wrong = 0;
    for (size_t round = 0; round < 10; round++) {
        double x[EACH], y[EACH], *outputs[] = {y};
        for (size_t i = 0; i < EACH; i++) x[i] = (double)(((uintptr_t)&x >> 4) % 100000) + 1e-3 * (double)i;
        const double *column[] = {x};
        const bool varies[] = {true};
        const struct points points = {.n = EACH, .column = column, .varies = varies};
        if (function_evaluate(f, &points, outputs, NULL)) return (void *)1;
        for (size_t i = 0; i < EACH; i++) wrong += x[i] != y[i];
    }
    return wrong ? (void *)1 : NULL;
}

static void threads_take_turns(void **state)
{
    struct function *f = NULL;
    pthread_t threads[THREADS];
    (void)state;
    assert_int_equal(start("while read -r v x; do echo $x; done", 1, 20, &f), HSTAR_OK);
    CHECK(!f->class->concurrent, "says that calls run at once");
    for (size_t i = 0; i < THREADS; i++) assert_int_equal(pthread_create(&threads[i], NULL, ask_often, f), 0);
    for (size_t i = 0; i < THREADS; i++) {
        void *wrong = NULL;
        pthread_join(threads[i], &wrong);
        CHECK(!wrong, "thread %zu", i);
    }
    function_free(f);
    CHECK_DONE();
}

/* What a function tells of itself. */
static void describes_itself(void **state)
{
    struct function *f = NULL;
    (void)state;
    assert_int_equal(start("# a\nwhile read -r v x y; do echo $x $y; done", 2, 20, &f), HSTAR_OK);
    CHECK(!strcmp(f->class->kind, "command") && !function_is_exact(f), "kind %s", f->class->kind);
    CHECK(!strcmp(f->texts[1], "sh -c # a while read -r v x y; do echo $x $y; done [1]"), "%s", f->texts[1]);
    CHECK(function_variable(f, "y") == 1, "variables");
    function_free(f);
    function_free(NULL);
    CHECK_DONE();
}

/* ---- reach: a program that cannot be asked everywhere ---- */

enum { ROUNDS = 4 };

static hstar_status within_and_beyond(void *context, size_t task, hstar_error *error)
{
    const double x[] = {1 + 0.0625 * (double)task, 3, 0.5, -3, -2};
    const bool beyond[] = {false, true, false, true, false};
    double y[5], *outputs[] = {y};
    hstar_status status = call(context, x, 5, outputs);
    if (status) return error_set(error, status, "task %zu: %s", task, err.message);
    for (size_t i = 0; i < 5; i++)
        if (beyond[i] ? !isnan(y[i]) : y[i] != x[i])
            return error_set(error, HSTAR_CHILD, "task %zu: at %g it is %g", task, x[i], y[i]);
    return HSTAR_OK;
}

static void reach(void **state)
{
    static const struct {
        const char *beyond, *says;
    } cases[] = {
        {"exit 7", "exited with status 7 without an answer"},
        {"kill -9 $$", "was killed by signal 9"},
        {"echo oh dear; continue", "answered \"oh\", which is not a number"},
        {"echo 1 2; continue", "answered 2 numbers and not 1"},
        {"printf 1.5; exit 0", "in the middle of an answer"},
        {"exec sleep 1000", "did not answer within 1 s"},
    };
    (void)state;
    size_t descriptors = open_descriptors();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t jobs = 1; jobs <= 3; jobs += 2) {
            char script[200];
            struct function *copy[3], *f;
            struct function_failures failures;
            hstar_error error = {0};
            snprintf(script, sizeof script, "while read -r v x; do case $x in 3|-3) %s;; esac; echo $x; done",
                     cases[i].beyond);
            double patience = strstr(cases[i].says, "within") ? 1 : 20;
            for (size_t k = 0; k < jobs; k++)
                assert_int_equal(start(script, 1, patience, &copy[k]), HSTAR_OK);
            f = copy[0];
            if (jobs > 1) assert_int_equal(copies_new(copy, jobs, jobs, 0, &f, NULL), HSTAR_OK);
            const struct pool_job job = {.task = within_and_beyond, .context = f};
            CHECK(!pool_run(&job, ROUNDS, jobs, &error), "%s, %zu copies: %s", cases[i].beyond, jobs,
                  error.message);
            function_failures(f, &failures);
            CHECK(failures.n == 2 * ROUNDS, "%s: %zu failures", cases[i].beyond, failures.n);
            /* The point itself is at 2.385. */
            CHECK(failures.nearest && failures.nearest[0] == 3, "%s: the nearest", cases[i].beyond);
            CHECK(strstr(failures.why.message, cases[i].says) &&
                      strstr(failures.why.message, "(request: value 3)"),
                  "%s: says \"%s\"", cases[i].beyond, failures.why.message);
            function_free(f);
            CHECK(open_descriptors() == descriptors && !has_children(), "%s left something", cases[i].beyond);
        }
    CHECK_DONE();
}

/* Many in a row, of which nothing comes: it is asked at the point itself now and then, and can answer there. */
static void far_out(void **state)
{
    enum { N = 40 };
    double x[N + 2], y[N + 2], *outputs[] = {y};
    struct function *f = NULL;
    struct function_failures failures;
    (void)state;
    for (size_t i = 0; i < N + 2; i++) x[i] = i % (N + 1) ? 3 + 0.0625 * (double)i : 1.5;
    assert_int_equal(
        start("while read -r v x; do case $x in [12]*) echo $x;; *) exit 7;; esac; done", 1, 20, &f),
        HSTAR_OK);
    CHECK(call(f, x, N + 2, outputs) == HSTAR_OK, "%s", err.message);
    for (size_t i = 0; i < N + 2; i++) CHECK(i % (N + 1) ? isnan(y[i]) : y[i] == 1.5, "%zu: %g", i, y[i]);
    function_failures(f, &failures);
    CHECK(failures.n == N && failures.nearest[0] == 3.0625, "%zu failures", failures.n);
    function_free(f);
    CHECK_DONE();
}

/* What is an error all the same: the point itself, points in a row of which nothing comes, a program that is gone, and a
 * gradient. */
static void out_of_reach(void **state)
{
    static const double home = 2.385, row[] = {1, 3, 3.5, 4, 4.5, 1}, beyond[] = {1, 3, 1};
    double y[6], *outputs[] = {y};
    struct function *f = NULL;
    (void)state;
    assert_int_equal(start("read -r v x; echo 1; read -r v x; exit 7", 1, 20, &f), HSTAR_OK);
    CHECK(call(f, &home, 1, outputs) == HSTAR_CHILD && strstr(err.message, "status 7"), "home: %s",
          err.message);
    function_free(f);

    /* Silence costs the patience each time: three starts in a row are enough. */
    assert_int_equal(
        start("while read -r v x; do case $x in [34]*) exec sleep 1000;; esac; echo $x; done", 1, 1, &f),
        HSTAR_OK);
    CHECK(call(f, row, 4, outputs) == HSTAR_OK && isnan(y[1]) && isnan(y[3]), "three in a row: %s",
          err.message);
    CHECK(call(f, row, 6, outputs) == HSTAR_CHILD && strstr(err.message, "value 4.5)") && *err.remedy,
          "four in a row: %s", err.message);
    CHECK(call(f, row, 1, outputs) == HSTAR_CHILD, "and it stays");
    function_free(f);

    char path[] = "/tmp/hstar-test-XXXXXX",
         text[] = "#!/bin/sh\nrm \"$0\"\n"
                  "while read -r v x; do [ $x != 3 ] || exit 7; echo $x; done\n";
    int file = mkstemp(path);
    assert_true(file >= 0 && write(file, text, sizeof text - 1) == sizeof text - 1 &&
                fchmod(file, 0700) == 0);
    close(file);
    const char *const argv[] = {path};
    assert_int_equal(command_new(argv, 1, names, 1, &home, &(struct persistence){.patience = 20}, &f, &err),
                     HSTAR_OK);
    CHECK(call(f, beyond, 3, outputs) == HSTAR_CHILD && strstr(err.message, "cannot start"), "gone: %s",
          err.message);
    function_free(f);

    assert_int_equal(start("while read -r v x; do [ $v = value ] || exit 7; echo $x; done", 1, 20, &f),
                     HSTAR_OK);
    CHECK(command_derivatives(f, "gradient", 2, beyond, y, NULL, &err) == HSTAR_CHILD &&
              strstr(err.message, "status 7"),
          "a gradient: %s", err.message);
    function_free(f);
    CHECK(!has_children(), "left a child");
    CHECK_DONE();
}

/* ---- asking again ---- */

/* Fails at x = 20 as FAULT says: the first time only, or each time. */
static const struct {
    const char *fault, *says; /* each time; NULL: that may as well be the fault of the next */
} faults[] = {
    {"exit 7", "exited with status 7"},
    {"kill -9 $$", "killed by signal 9"},
    {"exec sleep 1000", "did not answer within 1 s"},
    {"echo oh dear; continue", "answered \"oh\""},
    {"echo 1 2 3; continue", "answered 3 numbers"},
    {"echo; continue", "answered 0 numbers"},
    {"printf 2; exit 0", "in the middle of an answer"},
    {"printf '20\\n20\\n'; continue", "said \"20\" without being asked"},
    {"printf '7\\n20\\n'; continue", "said \"20\" without being asked"},
    {"printf '20\\n7\\n7\\n7\\n'; continue", "said \"7\" without being asked"},
    {"printf '20\\nwhat is this'; continue", NULL},
};

enum { ASKED = 12 };

/* Each answer is that of its request, or none, whatever the program says. */
static size_t wrong_answers(const struct function *f, bool fails, size_t n_asked)
{
    double x[ASKED], y[ASKED], *outputs[] = {y};
    size_t n = 0;
    for (size_t i = 0; i < n_asked; i++) x[i] = i == 3 ? 20 : 1 + (double)i;
    if (call(f, x, n_asked, outputs)) return ASKED;
    for (size_t i = 0; i < n_asked; i++) {
        const bool right = i == 3 && fails ? isnan(y[i]) : y[i] == x[i];
        n += !right;
    }
    return n;
}

static void asked_again(void **state)
{
    size_t descriptors = open_descriptors();
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        for (size_t always = 0; always < (faults[i].says ? 2 : 1); always++)
            for (int slow = 0; slow < 2; slow++) {
                char mark[] = "/tmp/hstar-test-XXXXXX", script[400];
                struct function *f = NULL;
                struct function_failures failures;
                assert_true(mkdtemp(mark));
                snprintf(script, sizeof script,
                         "while read -r v x; do %s if [ $x = 20 ] && %s; then %s; fi; echo $x; done",
                         slow ? "sleep 0.01;" : "", always ? "true" : "rmdir \"$0\" 2>/dev/null",
                         faults[i].fault);
                const char *argv[] = {"sh", "-c", script, mark};
                const struct persistence often = {strstr(faults[i].fault, "exec sleep") ? 1 : 20, 2, 0};
                const double home = 2.385;
                assert_int_equal(command_new(argv, 4, names, 1, &home, &often, &f, &err), HSTAR_OK);
                const size_t wrong = wrong_answers(f, always, ASKED);
                CHECK(wrong == 0, "%s, %s: %zu wrong: %s", faults[i].fault, always ? "always" : "once", wrong,
                      err.message);
                CHECK(wrong_answers(f, always, 3) == 0, "%s: then they are wrong", faults[i].fault);
                function_failures(f, &failures);
                CHECK(failures.n == always && (always || failures.n_overcome),
                      "%s: %zu failures, %zu overcome", faults[i].fault, failures.n, failures.n_overcome);
                if (always)
                    CHECK(strstr(failures.why.message, faults[i].says) &&
                              strstr(failures.why.message, "(request: value 20)"),
                          "%s: says \"%s\"", faults[i].fault, failures.why.message);
                function_free(f);
                rmdir(mark);
                CHECK(open_descriptors() == descriptors && !has_children(), "%s left something",
                      faults[i].fault);
            }
    CHECK_DONE();
}

/* What is asked first of all is asked again only where that is said. */
static void at_first(void **state)
{
    (void)state;
    for (size_t early = 0; early < 2; early++) {
        char mark[] = "/tmp/hstar-test-XXXXXX";
        struct function *f = NULL;
        assert_true(mkdtemp(mark));
        const char *argv[] = {
            "sh", "-c", "while read -r v x; do rmdir \"$0\" 2>/dev/null && exit 7; echo $x; done", mark};
        const struct persistence often = {20, 1, early};
        const double home = 2.385;
        hstar_status status = command_new(argv, 4, names, 1, &home, &often, &f, &err);
        CHECK(status == (early ? HSTAR_OK : HSTAR_CHILD), "%zu: %s", early, err.message);
        if (!status) function_free(f);
    }
    CHECK_DONE();
}

/* A first answer that is taken back, since more came with it, counts for nothing, neither as f there nor as how long an answer is. */
static void first_is_taken_back(void **state)
{
    static const char *const lies[] = {"printf '0.25\\n2.385\\n'", "printf '1 2 3\\n2.385\\n'"};
    (void)state;
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        char mark[] = "/tmp/hstar-test-XXXXXX", script[200];
        struct function *f = NULL;
        assert_true(mkdtemp(mark));
        snprintf(script, sizeof script,
                 "while read -r v x; do if rmdir \"$0\" 2>/dev/null; then %s; else echo $x; fi; done",
                 lies[i]);
        const char *argv[] = {"sh", "-c", script, mark};
        const struct persistence often = {20, 1, 1};
        const double home = 2.385;
        assert_int_equal(command_new(argv, 4, names, 1, &home, &often, &f, &err), HSTAR_OK);
        CHECK(f->n_outputs == 1 && *command_first_answer(f) == home, "%s: %zu outputs, the first %g", lies[i],
              f->n_outputs, *command_first_answer(f));
        function_free(f);
    }
    CHECK_DONE();
}

/* ---- few words ---- */

/* What is asked, as the program notes it down, and what it answers: the sum of 1, 2, 3, … times the variables. */
static const char greeter[] =
    "echo \"$1\"; while read -r what rest; do echo \"$what $rest\" >>\"$0\"; case $what in values) "
    "continue;; "
    "value) base=$rest moves=;; move) moves=$rest;; *) exit 3;; esac; "
    "awk -v b=\"$base\" -v m=\"$moves\" 'BEGIN { n = split(b, x); k = split(m, p); "
    "for (i = 1; i < k; i += 2) x[p[i] + 1] = p[i + 1]; for (i = 1; i <= n; i++) s += i * x[i]; print s }' "
    "</dev/null; [ ! -e \"$0.die\" ] || { rm \"$0.die\"; exit 7; }; done";

static char *asked_for(const char *path)
{
    static char text[4096];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_int_equal(truncate(path, 0), 0);
    return text;
}

static void few_words(void **state)
{
    enum { N = 5, POINTS = 4 };
    static const char *const five[] = {"a", "b", "c", "d", "e"};
    static const double home[N] = {1, 2, 3, 4, 5};
    /* b moves, c moves, b and c move, and once more */
    double b[POINTS] = {2.5, 2, 2.5, 2.5}, c[POINTS] = {3, 3.25, 3.25, 3.25}, y[POINTS];
    double *outputs[] = {y};
    const double *column[N] = {&home[0], b, c, &home[3], &home[4]};
    const bool varies[N] = {false, true, true, false, false};
    static const struct {
        const char *greeting, *asked;
    } cases[] = {
        {"hstar: move values", "values 4\nmove 1 2.5\nmove 2 3.25\nmove 1 2.5 2 3.25\nmove 1 2.5 2 3.25\n"},
        {"hstar: values 3 move", "values 3\nmove 1 2.5\nmove 2 3.25\nmove 1 2.5 2 3.25\nmove 1 2.5 2 3.25\n"},
        {"hstar: move", "move 1 2.5\nmove 2 3.25\nmove 1 2.5 2 3.25\nmove 1 2.5 2 3.25\n"},
        {"hstar: values 2", "values 2\nvalue 1 2.5 3 4 5\nvalue 1 2 3.25 4 5\nvalues 2\nvalue 1 2.5 3.25 4 "
                            "5\nvalue 1 2.5 3.25 4 5\n"},
        {"hstar: fly", "value 1 2.5 3 4 5\nvalue 1 2 3.25 4 5\nvalue 1 2.5 3.25 4 5\nvalue 1 2.5 3.25 4 5\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char path[] = "/tmp/hstar-test-XXXXXX", die[40];
        struct function *f = NULL;
        int file = mkstemp(path);
        assert_true(file >= 0);
        close(file);
        const char *argv[] = {"sh", "-c", greeter, path, cases[i].greeting};
        const struct persistence often = {20, 1, 0};
        const struct points points = {.n = POINTS, .column = column, .varies = varies},
                            one = {.n = 1, .column = column, .varies = varies};
        assert_int_equal(command_new(argv, 5, five, N, home, &often, &f, &err), HSTAR_OK);
        CHECK(!strcmp(asked_for(path), "value 1 2 3 4 5\n"), "at first");
        CHECK(!function_evaluate(f, &points, outputs, &err), "%s", err.message);
        const char *asked = asked_for(path);
        CHECK(!strcmp(asked, cases[i].asked), "%s: it was asked:\n%s", cases[i].greeting, asked);
        for (size_t k = 0; k < POINTS; k++) CHECK_SAME(y[k], 42 + 2 * b[k] + 3 * c[k], "an answer");
        /* A point of its own needs no announcement. */
        CHECK(!function_evaluate(f, &one, outputs, &err) && !strstr(asked_for(path), "values"), "one");
        /* Of what was said before, one that was started again knows nothing. */
        snprintf(die, sizeof die, "%s.die", path);
        file = open(die, O_CREAT | O_WRONLY, 0600);
        close(file);
        CHECK(!function_evaluate(f, &points, outputs, &err), "started again: %s", err.message);
        for (size_t k = 0; k < POINTS; k++) CHECK_SAME(y[k], 42 + 2 * b[k] + 3 * c[k], "started again");
        CHECK(strstr(asked_for(path), "value 1 2"), "%s: it was not told where it is", cases[i].greeting);
        double derivatives[N];
        CHECK(command_derivatives(f, "gradient", N, home, derivatives, NULL, &err) == HSTAR_CHILD,
              "a gradient");
        CHECK(strstr(asked_for(path), "gradient 1 2 3 4 5\n"), "a gradient in full");
        function_free(f);
        unlink(path);
        unlink(die);
    }
    CHECK(!has_children(), "left a child");
    CHECK_DONE();
}

/* ---- numbers ---- */

/* A program that numbers its answers, and what it says beside one of them, without a number or with a wrong one, however late. No timing could tell
 * these from answers; where they come first, each time, there is no answer at that point. */
static const struct {
    const char *says;
    bool answers; /* each time */
} strays[] = {
    {"echo 7; sleep 0.05; echo $i 20", false},
    {"echo 7 7 7; echo $i 20", false},
    {"echo \"#1 7\"; echo $i 20", false},
    {"echo \"${i}0 7\"; echo $i 20", false},
    {"echo $i oh dear", false},
    {"echo 20", false},
    {"echo $i 20; sleep 0.05; echo 7", true},
    {"echo $i 20; sleep 0.05; echo $i 20", true},
    {"echo $i 20; printf 'progress: '", true},
    {"echo $i 20; sleep 0.05; echo 7; exit 0", true},
};

static void numbered(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof strays / sizeof *strays; i++)
        for (size_t always = 0; always < 2; always++)
            for (int many = 0; many < 2; many++) {
                char mark[] = "/tmp/hstar-test-XXXXXX", script[500];
                struct function *f = NULL;
                struct function_failures failures;
                assert_true(mkdtemp(mark));
                snprintf(script, sizeof script,
                         "echo \"hstar: number %s\"; while read -r i v x; do case $i in values) continue;; "
                         "value) x=$v i=;; esac; "
                         "if [ $x = 20 ] && %s; then %s; continue; fi; echo $i $x; done",
                         many ? "values" : "", always ? "true" : "rmdir \"$0\" 2>/dev/null", strays[i].says);
                const char *argv[] = {"sh", "-c", script, mark};
                const struct persistence often = {20, 2, 0};
                const double home = 2.385;
                assert_int_equal(command_new(argv, 4, names, 1, &home, &often, &f, &err), HSTAR_OK);
                const bool fails = always && !strays[i].answers;
                for (size_t round = 0; round < 3; round++) {
                    const size_t wrong = wrong_answers(f, fails, ASKED);
                    CHECK(wrong == 0, "%s, %s: %zu wrong: %s", strays[i].says, always ? "always" : "once",
                          wrong, err.message);
                }
                function_failures(f, &failures);
                CHECK(failures.n == 3 * fails, "%s: %zu failures", strays[i].says, failures.n);
                CHECK(fails || failures.n_overcome, "%s: nobody noticed", strays[i].says);
                function_free(f);
                rmdir(mark);
            }
    CHECK(!has_children(), "left a child");
    CHECK_DONE();
}

/* The first request comes before the greeting is heard; from then on all have numbers, but what announces others; and one that was started again is
 * known. */
static void numbers_asked(void **state)
{
    static const double home = 2.385, x[] = {1, 20, 3};
    double y[3], *outputs[] = {y}, slope;
    char path[] = "/tmp/hstar-test-XXXXXX", die[40];
    struct function *f = NULL;
    (void)state;
    const int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    const char *argv[] = {"sh", "-c",
                          "echo 'hstar: values number'; while read -r i v x; do echo \"$i $v $x\" >>\"$0\"; "
                          "case $i in values) continue;; value) x=$v i=;; esac; "
                          "[ ! -e \"$0.die\" ] || { rm \"$0.die\"; exit 7; }; echo $i $x; done",
                          path};
    const struct persistence often = {20, 1, 0};
    assert_int_equal(command_new(argv, 4, names, 1, &home, &often, &f, &err), HSTAR_OK);
    CHECK(!strcmp(asked_for(path), "value 2.385 \n"), "at first");
    CHECK(!call(f, x, 3, outputs) && y[1] == 20, "%s", err.message);
    const char *asked = asked_for(path);
    CHECK(!strcmp(asked, "values 3 \n#1 value 1\n#2 value 20\n#3 value 3\n"), "it was asked:\n%s", asked);
    CHECK(!command_derivatives(f, "gradient", 1, &home, &slope, NULL, &err) && slope == home, "%s",
          err.message);
    asked = asked_for(path);
    CHECK(!strcmp(asked, "#4 gradient 2.385\n"), "it was asked:\n%s", asked);
    snprintf(die, sizeof die, "%s.die", path);
    close(open(die, O_CREAT | O_WRONLY, 0600));
    CHECK(!call(f, x, 1, outputs) && y[0] == 1, "%s", err.message);
    asked = asked_for(path);
    CHECK(!strcmp(asked, "#5 value 1\n#6 value 1\n"), "started again it was asked:\n%s", asked);
    function_free(f);
    unlink(path);
    unlink(die);
    CHECK_DONE();
}

int main(void)
{
    setenv("LC_ALL", "C", 1); /* awk, which answers here, would print commas in some locales */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_survive),
        cmocka_unit_test(behaviours),
        cmocka_unit_test(unasked),
        cmocka_unit_test(cannot_start),
        cmocka_unit_test(groups_end),
        cmocka_unit_test(disturbed),
        cmocka_unit_test(children_are_forgotten),
        cmocka_unit_test(files_run_out),
        cmocka_unit_test(nothing_outlives_this),
        cmocka_unit_test(describes_itself),
        cmocka_unit_test(reach),
        cmocka_unit_test(far_out),
        cmocka_unit_test(out_of_reach),
        cmocka_unit_test(asked_again),
        cmocka_unit_test(at_first),
        cmocka_unit_test(first_is_taken_back),
        cmocka_unit_test(few_words),
        cmocka_unit_test(numbered),
        cmocka_unit_test(numbers_asked),
        cmocka_unit_test(threads_take_turns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
