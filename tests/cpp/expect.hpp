/* What is expected, said once: counts failures and prints where. */
#ifndef EXPECT_HPP
#define EXPECT_HPP

#include <cstdio>
#include <cstring>
#include <exception>
#include <string>

inline int &failures()
{
    static int n = 0;
    return n;
}

inline void expect_at(bool holds, const char *what, const char *file, int line)
{
    if (holds) return;
    std::printf("%s:%d: wrong: %s\n", file, line, what);
    failures()++;
}
#define EXPECT(condition) expect_at((condition), #condition, __FILE__, __LINE__)

/* Does `work` throw a T that `fits`? */
template <class T, class Work, class Fits> bool throws(Work work, Fits fits)
{
    try {
        work();
    } catch (const T &thrown) {
        return fits(thrown);
    } catch (const std::exception &other) {
        std::printf("it throws something else: %s\n", other.what());
        return false;
    } catch (...) {
        std::printf("it throws something of another type\n");
        return false;
    }
    std::printf("it does not throw\n");
    return false;
}
template <class T, class Work> bool throws(Work work)
{
    return throws<T>(work, [](const T &) { return true; });
}

#endif
