/* Entering and telling calls of f. */
#include "function/ledger.h"
#include "base/clock.h"
#include "base/numeral.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

/* Seconds between two times that progress is told. */
static const double pause_of_ledger = 0.1;

void ledger_init(struct ledger *l)
{
    *l = (struct ledger){.most = SIZE_MAX, .begun = clock_seconds()};
    atomic_flag_clear(&l->writing);
    atomic_flag_clear(&l->telling);
}

void ledger_begin(struct ledger *l, size_t n)
{
    atomic_store(&l->asked, n);
    atomic_store(&l->answered, n);
    atomic_store(&l->charged, n);
    atomic_store(&l->rounds, n > 0);
}

bool ledger_has_budget(const struct ledger *l)
{
    return l && l->most != SIZE_MAX;
}

size_t ledger_take(struct ledger *l, size_t n)
{
    size_t before = atomic_load(&l->asked), granted;
    do {
        const size_t left = l->most > before ? l->most - before : 0;
        granted = n < left ? n : left;
    } while (!atomic_compare_exchange_weak(&l->asked, &before, before + granted));
    if (granted) atomic_fetch_add(&l->rounds, 1);
    return granted;
}

static void tell_of_calls(struct ledger *l)
{
    const double now = clock_seconds();
    if (!l->tell || now - atomic_load(&l->told) < pause_of_ledger || atomic_flag_test_and_set(&l->telling))
        return;
    atomic_store(&l->told, now);
    if (!l->tell(l->context, l)) atomic_store(&l->is_off, true);
    atomic_flag_clear(&l->telling);
}

void ledger_answered(struct ledger *l, size_t n)
{
    if (!l || !n) return;
    atomic_fetch_add(&l->answered, n);
    tell_of_calls(l);
}

void ledger_charge(struct ledger *l, size_t n)
{
    if (!l) return;
    atomic_fetch_add(&l->charged, n);
    if (!l->counts) ledger_answered(l, n);
}

size_t ledger_left(const struct ledger *l)
{
    if (!ledger_has_budget(l)) return SIZE_MAX;
    const size_t spent = (l->counts && l->is_ordered ? atomic_load(&l->asked) : atomic_load(&l->charged)),
                 gone = spent + l->reserve;
    return l->most > gone ? l->most - gone : 0;
}

size_t ledger_share(const struct ledger *l, size_t n)
{
    const size_t left = ledger_left(l);
    return left == SIZE_MAX || n == 0 ? left : left / n;
}

size_t ledger_next_share(struct ledger *l)
{
    if (!ledger_has_budget(l)) return SIZE_MAX;
    const size_t share = ledger_share(l, l->to_come ? l->to_come : 1);
    if (l->to_come) l->to_come--;
    return share;
}

void ledger_keep(struct ledger *l, size_t parts, size_t all)
{
    if (!ledger_has_budget(l)) return;
    l->reserve = 0;
    l->reserve = (size_t)((double)ledger_left(l) * ((double)parts / (double)all));
}

void ledger_note(struct ledger *l, int rank, const char *format, ...)
{
    if (!l || rank <= atomic_load(&l->worst_rank)) return;
    while (atomic_flag_test_and_set(&l->writing)) continue;
    if (rank > atomic_load(&l->worst_rank)) {
        va_list arguments;
        va_start(arguments, format);
        numeral_print_list(l->worst, sizeof l->worst, format, arguments);
        va_end(arguments);
        atomic_store(&l->worst_rank, rank);
    }
    atomic_flag_clear(&l->writing);
}

void ledger_expect(struct ledger *l, double calls)
{
    if (l) atomic_store(&l->expected, calls);
}

bool ledger_is_off(const struct ledger *l)
{
    return l && atomic_load(&l->is_off);
}
