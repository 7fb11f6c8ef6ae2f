/* Kept for its name: the CSV of results stands in record/json.h. */
#ifndef RECORD_CSV_H
#define RECORD_CSV_H

#include "record/json.h"

#endif
