/* The Jacobian of an Eigen functor, as NumericalDiff, HybridNonLinearSolver and LevenbergMarquardt take it: operator()(x, fvec) has the
 * values, df(x, fjac) the derivatives. Is df what operator() says? */
#include <hstar.hpp>

#include <Eigen/Core>

#include <cstdio>

/* Works for every functor with the types and members that Eigen asks for. */
template <class Functor>
hstar::results check_functor(const Functor &functor, const typename Functor::InputType &x)
{
    const auto value = [&functor](hstar::span<const double> at, hstar::span<double> out) {
        typename Functor::ValueType fvec(functor.values());
        functor(Eigen::Map<const Eigen::VectorXd>(at.data(), functor.inputs()), fvec);
        Eigen::Map<Eigen::VectorXd>(out.data(), functor.values()) = fvec;
    };
    /* hstar wants it row by row, Eigen keeps it column by column. */
    const auto jacobian = [&functor](hstar::span<const double> at, hstar::span<double> out) {
        typename Functor::JacobianType fjac(functor.values(), functor.inputs());
        functor.df(Eigen::Map<const Eigen::VectorXd>(at.data(), functor.inputs()), fjac);
        Eigen::Map<Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
            out.data(), functor.values(), functor.inputs()) = fjac;
    };
    return hstar::check(
        hstar::problem(value, x, static_cast<std::size_t>(functor.values())).gradient(jacobian));
}

/* A curve a exp(-b t) + c through five points: the residuals, and their derivatives; `factor` spoils one of these. */
struct decay {
    using Scalar = double;
    enum { InputsAtCompileTime = Eigen::Dynamic, ValuesAtCompileTime = Eigen::Dynamic };
    using InputType = Eigen::VectorXd;
    using ValueType = Eigen::VectorXd;
    using JacobianType = Eigen::MatrixXd;

    double factor;
    Eigen::ArrayXd t = Eigen::ArrayXd::LinSpaced(5, 0, 2), y = 2.5 * (-1.3 * t).exp() + 0.5;

    int inputs() const
    {
        return 3;
    }
    int values() const
    {
        return static_cast<int>(t.size());
    }
    int operator()(const InputType &p, ValueType &fvec) const
    {
        fvec = p[0] * (-p[1] * t).exp() + p[2] - y;
        return 0;
    }
    int df(const InputType &p, JacobianType &fjac) const
    {
        fjac.col(0) = (-p[1] * t).exp();
        fjac.col(1) = factor * -p[0] * t * (-p[1] * t).exp();
        fjac.col(2).setOnes();
        return 0;
    }
};

int main()
{
    const Eigen::Vector3d x(2, 1, 0);
    const hstar::results right = check_functor(decay{1}, x), wrong = check_functor(decay{2}, x);
    std::printf("%s\n%s\n", right.says().c_str(), wrong.says().c_str());
    return right.agrees() && wrong.verdict() == HSTAR_DISAGREES ? 0 : 1;
}
