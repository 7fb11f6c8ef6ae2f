/* hstar.noise/1: how much f scatters, and how that depends on the distance. */
#include "derive/noise_words.h"
#include "record/kind.h"

#include <math.h>

static void check_distance(const struct json_value *value, void *object, const struct frame *at)
{
    const struct noise_at *row = object;
    (void)at;
    if (!(row->distance > 0)) json_complain(value->up, "has no distance above 0");
}

static void say_noise(struct text *t, const struct frame *at)
{
    const struct noise_row *row = at->up->data;
    text_append(t, "");
    if (row->profile.n) noise_words(t, row);
}

static void init_profile(void *profile)
{
    noise_profile_init(profile);
}

#include "record/noise.def"

const struct result_file noises_file = {.command = "hstar noise",
                                        .head = &question_record,
                                        .record = &noises_record,
                                        .problem = offsetof(struct noises, problem),
                                        .csv = &csv_of_elements,
                                        .rows = "component and distance",
                                        .is_read = true};
