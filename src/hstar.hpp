/* hstar.hpp: hstar.h for C++14 and later: lambdas, exceptions, objects that free what they hold. It is a header alone; link to hstar.
 *
 *     const auto d = hstar::differentiate([](double x) { return std::exp(std::sin(x)); }, 1.0);
 *     std::printf("%.17g +/- %.1g\n", d.value, d.bar);
 *
 *     auto problem = hstar::problem([](hstar::span<const double> x) { return x[0] * x[0] * x[1]; }, {1, 2}).bounds("0:");
 *     for (const hstar::result &row : hstar::jacobian(problem).derivatives()) std::printf("%g\n", row.value);
 *
 *     problem.gradient([](hstar::span<const double> x) { return std::vector<double>{2 * x[0] * x[1], x[0] * x[0]}; });
 *     const auto check = hstar::check(problem, hstar::options().points(5));
 *     if (!check.agrees()) std::cerr << check.says() << '\n' << check.text();
 *
 * What f throws comes out of the question as it is, whatever its type; f is not called again after it. What hstar itself refuses is an
 * hstar::error. Numbers that are too few or too many for a problem, in what is handed over or what f answers, are a
 * std::invalid_argument; an object that was moved from says so by a std::logic_error.
 *
 * Where f is asked for a vector, it may take hstar::span<const double>, what that converts to (std::span<const double> in C++20, std::vector<double>), and
 * return a number or any range of numbers; or it takes a second span, to be filled in. A problem owns its f. hstar::differentiate allocates nothing.
 *
 * What the fields, options, forms and columns mean says hstar.h. */
#ifndef HSTAR_HPP
#define HSTAR_HPP

#if __cplusplus < 201402L
#error "hstar.hpp needs C++14 or later; hstar.h is for C++11 too"
#endif

#include "hstar.h"

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>
#if __cplusplus >= 202002L
#include <span>
#endif

namespace hstar
{

/* ---- Numbers that stand side by side ---- */

/* A view, as std::span is one, for C++14 too. Both convert to each other. */
template <class T> class span
{
  public:
    using element_type = T;
    using value_type = std::remove_cv_t<T>;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using pointer = T *;
    using reference = T &;
    using iterator = T *;

    constexpr span() noexcept = default;
    constexpr span(T *first, std::size_t n) noexcept : first_(first), n_(n)
    {
    }
    template <std::size_t N> constexpr span(T (&array)[N]) noexcept : first_(array), n_(N)
    {
    }
    /* Of a std::vector, a std::array, a std::span, … */
    template <class Range,
              class = std::enable_if_t<
                  !std::is_array<std::remove_reference_t<Range>>::value &&
                  std::is_convertible<decltype(std::declval<Range &>().data()), T *>::value &&
                  std::is_convertible<decltype(std::declval<Range &>().size()), std::size_t>::value>>
    constexpr span(Range &&range) noexcept : first_(range.data()), n_(static_cast<std::size_t>(range.size()))
    {
    }

    constexpr T *data() const noexcept
    {
        return first_;
    }
    constexpr std::size_t size() const noexcept
    {
        return n_;
    }
    constexpr bool empty() const noexcept
    {
        return n_ == 0;
    }
    constexpr T *begin() const noexcept
    {
        return first_;
    }
    constexpr T *end() const noexcept
    {
        return first_ + n_;
    }
    constexpr T &operator[](std::size_t i) const noexcept
    {
        return first_[i];
    }
    operator std::vector<value_type>() const
    {
        return std::vector<value_type>(begin(), end());
    }

  private:
    T *first_ = nullptr;
    std::size_t n_ = 0;
};

/* What a batch function is handed: a column of numbers, one a point, for each variable or output. */
template <class T> class columns
{
  public:
    columns(T *const *first, std::size_t n, std::size_t points) noexcept
        : first_(first), n_(n), points_(points)
    {
    }
    std::size_t size() const noexcept
    {
        return n_;
    }
    std::size_t points() const noexcept
    {
        return points_;
    }
    span<T> operator[](std::size_t i) const noexcept
    {
        return span<T>(first_[i], points_);
    }

  private:
    T *const *first_;
    std::size_t n_, points_;
};

/* ---- What goes wrong ---- */

/* What hstar refuses, or cannot do; what() is the message. */
class error : public std::runtime_error
{
  public:
    explicit error(const hstar_error &e) : std::runtime_error(e.message), error_(e)
    {
    }
    hstar_status status() const noexcept
    {
        return error_.status;
    }
    /* What to do instead; empty where nothing can be said. */
    const char *remedy() const noexcept
    {
        return error_.remedy;
    }
    /* The place in a text that was wrong, and all the rest. */
    const hstar_error &details() const noexcept
    {
        return error_;
    }

  private:
    hstar_error error_;
};

namespace detail
{

/* An exception on its way through C: the first that is thrown, in whichever thread. Beside it the last that may yet be got over: a batch
 * function is asked ahead, and where that fails once more, for those points only that are needed. */
class carrier
{
  public:
    /* Does what may throw, and says whether to go on; the answer is for C: 0 goes on. */
    template <class Work> int carry(Work &&work) noexcept
    {
        if (thrown_.load(std::memory_order_relaxed)) return 1;
        const inside here(n_inside_);
        try {
            return work() ? 0 : 1;
        } catch (...) {
            if (!thrown_.exchange(true)) first_ = std::current_exception();
            return 1;
        }
    }
    /* The same for what C may get over: nothing is refused after it. */
    template <class Work> int carry_on(Work &&work) noexcept
    {
        return carry([&] {
            try {
                work();
                return true;
            } catch (...) {
                hold(std::current_exception());
                return false;
            }
        });
    }
    void hold(std::exception_ptr last) noexcept
    {
        const std::lock_guard<std::mutex> locked(lock_);
        std::swap(held_, last);
    }
    /* Throws what was thrown, if the work ended by it. */
    void rethrow(hstar_status status = HSTAR_CANCELLED)
    {
        const std::exception_ptr held = std::exchange(held_, nullptr);
        const std::exception_ptr first = std::exchange(first_, nullptr);
        if (thrown_.exchange(false)) std::rethrow_exception(first);
        if (held && status == HSTAR_CANCELLED) std::rethrow_exception(held);
    }

    /* Is something called at this moment? */
    bool busy() const noexcept
    {
        return n_inside_.load() > 0;
    }

  private:
    struct inside {
        std::atomic<long> &n;
        explicit inside(std::atomic<long> &count) noexcept : n(count)
        {
            n++;
        }
        ~inside()
        {
            n--;
        }
        inside(const inside &) = delete;
        inside &operator=(const inside &) = delete;
    };
    std::atomic<long> n_inside_{0};
    std::atomic<bool> thrown_{false};
    std::exception_ptr first_, held_;
    std::mutex lock_; /* of held_ */
};

inline void throw_unless_ok(hstar_status status, const hstar_error &e)
{
    if (status) throw error(e);
}

template <class...> struct make_void {
    using type = void;
};

/* Can F be called with such arguments? */
template <class, class F, class... Args> struct takes_these : std::false_type {
};
template <class F, class... Args>
struct takes_these<typename make_void<decltype(std::declval<F &>()(std::declval<Args>()...))>::type, F,
                   Args...> : std::true_type {
};
template <class F, class... Args> using takes = takes_these<void, F, Args...>;
template <class F, class... Args> using answer_of = decltype(std::declval<F &>()(std::declval<Args>()...));
template <class F> using fills_in = takes<F, span<const double>, span<double>>;

template <class A> using is_number = std::is_convertible<A, double>;

[[noreturn]] inline void throw_count(const char *what, std::size_t n, std::size_t wanted)
{
    throw std::invalid_argument(std::string(what) + " has " + std::to_string(n) +
                                (n == 1 ? " number" : " numbers") + " where " + std::to_string(wanted) +
                                (wanted == 1 ? " is" : " are") + " wanted");
}

inline void check_count(const char *what, std::size_t n, std::size_t wanted)
{
    if (n != wanted) throw_count(what, n, wanted);
}

/* What f answers: a number, or a range of numbers. */
template <class A> std::size_t count(const A &, std::true_type /* a number */) noexcept
{
    return 1;
}
template <class A> std::size_t count(const A &answer, std::false_type)
{
    using std::begin;
    using std::end;
    return static_cast<std::size_t>(std::distance(begin(answer), end(answer)));
}
template <class A> void put(const A &answer, double *y, std::true_type /* a number */)
{
    *y = static_cast<double>(answer);
}
template <class A> void put(const A &answer, double *y, std::false_type)
{
    for (const auto &number : answer) *y++ = static_cast<double>(number);
}
template <class A> void deliver(const A &answer, span<double> y)
{
    check_count("what the function returns", count(answer, is_number<A>()), y.size());
    put(answer, y.data(), is_number<A>());
}

template <class F> void call_vector(F &f, span<const double> x, span<double> y, std::true_type /* fills in */)
{
    f(x, y);
}
template <class F> void call_vector(F &f, span<const double> x, span<double> y, std::false_type)
{
    deliver(f(x), y);
}

/* Functions of several variables, of one, and of many points at once: what C is handed as `context`, and what it calls. */
template <class F> struct vector_call {
    F f;
    carrier &carried;
    static int call(const double *x, std::size_t n, double *y, std::size_t m, void *context) noexcept
    {
        auto *self = static_cast<vector_call *>(context);
        return self->carried.carry([=] {
            call_vector(self->f, span<const double>(x, n), span<double>(y, m), fills_in<F>());
            return true;
        });
    }
};

template <class F> struct one_variable_call {
    F f;
    carrier &carried;
    static int call(const double *x, std::size_t, double *y, std::size_t m, void *context) noexcept
    {
        auto *self = static_cast<one_variable_call *>(context);
        return self->carried.carry([=] {
            deliver(self->f(*x), span<double>(y, m));
            return true;
        });
    }
};

template <class F> struct batch_call {
    F f;
    carrier &carried;
    std::size_t n, m;
    static int call(std::size_t points, const double *const *x, double *const *y, void *context) noexcept
    {
        auto *self = static_cast<batch_call *>(context);
        return self->carried.carry_on(
            [=] { self->f(columns<const double>(x, self->n, points), columns<double>(y, self->m, points)); });
    }
};

template <class F> struct scalar_call {
    F &f;
    carrier carried;
    static int call(double x, double *y, void *context) noexcept
    {
        auto *self = static_cast<scalar_call *>(context);
        return self->carried.carry([=] {
            *y = static_cast<double>(self->f(x));
            return true;
        });
    }
};

/* Of what returns nothing or a bool: go on unless that is false. */
template <class F, class... Args> bool goes_on_(std::true_type /* returns nothing */, F &f, Args... args)
{
    f(args...);
    return true;
}
template <class F, class... Args> bool goes_on_(std::false_type, F &f, Args... args)
{
    static_assert(std::is_same<answer_of<F, Args...>, bool>::value,
                  "it returns nothing, or a bool: whether to go on");
    return f(args...);
}
template <class F, class... Args> bool goes_on(F &f, Args... args)
{
    return goes_on_(std::is_void<answer_of<F, Args...>>(), f, args...);
}

/* Sends what `ask` writes to f, which may throw. */
template <class F, class Ask> void send(F &f, Ask ask)
{
    struct sending {
        F &f;
        carrier carried;
        static int write(const char *bytes, std::size_t n, void *context) noexcept
        {
            auto *self = static_cast<sending *>(context);
            return self->carried.carry([=] { return goes_on(self->f, bytes, n); });
        }
    };
    hstar_error e;
    sending way{f, {}};
    const hstar_status status = ask(&sending::write, &way, &e);
    way.carried.rethrow(status);
    throw_unless_ok(status, e);
}

/* A text that is there or not. */
class text
{
  public:
    void set(std::string value)
    {
        value_ = std::move(value);
        there_ = true;
    }
    const char *or_else(const char *other) const noexcept
    {
        return there_ ? value_.c_str() : other;
    }

  private:
    std::string value_;
    bool there_ = false;
};

} // namespace detail

/* ---- How ---- */

/* hstar_options with setters that are chained, and texts that it owns. */
class options
{
  public:
    options() = default;
    /* Texts that these point to must live as long as it. */
    options(const hstar_options &plain) : plain_(plain)
    {
    }

/* Type, name: the fields of hstar_options. */
#define HSTAR_OPTION_VALUES(ROW)                                                                             \
    ROW(unsigned, derivative)                                                                                \
    ROW(std::size_t, evaluations)                                                                            \
    ROW(double, lower)                                                                                       \
    ROW(double, upper)                                                                                       \
    ROW(double, reach)                                                                                       \
    ROW(double, noise)                                                                                       \
    ROW(double, accuracy)                                                                                    \
    ROW(double, rtol)                                                                                        \
    ROW(double, atol)                                                                                        \
    ROW(double, step)                                                                                        \
    ROW(std::size_t, points)                                                                                 \
    ROW(std::size_t, directions)                                                                             \
    ROW(unsigned long long, seed)                                                                            \
    ROW(double, from)                                                                                        \
    ROW(double, to)                                                                                          \
    ROW(std::size_t, steps)                                                                                  \
    ROW(double, rate)                                                                                        \
    ROW(double, tolerance)                                                                                   \
    ROW(std::size_t, iterations)                                                                             \
    ROW(std::size_t, every)                                                                                  \
    ROW(double, threshold)                                                                                   \
    ROW(double, nondet_tol)                                                                                  \
    ROW(double, parameters)                                                                                  \
    ROW(std::size_t, calls)
#define HSTAR_OPTION_FLAGS(ROW) ROW(piece) ROW(taylor) ROW(anatomy) ROW(by_gradient) ROW(invert) ROW(dry_run)
#define HSTAR_OPTION_TEXTS(ROW)                                                                              \
    ROW(method)                                                                                              \
    ROW(selector)                                                                                            \
    ROW(criterion)                                                                                           \
    ROW(methods)                                                                                             \
    ROW(formats)                                                                                             \
    ROW(reference)                                                                                           \
    ROW(named_steps)                                                                                         \
    ROW(grid)                                                                                                \
    ROW(step_rule)                                                                                           \
    ROW(descent)                                                                                             \
    ROW(by)                                                                                                  \
    ROW(scan)

#define HSTAR_SETTER(type, name)                                                                             \
    options &name(type value) noexcept                                                                       \
    {                                                                                                        \
        plain_.name = value;                                                                                 \
        return *this;                                                                                        \
    }
    HSTAR_OPTION_VALUES(HSTAR_SETTER)
#undef HSTAR_SETTER
#define HSTAR_SETTER(name)                                                                                   \
    options &name(bool value = true) noexcept                                                                \
    {                                                                                                        \
        plain_.name = value ? 1 : 0;                                                                         \
        return *this;                                                                                        \
    }
    HSTAR_OPTION_FLAGS(HSTAR_SETTER)
#undef HSTAR_SETTER
#define HSTAR_SETTER(name)                                                                                   \
    options &name(std::string value)                                                                         \
    {                                                                                                        \
        name##_.set(std::move(value));                                                                       \
        return *this;                                                                                        \
    }
    HSTAR_OPTION_TEXTS(HSTAR_SETTER)
#undef HSTAR_SETTER

    /* Called with how many parts of the work are done, and of how many. It returns nothing, or a bool: false calls the work off. */
    template <class F> options &progress(F f)
    {
        progress_ = [f](std::size_t done, std::size_t all) mutable { return detail::goes_on(f, done, all); };
        return *this;
    }
    const std::function<bool(std::size_t, std::size_t)> &progress() const noexcept
    {
        return progress_;
    }

    /* What C takes; it points into this. */
    hstar_options c() const noexcept
    {
        hstar_options all = plain_;
#define HSTAR_READ(name) all.name = name##_.or_else(plain_.name);
        HSTAR_OPTION_TEXTS(HSTAR_READ)
#undef HSTAR_READ
        return all;
    }

  private:
    hstar_options plain_ = HSTAR_OPTIONS;
    std::function<bool(std::size_t, std::size_t)> progress_;
#define HSTAR_MEMBER(name) detail::text name##_;
    HSTAR_OPTION_TEXTS(HSTAR_MEMBER)
#undef HSTAR_MEMBER
#undef HSTAR_OPTION_VALUES
#undef HSTAR_OPTION_FLAGS
#undef HSTAR_OPTION_TEXTS
};

/* ---- One derivative of one function ---- */

/* hstar_result: value, bar, trust, reason, … */
struct result : hstar_result {
    /* Can the bar be counted on? */
    bool ok() const noexcept
    {
        return trust == HSTAR_TRUST_OK;
    }
};

namespace detail
{

template <class F> result differentiate(F &f, double x, const hstar_options *o)
{
    static_assert(takes<F, double>::value, "f takes a double");
    static_assert(is_number<answer_of<F, double>>::value, "f returns a number");
    result found;
    hstar_error e;
    scalar_call<F> call{f, {}};
    const hstar_status status =
        hstar_differentiate(&scalar_call<F>::call, &call, x, o, &found, sizeof(hstar_result), &e);
    call.carried.rethrow(status);
    throw_unless_ok(status, e);
    return found;
}

} // namespace detail

/* The derivative of f, a double of a double, at x. */
template <class F> result differentiate(F &&f, double x)
{
    return detail::differentiate(f, x, nullptr);
}
template <class F> result differentiate(F &&f, double x, const options &how)
{
    const hstar_options o = how.c();
    return detail::differentiate(f, x, &o);
}

/* ---- What is asked ---- */

/* A function, a point, and what is known of both. Its setters are chained. */
class problem
{
  public:
    /* f of n variables at x. Where f returns a range and nobody says how many outputs there are, it is called once to see. */
    template <class F> problem(F f, span<const double> x, std::size_t outputs = 0) : problem()
    {
        outputs = count_outputs(f, x, outputs, detail::fills_in<F>());
        hold<detail::vector_call<F>>(x, outputs, std::move(f));
    }
    template <class F>
    problem(F f, std::initializer_list<double> x, std::size_t outputs = 0)
        : problem(std::move(f), span<const double>(x.begin(), x.size()), outputs)
    {
    }

    /* f of one variable: it takes a double. */
    template <class F> problem(F f, double x, std::size_t outputs = 0) : problem()
    {
        using answer = detail::answer_of<F, double>;
        if (outputs == 0)
            outputs = detail::is_number<answer>::value ? 1 : detail::count(f(x), detail::is_number<answer>());
        hold<detail::one_variable_call<F>>(span<const double>(&x, 1), outputs, std::move(f));
    }

    /* f takes many points in a call, hstar::columns<const double> x, and fills in hstar::columns<double> y. It is asked ahead, too: what it
     * throws there is dropped, and it is asked again for the points that are needed. */
    template <class F> static problem batch(F f, span<const double> x, std::size_t outputs = 1)
    {
        using call = detail::batch_call<F>;
        problem p;
        auto kept = std::make_shared<call>(call{std::move(f), p.asked_->carried, x.size(), outputs});
        p.take([&](hstar_problem **made, hstar_error *e) {
            return hstar_problem_batch(&call::call, kept.get(), x.data(), x.size(), outputs, made, e);
        });
        p.asked_->f = std::move(kept);
        return p;
    }
    template <class F> static problem batch(F f, std::initializer_list<double> x, std::size_t outputs = 1)
    {
        return batch(std::move(f), span<const double>(x.begin(), x.size()), outputs);
    }

    /* Expressions at a point as text: "x=1,y=2". */
    static problem expression(const std::vector<std::string> &texts, const std::string &at)
    {
        const std::vector<const char *> c = pointers(texts);
        return make([&](hstar_problem **made, hstar_error *e) {
            return hstar_problem_expression(c.data(), c.size(), at.c_str(), made, e);
        });
    }
    static problem expression(const std::string &text, const std::string &at)
    {
        return expression(std::vector<std::string>{text}, at);
    }
    static problem expression(const char *text, const std::string &at)
    {
        return expression(std::string(text), at);
    }

    /* An expression of the catalogue, at its own point or another. */
    static problem catalogue(const std::string &name)
    {
        return make([&](hstar_problem **made, hstar_error *e) {
            return hstar_problem_catalogue(name.c_str(), nullptr, made, e);
        });
    }
    static problem catalogue(const std::string &name, const std::string &at)
    {
        return make([&](hstar_problem **made, hstar_error *e) {
            return hstar_problem_catalogue(name.c_str(), at.c_str(), made, e);
        });
    }

    /* Compiled code, "FILE.so:SYMBOL". */
    static problem plugin(const std::string &name, const std::string &at)
    {
        return make([&](hstar_problem **made, hstar_error *e) {
            return hstar_problem_plugin(name.c_str(), at.c_str(), made, e);
        });
    }

    /* Another program. */
    static problem program(const std::vector<std::string> &words, const std::string &at, double timeout = 0,
                           std::size_t copies = 1)
    {
        const std::vector<const char *> c = pointers(words);
        return make([&](hstar_problem **made, hstar_error *e) {
            return hstar_problem_program(c.data(), c.size(), at.c_str(), timeout, copies, made, e);
        });
    }

    /* The same, each copy started by a launcher: "srun -n1 --exclusive", "ssh node{i}", "@FILE" with a line for each copy. */
    static problem launched(const std::vector<std::string> &words, const std::string &launcher,
                            const std::string &at, double timeout = 0, std::size_t copies = 1)
    {
        const std::vector<const char *> c = pointers(words);
        return make([&](hstar_problem **made, hstar_error *e) {
            return hstar_problem_launched(c.data(), c.size(), launcher.c_str(), at.c_str(), timeout, copies,
                                          made, e);
        });
    }

    /* As `launch` says: "hstar_launch launch = HSTAR_LAUNCH; launch.cache = …". */
    static problem started(const std::vector<std::string> &words, const std::string &at,
                           const hstar_launch &launch)
    {
        const std::vector<const char *> c = pointers(words);
        return make([&](hstar_problem **made, hstar_error *e) {
            return hstar_problem_started(c.data(), c.size(), at.c_str(), &launch, made, e);
        });
    }

    /* A model of a server of UM-Bridge, "URL#MODEL"; `config` is JSON for it, "" none. */
    static problem um_bridge(const std::string &address, const std::string &at,
                             const std::string &config = "", double timeout = 0, std::size_t in_flight = 1,
                             unsigned retries = 4)
    {
        return make([&](hstar_problem **made, hstar_error *e) {
            return hstar_problem_um_bridge(address.c_str(), config.empty() ? nullptr : config.c_str(),
                                           at.c_str(), timeout, in_flight, retries, made, e);
        });
    }

    /* What of it can be read. */
    std::size_t variables() const
    {
        return hstar_problem_variables(c());
    }
    std::size_t outputs() const
    {
        return hstar_problem_outputs(c());
    }
    std::string variable(std::size_t i) const
    {
        const char *name = hstar_problem_variable(c(), i);
        if (!name) throw std::out_of_range("the problem has no such variable");
        return name;
    }
    span<const double> point() const &
    {
        return span<const double>(hstar_problem_point(c()), variables());
    }
    span<const double> point() const && = delete;

    /* f at its point, or at x. */
    std::vector<double> values() const
    {
        return values(span<const double>(hstar_problem_point(c()), variables()));
    }
    std::vector<double> values(span<const double> x) const
    {
        detail::check_count("the point", x.size(), variables());
        std::vector<double> y(outputs());
        hstar_error e;
        const hstar_status status = hstar_problem_values(c(), x.data(), y.data(), &e);
        asked_->carried.rethrow(status);
        detail::throw_unless_ok(status, e);
        return y;
    }
    std::vector<double> values(std::initializer_list<double> x) const
    {
        return values(span<const double>(x.begin(), x.size()));
    }

    /* The setters. Each is there twice: of a problem that has a name, and of one that is about to get it. */
    problem &names(const std::vector<std::string> &list) &
    {
        detail::check_count("the list of names", list.size(), variables());
        return tell(hstar_problem_names, pointers(list).data());
    }
    problem names(const std::vector<std::string> &list) &&
    {
        return std::move(names(list));
    }
    problem &move(span<const double> x) &
    {
        detail::check_count("the point", x.size(), variables());
        return tell(hstar_problem_move, x.data());
    }
    problem &move(std::initializer_list<double> x) &
    {
        return move(span<const double>(x.begin(), x.size()));
    }
    problem &wrt(const std::string &list) &
    {
        return tell(hstar_problem_wrt, list.c_str());
    }
    problem wrt(const std::string &list) &&
    {
        return std::move(wrt(list));
    }
    problem &bounds(const std::string &text) &
    {
        return tell(hstar_problem_bounds, text.c_str());
    }
    problem bounds(const std::string &text) &&
    {
        return std::move(bounds(text));
    }
    /* A number for each variable. */
    problem &limits(span<const double> lower, span<const double> upper) &
    {
        detail::check_count("the lower limit", lower.size(), variables());
        detail::check_count("the upper limit", upper.size(), variables());
        return tell(hstar_problem_limits, lower.data(), upper.data());
    }
    problem limits(span<const double> lower, span<const double> upper) &&
    {
        return std::move(limits(lower, upper));
    }
    /* For hstar::weighted without any. */
    problem &weights(const std::string &text) &
    {
        return tell(hstar_problem_weights, text.c_str());
    }
    problem weights(const std::string &text) &&
    {
        return std::move(weights(text));
    }
    /* For hstar::implicit: "y,z". */
    problem &solved_for(const std::string &list) &
    {
        return tell(hstar_problem_implicit, list.c_str());
    }
    problem solved_for(const std::string &list) &&
    {
        return std::move(solved_for(list));
    }
    /* For hstar::along without one. */
    problem &direction(const std::string &text) &
    {
        return tell(hstar_problem_direction, text.c_str());
    }
    problem direction(const std::string &text) &&
    {
        return std::move(direction(text));
    }
    problem &reach(const std::string &text) &
    {
        return tell(hstar_problem_reach, text.c_str());
    }
    problem reach(const std::string &text) &&
    {
        return std::move(reach(text));
    }
    /* Its answers are kept in a file: of a plugin, or of a function under a name of its own. */
    problem &cache(const std::string &file) &
    {
        return tell(hstar_problem_cache, file.c_str(), static_cast<const char *>(nullptr));
    }
    problem cache(const std::string &file) &&
    {
        return std::move(cache(file));
    }
    problem &cache(const std::string &file, const std::string &name) &
    {
        return tell(hstar_problem_cache, file.c_str(), name.c_str());
    }
    problem cache(const std::string &file, const std::string &name) &&
    {
        return std::move(cache(file, name));
    }
    problem &noise(double level) &
    {
        return tell(hstar_problem_noise, level);
    }
    problem noise(double level) &&
    {
        return std::move(noise(level));
    }
    problem &accuracy(double part) &
    {
        return tell(hstar_problem_accuracy, part);
    }
    problem accuracy(double part) &&
    {
        return std::move(accuracy(part));
    }
    problem &threads(std::size_t n) &
    {
        return tell(hstar_problem_threads, n);
    }
    problem threads(std::size_t n) &&
    {
        return std::move(threads(n));
    }

    /* The gradient that hstar::check checks, and hstar::hessian can differentiate: as text, … */
    problem &gradient(const std::string &text) &
    {
        tell(hstar_problem_gradient, text.c_str());
        keep(asked().gradient, nullptr);
        return *this;
    }
    problem gradient(const std::string &text) &&
    {
        return std::move(gradient(text));
    }
    /* … as a function of all variables, which returns a range, output by output, or fills in a second span, … */
    template <class G, class = std::enable_if_t<detail::takes<G, span<const double>>::value ||
                                                detail::fills_in<G>::value>>
    problem &gradient(G g) &
    {
        using call = detail::vector_call<G>;
        auto kept = std::make_shared<call>(call{std::move(g), asked().carried});
        tell(hstar_problem_gradient_function, &call::call, kept.get());
        keep(asked().gradient, std::move(kept));
        return *this;
    }
    template <class G, class = std::enable_if_t<detail::takes<G, span<const double>>::value ||
                                                detail::fills_in<G>::value>>
    problem gradient(G g) &&
    {
        return std::move(gradient(std::move(g)));
    }
    /* … as numbers, … */
    problem &gradient_values(span<const double> values) &
    {
        tell(hstar_problem_gradient_values, values.data(), values.size());
        keep(asked().gradient, nullptr);
        return *this;
    }
    problem gradient_values(span<const double> values) &&
    {
        return std::move(gradient_values(values));
    }
    problem &gradient_values(std::initializer_list<double> values) &
    {
        return gradient_values(span<const double>(values.begin(), values.size()));
    }
    problem gradient_values(std::initializer_list<double> values) &&
    {
        return std::move(gradient_values(values));
    }

    /* The Hessian that hstar::check_hessian checks, or its product with a vector: as text, … */
    problem &claimed_hessian(const std::string &text) &
    {
        tell(hstar_problem_hessian, text.c_str());
        keep(asked().hessian, nullptr);
        return *this;
    }
    problem claimed_hessian(const std::string &text) &&
    {
        return std::move(claimed_hessian(text));
    }
    /* … as a function of all variables, which returns a range, row by row, or fills in a second span, … */
    template <class G, class = std::enable_if_t<detail::takes<G, span<const double>>::value ||
                                                detail::fills_in<G>::value>>
    problem &claimed_hessian(G g) &
    {
        using call = detail::vector_call<G>;
        auto kept = std::make_shared<call>(call{std::move(g), asked().carried});
        tell(hstar_problem_hessian_function, &call::call, kept.get());
        keep(asked().hessian, std::move(kept));
        return *this;
    }
    template <class G, class = std::enable_if_t<detail::takes<G, span<const double>>::value ||
                                                detail::fills_in<G>::value>>
    problem claimed_hessian(G g) &&
    {
        return std::move(claimed_hessian(std::move(g)));
    }
    /* … as numbers, … */
    problem &hessian_values(span<const double> values) &
    {
        tell(hstar_problem_hessian_values, values.data(), values.size());
        keep(asked().hessian, nullptr);
        return *this;
    }
    problem hessian_values(span<const double> values) &&
    {
        return std::move(hessian_values(values));
    }
    problem &hessian_values(std::initializer_list<double> values) &
    {
        return hessian_values(span<const double>(values.begin(), values.size()));
    }
    problem hessian_values(std::initializer_list<double> values) &&
    {
        return std::move(hessian_values(values));
    }

    /* What C takes. */
    hstar_problem *c() const
    {
        asked();
        return handle_.get();
    }
    /* What f has thrown meanwhile. */
    detail::carrier &carried() const
    {
        return asked().carried;
    }

  private:
    /* What C is handed a pointer into: it stays where it is when the problem moves. */
    struct asked_of {
        detail::carrier carried;
        std::shared_ptr<void> f, gradient, hessian;
        std::vector<std::shared_ptr<void>>
            replaced; /* from within a question, which may go on calling them */
    };
    struct release {
        void operator()(hstar_problem *p) const noexcept
        {
            hstar_problem_free(p);
        }
    };
    std::unique_ptr<asked_of> asked_;
    std::unique_ptr<hstar_problem, release> handle_;

    problem() : asked_(std::make_unique<asked_of>())
    {
    }

    asked_of &asked() const
    {
        if (!asked_) throw std::logic_error("an hstar::problem is used that was moved from");
        return *asked_;
    }

    void keep(std::shared_ptr<void> &place, std::shared_ptr<void> kept)
    {
        asked_of &all = asked();
        if (all.carried.busy())
            all.replaced.push_back(std::move(place));
        else
            all.replaced.clear();
        place = std::move(kept);
    }

    template <class Make> void take(Make made_by)
    {
        hstar_problem *made = nullptr;
        hstar_error e;
        detail::throw_unless_ok(made_by(&made, &e), e);
        handle_.reset(made);
    }
    template <class Make> static problem make(Make made_by)
    {
        problem p;
        p.take(made_by);
        return p;
    }

    template <class Call, class F> void hold(span<const double> x, std::size_t outputs, F f)
    {
        auto kept = std::make_shared<Call>(Call{std::move(f), asked_->carried});
        take([&](hstar_problem **made, hstar_error *e) {
            return hstar_problem_function(&Call::call, kept.get(), x.data(), x.size(), outputs, made, e);
        });
        asked_->f = std::move(kept);
    }

    template <class F>
    static std::size_t count_outputs(F &, span<const double>, std::size_t said,
                                     std::true_type /* fills in */) noexcept
    {
        return said == 0 ? 1 : said;
    }
    template <class F>
    static std::size_t count_outputs(F &f, span<const double> x, std::size_t said, std::false_type)
    {
        static_assert(detail::takes<F, span<const double>>::value,
                      "f takes hstar::span<const double> x, or that and hstar::span<double> y");
        using number = detail::is_number<detail::answer_of<F, span<const double>>>;
        if (said) return said;
        return number::value ? 1 : detail::count(f(x), number());
    }

    template <class Set, class... Given> problem &tell(Set set, Given... given)
    {
        hstar_error e;
        detail::throw_unless_ok(set(c(), given..., &e), e);
        return *this;
    }

    static std::vector<const char *> pointers(const std::vector<std::string> &texts)
    {
        std::vector<const char *> c;
        for (const std::string &text : texts) c.push_back(text.c_str());
        return c;
    }
};

/* ---- What came out ---- */

/* Rows to go through; each is made when it is looked at. They keep the results alive. */
template <class Row> class rows
{
  public:
    using get = Row (*)(const hstar_results *, std::size_t, std::size_t);

    class iterator
    {
      public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        using pointer = const Row *;
        using reference = Row;

        iterator() noexcept = default;
        iterator(const rows *all, std::size_t i) noexcept : all_(all), i_(i)
        {
        }
        Row operator*() const
        {
            return (*all_)[i_];
        }
        iterator &operator++() noexcept
        {
            i_++;
            return *this;
        }
        iterator operator++(int) noexcept
        {
            const iterator before = *this;
            i_++;
            return before;
        }
        friend bool operator==(const iterator &a, const iterator &b) noexcept
        {
            return a.i_ == b.i_;
        }
        friend bool operator!=(const iterator &a, const iterator &b) noexcept
        {
            return a.i_ != b.i_;
        }

      private:
        const rows *all_ = nullptr;
        std::size_t i_ = 0;
    };

    rows(std::shared_ptr<const hstar_results> of, std::size_t n, get one, std::size_t which) noexcept
        : of_(std::move(of)), n_(n), which_(which), get_(one)
    {
    }
    std::size_t size() const noexcept
    {
        return n_;
    }
    bool empty() const noexcept
    {
        return n_ == 0;
    }
    Row operator[](std::size_t i) const
    {
        return get_(of_.get(), which_, i);
    }
    iterator begin() const noexcept
    {
        return iterator(this, 0);
    }
    iterator end() const noexcept
    {
        return iterator(this, n_);
    }

  private:
    std::shared_ptr<const hstar_results> of_;
    std::size_t n_, which_;
    get get_;
};

/* What a selector chooses. */
struct choice : result {
    const char *name;
};

namespace detail
{

struct release_server {
    void operator()(hstar_server *s) const noexcept
    {
        hstar_server_free(s);
    }
};
using server_handle = std::unique_ptr<hstar_server, release_server>;

} // namespace detail

/* Serves a problem, which it keeps, as a model of UM-Bridge, until it ends. f is called by threads of its own. */
class server
{
  public:
    explicit server(problem asked, const std::string &name = "hstar", const std::string &host = "127.0.0.1",
                    unsigned port = 0)
        : problem_(std::move(asked))
    {
        hstar_server *made;
        hstar_error e;
        detail::throw_unless_ok(
            hstar_serve_um_bridge(problem_.c(), name.c_str(), host.c_str(), port, &made, &e), e);
        handle_.reset(made);
    }

    /* "http://127.0.0.1:4242#hstar" */
    std::string address() const
    {
        return hstar_server_address(handle_.get());
    }

  private:
    problem problem_; /* which outlives the server */
    detail::server_handle handle_;
};

/* Serves a playground for a browser on this machine, until it ends. */
class playground
{
  public:
    explicit playground(const std::string &f = "sin(x)", const std::string &at = "1", unsigned port = 0)
    {
        hstar_server *made;
        hstar_error e;
        detail::throw_unless_ok(hstar_serve_playground(f.c_str(), at.c_str(), port, &made, &e), e);
        handle_.reset(made);
    }

    /* "http://127.0.0.1:4242/0f3a.../" */
    std::string address() const
    {
        return hstar_server_address(handle_.get());
    }

  private:
    detail::server_handle handle_;
};

/* Where a descent ends: its texts and numbers live as long as the results. */
struct place {
    span<const double> x;
    double f;
    std::size_t steps;
};

/* Results do not change; a copy is another name for the same. They outlive the problem. */
class results
{
  public:
    /* Takes what C has made. */
    explicit results(hstar_results *made) : handle_(made, hstar_results_free)
    {
    }

    hstar_kind kind() const
    {
        return hstar_results_kind(c());
    }
    /* Could all be told? */
    hstar_status status() const
    {
        return hstar_results_status(c(), nullptr);
    }
    /* Throws what is to be said where not all could be told. */
    const results &require() const &
    {
        hstar_error e;
        detail::throw_unless_ok(hstar_results_status(c(), &e), e);
        return *this;
    }
    results require() &&
    {
        const results &self = *this;
        self.require();
        return std::move(*this);
    }
    std::vector<std::string> notes() const
    {
        std::vector<std::string> all;
        for (std::size_t i = 0; const char *note = hstar_results_note(c(), i); i++) all.emplace_back(note);
        return all;
    }

    /* Of a check. */
    hstar_verdict verdict() const
    {
        return hstar_results_verdict(c());
    }
    bool agrees() const
    {
        return kind() == HSTAR_KIND_CHECK && verdict() == HSTAR_AGREES;
    }
    std::string says() const
    {
        const char *line = hstar_results_says(c());
        return line ? line : "";
    }

    /* Of a Hessian: is it positive definite? 1: yes, 0: no, -1: that cannot be told. */
    int definite() const
    {
        return hstar_results_definite(c());
    }

    /* Rows. Those of another kind of results are an hstar::error when they are looked at. */
    std::size_t size() const
    {
        return hstar_results_rows(c());
    }
    rows<result> derivatives() const
    {
        return rows<result>(shared(), size(), &get_derivative, 0);
    }
    rows<hstar_compared> compared() const
    {
        return rows<hstar_compared>(shared(), size(), &get_row<hstar_compared, hstar_results_compared>, 0);
    }
    rows<hstar_checked> checked() const
    {
        return rows<hstar_checked>(shared(), size(), &get_row<hstar_checked, hstar_results_checked>, 0);
    }
    rows<hstar_noise_level> noises() const
    {
        return rows<hstar_noise_level>(shared(), size(), &get_row<hstar_noise_level, hstar_results_noise>, 0);
    }
    /* Of a question that was asked with dry_run(): how often f would be called. */
    hstar_forecast forecast() const
    {
        hstar_forecast found;
        hstar_error e;
        detail::throw_unless_ok(hstar_results_forecast(c(), &found, sizeof found, &e), e);
        return found;
    }
    /* What each selector chooses for row i of hstar::optimal. */
    rows<choice> choices(std::size_t i = 0) const
    {
        std::size_t n = 0;
        hstar_result one;
        while (!hstar_results_choice(c(), i, n, &one, sizeof one, nullptr, nullptr)) n++;
        return rows<choice>(shared(), n, &get_choice, i);
    }

    /* Sweeps: the methods, the numbers of row i and method j, its best step. The column is empty where there is none. */
    std::vector<std::string> methods() const
    {
        std::vector<std::string> all;
        for (std::size_t j = 0; const char *name = hstar_results_method(c(), j); j++) all.emplace_back(name);
        return all;
    }
    span<const double> column(hstar_column which, std::size_t i = 0, std::size_t j = 0) const &
    {
        std::size_t n = 0;
        const double *numbers = hstar_results_column(c(), i, j, which, &n);
        return span<const double>(numbers, numbers ? n : 0);
    }
    span<const double> column(hstar_column, std::size_t = 0, std::size_t = 0) const && = delete;
    hstar_optimum optimum(std::size_t i = 0, std::size_t j = 0) const
    {
        hstar_optimum found;
        hstar_error e;
        detail::throw_unless_ok(hstar_results_optimum(c(), i, j, &found, sizeof found, &e), e);
        return found;
    }

    hstar_optimum gradient_optimum(std::size_t j = 0) const
    {
        hstar_optimum found;
        hstar_error e;
        detail::throw_unless_ok(hstar_results_gradient_optimum(c(), j, &found, sizeof found, &e), e);
        return found;
    }

    /* Of a descent whose problem has so many variables; empty of other results. */
    hstar::place place(std::size_t variables) const &
    {
        hstar::place found{{}, 0, 0};
        const double *x = hstar_results_place(c(), &found.f, &found.steps);
        if (x) found.x = span<const double>(x, variables);
        return found;
    }
    hstar::place place(std::size_t) const && = delete;

    std::string text(bool colour = false) const
    {
        return written(colour ? HSTAR_TEXT_COLOUR : HSTAR_TEXT);
    }
    /* As so many columns of text, in brief, as Markdown, LaTeX or CSV: what the options say. */
    std::string table(const hstar_table_options &style) const
    {
        std::string all;
        const auto append = [&all](const char *more, std::size_t n) { all.append(more, n); };
        detail::send(append, [&](hstar_write *take, void *context, hstar_error *e) {
            return hstar_results_table(c(), &style, take, context, e);
        });
        return all;
    }
    std::string json() const
    {
        return written(HSTAR_JSON);
    }
    std::string csv() const
    {
        return written(HSTAR_CSV);
    }
    /* f takes (const char *bytes, std::size_t n) again and again. It returns nothing, or a bool: false ends the writing. */
    template <class F> void write(hstar_form form, F &&f) const
    {
        detail::send(f, [&](hstar_write *take, void *context, hstar_error *e) {
            return hstar_results_write(c(), form, take, context, e);
        });
    }

    /* A chart to a file; or as bytes, of the kind that an ending names: ".svg". */
    void chart(const std::string &path) const
    {
        const hstar_chart_options look = HSTAR_CHART_OPTIONS;
        chart(path, look);
    }
    void chart(const std::string &path, const hstar_chart_options &look) const
    {
        hstar_error e;
        detail::throw_unless_ok(hstar_results_chart(c(), path.c_str(), &look, nullptr, nullptr, &e), e);
    }
    std::string drawn(const std::string &ending) const
    {
        const hstar_chart_options look = HSTAR_CHART_OPTIONS;
        return drawn(ending, look);
    }
    std::string drawn(const std::string &ending, const hstar_chart_options &look) const
    {
        std::string bytes;
        const auto append = [&bytes](const char *more, std::size_t n) { bytes.append(more, n); };
        detail::send(append, [&](hstar_write *take, void *context, hstar_error *e) {
            return hstar_results_chart(c(), ending.c_str(), &look, take, context, e);
        });
        return bytes;
    }

    /* One page of HTML, which read() reads back. */
    std::string page(const std::string &title = "") const
    {
        std::string bytes;
        const hstar_results *all[] = {c()};
        const auto append = [&bytes](const char *more, std::size_t n) { bytes.append(more, n); };
        detail::send(append, [&](hstar_write *take, void *context, hstar_error *e) {
            return hstar_results_page(all, 1, title.empty() ? nullptr : title.c_str(), take, context, e);
        });
        return bytes;
    }

    /* What C takes. */
    const hstar_results *c() const
    {
        return shared().get();
    }

  private:
    std::shared_ptr<const hstar_results> handle_;

    const std::shared_ptr<const hstar_results> &shared() const
    {
        if (!handle_) throw std::logic_error("hstar::results are used that were moved from");
        return handle_;
    }

    std::string written(hstar_form form) const
    {
        std::string all;
        write(form, [&all](const char *bytes, std::size_t n) { all.append(bytes, n); });
        return all;
    }

    static result get_derivative(const hstar_results *r, std::size_t, std::size_t i)
    {
        result row;
        hstar_error e;
        detail::throw_unless_ok(hstar_results_derivative(r, i, &row, sizeof(hstar_result), &e), e);
        return row;
    }
    template <class Row,
              hstar_status (*Get)(const hstar_results *, std::size_t, Row *, std::size_t, hstar_error *)>
    static Row get_row(const hstar_results *r, std::size_t, std::size_t i)
    {
        Row row;
        hstar_error e;
        detail::throw_unless_ok(Get(r, i, &row, sizeof row, &e), e);
        return row;
    }
    static choice get_choice(const hstar_results *r, std::size_t i, std::size_t k)
    {
        choice row;
        hstar_error e;
        detail::throw_unless_ok(hstar_results_choice(r, i, k, &row, sizeof(hstar_result), &row.name, &e), e);
        return row;
    }
};

/* ---- The questions ---- */

namespace detail
{

/* What is told of the progress may throw, like f. */
struct telling {
    const std::function<bool(std::size_t, std::size_t)> &f;
    carrier &carried;
    static int call(void *context, std::size_t done, std::size_t all) noexcept
    {
        auto *self = static_cast<telling *>(context);
        return self->carried.carry([=] {
            if (self->f(done, all)) return true;
            self->carried.hold(nullptr); /* this is why the work ends */
            return false;
        });
    }
};

template <class Question> results ask(const problem &p, const options &how, Question question)
{
    hstar_results *made = nullptr;
    hstar_error e;
    hstar_options o = how.c();
    telling listener{how.progress(), p.carried()};
    if (how.progress()) {
        o.progress = &telling::call;
        o.progress_context = &listener;
    }
    const hstar_status status = question(p.c(), &o, &made, &e);
    results found(made);
    p.carried().rethrow(status);
    throw_unless_ok(status, e);
    return found;
}

} // namespace detail

/* The derivatives of every output by every variable. */
inline results jacobian(const problem &p, const options &how = options())
{
    return detail::ask(p, how, hstar_jacobian);
}

/* The derivative along a direction, a number for each variable. */
inline results along(const problem &p, span<const double> direction, const options &how = options())
{
    detail::check_count("the direction", direction.size(), p.variables());
    return detail::ask(p, how,
                       [&](const hstar_problem *c, const hstar_options *o, hstar_results **r,
                           hstar_error *e) { return hstar_along(c, direction.data(), o, r, e); });
}
inline results along(const problem &p, std::initializer_list<double> direction,
                     const options &how = options())
{
    return along(p, span<const double>(direction.begin(), direction.size()), how);
}

/* The same along the direction of the problem. */
inline results along(const problem &p, const options &how = options())
{
    return detail::ask(p, how,
                       [](const hstar_problem *c, const hstar_options *o, hstar_results **r, hstar_error *e) {
                           return hstar_along(c, nullptr, o, r, e);
                       });
}

/* The derivatives of the sum of the outputs, each times its weight. */
inline results weighted(const problem &p, span<const double> weights, const options &how = options())
{
    detail::check_count("the weights", weights.size(), p.outputs());
    return detail::ask(p, how,
                       [&](const hstar_problem *c, const hstar_options *o, hstar_results **r,
                           hstar_error *e) { return hstar_weighted(c, weights.data(), o, r, e); });
}
inline results weighted(const problem &p, std::initializer_list<double> weights,
                        const options &how = options())
{
    return weighted(p, span<const double>(weights.begin(), weights.size()), how);
}

/* The same with the weights of the problem. */
inline results weighted(const problem &p, const options &how = options())
{
    return detail::ask(p, how,
                       [](const hstar_problem *c, const hstar_options *o, hstar_results **r, hstar_error *e) {
                           return hstar_weighted(c, nullptr, o, r, e);
                       });
}

/* The derivatives that the functions imply, each being 0, of the variables that the problem is solved for. */
inline results implicit(const problem &p, const options &how = options())
{
    return detail::ask(p, how, hstar_implicit);
}

/* All second derivatives of one function. */
inline results hessian(const problem &p, const options &how = options())
{
    return detail::ask(p, how, hstar_hessian);
}

/* Their product with a vector, which has a number for each variable. */
inline results hessian_along(const problem &p, span<const double> direction, const options &how = options())
{
    detail::check_count("the direction", direction.size(), p.variables());
    return detail::ask(p, how,
                       [&](const hstar_problem *c, const hstar_options *o, hstar_results **r,
                           hstar_error *e) { return hstar_hessian_along(c, direction.data(), o, r, e); });
}
inline results hessian_along(const problem &p, std::initializer_list<double> direction,
                             const options &how = options())
{
    return hessian_along(p, span<const double>(direction.begin(), direction.size()), how);
}

/* The derivative of an expression by every way there is. */
inline results compare(const problem &p, const options &how = options())
{
    return detail::ask(p, how, hstar_compare);
}

/* Is the problem's gradient right? */
inline results check(const problem &p, const options &how = options())
{
    return detail::ask(p, how, hstar_check);
}

/* Is the Hessian of the problem right, or its product with a vector? */
inline results check_hessian(const problem &p, const options &how = options())
{
    return detail::ask(p, how, hstar_check_hessian);
}
inline results check_hessian_along(const problem &p, span<const double> direction,
                                   const options &how = options())
{
    detail::check_count("the direction", direction.size(), p.variables());
    return detail::ask(
        p, how, [&](const hstar_problem *c, const hstar_options *o, hstar_results **r, hstar_error *e) {
            return hstar_check_hessian_along(c, direction.data(), o, r, e);
        });
}
inline results check_hessian_along(const problem &p, std::initializer_list<double> direction,
                                   const options &how = options())
{
    return check_hessian_along(p, span<const double>(direction.begin(), direction.size()), how);
}

/* How noisy f is near the point. */
inline results noise(const problem &p, const options &how = options())
{
    return detail::ask(p, how, hstar_noise);
}

/* The error of difference formulas against the step. */
inline results sweep(const problem &p, const options &how = options())
{
    return detail::ask(p, how, hstar_sweep);
}

/* The best step, and what every selector chooses. */
inline results optimal(const problem &p, const options &how = options())
{
    return detail::ask(p, how, hstar_optimal);
}

/* Downhill on numerical gradients. */
inline results minimize(const problem &p, const options &how = options())
{
    return detail::ask(p, how, hstar_minimize);
}

namespace detail
{

inline results stencils(const char *methods, const char *nodes, const options &how)
{
    hstar_results *made = nullptr;
    hstar_error e;
    const hstar_options o = how.c();
    throw_unless_ok(hstar_stencils(methods, nodes, &o, &made, &e), e);
    return results(made);
}

} // namespace detail

/* Difference formulas, exactly: by the names of methods, or on nodes. */
inline results stencils(const std::string &methods, const options &how = options())
{
    return detail::stencils(methods.c_str(), nullptr, how);
}
inline results stencils_on(const std::string &nodes, const options &how = options())
{
    return detail::stencils(nullptr, nodes.c_str(), how);
}

/* What is in a file of kept answers; and takes functions out of it, "all" or by numbers, "1,3". */
inline results cache(const std::string &file, const options &how = options())
{
    hstar_results *made = nullptr;
    hstar_error e;
    const hstar_options o = how.c();
    detail::throw_unless_ok(hstar_cache(file.c_str(), &o, &made, &e), e);
    return results(made);
}
inline void cache_clear(const std::string &file, const std::string &which)
{
    hstar_error e;
    detail::throw_unless_ok(hstar_cache_clear(file.c_str(), which.c_str(), &e), e);
}

/* Results again from a file of JSON. */
inline results read(const std::string &path)
{
    hstar_results *made = nullptr;
    hstar_error e;
    detail::throw_unless_ok(hstar_results_read(path.c_str(), &made, &e), e);
    return results(made);
}

/* One page of HTML of what files hold: results as JSON, pages, records of suites, answers of batches. */
inline std::string report(const std::vector<std::string> &files, const std::string &title = "")
{
    std::string bytes;
    std::vector<const char *> paths;
    for (const std::string &file : files) paths.push_back(file.c_str());
    const auto append = [&bytes](const char *more, std::size_t n) { bytes.append(more, n); };
    detail::send(append, [&](hstar_write *take, void *context, hstar_error *e) {
        return hstar_report(paths.data(), paths.size(), title.empty() ? nullptr : title.c_str(), take,
                            context, e);
    });
    return bytes;
}

/* ---- The lists ---- */

/* The names of a list; empty where there is no such list. */
inline std::vector<std::string> names(const std::string &list)
{
    std::vector<std::string> all;
    for (std::size_t i = 0; const char *name = hstar_name(list.c_str(), i); i++) all.emplace_back(name);
    return all;
}

/* A whole list as `hstar list` prints it. */
inline std::string list(const std::string &name, const std::string &formats = "double")
{
    std::string all;
    const auto append = [&all](const char *more, std::size_t n) { all.append(more, n); };
    detail::send(append, [&](hstar_write *take, void *context, hstar_error *e) {
        return hstar_list(name.c_str(), formats.c_str(), take, context, e);
    });
    return all;
}

inline std::string list(const std::string &name, const std::string &formats, const hstar_table_options &style)
{
    std::string all;
    const auto append = [&all](const char *more, std::size_t n) { all.append(more, n); };
    detail::send(append, [&](hstar_write *take, void *context, hstar_error *e) {
        return hstar_list_table(name.c_str(), formats.c_str(), &style, take, context, e);
    });
    return all;
}

/* Throws where there is no such form of tables: before the long work. */
inline void table_check(const hstar_table_options &style)
{
    hstar_error e;
    detail::throw_unless_ok(hstar_table_check(&style, &e), e);
}

/* Throws where such a chart could not be drawn: before the long work. */
inline void chart_check(const std::string &path, const hstar_chart_options &look)
{
    hstar_error e;
    detail::throw_unless_ok(hstar_chart_check(path.c_str(), &look, &e), e);
}
inline void chart_check(const std::string &path)
{
    const hstar_chart_options look = HSTAR_CHART_OPTIONS;
    chart_check(path, look);
}

/* The version of the library that runs. */
inline std::string version()
{
    return hstar_version();
}

} // namespace hstar

#if __cplusplus >= 202002L
template <class T> inline constexpr bool std::ranges::enable_borrowed_range<hstar::span<T>> = true;
#endif

#endif
