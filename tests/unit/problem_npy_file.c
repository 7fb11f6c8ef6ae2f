/* Files of numpy.save, made byte by byte: types, orders of bytes and of axes, versions, and what is refused. */
#include "check.h"
#include "problem/npy_file.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A file with that header, and bytes behind it. */
static const char *make(unsigned version, const char *type, const char *order, const char *shape,
                        const void *data, size_t n)
{
    static char path[] = "problem_npy_file.npy";
    char header[200];
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    const int length = snprintf(header, sizeof header,
                                "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n", type, order, shape);
    const unsigned char head[] = {
        0x93, 'N', 'U', 'M', 'P', 'Y', (unsigned char)version, 0, (unsigned char)length, 0, 0, 0};
    fwrite(head, 1, version == 1 ? 10 : 12, file);
    fwrite(header, 1, (size_t)length, file);
    fwrite(data, 1, n, file);
    assert_int_equal(fclose(file), 0);
    return path;
}

static void numbers(void **state)
{
    static const unsigned char big_single[] = {0x3f, 0xc0, 0, 0, 0xbf, 0x80, 0, 0}, /* 1.5, -1 */
        bytes[] = {0xff, 2, 3, 0x80}, wide[] = {0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
    static const double doubles[] = {1, 2, 3, 4, 5, 6};
    static const struct {
        unsigned version;
        const char *type, *order, *shape;
        const void *data;
        size_t bytes;
        struct shape is;
        double value[6];
    } cases[] = {
        {1, "<f8", "False", "(6,)", doubles, 48, {RANK_VECTOR, 6, 1}, {1, 2, 3, 4, 5, 6}},
        {1, "<f8", "False", "(2, 3)", doubles, 48, {RANK_MATRIX, 2, 3}, {1, 2, 3, 4, 5, 6}},
        {2, "<f8", "True", "(2, 3)", doubles, 48, {RANK_MATRIX, 2, 3}, {1, 3, 5, 2, 4, 6}},
        {3, "<f8", "False", "()", doubles, 8, {RANK_SCALAR, 1, 1}, {1}},
        {1, ">f4", "False", "(2,)", big_single, 8, {RANK_VECTOR, 2, 1}, {1.5, -1}},
        {1, "|i1", "False", "(4,)", bytes, 4, {RANK_VECTOR, 4, 1}, {-1, 2, 3, -128}},
        {1, "|u1", "False", "(2, 2)", bytes, 4, {RANK_MATRIX, 2, 2}, {255, 2, 3, 128}},
        {1, "<i8", "False", "(1,)", wide, 8, {RANK_VECTOR, 1, 1}, {-2}},
        {1, ">i2", "False", "(2,)", bytes, 4, {RANK_VECTOR, 2, 1}, {-254, 896}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct npy_array a;
        hstar_error err = {0};
        const char *path = make(cases[i].version, cases[i].type, cases[i].order, cases[i].shape,
                                cases[i].data, cases[i].bytes);
        if (npy_read(path, &a, &err)) fail_msg("%s %s: %s", cases[i].type, cases[i].shape, err.message);
        CHECK(shape_same(a.shape, cases[i].is), "%s: the shape", cases[i].shape);
        for (size_t k = 0; k < shape_count(a.shape); k++)
            CHECK(a.values[k] == cases[i].value[k], "%s %s: %zu is %g", cases[i].type, cases[i].shape, k,
                  a.values[k]);
        CHECK(a.single == !strcmp(cases[i].type, ">f4"), "%s: single", cases[i].type);
        npy_clear(&a);
    }
    CHECK_DONE();
}

static void refusals(void **state)
{
    static const double two[] = {1, 2}, nan_inside[] = {1, NAN};
    static const struct {
        const char *type, *shape;
        const void *data;
        size_t bytes;
        const char *said;
    } cases[] = {
        {"<f8", "(3,)", two, 16, "ends before"},
        {"<f8", "(18446744073709551615,)", two, 16, "larger than any file"},
        {"<f8", "(500000000, 500000000)", two, 16, "ends before"},
        {"<f8", "(1, 1, 2)", two, 16, "more than two axes"},
        {"<f8", "(0,)", two, 0, "no numbers"},
        {"<f8", "(-1,)", two, 16, "not to be read"},
        {"<f8", "2", two, 16, "no shape"},
        {"<f8", "(2,)", nan_inside, 16, "not finite"},
        {"<f2", "(2,)", two, 16, "of a type"},
        {"<c16", "(1,)", two, 16, "of a type"},
        {"|O", "(1,)", two, 16, "of a type"},
        {"<i3", "(1,)", two, 16, "of a type"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct npy_array a;
        hstar_error err = {0};
        const char *path = make(1, cases[i].type, "False", cases[i].shape, cases[i].data, cases[i].bytes);
        CHECK(npy_read(path, &a, &err) == HSTAR_INVALID && strstr(err.message, cases[i].said), "%s %s: %s",
              cases[i].type, cases[i].shape, err.message);
    }
    CHECK_DONE();
}

/* Each length of a file that is cut. */
static void cut_files(void **state)
{
    static const double two[] = {1, 2};
    char whole[300];
    (void)state;
    const char *path = make(1, "<f8", "False", "(2,)", two, 16);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    const size_t n = fread(whole, 1, sizeof whole, file);
    fclose(file);
    for (size_t length = 0; length < n; length++) {
        struct npy_array a;
        file = fopen(path, "wb");
        fwrite(whole, 1, length, file);
        fclose(file);
        CHECK(npy_read(path, &a, NULL) == HSTAR_INVALID, "%zu bytes are read", length);
    }
    remove(path);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(refusals),
        cmocka_unit_test(cut_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
