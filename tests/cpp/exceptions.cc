/* Whatever a callback throws comes out of the question as it is, and nothing is called after it, but a batch function once more: every
 * kind of callback, exceptions of every type, at the first call and later ones. And numbers that are too few or too many. */
#include <hstar.hpp>

#include "expect.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

using numbers = hstar::span<const double>;
using room = hstar::span<double>;

struct no_exception_class { /* of none of the standard's classes */
    std::shared_ptr<int> alive;
};

/* Throws at call number `fuse`, counted from 1. */
struct bomb {
    void (*raise)();
    long fuse;
    std::atomic<long> calls{0};
    bomb(void (*what)(), long when) : raise(what), fuse(when)
    {
    }
    void tick()
    {
        if (++calls >= fuse) raise();
    }
};

/* f of two variables that ticks, and a gradient that does. */
static double bowl(numbers x)
{
    return x[0] * x[0] + std::exp(x[1]);
}
static hstar::problem ticking(bomb &b)
{
    return hstar::problem(
        [&b](numbers x) {
            b.tick();
            return bowl(x);
        },
        {1.5, 0.5});
}
static hstar::problem quiet()
{
    return hstar::problem(bowl, {1.5, 0.5});
}
static std::vector<double> slope(numbers x)
{
    return {2 * x[0], std::exp(x[1])};
}

/* The callbacks, by what they are asked for. `later`: how many calls are sure to come. */
struct kind {
    const char *name;
    long later;
    void (*go)(bomb &b);
    long more = 0; /* calls that may come after the one that threw */
};

static const kind kinds[] = {
    {"differentiate", 5,
     [](bomb &b) {
         hstar::differentiate(
             [&b](double x) {
                 b.tick();
                 return std::sin(x);
             },
             1);
     }},
    {"values", 1, [](bomb &b) { ticking(b).values(); }},
    {"jacobian", 5, [](bomb &b) { hstar::jacobian(ticking(b)); }},
    {"along", 5,
     [](bomb &b) {
         hstar::along(ticking(b), {1, 1});
     }},
    {"noise", 5, [](bomb &b) { hstar::noise(ticking(b)); }},
    {"sweep", 5, [](bomb &b) { hstar::sweep(ticking(b)); }},
    {"optimal", 5, [](bomb &b) { hstar::optimal(ticking(b)); }},
    {"minimize", 5, [](bomb &b) { hstar::minimize(ticking(b)); }},
    {"minimize, late", 100, [](bomb &b) { hstar::minimize(ticking(b)); }},
    {"check: f", 5, [](bomb &b) { hstar::check(ticking(b).gradient(slope)); }},
    {"check: gradient", 1,
     [](bomb &b) {
         hstar::check(quiet().gradient([&b](numbers x) {
             b.tick();
             return slope(x);
         }));
     }},
    {"check: gradient that fills in, at several points", 3,
     [](bomb &b) {
         hstar::check(quiet().gradient([&b](numbers x, room g) {
             b.tick();
             g[0] = 2 * x[0], g[1] = std::exp(x[1]);
         }),
                      hstar::options().points(4));
     }},
    {"f of one variable", 5,
     [](bomb &b) {
         hstar::jacobian(hstar::problem(
             [&b](double x) {
                 b.tick();
                 return x * x;
             },
             1));
     }},
    {"f that fills in", 5,
     [](bomb &b) {
         hstar::jacobian(hstar::problem(
             [&b](numbers x, room y) {
                 b.tick();
                 y[0] = x[0], y[1] = x[1];
             },
             {1, 2}, 2));
     }},
    {"f of a vector: where its outputs are counted, and later", 5,
     [](bomb &b) {
         hstar::jacobian(hstar::problem(
             [&b](numbers x) {
                 b.tick();
                 return slope(x);
             },
             {1, 2}));
     }},
    {"batch", 2,
     [](bomb &b) {
         hstar::jacobian(hstar::problem::batch(
             [&b](hstar::columns<const double> x, hstar::columns<double> y) {
                 b.tick();
                 for (std::size_t i = 0; i < x.points(); i++) y[0][i] = std::sin(x[0][i]);
             },
             {1}));
     },
     1},
    {"progress", 2,
     [](bomb &b) {
         hstar::sweep(hstar::problem::expression("sin(x)*y", "x=1,y=2"),
                      hstar::options().progress([&b](std::size_t, std::size_t) { b.tick(); }));
     }},
    {"write", 1,
     [](bomb &b) {
         hstar::jacobian(quiet()).write(HSTAR_JSON, [&b](const char *, std::size_t) { b.tick(); });
     }},
};

/* The types: each is raised, and known again. */
template <class T> struct type;
template <> struct type<int> {
    static void raise()
    {
        throw 42;
    }
    static bool same(const int &e)
    {
        return e == 42;
    }
};
template <> struct type<std::string> {
    static void raise()
    {
        throw std::string("a text of more than a few letters");
    }
    static bool same(const std::string &e)
    {
        return e == "a text of more than a few letters";
    }
};
template <> struct type<std::domain_error> {
    static void raise()
    {
        throw std::domain_error("below zero");
    }
    static bool same(const std::domain_error &e)
    {
        return !std::strcmp(e.what(), "below zero");
    }
};
template <> struct type<std::bad_alloc> {
    static void raise()
    {
        throw std::bad_alloc();
    }
    static bool same(const std::bad_alloc &)
    {
        return true;
    }
};
template <> struct type<no_exception_class> {
    static void raise()
    {
        throw no_exception_class{std::make_shared<int>(7)};
    }
    static bool same(const no_exception_class &e)
    {
        return *e.alive == 7;
    }
};
template <> struct type<hstar::error> { /* f asks hstar itself, wrongly */
    static void raise()
    {
        hstar::differentiate([](double x) { return x; }, 1, hstar::options().method("inner nonsense"));
    }
    static bool same(const hstar::error &e)
    {
        return e.status() == HSTAR_INVALID && std::strstr(e.what(), "inner nonsense");
    }
};

template <class T> static void test_type()
{
    for (const kind &k : kinds)
        for (const long fuse : {1L, k.later}) {
            bomb b(&type<T>::raise, fuse);
            const bool right = throws<T>([&] { k.go(b); }, type<T>::same);
            const bool ended = b.calls >= fuse && b.calls <= fuse + k.more;
            if (!right || !ended) std::printf("%s, at call %ld of %ld\n", k.name, fuse, b.calls.load());
            EXPECT(right);
            EXPECT(ended);
        }
}

/* After what f threw the problem is as good as before. */
static void test_again()
{
    bool angry = true;
    hstar::problem p(
        [&angry](numbers x) {
            if (angry) throw 1;
            return x[0] * x[1];
        },
        {2, 3});
    for (int i = 0; i < 3; i++) {
        angry = true;
        EXPECT(throws<int>([&] { hstar::jacobian(p); }));
        angry = false;
        EXPECT(std::fabs(hstar::jacobian(p).derivatives()[0].value - 3) < 1e-9);
    }
}

/* A batch function is asked for points that may be needed next; what it throws there is not the end. */
static void test_ahead()
{
    long failed = 0;
    double farthest = 1; /* that anybody asks for */
    const hstar::result one = hstar::differentiate(
        [&farthest](double x) {
            farthest = std::max(farthest, x);
            return std::exp(10 * x);
        },
        1);
    const auto f = [&failed, farthest](hstar::columns<const double> x, hstar::columns<double> y) {
        for (std::size_t i = 0; i < x.points(); i++) {
            if (x[0][i] > farthest && ++failed) throw std::overflow_error("too far out");
            y[0][i] = std::exp(10 * x[0][i]);
        }
    };
    hstar::problem p = hstar::problem::batch(f, {1});
    const hstar::results found = hstar::jacobian(p);
    EXPECT(failed && found.derivatives()[0].value == one.value && found.derivatives()[0].ok());
    EXPECT(hstar::jacobian(p.threads(2)).derivatives()[0].value == one.value);
    EXPECT(throws<std::overflow_error>([&] { p.values({100}); }));
    EXPECT(std::fabs(p.values({0})[0] - 1) < 1e-15);
    failed = 0;
    const auto until = hstar::options().progress([&failed](std::size_t, std::size_t) { return failed == 0; });
    EXPECT(throws<hstar::error>([&] { hstar::minimize(p, until); },
                                [](const hstar::error &e) { return e.status() == HSTAR_CANCELLED; }));
}

/* A gradient may replace itself: it lives until it has returned, and until the question ends. */
static void test_replaced()
{
    const auto alive = std::make_shared<int>(7);
    hstar::problem p = quiet();
    long wrong = 0;
    const auto right = [&p, &wrong, alive](numbers x) {
        p.gradient([alive](numbers) { return std::vector<double>{9, 9}; });
        p.gradient("1, 2");
        wrong += alive.use_count() < 3; /* this one's copy lives */
        return slope(x);
    };
    EXPECT(hstar::check(p.gradient(right), hstar::options().points(3)).agrees() && !wrong);
    EXPECT(!hstar::check(p).agrees());
    p.gradient_values({1, 2});
    EXPECT(alive.use_count() == 2);
}

/* One of several threads throws: the others stop, too. */
static void test_threads()
{
    for (int i = 0; i < 5; i++) {
        const long fuse = 150;
        std::atomic<long> calls{0};
        hstar::problem p(
            [&calls](numbers x) {
                if (++calls == fuse) throw std::domain_error("in one of several");
                std::this_thread::sleep_for(std::chrono::microseconds(200));
                double sum = 0;
                for (const double one : x) sum += std::sin(one);
                return sum;
            },
            std::vector<double>(40, 1.5));
        EXPECT(throws<std::domain_error>([&] { hstar::jacobian(p.threads(4)); }));
    }
    hstar::detail::carrier carried;
    long calls = 0;
    carried.carry([]() -> bool { throw 1; });
    EXPECT(carried.carry([&] { return ++calls > 0; }) && calls == 0 &&
           throws<int>([&] { carried.rethrow(); }));
    EXPECT(!carried.carry([&] { return ++calls > 0; }) && calls == 1);
}

static void test_sizes()
{
    int calls = 0;
    const auto growing = [&calls](numbers) { return std::vector<double>(++calls < 4 ? 2 : 3, 1.0); };
    EXPECT(throws<std::invalid_argument>(
        [&] {
            hstar::jacobian(hstar::problem(growing, {1, 2}));
        },
        [](const std::invalid_argument &e) {
            return !std::strcmp(e.what(), "what the function returns has 3 numbers where 2 are wanted");
        }));
    const auto two = [](numbers x) { return std::vector<double>{x[0], x[1]}; };
    EXPECT(throws<std::invalid_argument>([&] { hstar::jacobian(hstar::problem(two, {1, 2}, 3)); }));
    EXPECT(throws<std::invalid_argument>([&] { hstar::jacobian(hstar::problem(bowl, {1, 2}, 2)); }));
    EXPECT(throws<std::invalid_argument>([&] { hstar::check(hstar::problem(two, {1, 2}).gradient(two)); }));
    const auto none = [](numbers) { return std::vector<double>(); };
    EXPECT(throws<hstar::error>([&] {
               hstar::problem(none, {1, 2});
           }) &&
           throws<hstar::error>([&] { hstar::problem(bowl, std::vector<double>()); }));
    EXPECT(throws<hstar::error>([&] { hstar::problem(bowl, {1, std::nan("")}); }));
}

/* A NaN is an answer, in the middle as well; what progress answers ends the work. */
static void test_answers()
{
    const auto half = [](double x) { return x < 1 ? std::nan("") : std::sqrt(x - 1); };
    EXPECT(hstar::differentiate(half, 0.5).trust == HSTAR_TRUST_NONE && hstar::differentiate(half, 2).ok());
    EXPECT(hstar::jacobian(hstar::problem(half, 0.5)).status() == HSTAR_UNDEFINED);
    EXPECT(throws<hstar::error>(
        [] {
            hstar::sweep(hstar::problem::expression("sin(x)", "1"),
                         hstar::options().progress([](std::size_t, std::size_t) { return false; }));
        },
        [](const hstar::error &e) { return e.status() == HSTAR_CANCELLED; }));
}

int main()
{
    test_type<int>();
    test_type<std::string>();
    test_type<std::domain_error>();
    test_type<std::bad_alloc>();
    test_type<no_exception_class>();
    test_type<hstar::error>();
    test_again();
    test_ahead();
    test_replaced();
    test_threads();
    test_sizes();
    test_answers();
    return failures() != 0;
}
