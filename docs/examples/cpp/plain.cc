/* hstar.hpp: a derivative with its error bar, a Jacobian, and a gradient that is checked. C++14 and later. */
#include <hstar.hpp>

#include <cmath>
#include <cstdio>
#include <vector>

using numbers = hstar::span<const double>;

int main()
{
    /* One derivative of one function. */
    const double rate = 0.5;
    const hstar::result d =
        hstar::differentiate([rate](double x) { return std::exp(-rate * x) * std::sin(x); }, 1);
    std::printf("f'(1) = %.15g +/- %.1g after %zu calls\n", d.value, d.bar, d.evaluations);
    if (!d.ok()) std::printf("not to be trusted: %s\n", d.reason);

    /* Two functions of two variables, which may be called where both are above 0 only. */
    const auto polar = [](numbers x) {
        return std::vector<double>{std::hypot(x[0], x[1]), std::atan2(x[1], x[0])};
    };
    const auto problem = hstar::problem(polar, {3, 4}).names({"x", "y"}).bounds("0:");
    for (const hstar::result &row : hstar::jacobian(problem).derivatives())
        std::printf("d f%zu / d %s = %9.6f +/- %.0e\n", row.output, problem.variable(row.variable).c_str(),
                    row.value, row.bar);

    /* Is this gradient right? One sign is not. */
    const auto f = [](numbers x) { return std::exp(x[0]) * std::cos(x[1]); };
    const auto gradient = [](numbers x) {
        return std::vector<double>{std::exp(x[0]) * std::cos(x[1]), std::exp(x[0]) * std::sin(x[1])};
    };
    const hstar::results check = hstar::check(hstar::problem(f, {0.3, 0.7}).gradient(gradient));
    std::printf("%s\n", check.says().c_str());
    return d.ok() && check.verdict() == HSTAR_DISAGREES ? 0 : 1;
}
