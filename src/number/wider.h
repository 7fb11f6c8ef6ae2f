/* WIDER: a function that comes with vectors of twice the width, too; which of the two runs is chosen when the program is
 * loaded. Each operation is rounded on its own either way, so the numbers are the same. Such a function is its file's own:
 * clang gives the clones of one that others call another name. */
#ifndef NUMBER_WIDER_H
#define NUMBER_WIDER_H

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#define SANITIZED (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#else
#define SANITIZED 0
#endif
#if defined(__x86_64__) && defined(__gnu_linux__) && !SANITIZED /* whose run-time is not up that early */
#define WIDER __attribute__((target_clones("avx2", "default")))
#else
#define WIDER
#endif

#endif
