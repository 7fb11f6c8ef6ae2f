/* hstar-mpi: the program as an MPI job. Rank 0 starts it as a process of its own, which knows nothing of MPI: each copy of f that it
 * starts is a link (mpi/link.h), and behind the link a rank runs f. */
#include "base/child.h"
#include "base/memory.h"
#include "cli/choices/ranks.h"
#include "cli/jobs/job_server.h"
#include "cli/process/report.h"
#include "cli/program.h"
#include "hstar.h"
#include "mpi/host.h"
#include "mpi/link.h"
#include "mpi/parcel.h"
#include "mpi/plugin_answers.h"
#include "mpi/switchboard.h"

#include <mpi.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char help[] =
    "usage: mpirun -n N hstar-mpi [--ranks-per-call R] COMMAND …\n"
    "\n"
    "hstar as an MPI job: rank 0 is hstar, with all its commands and options (hstar-mpi help), and the "
    "other\n"
    "ranks answer for f.\n"
    "\n"
    "  mpirun -n 9 hstar-mpi diff --at x=1,y=2 -- python3 f.py     8 copies of a program\n"
    "  mpirun -n 9 hstar-mpi diff --at x=1,y=2 --plugin ./f.so:f   8 ranks with a plugin\n"
    "  mpirun -n 9 hstar-mpi --ranks-per-call 4 diff --at x=1,y=2 --plugin ./solver.so:f\n"
    "\n"
    "What comes out is the same, byte for byte, for any number of ranks. An expression is computed on rank "
    "0.\n"
    "\n"
    "options, before the command:\n"
    "  --ranks-per-call R   R ranks compute one value: the plugin is double f(const double *x, size_t n,\n"
    "                       MPI_Comm comm), which all R of them call at once, and the first one's answer "
    "counts;\n"
    "                       a program runs on the first, and the others leave it their cores. N is 1 more "
    "than\n"
    "                       a multiple of R\n"
    "  --version            which hstar this is\n"
    "  -h, --help           this page\n"
    "\n"
    "A program that dies is started again; a rank that dies ends the whole job, as MPI has it.\n";

enum { NOT_FINISHED = 3 };

/* The path of this program, wherever it was found. */
enum { LONGEST_PATH = 4096 };
static bool find_self(char self[LONGEST_PATH])
{
    const ssize_t n = readlink("/proc/self/exe", self, LONGEST_PATH - 1);
    self[n > 0 ? n : 0] = '\0';
    return n > 0;
}

/* ---- words ---- */

struct choice {
    size_t ranks_per_call; /* 0: not given */
    int first;             /* of the words for hstar */
    enum { RUN, HELP, VERSION } what;
};

static hstar_status read_ranks_per_call(const char *text, struct choice *c, hstar_error *err)
{
    char *rest = NULL;
    const long n = text ? strtol(text, &rest, 10) : 0;
    if (n > 0 && !*rest) {
        c->ranks_per_call = (size_t)n;
        return HSTAR_OK;
    }
    error_set(err, HSTAR_INVALID, "--ranks-per-call must be at least 1, not \"%.60s\"", text ? text : "");
    error_remedy(err, "as in: mpirun -n 9 hstar-mpi --ranks-per-call 4 diff --plugin ./solver.so:f --at 1");
    return HSTAR_INVALID;
}

static hstar_status read_choice(int argc, char **argv, struct choice *c, hstar_error *err)
{
    static const char together[] = "--ranks-per-call";
    hstar_status status = HSTAR_OK;
    *c = (struct choice){.first = 1};
    for (; c->first < argc && !status; c->first++) {
        const char *word = argv[c->first];
        if (!strcmp(word, together)) {
            status = read_ranks_per_call(c->first + 1 < argc ? argv[++c->first] : NULL, c, err);
        } else if (!strncmp(word, together, sizeof together - 1) && word[sizeof together - 1] == '=') {
            status = read_ranks_per_call(word + sizeof together, c, err);
        } else if (!strcmp(word, "--help") || !strcmp(word, "-h")) {
            c->what = HELP;
        } else if (!strcmp(word, "--version")) {
            c->what = VERSION;
        } else {
            break;
        }
    }
    if (c->first == argc && c->what == RUN) c->what = HELP;
    return status;
}

/* The ranks but the first, in crews of R. */
static hstar_status check_ranks_per_call(const struct choice *c, int n_ranks, hstar_error *err)
{
    const size_t r = c->ranks_per_call, others = (size_t)n_ranks - 1;
    if (r == 0 || (others > 0 && others % r == 0)) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%zu ranks answer, which cannot be shared out by --ranks-per-call %zu",
              others, r);
    error_remedy(err, "of %zu ranks one asks, and the others are a multiple of %zu: mpirun -n %zu, or -n %zu",
                 (others / r ? others / r : 1) * r + 1, r, (others / r ? others / r : 1) * r + 1,
                 (others / r + 1 + !(others / r)) * r + 1);
    return HSTAR_INVALID;
}

/* ---- rank 0 ---- */

/* A word of a launcher, whatever it has in it. */
static void append_launcher_word(struct text *t, const char *word)
{
    text_append(t, "'");
    for (; *word; word++) {
        if (*word == '\'') text_append(t, "'\\'");
        text_append_bytes(t, word, 1);
    }
    text_append(t, "'");
}

/* In the process of hstar: --ask-ranks N ADDRESS, and the words that were typed. */
static int ask_ranks(int argc, char **argv)
{
    enum { NAME, OPTION, N, ADDRESS, TYPED };
    static struct text program, plugin;
    static char self[LONGEST_PATH];
    if (argc < TYPED || !find_self(self)) return NOT_FINISHED;
    append_launcher_word(&program, self);
    text_format(&program, " --link %s {i} ", argv[ADDRESS]);
    text_append(&plugin, text_said(&program, &plugin));
    text_append(&program, "program");
    text_append(&plugin, "plugin");
    if (program.failed || plugin.failed) return NOT_FINISHED;
    ranks = (struct ranks){.n = strtoul(argv[N], NULL, 10),
                           .program = program.data,
                           .plugin = plugin.data,
                           .self = self,
                           .address = argv[ADDRESS]};
    setenv("NO_COLOR", "1", 0); /* mpirun gives it a terminal that is none */
    argv[TYPED - 1] = argv[NAME];
    return program_main(argc - TYPED + 1, argv + TYPED - 1);
}

static hstar_status start_asker(const struct switchboard *board, const char *self, size_t n, char **typed,
                                size_t n_typed, pid_t *pid, hstar_error *err)
{
    char count[24];
    const char *const first[] = {self, "--ask-ranks", count, switchboard_address(board)};
    enum { N_FIRST = sizeof first / sizeof *first };
    const char **argv = memory_array(n_typed + N_FIRST + 1, sizeof *argv);
    if (!argv) return error_memory(err);
    snprintf(count, sizeof count, "%zu", n);
    for (size_t i = 0; i < n_typed + N_FIRST; i++) argv[i] = i < N_FIRST ? first[i] : typed[i - N_FIRST];
    hstar_status status =
        child_start(&(struct program){.argv = argv}, (const int[CHILD_STREAMS]){-1, -1, -1}, pid, err);
    free(argv);
    return status;
}

static int status_of(int ending)
{
    enum { BY_SIGNAL = 128 };
    return WIFSIGNALED(ending) ? BY_SIGNAL + WTERMSIG(ending) : WEXITSTATUS(ending);
}

static volatile sig_atomic_t asker_pid;

/* The job is told to end: hstar says so and ends, and with it all. */
static void hand_on(int signal_number)
{
    if (asker_pid > 0) kill((pid_t)asker_pid, signal_number);
}

static int rank_zero(const char *self, const int *rank, size_t n, char **typed, size_t n_typed)
{
    struct switchboard *board = NULL;
    struct guardian guardian = {0};
    hstar_error err = {0};
    pid_t pid = 0;
    int exit_status = 0;
    hstar_status status = switchboard_new(MPI_COMM_WORLD, rank, n, &board, &err);
    if (!status) status = start_asker(board, self, n, typed, n_typed, &pid, &err);
    if (!status) status = guardian_start(pid, (const int[GUARDED_PIPES]){-1, -1}, &guardian, &err);
    if (!status) {
        asker_pid = pid;
        signal(SIGTERM, hand_on);
        signal(SIGINT, hand_on);
        exit_status = status_of(switchboard_serve(board, pid));
        guardian_dismiss(&guardian);
    }
    switchboard_free(board);
    return status ? report_error(&err) : exit_status;
}

/* ---- all ranks ---- */

static int say_on_rank_zero(int rank, const struct choice *c, hstar_status status, const hstar_error *err)
{
    if (rank > 0) return 0;
    if (status) return report_error(err);
    if (c->what == HELP)
        fputs(help, stdout);
    else
        printf("hstar %s\n", hstar_version());
    return report_stdout();
}

static int rank_answers(const char *self, MPI_Comm crew_comm)
{
    struct crew *crew = crew_comm == MPI_COMM_NULL ? NULL : crew_new(crew_comm);
    if (crew_comm != MPI_COMM_NULL && !crew) parcel_no_memory();
    if (!crew || crew_leads(crew))
        host_serve(MPI_COMM_WORLD, self, crew);
    else
        crew_follow(crew);
    crew_free(crew);
    return 0;
}

static int run_rank(int rank, int n_ranks, const struct choice *c, int argc, char **argv)
{
    char self[LONGEST_PATH];
    const size_t r = c->ranks_per_call ? c->ranks_per_call : 1, n = (size_t)(n_ranks - 1) / r;
    MPI_Comm crew = MPI_COMM_NULL;
    int exit_status;
    if (!find_self(self)) MPI_Abort(MPI_COMM_WORLD, NOT_FINISHED);
    if (c->ranks_per_call)
        MPI_Comm_split(MPI_COMM_WORLD, rank ? (rank - 1) / (int)r : MPI_UNDEFINED, rank, &crew);
    if (rank == 0) {
        int *first = memory_room(n, sizeof *first);
        if (!first) parcel_no_memory();
        for (size_t i = 0; i < n; i++) first[i] = 1 + (int)(i * r);
        exit_status = rank_zero(self, first, n, argv + c->first, (size_t)(argc - c->first));
        free(first);
    } else {
        exit_status = rank_answers(self, crew);
    }
    if (crew != MPI_COMM_NULL) MPI_Comm_free(&crew);
    return exit_status;
}

static int run_job(int argc, char **argv)
{
    int rank, n_ranks;
    struct choice choice;
    hstar_error err = {0};
    MPI_Init(&argc, &argv);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &n_ranks);
    host_environment();
    hstar_status status = read_choice(argc, argv, &choice, &err);
    if (!status && choice.what == RUN) status = check_ranks_per_call(&choice, n_ranks, &err);
    const int exit_status = status || choice.what != RUN ? say_on_rank_zero(rank, &choice, status, &err)
                                                         : run_rank(rank, n_ranks, &choice, argc, argv);
    MPI_Finalize();
    return exit_status;
}

/* The other things that this program is, when it starts itself. */
int main(int argc, char **argv)
{
    if (argc > 1 && !strcmp(argv[1], "--link")) return link_run(argc - 2, argv + 2);
    if (argc == 3 && !strcmp(argv[1], "--answer-by-plugin")) return plugin_answers(argv[2]);
    if (argc == 2 && !strcmp(argv[1], "--answer-jobs")) return job_server_main();
    if (argc > 1 && !strcmp(argv[1], "--ask-ranks")) return ask_ranks(argc, argv);
    return run_job(argc, argv);
}
