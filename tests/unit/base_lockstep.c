/* Lockstep: all that have asked are answered together; failures of tasks and answers end all; nested runs are runs of their own. */
#include "check.h"

#include "base/lockstep.h"

enum { TASKS = 100, AT_ONCE = 8, ROUNDS = 5 };

struct question {
    size_t task, round, answer;
};

struct play {
    size_t n_answers, most_together, fail_task, fail_answer, sum;
};

static hstar_status ask_rounds(void *context, size_t task, hstar_error *err)
{
    struct play *play = context;
    for (size_t round = 0; round < ROUNDS; round++) {
        struct question q = {task, round, 0};
        CHECK(lockstep_is_running(), "within a task");
        hstar_status status = lockstep_ask(&q, err);
        if (status) return status;
        CHECK(q.answer == 1000 * task + round, "task %zu, round %zu: %zu", task, round, q.answer);
        play->sum++;
    }
    return task >= play->fail_task ? error_set(err, HSTAR_CHILD, "task %zu", task) : HSTAR_OK;
}

static hstar_status answer(void *respondent, void *const *requests, size_t n, hstar_error *err)
{
    struct play *play = respondent;
    CHECK(!lockstep_is_running(), "while answering");
    if (++play->n_answers > play->fail_answer)
        return error_set(err, HSTAR_MEMORY, "answer %zu", play->n_answers);
    if (n > play->most_together) play->most_together = n;
    for (size_t i = 0; i < n; i++) {
        struct question *q = requests[i];
        q->answer = 1000 * q->task + q->round;
    }
    return HSTAR_OK;
}

static hstar_status run(struct play *play, size_t n, const struct progress *progress, hstar_error *err)
{
    const struct lockstep_job job = {.task = ask_rounds,
                                     .context = play,
                                     .answer = answer,
                                     .respondent = play,
                                     .most = AT_ONCE,
                                     .progress = progress};
    return lockstep_run(&job, n, err);
}

static struct play fresh(void)
{
    return (struct play){.fail_task = SIZE_MAX, .fail_answer = SIZE_MAX};
}

static void all_together(void **state)
{
    struct play play = fresh();
    (void)state;
    CHECK(!lockstep_is_running(), "before");
    assert_int_equal(run(&play, TASKS, NULL, NULL), HSTAR_OK);
    assert_int_equal(play.sum, TASKS * ROUNDS);
    /* Where stacks cannot be switched each request is answered alone. */
    CHECK(play.most_together == AT_ONCE || play.most_together == 1, "%zu", play.most_together);
    if (play.most_together > 1)
        CHECK(play.n_answers <= (TASKS / AT_ONCE + 1) * ROUNDS, "%zu answers", play.n_answers);
    assert_int_equal(run(&play, 0, NULL, NULL), HSTAR_OK);
    CHECK(!lockstep_is_running(), "after");
    CHECK_DONE();
}

static void failures(void **state)
{
    struct play play = fresh();
    hstar_error err = {0};
    (void)state;
    play.fail_task = 3;
    assert_int_equal(run(&play, TASKS, NULL, &err), HSTAR_CHILD);
    CHECK(!strcmp(err.message, "task 3"), "%s", err.message);
    play = fresh();
    play.fail_answer = 2;
    assert_int_equal(run(&play, TASKS, NULL, &err), HSTAR_MEMORY);
    CHECK(!strcmp(err.message, "answer 3"), "%s", err.message);
    CHECK(!lockstep_is_running(), "after");
    CHECK_DONE();
}

static bool some(void *context, size_t done, size_t all)
{
    (void)context;
    return all == TASKS && done < AT_ONCE;
}

static void called_off(void **state)
{
    struct play play = fresh();
    const struct progress listener = {some, NULL};
    (void)state;
    assert_int_equal(run(&play, TASKS, &listener, NULL), HSTAR_CANCELLED);
}

static hstar_status answer_nested(void *respondent, void *const *requests, size_t n, hstar_error *err)
{
    struct play inner = fresh();
    hstar_status status = run(&inner, 3, NULL, err);
    return status ? status : answer(respondent, requests, n, err);
}

static void nested(void **state)
{
    struct play play = fresh();
    (void)state;
    const struct lockstep_job job = {
        .task = ask_rounds, .context = &play, .answer = answer_nested, .respondent = &play, .most = AT_ONCE};
    assert_int_equal(lockstep_run(&job, AT_ONCE, NULL), HSTAR_OK);
    assert_int_equal(play.sum, AT_ONCE * ROUNDS);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_together), cmocka_unit_test(failures),
                                       cmocka_unit_test(called_off), cmocka_unit_test(nested)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
