/* hstar list problems. */
#ifndef CLI_LIST_PROBLEMS_H
#define CLI_LIST_PROBLEMS_H

#include "base/error.h"

MUST_USE hstar_status list_problems(hstar_error *err);

#endif
