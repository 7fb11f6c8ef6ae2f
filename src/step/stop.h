/* Why a search for a step ended, and how far its result can be trusted. */
#ifndef STEP_STOP_H
#define STEP_STOP_H

/* How far: the value is within its bar; there is a value but nobody should count on its bar; there is none. */
enum trust { TRUST_OK, TRUST_DOUBTFUL, TRUST_NONE };

enum stop {
#define X(identifier, name, trust, sentence) STOP_##identifier,
#include "step/stops.def"
#undef X
    N_STOPS
};

struct stop_row {
    const char *name;
    enum trust trust;
    const char *sentence;
};
extern const struct stop_row stops[N_STOPS];

/* "ok", "doubtful", "none": the `status` of a result in JSON and tables. */
const char *trust_name(enum trust trust);

#endif
