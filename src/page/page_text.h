/* Output that is gathered in a text. */
#ifndef PAGE_PAGE_TEXT_H
#define PAGE_PAGE_TEXT_H

#include "base/sink.h"
#include "base/text.h"

/* A sink whose bytes are appended to the text. */
MUST_USE hstar_status sink_to_text(struct text *t, struct sink **sink, hstar_error *err);

#endif
