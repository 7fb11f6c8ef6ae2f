/* From the ending of a path to the kind of chart. */
#include "draw/picture.h"
#include "base/text.h"

#include <string.h>
#include <strings.h>

const struct chart_format chart_formats[N_CHART_FORMATS] = {
#define X(identifier, ending, terminal, unit, options, font, size, bold, bold_size, markup, em, width,       \
          limit, magic, last, wrapping)                                                                      \
    {ending, terminal, options, unit, MARKUP_##markup,     font, bold, size, bold_size, em,                  \
     width,  limit,    magic,   last, WRAPPING_##wrapping, 1,    1},
#include "draw/pictures.def"
#undef X
};

struct chart_format chart_format_scaled(const struct chart_format *format, double scale, double weight)
{
    struct chart_format scaled = *format;
    if (format->markup == MARKUP_PLAIN) return scaled;
    if (!*format->font) scale = 1;
    scaled.scale = scale;
    scaled.weight = weight;
    scaled.em *= scale;
    scaled.character *= scale;
    return scaled;
}

/* The ending from its dot; the path itself where its last part has none. */
static const char *ending_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    return dot ? dot : path;
}

static hstar_status unknown_ending(const char *path, const char *ending, hstar_error *err)
{
    const char *names[N_CHART_FORMATS + 1];
    char list[160] = "";
    for (size_t i = 0; i < N_CHART_FORMATS; i++) {
        names[i] = chart_formats[i].ending;
        if (names[i][0] != '.') continue;
        if (*list) strncat(list, " ", sizeof list - strlen(list) - 1);
        strncat(list, names[i], sizeof list - strlen(list) - 1);
    }
    names[N_CHART_FORMATS] = PAGE_ENDING;
    strncat(list, " " PAGE_ENDING, sizeof list - strlen(list) - 1);
    if (ending == path)
        error_set(err, HSTAR_INVALID,
                  "the ending of the file's name chooses the kind of chart, and \"%.100s\" has none", path);
    else
        error_set(err, HSTAR_INVALID, "there is no kind of chart for the ending \"%.60s\"", ending);
    const char *near =
        ending == path ? NULL : text_nearest(ending, strlen(ending), names, N_CHART_FORMATS + 1);
    if (near)
        error_remedy(err, "did you mean %s? Known are %s, and - for the terminal", near, list);
    else
        error_remedy(err, "known are %s, and - for the terminal", list);
    return HSTAR_INVALID;
}

hstar_status chart_format_find(const char *path, const struct chart_format **format, hstar_error *err)
{
    const char *ending = ending_of(path);
    for (size_t i = 0; i < N_CHART_FORMATS; i++) {
        const struct chart_format *row = &chart_formats[i];
        if (row->ending[0] == '.' ? !strcasecmp(ending, row->ending) : !strcmp(path, row->ending)) {
            *format = row;
            return HSTAR_OK;
        }
    }
    return unknown_ending(path, ending, err);
}
