/* The Jacobians of a Ceres CostFunction: are they the derivatives of its residuals? */
#include <hstar.hpp>

#include <ceres/ceres.h>

#include <cmath>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

/* The residuals of all parameter blocks, which stand one behind the other in x; the gradient is what Evaluate says. Where it returns
 * false there is no value, which a NaN says. */
class cost_problem
{
  public:
    explicit cost_problem(const ceres::CostFunction &cost)
        : cost_(cost), m_(static_cast<std::size_t>(cost.num_residuals()))
    {
    }

    hstar::results check(const std::vector<double> &x) const
    {
        hstar::problem p([this](hstar::span<const double> at, hstar::span<double> r) { residuals(at, r); }, x,
                         m_);
        p.names(names()).gradient(
            [this](hstar::span<const double> at, hstar::span<double> g) { gradient(at, g); });
        return hstar::check(p);
    }

  private:
    const ceres::CostFunction &cost_;
    std::size_t m_;

    std::size_t block_size(std::size_t b) const
    {
        return static_cast<std::size_t>(cost_.parameter_block_sizes()[b]);
    }
    std::size_t blocks() const
    {
        return cost_.parameter_block_sizes().size();
    }
    std::vector<const double *> places(hstar::span<const double> x) const
    {
        std::vector<const double *> place;
        const double *next = x.data();
        for (std::size_t b = 0; b < blocks(); next += block_size(b++)) place.push_back(next);
        return place;
    }
    std::vector<std::string> names() const
    {
        std::vector<std::string> all;
        for (std::size_t b = 0; b < blocks(); b++)
            for (std::size_t i = 0; i < block_size(b); i++)
                all.push_back("block" + std::to_string(b) + "[" + std::to_string(i) + "]");
        return all;
    }
    void residuals(hstar::span<const double> x, hstar::span<double> r) const
    {
        if (cost_.Evaluate(places(x).data(), r.data(), nullptr)) return;
        for (double &one : r) one = std::numeric_limits<double>::quiet_NaN();
    }
    void gradient(hstar::span<const double> x, hstar::span<double> g) const
    {
        std::vector<std::vector<double>> jacobian(blocks());
        std::vector<double *> place(blocks());
        std::vector<double> r(m_);
        for (std::size_t b = 0; b < blocks(); b++) {
            jacobian[b].resize(m_ * block_size(b));
            place[b] = jacobian[b].data();
        }
        if (!cost_.Evaluate(places(x).data(), r.data(), place.data()))
            return; /* what is not filled in is NaN */
        double *next = g.data();
        for (std::size_t i = 0; i < m_; i++)
            for (std::size_t b = 0; b < blocks(); b++)
                for (std::size_t j = 0; j < block_size(b); j++) *next++ = jacobian[b][i * block_size(b) + j];
    }
};

/* Where a camera at `c` sees a point `p` ahead of it, against where it was seen; `sign` spoils a derivative. */
class sighting : public ceres::SizedCostFunction<2, 2, 3>
{
  public:
    explicit sighting(double sign) : sign_(sign)
    {
    }
    bool Evaluate(double const *const *parameters, double *r, double **jacobians) const override
    {
        const double *c = parameters[0], *p = parameters[1], u = p[0] - c[0], v = p[1] - c[1], z = p[2];
        if (!(z > 0)) return false;
        r[0] = u / z - 0.1;
        r[1] = v / z - 0.3;
        if (!jacobians) return true;
        if (jacobians[0]) fill(jacobians[0], {-1 / z, 0, 0, -1 / z});
        if (jacobians[1]) fill(jacobians[1], {1 / z, 0, sign_ * -u / (z * z), 0, 1 / z, -v / (z * z)});
        return true;
    }

  private:
    double sign_;
    static void fill(double *out, std::initializer_list<double> numbers)
    {
        for (double one : numbers) *out++ = one;
    }
};

int main()
{
    const sighting right(1), wrong(-1);
    const std::vector<double> x{0.2, -0.1, 1.5, 0.7, 2.5};
    const hstar::results good = cost_problem(right).check(x), bad = cost_problem(wrong).check(x);
    std::printf("%s\n%s\n%s", good.says().c_str(), bad.says().c_str(), bad.text().c_str());
    return good.agrees() && bad.verdict() == HSTAR_DISAGREES ? 0 : 1;
}
