/* The table of stops. */
#include "step/stop.h"

const struct stop_row stops[N_STOPS] = {
#define X(identifier, name, trust, sentence) {name, TRUST_##trust, sentence},
#include "step/stops.def"
#undef X
};

const char *trust_name(enum trust trust)
{
    static const char *const names[] = {
        [TRUST_OK] = "ok", [TRUST_DOUBTFUL] = "doubtful", [TRUST_NONE] = "none"};
    return names[trust];
}
