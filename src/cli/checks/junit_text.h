/* JUnit's XML, as Jenkins, GitLab and their like read it. */
#ifndef CLI_CHECKS_JUNIT_TEXT_H
#define CLI_CHECKS_JUNIT_TEXT_H

#include "cli/checks/check_report.h"

void junit_case(struct text *t, const struct check_case *c);

/* The whole document around the cases. */
void junit_document(struct text *t, const struct check_report *r, const char *suite);

#endif
