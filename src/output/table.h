/* The table for a person, at most 100 columns wide. */
#ifndef OUTPUT_TABLE_H
#define OUTPUT_TABLE_H

#include "output/sink.h"
#include "sweep/sweep.h"

#include <stdbool.h>

MUST_USE hstar_status table_write_sweep(const struct sweep *s, bool colour, struct sink *sink,
                                        hstar_error *err);

#endif
