/* The heads around pictures and scripts. */
#include "draw/label_wrap.h"
#include "draw/svg_points.h"

#include <string.h>

/* What gnuplot drew as SVG. It escapes < and & in texts, but not the > of ]]>, without which no XML is well-formed; only
 * the end of a CDATA section is written so. */
static void append_markup(const char *svg, size_t n, struct text *out)
{
    static const char start[] = "<![CDATA[", end[] = "]]>";
    const char *stop = svg + n, *closed;
    while ((closed = memmem(svg, (size_t)(stop - svg), end, strlen(end)))) {
        bool section = memmem(svg, (size_t)(closed - svg), start, strlen(start));
        svg_points_join(out, svg, (size_t)(closed - svg));
        text_append(out, section ? end : "]]&gt;");
        svg = closed + strlen(end);
    }
    svg_points_join(out, svg, (size_t)(stop - svg));
}

static void wrap_tex(const struct text *picture, struct text *out)
{
    text_append(out, "% A chart by hstar, for \\input in a LaTeX document. Its preamble needs\n"
                     "%     \\usepackage{pict2e}\n%     \\usepackage{color}      % or xcolor\n"
                     "%     \\usepackage{graphicx}\n% all of which every LaTeX installation has. \\resizebox "
                     "makes it fit.\n");
    text_append_bytes(out, picture->data, picture->length);
}

/* gnuplot fills its page of characters with blanks, and begins it with a form feed or an empty line. */
static void wrap_text(const struct text *picture, struct text *out)
{
    const char *line = picture->data, *stop = picture->data + picture->length;
    bool started = false;
    while (line < stop) {
        const char *end = memchr(line, '\n', (size_t)(stop - line));
        size_t n = (size_t)((end ? end : stop) - line);
        for (; n > 0 && (line[0] == '\f' || line[0] == '\r'); n--) line++;
        while (n > 0 && line[n - 1] == ' ') n--;
        started = started || n > 0;
        if (started && (end || n > 0)) {
            text_append_bytes(out, line, n);
            text_append(out, "\n");
        }
        line = end ? end + 1 : stop;
    }
}

void chart_wrap(const struct chart_format *format, const struct text *picture, struct text *out)
{
    switch (format->wrapping) {
    case WRAPPING_TEX:
        wrap_tex(picture, out);
        break;
    case WRAPPING_TEXT:
        wrap_text(picture, out);
        break;
    case WRAPPING_SVG:
        append_markup(picture->data, picture->length, out);
        break;
    case WRAPPING_NONE:
    case WRAPPING_SCRIPT:
        text_append_bytes(out, picture->data, picture->length);
        break;
    }
}

/* The path's last part without its ending, as a gnuplot string. The ./ keeps a name such as "|program" a
 * name: gnuplot would start that program. What no line can hold becomes an underscore. */
static void append_output(const char *path, struct text *out)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    struct text file;
    text_init(&file);
    text_append(&file, "./");
    text_append_bytes(&file, name, dot ? (size_t)(dot - name) : strlen(name));
    for (char *c = file.data; c && *c; c++)
        if ((unsigned char)*c < ' ' || *c == 127) *c = '_';
    text_append(&file, ".svg");
    text_append(out, "set output ");
    chart_quote(out, text_said(&file, out), MARKUP_PLAIN);
    text_append(out, "\n");
    text_clear(&file);
}

void chart_wrap_script(const char *path, const struct text *script, struct text *out)
{
    static const char terminal[] = "set terminal ";
    const char *start = strstr(script->data, terminal), *end = start ? strchr(start, '\n') : NULL;
    size_t head = end ? (size_t)(end + 1 - script->data) : 0;
    text_append(out,
                "# A chart by hstar, with its data. Draw it with: gnuplot FILE\n"
                "# For another kind of file change the next two commands, e.g. to\n"
                "#     set terminal pdfcairo size 7in,4.8in font 'Sans,8'\n#     set output 'chart.pdf'\n");
    text_append_bytes(out, script->data, head);
    append_output(path, out);
    text_append_bytes(out, script->data + head, script->length - head);
}
