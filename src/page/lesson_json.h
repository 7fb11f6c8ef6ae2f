/* hstar.lesson/1: what a lesson on a sweep is drawn from, as JSON for the page. */
#ifndef PAGE_LESSON_JSON_H
#define PAGE_LESSON_JSON_H

#include "base/sink.h"
#include "descent/landscape.h"
#include "sweep/lesson.h"

MUST_USE hstar_status lesson_write_json(const struct lesson *lesson, const struct problem *problem,
                                        struct sink *sink, hstar_error *err);

/* The same of f around a way downhill. */
MUST_USE hstar_status landscape_write_json(const struct landscape *l, const struct problem *problem,
                                           struct sink *sink, hstar_error *err);

#endif
