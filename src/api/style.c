/* The options of tables. */
#include "api/style.h"
#include "api/options.h"

hstar_status style_read(const hstar_table_options *given, struct sheet_style *style, hstar_error *err)
{
    static const hstar_table_options standard = HSTAR_TABLE_OPTIONS;
    hstar_table_options o = standard;
    size_t form;
    hstar_status status =
        options_over(&o, sizeof o, given, "hstar_table_options options = HSTAR_TABLE_OPTIONS;", err);
    if (!status)
        status = options_name("form", o.form, sheet_form_names, N_PAGE_FORMS, SHEET_TEXT, &form, err);
    if (status) return status;
    if (o.brief && (form != SHEET_TEXT || o.table)) {
        error_set(err, HSTAR_INVALID, "a brief answer is text, and no table");
        error_remedy(err, "leave one of the two out");
        return HSTAR_INVALID;
    }
    *style = (struct sheet_style){.form = (enum sheet_form)form,
                                  .width = o.width,
                                  .colour = o.colour != 0,
                                  .brief = o.brief != 0,
                                  .which = o.table};
    return HSTAR_OK;
}

hstar_status hstar_table_check(const hstar_table_options *options, hstar_error *err)
{
    struct sheet_style style;
    return style_read(options, &style, err);
}
