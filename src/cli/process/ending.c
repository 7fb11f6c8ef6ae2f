/* Ends of the program that no status can tell. GMP and FLINT abort where an allocation fails, and their functions have no way
 * to say so: only the program that calls them may set their allocators, and the library, which is a guest, must not. */
#include "cli/process/ending.h"
#include "cli/process/exact_part.h"

#include <flint/flint.h>
#include <gmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* All that follows needs no memory. Unfinished outputs are files without a name, which end with the process. */
static void say_and_end(const char *message)
{
    ssize_t written = write(STDERR_FILENO, message, strlen(message));
    (void)written;
}

/* Exit status of HSTAR_MEMORY. */
enum { NO_MEMORY = 3 };

/* At once, from any thread: to unwind would take memory. The guardian of a program that answers ends it. */
__attribute__((noreturn)) static void out_of_memory(void)
{
    say_and_end("hstar: out of memory\n");
    _exit(NO_MEMORY);
}

static void *granted(void *memory)
{
    if (!memory) out_of_memory();
    return memory;
}

static void *allocate_or_end(size_t n)
{
    return granted(malloc(n ? n : 1));
}

static void *allocate_zeroed(size_t n, size_t size)
{
    return granted(calloc(n ? n : 1, size ? size : 1));
}

static void *resize(void *old, size_t n)
{
    return granted(realloc(old, n ? n : 1));
}

static void *resize_gmp(void *old, size_t before, size_t n)
{
    (void)before;
    return resize(old, n);
}

static void release_gmp(void *memory, size_t n)
{
    (void)n;
    free(memory);
}

/* FLINT's other complaints, none of which hstar knows: FLINT has printed its reason. */
__attribute__((noreturn)) static void flint_gave_up(void)
{
    say_and_end("hstar: FLINT could not go on\n");
    _exit(NO_MEMORY);
}

/* A stack that grows under a limit on memory, and finds none, is a SIGSEGV. So the stack grows here as far as the deepest
 * expression takes it, where that can only mean one thing and be told. Threads have all of theirs from their start. One byte
 * touched at the end of a piece is enough: what counts is the addresses, and the kernel gives them up to the stack's pointer. */
enum { STACK = 1 << 20, PIECE_OF_STACK = 1 << 18, HANDLER_STACK = 1 << 16 };

static void no_stack(int signal_number)
{
    (void)signal_number;
    out_of_memory();
}

static void __attribute__((noinline)) touch_stack(size_t n)
{
    volatile char piece[PIECE_OF_STACK];
    piece[0] = 0;
    if (n > PIECE_OF_STACK) touch_stack(n - PIECE_OF_STACK);
    (void)piece[0];
}

/* No more than half of what the stack may have at all. */
static void grow_stack(void)
{
    static char handler_stack[HANDLER_STACK];
    const stack_t elsewhere = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    const struct sigaction tell = {.sa_handler = no_stack, .sa_flags = SA_ONSTACK};
    stack_t stack_before;
    struct sigaction before;
    struct rlimit most;
    size_t n = STACK;
    if (!getrlimit(RLIMIT_STACK, &most) && most.rlim_cur / 2 < n) n = (size_t)most.rlim_cur / 2;
    if (sigaltstack(&elsewhere, &stack_before)) return;
    sigaction(SIGSEGV, &tell, &before);
    touch_stack(n);
    sigaction(SIGSEGV, &before, NULL);
    sigaltstack(&stack_before, NULL);
}

static void end_for_balls(void)
{
    mp_set_memory_functions(allocate_or_end, resize_gmp, release_gmp);
    __flint_set_memory_functions(allocate_or_end, allocate_zeroed, resize, free);
    flint_set_abort(flint_gave_up);
}

void ending_prepare(void)
{
    grow_stack();
    exact_part_prepare(end_for_balls);
}
