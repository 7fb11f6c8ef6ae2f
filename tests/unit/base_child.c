/* Children: what they get, what they say, how they end, and that nothing of them stays behind. */
#include "base/child.h"
#include "base/memory.h"
#include "check.h"
#include "descriptors.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct text out, messages;
static hstar_error err;
static unsigned patience = 20000;

static hstar_status run(const char *const *argv, const char *input, size_t n)
{
    text_clear(&out);
    text_clear(&messages);
    err = (hstar_error){0};
    return child_run(&(struct program){.argv = argv}, input, n, patience, &out, &messages, &err);
}

static hstar_status shell(const char *command, const char *input, size_t n)
{
    return run((const char *const[]){"sh", "-c", command, NULL}, input, n);
}

/* One that never ends to write is ended. */
static void endless(void **state)
{
    (void)state;
    CHECK(shell("exec yes", "", 0) == HSTAR_CHILD && strstr(err.message, "sh wrote more than 512 MB"), "%s",
          err.message);
    CHECK(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD, "a child is left");
    text_clear(&out);
    CHECK_DONE();
}

/* How a child ended, and what the error says. */
static void endings(void **state)
{
    static const struct {
        const char *command, *input;
        hstar_status status;
        const char *out, *says[3];
    } rows[] = {
        {"cat", "2.385\n", HSTAR_OK, "2.385\n", {0}},
        {"cat", "", HSTAR_OK, "", {0}},
        {"cat >&2; echo ok", "warning", HSTAR_OK, "ok\n", {0}},
        {"cat > /dev/null; exit 7", "x", HSTAR_CHILD, "", {"sh exited with status 7"}},
        {"cat > /dev/null; echo; echo '  boom'; exit 1", "x", HSTAR_CHILD, "\n  boom\n", {"status 1"}},
        {"cat > /dev/null; echo >&2; echo '  boom here' >&2; echo more >&2; exit 1",
         "x",
         HSTAR_CHILD,
         "",
         {"status 1: boom here"}},
        {"cat > /dev/null; printf 'a\\033[31mb\\tc' >&2; exit 1", "x", HSTAR_CHILD, "", {"a [31mb c"}},
        {"cat > /dev/null; kill -9 $$", "x", HSTAR_CHILD, "", {"sh was killed by signal 9", "Killed"}},
        {"cat > /dev/null; kill -TERM $$", "x", HSTAR_CHILD, "", {"signal 15"}},
        {"exit 0", "unread", HSTAR_CHILD, "", {"sh stopped reading before the end of its input"}},
        {"exec 0<&-; echo out; exit 0", "unread", HSTAR_CHILD, "out\n", {"stopped reading"}},
        {"exit 0", "", HSTAR_OK, "", {0}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hstar_status status = shell(rows[i].command, rows[i].input, strlen(rows[i].input));
        CHECK(status == rows[i].status, "%s: status %d, %s", rows[i].command, status, err.message);
        CHECK(!strcmp(out.data ? out.data : "", rows[i].out), "%s: got \"%s\"", rows[i].command, out.data);
        for (size_t k = 0; k < 3 && rows[i].says[k]; k++)
            CHECK(strstr(err.message, rows[i].says[k]), "%s: says \"%s\"", rows[i].command, err.message);
        CHECK(!strpbrk(err.message, "\n\r\t\033"), "%s: says \"%s\"", rows[i].command, err.message);
    }
    CHECK_DONE();
}

static void cannot_start(void **state)
{
    (void)state;
    CHECK(run((const char *const[]){"no-such-program-2385", NULL}, "x", 1) == HSTAR_CHILD, "absent");
    CHECK(strstr(err.message, "no-such-program-2385 was not found"), "%s", err.message);
    CHECK(run((const char *const[]){"/", NULL}, "x", 1) == HSTAR_CHILD, "a directory");
    CHECK(strstr(err.message, "cannot start /"), "%s", err.message);
    const struct program absent = {.argv = (const char *const[]){"no-such-program-2385", NULL}};
    CHECK(child_run(&absent, "x", 1, 0, &out, &messages, NULL) == HSTAR_CHILD, "without an error");
    CHECK_DONE();
}

/* A child that does nothing, one that only complains, and one that closed its streams and stays: each is stopped. */
static void hangs(void **state)
{
    (void)state;
    static const char *const commands[] = {"exec sleep 1000", "while :; do echo no >&2; done",
                                           "exec sleep 1000 >/dev/null 2>&1",
                                           "cat >/dev/null; exec sleep 1000"};
    patience = 300;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        CHECK(shell(commands[i], "x", 1) == HSTAR_CHILD && strstr(err.message, "did nothing for 0.3 s"),
              "%s: %s", commands[i], err.message);
        CHECK(messages.length <= 1 << 20, "%s: %zu bytes of messages were kept", commands[i],
              messages.length);
        CHECK(waitpid(-1, NULL, WNOHANG) < 0, "%s left a child", commands[i]);
    }
    CHECK(shell("sleep 0.1; cat; sleep 0.1", "x", 1) == HSTAR_OK && out.length == 1, "slow: %s", err.message);
    patience = 20000;
    CHECK_DONE();
}

/* Much more than any pipe or socket holds, each way, in all patterns that could wait for each other. */
static void large(void **state)
{
    enum { SIZE = 20 << 20, KEPT = 1 << 20 /* of messages */ };
    static const struct {
        const char *command;
        hstar_status status;
        size_t out, messages;
    } rows[] = {
        {"cat", HSTAR_OK, SIZE, 0},
        {"tee /dev/stderr", HSTAR_OK, SIZE, KEPT},
        {"head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; cat", HSTAR_OK, 3000000 + SIZE, KEPT},
        {"cat > /dev/null; head -c 3000000 /dev/zero >&2; head -c 3000000 /dev/zero", HSTAR_OK, 3000000,
         KEPT},
        {"exec 1>&- 2>&-; cat > /dev/null", HSTAR_CHILD, 0, 0},
        {"exec 1>/dev/null 2>&1; cat", HSTAR_OK, 0, 0},
        {"head -c 10 > /dev/null", HSTAR_CHILD, 0, 0},
        {"exit 0", HSTAR_CHILD, 0, 0},
        {"exec 0<&-; head -c 3000000 /dev/zero", HSTAR_CHILD, 3000000, 0},
    };
    (void)state;
    char *input = memory_array(SIZE, 1);
    assert_non_null(input);
    uint32_t x = 2385;
    for (size_t i = 0; i < SIZE; i++)
        input[i] = (char)((x = x * 1664525u + 1013904223u) >> 24); /* zeros too */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hstar_status status = shell(rows[i].command, input, SIZE);
        if (strstr(rows[i].command,
                   "1>&-")) { /* cat without a stdout may fail or not; that it ends is the test */
            CHECK(status == HSTAR_OK || status == HSTAR_CHILD, "%s: %d", rows[i].command, status);
            continue;
        }
        CHECK(status == rows[i].status, "%s: status %d, %s", rows[i].command, status, err.message);
        CHECK(out.length == rows[i].out, "%s: %zu bytes out", rows[i].command, out.length);
        CHECK(messages.length == rows[i].messages, "%s: %zu bytes of messages", rows[i].command,
              messages.length);
        if (i == 0) CHECK(out.length == SIZE && !memcmp(out.data, input, SIZE), "cat gave something else");
    }
    free(input);
    CHECK_DONE();
}

/* SIGPIPE: none here, though its action is to end this program; and the usual one in the child, though it may
 * be ignored here. No handler changes, no descriptor and no child stays. */
static void leaves_no_trace(void **state)
{
    struct sigaction before, after, ignore = {0}, standard = {0};
    (void)state;
    standard.sa_handler = SIG_DFL;
    ignore.sa_handler = SIG_IGN;
    assert_int_equal(sigaction(SIGPIPE, &standard, NULL), 0);
    size_t descriptors = open_descriptors();
    char *input = memory_array(1 << 20, 1);
    assert_non_null(input);
    for (int i = 0; i < 20; i++) CHECK(shell("exit 3", input, 1 << 20) == HSTAR_CHILD, "round %d", i);
    CHECK(run((const char *const[]){"no-such-program-2385", NULL}, input, 1 << 20) == HSTAR_CHILD, "absent");
    assert_int_equal(sigaction(SIGPIPE, NULL, &before), 0);
    CHECK(before.sa_handler == SIG_DFL, "SIGPIPE was changed");

    assert_int_equal(sigaction(SIGPIPE, &ignore, NULL), 0);
    CHECK(shell("kill -PIPE $$; exit 0", "", 0) == HSTAR_CHILD && strstr(err.message, "signal 13"), "%s",
          err.message);
    assert_int_equal(sigaction(SIGPIPE, NULL, &after), 0);
    CHECK(after.sa_handler == SIG_IGN, "SIGPIPE was changed");
    assert_int_equal(sigaction(SIGPIPE, &standard, NULL), 0);

    CHECK(open_descriptors() == descriptors, "%zu descriptors, %zu before", open_descriptors(), descriptors);
    CHECK(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD, "a child was left");
    free(input);
    CHECK_DONE();
}

static void on_alarm(int signal)
{
    (void)signal;
}

/* Signals that interrupt every wait, and standard descriptors that are closed. */
static void disturbed(void **state)
{
    struct sigaction action = {0};
    struct itimerval often = {{0, 2000}, {0, 2000}}, never = {{0, 0}, {0, 0}};
    (void)state;
    action.sa_handler = on_alarm;
    assert_int_equal(sigaction(SIGALRM, &action, NULL), 0);
    setitimer(ITIMER_REAL, &often, NULL);
    hstar_status status = shell("cat; sleep 0.2", "2.385", 5);
    setitimer(ITIMER_REAL, &never, NULL);
    CHECK(status == HSTAR_OK && out.length == 5, "interrupted: %d, %s", status, err.message);

    int kept[3];
    for (int fd = 0; fd < 3; fd++) kept[fd] = dup(fd);
    for (int fd = 0; fd < 3; fd++) close(fd);
    status = shell("cat; echo warning >&2", "2.385", 5);
    for (int fd = 0; fd < 3; fd++) dup2(kept[fd], fd);
    for (int fd = 0; fd < 3; fd++) close(kept[fd]);
    CHECK(status == HSTAR_OK && out.length == 5 && messages.length == 8, "closed: %d, %s", status,
          err.message);
    CHECK_DONE();
}

/* Its own descriptors are the child's business alone: the socket and the pipes of this side are not
 * inherited. */
static void inherits_nothing(void **state)
{
    (void)state;
    CHECK(shell("ls /proc/self/fd | wc -l", "", 0) == HSTAR_OK, "%s", err.message);
    int with_child = out.data ? atoi(out.data) : -1;
    FILE *plain = popen("ls /proc/self/fd < /dev/null 2> /dev/null | wc -l", "r");
    int without = -1;
    assert_non_null(plain);
    CHECK(fscanf(plain, "%d", &without) == 1, "no count");
    pclose(plain);
    CHECK(with_child == without, "%d descriptors, a plain shell has %d", with_child, without);
    CHECK_DONE();
}

/* An environment of its own, in the place of this one's; the program is found all the same. */
static void environments(void **state)
{
    static const char *const argv[] = {"env", NULL}, *const environment[] = {"A=2.385", "B=", NULL};
    (void)state;
    text_clear(&out);
    const struct program program = {.argv = argv, .environment = environment};
    CHECK(child_run(&program, "", 0, patience, &out, &messages, &err) == HSTAR_OK, "%s", err.message);
    CHECK(out.data && !strcmp(out.data, "A=2.385\nB=\n"), "got \"%s\"", out.data);
    CHECK_DONE();
}

/* A connection that breaks is no end of the output, and nobody waits for what cannot come. The system's calls are these
 * here, for this program and the library in it: the one that is counted down to fails. */
static int reads_left = -1, writes_left = -1;

ssize_t read(int fd, void *to, size_t n)
{
    if (reads_left < 0 || reads_left-- > 0) return syscall(SYS_read, fd, to, n);
    errno = EIO;
    return -1;
}

ssize_t write(int fd, const void *from, size_t n)
{
    if (writes_left < 0 || writes_left-- > 0) return syscall(SYS_write, fd, from, n);
    errno = ENOBUFS;
    return -1;
}

static void broken_connections(void **state)
{
    (void)state;
    struct timespec began, now;
    clock_gettime(CLOCK_MONOTONIC, &began);
    reads_left = 2;
    CHECK(shell("head -c 3000000 /dev/zero", "", 0) == HSTAR_CHILD &&
              strstr(err.message, "cannot read from sh: Input/output error"),
          "a read: %s", err.message);
    reads_left = -1;
    writes_left = 0;
    CHECK(shell("cat", "2.385", 5) == HSTAR_CHILD &&
              strstr(err.message, "cannot write to sh: No buffer space"),
          "a write: %s", err.message);
    writes_left = -1;
    clock_gettime(CLOCK_MONOTONIC, &now);
    CHECK(now.tv_sec - began.tv_sec < 10, "took %ld s", (long)(now.tv_sec - began.tv_sec));
    CHECK(waitpid(-1, NULL, WNOHANG) < 0, "left a child");
    CHECK_DONE();
}

/* How many children of a process are called so. */
static size_t children_called(pid_t parent, const char *want)
{
    size_t n = 0;
    DIR *processes = opendir("/proc");
    assert_non_null(processes);
    for (const struct dirent *entry; (entry = readdir(processes));) {
        char path[64], name[32] = "";
        int of = 0;
        snprintf(path, sizeof path, "/proc/%.20s/stat", entry->d_name);
        FILE *file = atoi(entry->d_name) > 0 ? fopen(path, "r") : NULL;
        if (!file) continue;
        n += fscanf(file, "%*d (%31[^)]) %*c %d", name, &of) == 2 && of == parent && !strcmp(name, want);
        fclose(file);
    }
    closedir(processes);
    return n;
}

/* This process is killed while a child hangs: the child does not outlive it, nor what that has started; and who looks for
 * processes by this one's name finds no other. */
static void nothing_outlives_this(void **state)
{
    static const char hang[] = "trap '' TERM INT; echo $$ >&9; sleep 1000 & while :; do sleep 1; done";
    const struct timespec nap = {.tv_nsec = 10000000};
    char own[32] = "", line[64];
    int tell[2];
    (void)state;
    prctl(PR_GET_NAME, own);
    assert_int_equal(pipe(tell), 0);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(tell[1], 9); /* its end is seen when nobody is left of them */
        close(tell[0]);
        close(tell[1]);
        _exit(shell(hang, "x", 1) == HSTAR_OK);
    }
    close(tell[1]);
    FILE *told = fdopen(tell[0], "r");
    assert_non_null(told);
    CHECK(fgets(line, sizeof line, told) && atoi(line) > 1, "it did not start");
    for (int i = 0; i < 500 && !children_called(pid, "guardian"); i++) nanosleep(&nap, NULL);
    CHECK(children_called(pid, "guardian") == 1, "no guardian");
    CHECK(children_called(pid, own) == 0, "the guardian is called %s, too", own);
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    alarm(20);
    CHECK(!fgets(line, sizeof line, told), "said more: %s", line);
    alarm(0);
    fclose(told);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hangs),
        cmocka_unit_test(endings),
        cmocka_unit_test(endless),
        cmocka_unit_test(cannot_start),
        cmocka_unit_test(large),
        cmocka_unit_test(disturbed),
        cmocka_unit_test(leaves_no_trace),
        cmocka_unit_test(inherits_nothing),
        cmocka_unit_test(environments),
        cmocka_unit_test(broken_connections),
        cmocka_unit_test(nothing_outlives_this),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    text_clear(&out);
    text_clear(&messages);
    return failed;
}
