/* The frame of the page, whose places are filled in: data, words, tables, style and script. */
#include "page/page_write.h"
#include "base/base64.h"
#include "base/gzip.h"
#include "base/sheet.h"
#include "draw/label_text.h"
#include "page/lesson_json.h"
#include "page/page_assets.h"
#include "page/page_text.h"
#include "page/page_words.h"

#include <stdlib.h>
#include <string.h>

/* What is filled in where. */
struct filling {
    struct text title, policy, blocks, tables, scripts;
};

/* JSON within a script: no < begins anything. */
static void append_json(struct text *t, const struct text *json)
{
    for (size_t i = 0; i < json->length; i++) {
        if (json->data[i] == '<')
            text_append(t, "\\u003c");
        else
            text_append_bytes(t, json->data + i, 1);
    }
}

static hstar_status append_packed(struct text *t, const char *class, size_t index, const struct text *json,
                                  hstar_error *err)
{
    struct text packed = {0};
    hstar_status status = gzip_append(&packed, json->data, json->length, err);
    text_format(t, "<script type=\"application/json+gzip;base64\" class=\"%s\" data-of=\"%zu\">", class,
                index + 1);
    if (!status) base64_append(t, packed.data, packed.length);
    text_append(t, "</script>\n");
    text_clear(&packed);
    return status;
}

static hstar_status json_of(const struct page_item *item, struct text *json, hstar_error *err)
{
    struct sink *sink;
    hstar_status status = sink_to_text(json, &sink, err);
    if (status) return status;
    status = result_write_json(item->kind, item->result, sink, err);
    if (!status) return sink_commit(sink, err);
    sink_abandon(sink);
    return status;
}

static hstar_status append_result(const struct page_item *item, size_t index, struct filling *to,
                                  hstar_error *err)
{
    struct text json = {0};
    if (!item->json && !item->result) return HSTAR_OK;
    if (item->json) return append_packed(&to->blocks, "result", index, item->json, err);
    hstar_status status = json_of(item, &json, err);
    if (!status) status = append_packed(&to->blocks, "result", index, &json, err);
    text_clear(&json);
    return status;
}

const struct sweep *page_sweep(enum result_kind kind, const void *result)
{
    const struct optimal *o = result;
    return kind == RESULT_SWEEP ? result : kind == RESULT_OPTIMAL && o ? o->sweep : NULL;
}

hstar_status page_lesson(const struct sweep *s, struct text *json, hstar_error *err)
{
    struct lesson *lesson = NULL;
    struct sink *sink;
    hstar_status status = s ? lesson_of(s, &lesson, err) : HSTAR_OK;
    if (status || !lesson) return status;
    status = sink_to_text(json, &sink, err);
    if (!status) {
        status = lesson_write_json(lesson, s->problem, sink, err);
        if (status)
            sink_abandon(sink);
        else
            status = sink_commit(sink, err);
    }
    lesson_free(lesson);
    return status;
}

/* The same of the landscape around a way downhill, for its contours. */
static hstar_status append_landscape(const struct descent *d, struct text *json, hstar_error *err)
{
    struct landscape *landscape = NULL;
    struct sink *sink;
    hstar_status status = landscape_of(d, &landscape, err);
    if (status || !landscape) return status;
    status = sink_to_text(json, &sink, err);
    if (!status) {
        status = landscape_write_json(landscape, d->problem, sink, err);
        if (status)
            sink_abandon(sink);
        else
            status = sink_commit(sink, err);
    }
    free(landscape);
    return status;
}

static hstar_status append_lesson(const struct page_item *item, size_t index, struct filling *to,
                                  hstar_error *err)
{
    struct text json = {0};
    hstar_status status = page_lesson(page_sweep(item->kind, item->result), &json, err);
    if (!status && item->kind == RESULT_DESCENT && item->result)
        status = append_landscape(item->result, &json, err);
    if (!status && json.length) status = append_packed(&to->blocks, "lesson", index, &json, err);
    text_clear(&json);
    return status;
}

static hstar_status table_of(const struct page_item *item, struct text *table, hstar_error *err)
{
    const struct sheet_style style = {.width = SHEET_MEASURE};
    struct sink *sink;
    hstar_status status = sink_to_text(table, &sink, err);
    if (status) return status;
    status = result_rows[item->kind].table(item->result, &style, sink, err);
    if (!status) return sink_commit(sink, err);
    sink_abandon(sink);
    return status;
}

static hstar_status append_table(const struct page_item *item, size_t index, const char *title,
                                 struct filling *to, hstar_error *err)
{
    struct text table = {0};
    hstar_status status = item->result ? table_of(item, &table, err) : HSTAR_OK;
    if (!item->result) text_append(&table, item->error ? item->error : item->says ? item->says : "");
    text_format(&to->tables, "<section data-of=\"%zu\"><h2>", index + 1);
    chart_escape_html(&to->tables, title);
    text_append(&to->tables, "</h2><pre>");
    if (!status) chart_escape_html(&to->tables, text_said(&table, &to->tables));
    text_append(&to->tables, "</pre></section>\n");
    text_clear(&table);
    return status;
}

static hstar_status append_item(const struct page_item *items, size_t index, size_t n, struct filling *to,
                                hstar_error *err)
{
    const struct page_item *item = &items[index];
    struct text words = {0}, title = {0};
    hstar_status status = append_result(item, index, to, err);
    if (!status) status = append_lesson(item, index, to, err);
    if (!status) status = words_as_json(item, index, n, &words, &title, err);
    if (!status) {
        text_format(&to->blocks, "<script type=\"application/json\" class=\"words\" data-of=\"%zu\">",
                    index + 1);
        append_json(&to->blocks, &words);
        text_append(&to->blocks, "</script>\n");
        status = append_table(item, index, text_said(&title, &to->tables), to, err);
    }
    if (n == 1 && !to->title.length) text_append(&to->title, text_said(&title, &to->title));
    text_clear(&words);
    text_clear(&title);
    return status;
}

/* ---- Scripts ---- */

static const char *const kind_parts[N_RESULT_KINDS] = {
#define X(identifier, name, part, words) [RESULT_##identifier] = part,
#include "page/page_kinds.def"
#undef X
};

/* What has no result is drawn with the others. */
static const char *item_part(const struct page_item *item)
{
    if (item->record) return "check";
    return item->result ? kind_parts[item->kind] : "others";
}

static bool is_needed(const struct page_script *script, const struct page_item *items, size_t n,
                      const struct page_setting *setting)
{
    const char *part = script->part;
    if (!strcmp(part, "all") || !strcmp(part, "last")) return true;
    if (setting->playground && !strcmp(part, "play")) return true;
    size_t i = 0;
    while (i < n && strcmp(item_part(&items[i]), part) != 0) i++;
    return i < n;
}

/* Nothing is fetched from anywhere; style and scripts are these and no others. */
static void append_scripts(const struct page_item *items, size_t n, const struct page_setting *setting,
                           struct filling *to)
{
    text_append(&to->policy, "default-src 'none'; script-src");
    for (size_t i = 0; i < n_page_scripts; i++) {
        const struct page_script *script = &page_scripts[i];
        if (!is_needed(script, items, n, setting)) continue;
        text_format(&to->policy, " '%s'", script->hash);
        text_append(&to->scripts, "<script>");
        text_append_bytes(&to->scripts, (const char *)script->bytes, script->length);
        text_append(&to->scripts, "</script>\n");
    }
    text_format(&to->policy, "; style-src '%s'; base-uri 'none'; form-action 'none'", page_style_hash);
    if (setting->playground) text_append(&to->policy, "; connect-src 'self'");
}

/* The frame with each @NAME@ that is a place filled in. */
static void append_frame(struct text *t, const struct filling *by)
{
    const struct {
        const char *name, *bytes;
        size_t length;
        bool is_text; /* which is escaped */
    } places[] = {{"@TITLE@", by->title.data, by->title.length, true},
                  {"@POLICY@", by->policy.data, by->policy.length, false},
                  {"@STYLE@", (const char *)page_style, page_style_length, false},
                  {"@BLOCKS@", by->blocks.data, by->blocks.length, false},
                  {"@TABLES@", by->tables.data, by->tables.length, false},
                  {"@SCRIPTS@", by->scripts.data, by->scripts.length, false}};
    enum { N_PLACES = sizeof places / sizeof *places };
    const char *rest = (const char *)page_frame, *end = rest + page_frame_length;
    while (rest < end) {
        const char *at = memchr(rest, '@', (size_t)(end - rest));
        size_t i = 0;
        while (at && i < N_PLACES && strncmp(at, places[i].name, strlen(places[i].name)) != 0) i++;
        if (at && i == N_PLACES) at++; /* no place */
        text_append_bytes(t, rest, (size_t)((at ? at : end) - rest));
        rest = at ? at : end;
        if (!at || i == N_PLACES) continue;
        if (places[i].is_text)
            chart_escape_html(t, places[i].bytes);
        else
            text_append_bytes(t, places[i].bytes, places[i].length);
        rest += strlen(places[i].name);
    }
}

static void filling_clear(struct filling *f)
{
    text_clear(&f->title);
    text_clear(&f->policy);
    text_clear(&f->blocks);
    text_clear(&f->tables);
    text_clear(&f->scripts);
}

hstar_status page_write(const struct page_item *items, size_t n, const struct page_setting *setting,
                        struct sink *sink, hstar_error *err)
{
    struct filling filling = {.title = {0}};
    struct text page = {0};
    hstar_status status = HSTAR_OK;
    if (setting->title) text_append(&filling.title, setting->title);
    for (size_t i = 0; i < n && !status; i++) status = append_item(items, i, n, &filling, err);
    if (!filling.title.length) text_format(&filling.title, "%zu results of hstar", n);
    append_scripts(items, n, setting, &filling);
    if (setting->playground) {
        struct text all = {0};
        text_append(&all, setting->playground);
        text_append(&filling.blocks, "<script type=\"application/json\" class=\"play\">");
        append_json(&filling.blocks, &all);
        text_append(&filling.blocks, "</script>\n");
        if (all.failed) filling.blocks.failed = true;
        text_clear(&all);
    }
    if (!status) append_frame(&page, &filling);
    if (!status && (page.failed || filling.title.failed || filling.policy.failed || filling.blocks.failed ||
                    filling.tables.failed || filling.scripts.failed))
        status = error_memory(err);
    if (!status) status = sink_write(sink, page.data, page.length, err);
    text_clear(&page);
    filling_clear(&filling);
    return status;
}
