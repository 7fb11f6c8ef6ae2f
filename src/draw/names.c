/* Names beside marks. */
#include "base/memory.h"
#include "draw/draw.h"

#include <stdlib.h>

static void draw_name(struct drawing *d, const struct mark_name *name, const struct place_label *place)
{
    /* The words stand at that edge of their room to which the line leads. */
    const double left = place->middle_x - place->width / 2, right = place->middle_x + place->width / 2;
    const enum align align = place->line_x <= left    ? ALIGN_LEFT
                             : place->line_x >= right ? ALIGN_RIGHT
                                                      : ALIGN_CENTRE;
    const double x = align == ALIGN_LEFT ? left : align == ALIGN_RIGHT ? right : place->middle_x;
    if (place->away) {
        char faint[8];
        chart_tint(faint, name->colour, 0.6);
        draw_leader(d, place->x, place->y, place->line_x, place->line_y, faint);
    }
    const struct label label = {x, place->middle_y, align, name->colour, name->bold};
    if (name->of_user)
        draw_user_label(d, &label, name->name);
    else
        draw_label(d, &label, name->name);
}

size_t draw_names(struct drawing *d, const struct mark_name *names, size_t n)
{
    const double em = d->format->em;
    const struct area bounds = draw_inside(d, 0.3 * em);
    struct place_label *places = memory_array(n, sizeof *places);
    size_t n_unnamed = n;
    for (size_t i = 0; places && i < n; i++)
        places[i] = (struct place_label){.x = names[i].x,
                                         .y = names[i].y,
                                         .width = (double)chart_characters(names[i].name) *
                                                  d->format->character * (names[i].bold ? 1.06 : 0.9),
                                         .height = 1.15 * em};
    if (!places || place_labels(&d->map, places, n, 0.7 * em, &bounds, NULL)) {
        d->body.failed = true;
    } else {
        for (size_t i = 0; i < n; i++) {
            if (!places[i].placed) continue;
            draw_name(d, &names[i], &places[i]);
            n_unnamed--;
        }
    }
    free(places);
    return n_unnamed;
}
