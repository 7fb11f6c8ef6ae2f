/* The Test Anything Protocol, version 13, which all its readers know. */
#ifndef CLI_CHECKS_TAP_TEXT_H
#define CLI_CHECKS_TAP_TEXT_H

#include "cli/checks/check_report.h"

/* Case `number`, from 1 on. */
void tap_case(struct text *t, size_t number, const struct check_case *c);

/* The whole of it; the plan stands at the end. */
void tap_document(struct text *t, const struct check_report *r);

#endif
