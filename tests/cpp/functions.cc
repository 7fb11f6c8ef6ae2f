/* Functions of every shape through hstar.hpp, and what comes out: values, rows, columns, texts. */
#include <hstar.hpp>

#include "expect.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <new>
#include <set>
#include <vector>

/* hstar::differentiate allocates nothing: each allocation by C++ is counted. */
static long allocations;
void *operator new(std::size_t n)
{
    allocations++;
    if (void *p = std::malloc(n ? n : 1)) return p;
    throw std::bad_alloc();
}
void operator delete(void *p) noexcept
{
    std::free(p);
}
void operator delete(void *p, std::size_t) noexcept
{
    std::free(p);
}

using numbers = hstar::span<const double>;

static bool holds(const hstar::result &d, double truth)
{
    return d.ok() && std::fabs(d.value - truth) <= d.bar && d.bar < 1e-6;
}

static double cube(double x)
{
    return x * x * x;
}

struct counted {
    long calls = 0;
    double operator()(double x)
    {
        calls++;
        return std::sin(x);
    }
};

static void test_differentiate()
{
    const double rate = 2;
    const auto exponential = [rate](double x) { return std::exp(rate * x); };
    counted sine;
    allocations = 0;
    const hstar::result d = hstar::differentiate(exponential, 0.5), s = hstar::differentiate(sine, 1);
    EXPECT(allocations == 0);
    EXPECT(holds(d, 2 * std::exp(1.0)) && holds(s, std::cos(1.0)));
    EXPECT(sine.calls == long(s.evaluations));
    EXPECT(holds(hstar::differentiate(cube, 2.0), 12) && holds(hstar::differentiate(&cube, 2.0), 12));
    EXPECT(holds(hstar::differentiate(std::function<double(double)>(cube), 2.0), 12));
    EXPECT(holds(hstar::differentiate([](double x) { return static_cast<long double>(x) * x; }, 3), 6));
    EXPECT(hstar::differentiate([](double) { return 7; }, 3).value == 0);
    EXPECT(holds(hstar::differentiate(cube, 2.0, hstar::options().derivative(2)), 12));

    const hstar::result right =
        hstar::differentiate([](double x) { return std::sqrt(x) * x; }, 0, hstar::options().lower(0));
    EXPECT(right.side == 1);
    const hstar::result none = hstar::differentiate([](double) { return std::nan(""); }, 1);
    EXPECT(none.trust == HSTAR_TRUST_NONE && std::isnan(none.value) && !none.ok() && *none.reason);
    EXPECT(hstar::differentiate([](double x) { return std::fabs(x); }, 0).trust == HSTAR_TRUST_DOUBTFUL);

    /* An f that differentiates itself. */
    const auto slope = [](double x) { return hstar::differentiate(cube, x).value; };
    EXPECT(std::fabs(hstar::differentiate(slope, 2.0).value - 12) < 1e-4);
}

static void test_options()
{
    hstar_options plain = HSTAR_OPTIONS;
    plain.method = "five-point";
    plain.derivative = 2;
    const hstar::options how =
        hstar::options(plain).selector(std::string("au") + "to").anatomy(false).reach(0.5);
    const hstar::options copy = how;
    const hstar_options c = copy.c();
    EXPECT(c.size == sizeof c && c.derivative == 2 && c.reach == 0.5 && c.anatomy == 0 && c.taylor == 1);
    EXPECT(!std::strcmp(c.method, "five-point") && !std::strcmp(c.selector, "auto") && !c.grid);
    EXPECT(std::string(hstar::differentiate(cube, 2.0, hstar::options().method("central")).method) ==
           "central");
    EXPECT(throws<hstar::error>([] { hstar::differentiate(cube, 2.0, hstar::options().method("centra")); },
                                [](const hstar::error &e) {
                                    return e.status() == HSTAR_INVALID && std::strstr(e.what(), "centra") &&
                                           *e.remedy();
                                }));
    EXPECT(throws<hstar::error>([] { hstar::differentiate(cube, 2.0, hstar::options().method("")); }));
    EXPECT(throws<hstar::error>([] { hstar::differentiate(cube, std::nan("")); }));
}

/* The gradient of x^2 y at (1.5, -2), whatever the shape of f. */
static bool is_gradient(const hstar::problem &p)
{
    const hstar::results r = hstar::jacobian(p);
    return p.variables() == 2 && p.outputs() == 1 && r.size() == 2 && r.status() == HSTAR_OK &&
           holds(r.derivatives()[0], -6) && holds(r.derivatives()[1], 2.25) && p.values()[0] == -4.5 &&
           p.values({1, 3})[0] == 3;
}

static double product(numbers x)
{
    return x[0] * x[0] * x[1];
}

static void test_shapes()
{
    const std::vector<double> at{1.5, -2};
    const std::array<double, 2> array{{1.5, -2}};
    const double plain[] = {1.5, -2};
    EXPECT(is_gradient(hstar::problem(product, {1.5, -2})) && is_gradient(hstar::problem(product, at)));
    EXPECT(is_gradient(hstar::problem(product, array)) && is_gradient(hstar::problem(product, plain)));
    EXPECT(is_gradient(hstar::problem([](const std::vector<double> &x) { return product(x); }, at)));
    EXPECT(is_gradient(hstar::problem([](auto x) { return x[0] * x[0] * x[1]; }, at)));
    EXPECT(is_gradient(hstar::problem([](numbers x) { return std::vector<double>{product(x)}; }, at)));
    EXPECT(is_gradient(hstar::problem([](numbers x, hstar::span<double> y) { y[0] = product(x); }, at)));
    EXPECT(is_gradient(hstar::problem::expression("x^2*y", "x=1.5,y=-2")));
    EXPECT(is_gradient(hstar::problem::batch(
        [](hstar::columns<const double> x, hstar::columns<double> y) {
            for (std::size_t i = 0; i < x.points(); i++) y[0][i] = x[0][i] * x[0][i] * x[1][i];
        },
        at)));
#if __cplusplus >= 202002L
    EXPECT(is_gradient(
        hstar::problem([](std::span<const double> x) { return product(x); }, std::span<const double>(at))));
    EXPECT(is_gradient(
        hstar::problem([](std::span<const double> x, std::span<double> y) { y[0] = product(x); }, at)));
#endif
    const hstar::results slope = hstar::implicit(
        hstar::problem([](numbers x) { return x[0] * x[0] + x[1] * x[1] - 25; }, {3, 4}).solved_for("x[1]"));
    EXPECT(slope.size() == 1 && holds(slope.derivatives()[0], -0.75));
    const hstar::problem one([](double x) { return std::array<double, 2>{{std::sin(x), x * x}}; }, 1);
    EXPECT(one.variables() == 1 && one.outputs() == 2 && holds(hstar::jacobian(one).derivatives()[1], 2));
    const hstar::problem list([](numbers x) { return std::vector<double>(3, x[0]); }, {1});
    EXPECT(list.outputs() == 3);
    EXPECT(hstar::problem([](numbers x, hstar::span<double> y) { y[3] = x[0]; }, {1}, 4).outputs() == 4);
    EXPECT(std::isnan(hstar::problem([](numbers, hstar::span<double>) {}, {1}, 4).values()[3]));
}

/* The setters, each in both of its forms. */
static void test_setters()
{
    double lowest = 1;
    auto watched = [&lowest](numbers x) {
        if (x[0] < lowest) lowest = x[0];
        return product(x);
    };
    const hstar::problem p = hstar::problem(watched, {1.5, -2})
                                 .names({"a", "b"})
                                 .bounds("a=1.25:")
                                 .wrt("a")
                                 .reach("b=1")
                                 .threads(1);
    EXPECT(p.variable(0) == "a" && p.variable(1) == "b" && hstar::jacobian(p).size() == 1 && lowest == 1);
    EXPECT(throws<std::out_of_range>([&] { p.variable(2); }));
    hstar::problem q(product, {1, 1});
    q.move({1.5, -2}).noise(1e-3).accuracy(0).wrt("all").limits(std::vector<double>{1, -3},
                                                                std::vector<double>{2, 0});
    EXPECT(is_gradient(q) && q.point()[1] == -2);
    EXPECT(throws<hstar::error>(
        [&] { q.wrt("z"); },
        [](const hstar::error &e) { return std::strstr(e.what(), "\"z\"") && *e.remedy(); }));
    EXPECT(is_gradient(q)); /* which the refusal left as it was */
    EXPECT(throws<hstar::error>([&] { q.noise(-1); }));
    EXPECT(throws<std::invalid_argument>([&] { q.move({1}); }) &&
           throws<std::invalid_argument>([&] { q.names({"a"}); }));
    EXPECT(throws<std::invalid_argument>([&] {
               q.values({1, 2, 3});
           }) &&
           throws<std::invalid_argument>([&] { hstar::along(q, {1}); }));
    EXPECT(throws<std::invalid_argument>([&] {
        q.limits(std::vector<double>{1}, std::vector<double>{2, 3});
    }));
}

static void test_checks()
{
    const auto right = [](numbers x) { return std::vector<double>{2 * x[0] * x[1], x[0] * x[0]}; };
    const auto wrong = [](numbers x, hstar::span<double> g) { g[0] = 2 * x[0] * x[1], g[1] = -x[0] * x[0]; };
    hstar::problem p(product, {1.5, -2});
    EXPECT(hstar::check(p.gradient(right)).agrees() && hstar::check(p, hstar::options().points(3)).agrees());
    EXPECT(hstar::check(p.gradient("2*x[0]*x[1], x[0]^2")).agrees());
    EXPECT(hstar::check(p.gradient_values({-6, 2.25})).agrees());
    const hstar::results r = hstar::check(hstar::problem(product, {1.5, -2}).gradient(wrong));
    EXPECT(!r.agrees() && r.verdict() == HSTAR_DISAGREES && r.says().find("1 of 2") != std::string::npos &&
           r.status() == HSTAR_OK);
    EXPECT(r.checked()[0].verdict == HSTAR_AGREES && !std::strcmp(r.checked()[1].diagnosis, "sign"));
    EXPECT(throws<hstar::error>([&] { hstar::check(hstar::problem(product, {1.5, -2})); }));
    EXPECT(throws<hstar::error>([&] { p.gradient_values({1}); }));
    EXPECT(!hstar::jacobian(p).agrees() && hstar::jacobian(p).says().empty());
}

static void test_rules_and_comparison()
{
    const auto p = hstar::problem::expression("x^2*y", "x=1.5,y=-2");
    const auto rows = hstar::jacobian(p, hstar::options().by("reverse")).derivatives();
    EXPECT(rows[0].value == -6 && rows[1].value == 2.25 && std::string(rows[0].method) == "reverse-mode");
    const hstar::results r = hstar::compare(p);
    EXPECT(r.kind() == HSTAR_KIND_COMPARISON && r.compared().size() == r.size());
    EXPECT(std::string(r.compared()[0].way) == "forward" && r.compared()[0].evaluations == 3);
    EXPECT(throws<hstar::error>([&] { hstar::compare(hstar::problem(product, {1.5, -2})); }));
}

static void test_hessian()
{
    auto p = hstar::problem(product, {1.5, -2});
    const auto slope = [](numbers x) { return std::vector<double>{2 * x[0] * x[1], x[0] * x[0]}; };
    for (const bool by_gradient : {false, true}) {
        const hstar::results r =
            hstar::hessian(p.gradient(slope), hstar::options().by_gradient(by_gradient).invert());
        const auto rows = r.derivatives();
        EXPECT(r.kind() == HSTAR_KIND_HESSIAN && rows.size() == 3 && r.definite() == 0);
        EXPECT(holds(rows[0], -4) && holds(rows[1], 3) && rows[1].output == 1 && rows[1].variable == 0);
        EXPECT(r.json().find("\"inverse\"") != std::string::npos);
    }
    hstar::problem claimed = hstar::problem::expression("x^2*y", "x=1,y=2");
    claimed.claimed_hessian([](numbers x) { return std::vector<double>{2 * x[1], 2 * x[0], 2 * x[0], 0}; });
    EXPECT(hstar::check_hessian(claimed).verdict() == HSTAR_AGREES);
    EXPECT(hstar::check_hessian(claimed.claimed_hessian("2*y, 2*x, x, 0")).verdict() == HSTAR_DISAGREES);
    EXPECT(hstar::check_hessian_along(claimed.hessian_values({2, 2}), {1, -1}).verdict() == HSTAR_AGREES);
    const hstar::results times =
        hstar::hessian_along(hstar::problem::expression("x^2*y", "x=1,y=2"), {1, -1});
    EXPECT(times.size() == 2 && holds(times.derivatives()[0], 2) && holds(times.derivatives()[1], 2));
    EXPECT(hstar::hessian(hstar::problem::expression("x^2 + y^2", "x=1,y=2")).definite() == 1);
    EXPECT(hstar::jacobian(p).definite() == -1);
    EXPECT(throws<hstar::error>([&] {
        hstar::hessian(hstar::problem(product, {1, 2}), hstar::options().by_gradient());
    }));
}

static void test_direction()
{
    auto p = hstar::problem(product, {1.5, -2}).names({"x", "y"}).direction("y=2");
    EXPECT(holds(hstar::along(p).derivatives()[0], 4.5));
    EXPECT(holds(hstar::along(p.direction("1,-1")).derivatives()[0], -8.25));
    EXPECT(throws<hstar::error>([&] { p.direction("z=1"); }) && throws<hstar::error>([] {
               hstar::along(hstar::problem(product, {1, 2}));
           }));
}

static void test_results()
{
    hstar::results r =
        hstar::jacobian(hstar::problem(product, {1.5, -2})); /* the problem and its lambda are gone */
    EXPECT(r.text().find("THE") != std::string::npos && r.json().find("\"value\"") != std::string::npos &&
           !r.csv().empty());
    std::size_t rows = 0;
    double sum = 0;
    for (const hstar::result &row : hstar::jacobian(hstar::problem(product, {1.5, -2})).derivatives())
        sum += row.value, rows++;
    EXPECT(rows == 2 && std::fabs(sum + 3.75) < 1e-9);
    EXPECT(throws<hstar::error>([&] { r.checked()[0]; }) &&
           throws<hstar::error>([&] { r.derivatives()[2]; }));
    EXPECT(r.column(HSTAR_COLUMN_H).empty() && r.methods().empty() && r.choices().empty() &&
           r.place(2).x.empty());
    std::size_t written = 0;
    EXPECT(throws<hstar::error>(
        [&] {
            r.write(HSTAR_TEXT, [&](const char *, std::size_t n) {
                written += n;
                return false;
            });
        },
        [](const hstar::error &e) { return e.status() == HSTAR_CANCELLED; }));
    EXPECT(written > 0);
    EXPECT(throws<hstar::error>([&] { r.drawn(".svg"); }));

    const hstar::results kink = hstar::jacobian(hstar::problem([](double x) { return std::fabs(x); }, 0));
    EXPECT(kink.status() == HSTAR_UNRESOLVED && throws<hstar::error>([&] { kink.require(); }));
    r = kink;
    EXPECT(r.kind() == HSTAR_KIND_DERIVATIVES && r.text() == kink.text());

    const hstar::problem sine = hstar::problem::expression("sin(x)", "1");
    const hstar::results s = hstar::sweep(sine, hstar::options().methods("central,forward").steps(50));
    const hstar::span<const double> h = s.column(HSTAR_COLUMN_H), t = s.column(HSTAR_COLUMN_TRUNCATION, 0, 1);
    EXPECT(s.methods() == std::vector<std::string>({"central", "forward"}) && h.size() == 50 &&
           t.size() == 50 && h[49] > h[0]);
    EXPECT(std::fabs(s.optimum().truth - std::cos(1.0)) < 1e-15 &&
           throws<hstar::error>([&] { s.optimum(0, 2); }));
    const auto named = hstar::sweep(sine, hstar::options().methods("central").named_steps("1e-5,1e-4"));
    EXPECT(named.column(HSTAR_COLUMN_H).size() == 2 && named.column(HSTAR_COLUMN_H)[1] == 1e-4);
    EXPECT(throws<hstar::error>([] { hstar::read("/there/is/no/such.json"); }));

    const hstar::results best = hstar::optimal(sine);
    std::set<std::string> choosers;
    for (const hstar::choice &c : best.choices()) choosers.insert(c.name);
    EXPECT(choosers.count("auto") && choosers.size() == hstar::names("selectors").size() &&
           best.derivatives()[0].ok());

    const auto bowl = [](numbers x) { return (x[0] - 1) * (x[0] - 1) + (x[1] + 2) * (x[1] + 2); };
    const hstar::results d = hstar::minimize(hstar::problem(bowl, {0, 0}));
    EXPECT(std::fabs(d.place(2).x[0] - 1) < 1e-5 && std::fabs(d.place(2).x[1] + 2) < 1e-5 &&
           d.place(2).f < 1e-10);
    EXPECT(hstar::noise(hstar::problem(product, {1.5, -2})).noises()[0].level < 1e-12);
    EXPECT(hstar::along(hstar::problem(product, {1.5, -2}), {1, 1}).derivatives().size() == 1);
    EXPECT(hstar::stencils("central,five-point").size() == 2 && hstar::stencils_on("0,1,2").size() == 1);
    EXPECT(throws<hstar::error>([] { hstar::stencils("centra"); }));
    const std::vector<double> there = {1.5, -2};
    for (int run = 0; run < 2; run++) {
        hstar::problem kept = hstar::problem(product, there).cache("kept.answers", "product");
        EXPECT(kept.values()[0] == product(there));
    }
    EXPECT(hstar::cache("kept.answers").size() == 1);
    hstar::cache_clear("kept.answers", "all");
    EXPECT(hstar::cache("kept.answers").size() == 0);
    EXPECT(throws<hstar::error>([] {
        hstar_launch launch = HSTAR_LAUNCH;
        launch.cache = "/nowhere/kept.answers";
        hstar::problem::started({"cat"}, "1", launch);
    }));
    std::remove("kept.answers");
    EXPECT(hstar::list("formats").find("bfloat16") != std::string::npos &&
           throws<hstar::error>([] { hstar::list("nonsense"); }));
    hstar_table_options csv = HSTAR_TABLE_OPTIONS;
    csv.form = "csv";
    hstar::table_check(csv);
    EXPECT(hstar::list("criteria", "double", csv).substr(0, 8) == "what,is\n");
    csv.table = "weights";
    EXPECT(hstar::stencils("central").table(csv) == "node,weight,times 2\n1,1/2,1\n-1,-1/2,-1\n");
    csv.form = "nonsense";
    EXPECT(throws<hstar::error>([&csv] { hstar::table_check(csv); }));
    EXPECT(throws<hstar::error>([] { hstar::chart_check("chart.nonsense"); }));
    EXPECT(throws<hstar::error>([] {
        hstar_chart_options look = HSTAR_CHART_OPTIONS;
        look.marks = "nowhere=here";
        hstar::chart_check("chart.svg", look);
    }));
    EXPECT(throws<hstar::error>([] {
        hstar_chart_options look = HSTAR_CHART_OPTIONS;
        look.x_range = "1:1e-12";
        hstar::chart_check("chart.svg", look);
    }));
    EXPECT(hstar::names("nonsense").empty() && hstar::version().substr(0, 2) == "0.");
}

static void test_owners()
{
    std::vector<hstar::problem> problems;
    for (int i = 0; i < 20; i++) problems.push_back(hstar::problem([i](double x) { return i * x; }, 1));
    for (std::size_t i = 0; i < problems.size(); i++)
        EXPECT(std::fabs(hstar::jacobian(problems[i]).derivatives()[0].value - double(i)) < 1e-9);
    hstar::problem taken = std::move(problems[3]);
    EXPECT(throws<std::logic_error>([&] { hstar::jacobian(problems[3]); }) &&
           throws<std::logic_error>([&] { problems[3].wrt("x"); }));
    problems[3] = std::move(taken);
    EXPECT(problems[3].outputs() == 1);
    hstar::results r = hstar::jacobian(problems[3]), other = std::move(r);
    EXPECT(throws<std::logic_error>([&] { r.text(); }) && !other.text().empty());
}

/* A function that is served, and asked as a model; the server keeps its problem. */
static void test_serving()
{
    const char *const at = "x=[3,4],y=2";
    const hstar::server served(hstar::problem::expression("x[0]^2*y + x[1]", at), "forward");
    EXPECT(served.address().find("http://127.0.0.1:") == 0);
    const hstar::problem model = hstar::problem::um_bridge(served.address(), at, "{\"level\": 1}", 20, 4);
    EXPECT(model.variables() == 3 && model.values()[0] == 22);
    EXPECT(hstar::check(model).verdict() == HSTAR_AGREES);
    EXPECT(throws<hstar::error>([&] { hstar::problem::um_bridge(served.address(), "x=1,y=2"); }));
}

/* A page gives back what it was written of; a report has all files; a playground says where it is. */
static void test_pages()
{
    const hstar::results swept = hstar::sweep(hstar::problem::expression("sin(x)", "1"));
    const std::string page = swept.page("A <title>");
    EXPECT(page.find("<title>A &lt;title&gt;</title>") != std::string::npos);
    std::FILE *file = std::fopen("page.html", "wb");
    EXPECT(file && std::fwrite(page.data(), 1, page.size(), file) == page.size());
    if (file) std::fclose(file);
    EXPECT(hstar::read("page.html").json() == swept.json());
    EXPECT(hstar::report({"page.html", "page.html"}).find("data-of=\"2\"") != std::string::npos);
    EXPECT(throws<hstar::error>([] { hstar::report({"missing.html"}); }));
    std::remove("page.html");
    const hstar::playground played("exp(x)", "0");
    EXPECT(played.address().find("http://127.0.0.1:") == 0);
    EXPECT(throws<hstar::error>([] { hstar::playground("exp(", "0"); }));
}

int main()
{
    test_serving();
    test_pages();
    test_differentiate();
    test_options();
    test_shapes();
    test_setters();
    test_checks();
    test_rules_and_comparison();
    test_hessian();
    test_direction();
    test_results();
    test_owners();
    return failures() != 0;
}
