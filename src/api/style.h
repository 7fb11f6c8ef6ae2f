/* How tables are written: the public options as the style of a sheet. */
#ifndef API_STYLE_H
#define API_STYLE_H

#include "base/sheet.h"

/* NULL means HSTAR_TABLE_OPTIONS. The style has texts of the options. */
MUST_USE hstar_status style_read(const hstar_table_options *given, struct sheet_style *style,
                                 hstar_error *err);

#endif
