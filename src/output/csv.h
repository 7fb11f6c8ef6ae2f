/* CSV, tidy: one row per component, method and h. */
#ifndef OUTPUT_CSV_H
#define OUTPUT_CSV_H

#include "output/sink.h"
#include "sweep/sweep.h"

MUST_USE hstar_status csv_write_sweep(const struct sweep *s, struct sink *sink, hstar_error *err);

#endif
