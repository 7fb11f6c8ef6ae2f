/* The beginning of hstar list methods: the families of stencils, and what is to be expected of their members. */
#ifndef CLI_LIST_FAMILIES_H
#define CLI_LIST_FAMILIES_H

#include "base/error.h"

MUST_USE hstar_status list_families(hstar_error *err);

#endif
