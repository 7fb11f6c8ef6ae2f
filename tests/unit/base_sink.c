/* A file appears whole or not at all, whatever goes wrong. */
#include "base/sink.h"
#include "base/text.h"
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64];

static int set_up(void **state)
{
    (void)state;
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    snprintf(folder, sizeof folder, "/tmp/hstar-sink-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    char command[200];
    snprintf(command, sizeof command, "chmod -R u+w %s; rm -r %s", folder, folder);
    return system(command);
}

static const char *path_of(const char *name)
{
    static char path[4][128];
    static unsigned turn;
    turn = (turn + 1) % 4;
    snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
    return path[turn];
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void check_content(const char *path, const char *want)
{
    char got[256] = "";
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL, "%s is not there", path);
    if (!file) return;
    got[fread(got, 1, sizeof got - 1, file)] = '\0';
    fclose(file);
    CHECK(strcmp(got, want) == 0, "%s: got \"%s\", want \"%s\"", path, got, want);
}

/* How many files the folder has, hidden ones too. */
static int count_files(const char *path)
{
    char command[200];
    snprintf(command, sizeof command, "ls -A '%s' | wc -l", path);
    FILE *pipe = popen(command, "re");
    int n = -1;
    assert_non_null(pipe);
    assert_int_equal(fscanf(pipe, "%d", &n), 1);
    pclose(pipe);
    return n;
}

static hstar_status write_text(const char *path, const char *text, hstar_error *err)
{
    struct sink *sink = NULL;
    hstar_status status = sink_open(path, &sink, err);
    if (status) return status;
    status = sink_write(sink, text, strlen(text), err);
    if (!status) return sink_commit(sink, err);
    sink_abandon(sink);
    return status;
}

static void check_written(const char *path, const char *text)
{
    hstar_error err = {0};
    hstar_status status = write_text(path, text, &err);
    CHECK(status == HSTAR_OK, "%s: %s", path, err.message);
    check_content(path, text);
}

static void check_refused(const char *path, hstar_status want, const char *says)
{
    hstar_error err = {0};
    hstar_status status = write_text(path, "new", &err);
    CHECK(status == want, "%s: status %d: %s", path, (int)status, err.message);
    CHECK(strstr(err.message, says) != NULL, "%s: got \"%s\", want \"%s\"", path, err.message, says);
}

static void test_new_and_old(void **state)
{
    (void)state;
    unlink(path_of("new"));
    int before = count_files(folder);
    mode_t mask = umask(027);
    check_written(path_of("new"), "first\n");
    umask(mask);
    struct stat st;
    assert_int_equal(stat(path_of("new"), &st), 0);
    CHECK((st.st_mode & 07777) == 0640, "mode %o", st.st_mode);
    assert_int_equal(chmod(path_of("new"), 0604), 0);
    check_written(path_of("new"), "second\n");
    assert_int_equal(stat(path_of("new"), &st), 0);
    CHECK((st.st_mode & 07777) == 0604, "mode %o", st.st_mode);
    CHECK(count_files(folder) == before + 1, "%d files, %d before", count_files(folder), before);
    check_written(path_of("new"), "");

    /* In the folder that we are in, without a slash. */
    char here[512];
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(folder), 0);
    check_written("plain", "plain\n");
    check_written("./plain", "again\n");
    assert_int_equal(chdir(here), 0);
    CHECK_DONE();
}

/* Until the commit nothing is to be seen, and afterwards nothing but the file. */
static void test_unseen(void **state)
{
    (void)state;
    hstar_error err = {0};
    struct sink *sink, *other;
    put(path_of("old"), "old");
    int before = count_files(folder);
    assert_int_equal(sink_open(path_of("old"), &sink, &err), HSTAR_OK);
    assert_int_equal(sink_open(path_of("unseen"), &other, &err), HSTAR_OK);
    assert_int_equal(sink_write(sink, "new", 3, &err), HSTAR_OK);
    assert_int_equal(sink_write(other, "new", 3, &err), HSTAR_OK);
    CHECK(count_files(folder) == before, "%d files, %d before", count_files(folder), before);
    check_content(path_of("old"), "old");
    sink_abandon(other);
    CHECK(access(path_of("unseen"), F_OK) != 0, "an abandoned file appeared");
    assert_int_equal(sink_commit(sink, &err), HSTAR_OK);
    check_content(path_of("old"), "new");
    CHECK(count_files(folder) == before, "%d files, %d before", count_files(folder), before);
    sink_abandon(NULL);

    /* A process that is killed leaves nothing behind. */
    pid_t child = fork();
    if (child == 0) {
        struct sink *mine;
        if (sink_open(path_of("old"), &mine, NULL) || sink_write(mine, "half", 4, NULL)) _exit(1);
        raise(SIGKILL);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    CHECK(WIFSIGNALED(status), "status %d", status);
    check_content(path_of("old"), "new");
    CHECK(count_files(folder) == before, "%d files, %d before", count_files(folder), before);
    CHECK_DONE();
}

static void test_links(void **state)
{
    (void)state;
    assert_int_equal(mkdir(path_of("deep"), 0777), 0);
    put(path_of("deep/target"), "old");
    assert_int_equal(symlink("deep/target", path_of("link")), 0);
    assert_int_equal(symlink("link", path_of("link-to-link")), 0);
    assert_int_equal(symlink("deep/later", path_of("dangling")), 0);
    assert_int_equal(symlink("circle", path_of("circle")), 0);
    hstar_error err = {0};
    CHECK(write_text(path_of("link-to-link"), "new", &err) == HSTAR_OK, "%s", err.message);
    check_content(path_of("deep/target"), "new");
    CHECK(write_text(path_of("dangling"), "later", &err) == HSTAR_OK, "%s", err.message);
    check_content(path_of("deep/later"), "later");
    struct stat st;
    assert_int_equal(lstat(path_of("link"), &st), 0);
    CHECK(S_ISLNK(st.st_mode), "the link is no link any more");
    check_refused(path_of("circle"), HSTAR_FILE, "Too many levels of symbolic links");
    CHECK_DONE();
}

static void test_refusals(void **state)
{
    (void)state;
    check_refused("", HSTAR_INVALID, "empty");
    check_refused(folder, HSTAR_FILE, "Is a directory");
    check_refused(path_of("no/such/place"), HSTAR_FILE, "there is no directory");
    check_refused(path_of("trailing/"), HSTAR_FILE, "cannot write");
    put(path_of("file"), "old");
    check_refused(path_of("file/below"), HSTAR_FILE, "there is no directory");
    check_refused("/dev/fd/873", HSTAR_FILE, "Bad file descriptor");
    check_refused("/proc/hstar-test", HSTAR_FILE, "cannot write");
    char longest[5000];
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    check_refused(longest, HSTAR_FILE, "cannot write");

    /* Root may write anywhere: somebody else tries. */
    assert_int_equal(mkdir(path_of("closed"), 0755), 0);
    put(path_of("closed/file"), "old");
    assert_int_equal(chmod(path_of("closed"), 0555), 0);
    put(path_of("read-only"), "old");
    assert_int_equal(chmod(path_of("read-only"), 0444), 0);
    assert_int_equal(chmod(folder, 0777), 0);
    pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(1);
        check_failures = 0;
        check_refused(path_of("closed/file"), HSTAR_FILE, "Permission denied");
        check_refused(path_of("closed/new"), HSTAR_FILE, "Permission denied");
        check_refused(path_of("read-only"), HSTAR_FILE, "Permission denied");
        _exit(check_failures ? 1 : 0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    CHECK(status == 0, "status %d", status);
    check_content(path_of("closed/file"), "old");
    check_content(path_of("read-only"), "old");
    assert_int_equal(chmod(path_of("closed"), 0755), 0);
    CHECK_DONE();
}

static void test_devices(void **state)
{
    (void)state;
    hstar_error err = {0};
    CHECK(write_text("/dev/null", "gone", &err) == HSTAR_OK, "%s", err.message);
    struct stat st;
    assert_int_equal(stat("/dev/null", &st), 0);
    CHECK(S_ISCHR(st.st_mode), "/dev/null is no device any more");
    check_refused("/dev/full", HSTAR_FILE, "No space left on device");

    int ends[2];
    assert_int_equal(pipe(ends), 0);
    char path[32], got[8] = "";
    snprintf(path, sizeof path, "/dev/fd/%d", ends[1]);
    CHECK(write_text(path, "pipe", &err) == HSTAR_OK, "%s", err.message);
    CHECK(read(ends[0], got, sizeof got - 1) == 4 && strcmp(got, "pipe") == 0, "got %s", got);
    close(ends[0]);
    check_refused(path, HSTAR_FILE, "was closed before everything was written");
    close(ends[1]);
    CHECK_DONE();
}

/* stdout by its three names: appended to, not replaced, where it is a file; its reader may go away. */
static void test_stdout(void **state)
{
    (void)state;
    static const char *const names[] = {"-", "/dev/stdout", "/dev/fd/1"};
    fflush(stdout);
    int kept = dup(STDOUT_FILENO), file = open(path_of("stdout"), O_WRONLY | O_CREAT | O_APPEND, 0666),
        ends[2];
    hstar_error err[4] = {0};
    hstar_status status[4];
    dup2(file, STDOUT_FILENO);
    printf("before ");
    for (size_t i = 0; i < 3; i++) status[i] = write_text(names[i], "data\n", &err[i]);
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    dup2(ends[1], STDOUT_FILENO);
    status[3] = write_text("-", "data", &err[3]);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    close(file);
    close(ends[1]);
    for (size_t i = 0; i < 3; i++) CHECK(status[i] == HSTAR_OK, "%s: %s", names[i], err[i].message);
    check_content(path_of("stdout"), "before data\ndata\ndata\n");
    CHECK(status[3] == HSTAR_FILE &&
              strcmp(err[3].message, "stdout was closed before everything was written") == 0,
          "%s", err[3].message);
    CHECK_DONE();
}

/* More than fits: the old file stays, and no part of the new one. */
static void check_too_big(const char *path, const char *says)
{
    hstar_error err = {0};
    struct sink *sink;
    static char block[1 << 16];
    memset(block, 'x', sizeof block);
    assert_int_equal(sink_open(path, &sink, &err), HSTAR_OK);
    hstar_status status = HSTAR_OK;
    for (int i = 0; i < 8 && !status; i++) status = sink_write(sink, block, sizeof block, &err);
    CHECK(status == HSTAR_FILE && strstr(err.message, says) != NULL, "status %d: %s", (int)status,
          err.message);
    CHECK(strstr(err.remedy, "untouched") != NULL, "remedy: %s", err.remedy);
    /* Who goes on regardless commits nothing. */
    CHECK(sink_commit(sink, &err) == HSTAR_FILE && strstr(err.message, says) != NULL, "commit: %s",
          err.message);
    check_content(path, "old");
}

static void test_limits(void **state)
{
    (void)state;
    put(path_of("limited"), "old");
    int before = count_files(folder);
    struct rlimit kept, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &kept), 0);
    small = kept;
    small.rlim_cur = 1 << 17;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    check_too_big(path_of("limited"), "File too large");
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &kept), 0);
    CHECK(count_files(folder) == before, "%d files, %d before", count_files(folder), before);

    /* A full file system, where we may mount one. */
    assert_int_equal(mkdir(path_of("small"), 0777), 0);
    if (mount("none", path_of("small"), "tmpfs", 0, "size=128k") == 0) {
        put(path_of("small/file"), "old");
        check_too_big(path_of("small/file"), "No space left on device");
        CHECK(count_files(path_of("small")) == 1, "%d files", count_files(path_of("small")));
        assert_int_equal(umount(path_of("small")), 0);
    } else {
        printf("not tried: mounting a small file system (%s)\n", strerror(errno));
    }
    CHECK_DONE();
}

/* The bits by which a program runs as its owner or its group go with the first byte that anyone but root writes. */
static void test_modes(void **state)
{
    static const mode_t modes[] = {04755, 02750, 06711, 01644, 0600};
    (void)state;
    assert_int_equal(mkdir(path_of("own"), 0777), 0);
    assert_int_equal(chmod(path_of("own"), 0777), 0);
    pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(1);
        check_failures = 0;
        for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
            struct stat st;
            put(path_of("own/file"), "old");
            chmod(path_of("own/file"), modes[i]);
            check_written(path_of("own/file"), "new");
            CHECK(stat(path_of("own/file"), &st) == 0 && (st.st_mode & 07777) == modes[i], "mode %o, not %o",
                  st.st_mode & 07777, modes[i]);
            unlink(path_of("own/file"));
        }
        _exit(check_failures ? 1 : 0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    CHECK(status == 0, "status %d", status);
    CHECK_DONE();
}

/* A descriptor that is open for reading alone is none to write to: that is said before the long work. */
static void test_wrong_way(void **state)
{
    (void)state;
    hstar_error err = {0};
    struct sink *sink;
    char path[32];
    int fd = open("/dev/null", O_RDONLY);
    snprintf(path, sizeof path, "/dev/fd/%d", fd);
    CHECK(sink_open(path, &sink, &err) == HSTAR_FILE && strstr(err.message, "Bad file descriptor"), "%s",
          err.message);
    close(fd);
    CHECK_DONE();
}

/* The system's calls are these here, for this program and the library in it: a file system that knows no file without a
 * name, and a signal at the worst moment. */
static bool no_nameless;
static int at_worst;

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = va_arg(arguments, mode_t);
    va_end(arguments);
    errno = EOPNOTSUPP;
    if (no_nameless && (flags & O_TMPFILE) == O_TMPFILE) return -1;
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int rename(const char *from, const char *to)
{
    if (at_worst) raise(at_worst);
    return (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

/* Of a file, new or not, written by a process that gets a signal before it could rename: all of it is there, or nothing, and
 * never a name of its own. */
static void check_interrupted(const char *name)
{
    pid_t child = fork();
    if (child == 0) {
        signal(at_worst, SIG_DFL);
        _exit(write_text(path_of(name), "new", NULL) ? 1 : 0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    CHECK(!at_worst || (WIFSIGNALED(status) && WTERMSIG(status) == at_worst), "status %d", status);
    check_content(path_of(name), "new");
}

static void test_signals(void **state)
{
    static const int signals[] = {0, SIGINT, SIGTERM, SIGHUP, SIGALRM};
    (void)state;
    for (int nameless = 0; nameless < 2; nameless++) {
        no_nameless = !nameless;
        for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
            put(path_of("signalled"), "old");
            int before = count_files(folder);
            at_worst = signals[i];
            check_interrupted("signalled");
            CHECK(count_files(folder) == before, "signal %d: %d files, %d before", signals[i],
                  count_files(folder), before);
            at_worst = 0;
        }
        /* Until then there is nothing to be seen, and what is abandoned was never there. */
        struct sink *sink;
        int before = count_files(folder);
        assert_int_equal(sink_open(path_of("unseen"), &sink, NULL), HSTAR_OK);
        assert_int_equal(sink_write(sink, "new", 3, NULL), HSTAR_OK);
        CHECK(count_files(folder) == before, "%d files, %d before", count_files(folder), before);
        sink_abandon(sink);
        CHECK(count_files(folder) == before, "%d files, %d before", count_files(folder), before);
    }
    no_nameless = true;
    test_new_and_old(state);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new_and_old), cmocka_unit_test(test_unseen),  cmocka_unit_test(test_links),
        cmocka_unit_test(test_refusals),    cmocka_unit_test(test_devices), cmocka_unit_test(test_stdout),
        cmocka_unit_test(test_limits),      cmocka_unit_test(test_modes),   cmocka_unit_test(test_wrong_way),
        cmocka_unit_test(test_signals),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
