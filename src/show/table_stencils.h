/* Stencils side by side. */
#ifndef SHOW_TABLE_STENCILS_H
#define SHOW_TABLE_STENCILS_H

#include "base/sheet.h"
#include "stencil/stencils.h"

/* A row each, and what the columns mean. */
void table_stencils(struct sheet *p, const struct stencils *all);

#endif
