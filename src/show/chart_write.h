/* From a script to a file. */
#ifndef SHOW_CHART_WRITE_H
#define SHOW_CHART_WRITE_H

#include "show/chart_page.h"

/* What a chart shows, and the script made of it. */
struct chart_source {
    const void *what;
    hstar_status (*script)(const void *what, const struct chart_format *format,
                           const struct chart_options *options, struct text *script, hstar_error *err);
};

/* Draws it to `path`, whose ending chooses the format. */
MUST_USE hstar_status chart_write(const struct chart_source *source, const char *path,
                                  const struct chart_options *options, hstar_error *err);

#endif
