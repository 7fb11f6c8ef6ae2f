/* Noises to JSON and back: what a chart is drawn from. */
#include "record/json_noise.h"
#include "base/memory.h"
#include "derive/noise_words.h"
#include "record/json.h"
#include "record/json_build.h"
#include "record/json_problem.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

/* The numbers of a component and of its profile, by name. */
struct member {
    const char *name;
    size_t offset;
};
#define AT(field) offsetof(struct noise_row, field)
static const struct member level_members[] = {
    {"relative", AT(relative)},       {"roundoffs", AT(roundoffs)},   {"digits_lost", AT(digits_lost)},
    {"ecnoise", AT(noise.ecnoise)},   {"faccur", AT(noise.faccur)},   {"spread", AT(noise.spread)},
    {"roundoff", AT(noise.roundoff)}, {"spacing", AT(noise.spacing)}, {"forward_h", AT(forward_h)},
    {"central_h", AT(central_h)},
};
static const struct member profile_members[] = {
    {"within", AT(profile.within)},
    {"beyond", AT(profile.beyond)},
    {"quantum", AT(profile.quantum)},
    {"missing_left", AT(profile.missing[0])},
    {"missing_right", AT(profile.missing[1])},
    {"central_h", AT(profile.central_h)},
    {"central_error", AT(profile.central_error)},
    {"derivative", AT(profile.best.value)},
    {"bar", AT(profile.best.bar)},
    {"piece_reach", AT(profile.best.piece.reach)},
    {"piece_joint", AT(profile.best.piece.joint)},
    {"piece_derivative", AT(profile.best.piece.local)},
    {"piece_bar", AT(profile.best.piece.local_bar)},
};
enum {
    N_LEVEL = sizeof level_members / sizeof *level_members,
    N_PROFILE = sizeof profile_members / sizeof *profile_members
};

static void add_members(struct json_writer *w, cJSON *object, const struct member *members, size_t n,
                        const struct noise_row *r)
{
    for (size_t i = 0; i < n; i++)
        json_add(w, object, members[i].name,
                 json_make_number(*(const double *)((const char *)r + members[i].offset)));
}

static void add_says(struct json_writer *w, cJSON *object, const struct noise_row *r)
{
    struct text t;
    text_init(&t);
    if (r->profile.n) noise_words(&t, r);
    json_add(w, object, "says", json_make_string(t.data ? t.data : ""));
    if (t.failed) w->failed = true;
    text_clear(&t);
}

static void add_profile(struct json_writer *w, cJSON *component, const struct noise_row *r)
{
    const struct noise_profile *p = &r->profile;
    cJSON *profile = json_add(w, component, "profile", cJSON_CreateObject());
    json_add(w, profile, "picture", json_make_string(noise_picture_names[p->picture]));
    add_says(w, profile, r);
    add_members(w, profile, profile_members, N_PROFILE, r);
    json_add(w, profile, "stop", json_make_string(stops[p->best.stop].name));
    json_add(w, profile, "evaluations", json_make_count(p->evaluations));
    cJSON *rows = json_add(w, profile, "rows", cJSON_CreateArray());
    for (size_t i = 0; i < p->n; i++) {
        cJSON *row = json_append(w, rows, cJSON_CreateObject());
        json_add(w, row, "distance", json_make_number(p->at[i].distance));
        json_add(w, row, "scatter", json_make_number(p->at[i].level));
        json_add(w, row, "roundoff", json_make_number(p->at[i].roundoff));
        json_add(w, row, "kind", json_make_string(noise_kind_names[p->at[i].kind]));
    }
}

hstar_status json_write_noises(const struct noises *n, struct sink *sink, hstar_error *err)
{
    struct json_writer w = {0};
    cJSON *root = json_begin(&w, "hstar.noise/1", n->problem);
    cJSON *components = json_add(&w, root, "components", cJSON_CreateArray());
    for (size_t i = 0; i < n->n_components && !w.failed; i++) {
        const struct noise_row *r = &n->component[i];
        cJSON *component = json_append(&w, components, cJSON_CreateObject());
        json_add(&w, component, "output", json_make_count(r->output));
        json_add(&w, component, "wrt", json_make_string(n->problem->f->variables[r->wrt]));
        json_add(&w, component, "f", json_make_number(r->f));
        json_add(&w, component, "level", json_make_number(r->noise.level));
        json_add(&w, component, "source", json_make_string(noise_source_names[r->noise.source]));
        add_members(&w, component, level_members, N_LEVEL, r);
        json_add(&w, component, "evaluations", json_make_count(r->noise.evaluations));
        add_profile(&w, component, r);
    }
    return json_finish(&w, root, sink, err);
}

/* ---- And back ---- */

static double read_number(const struct json_value *object, const char *name)
{
    struct json_value member = json_member(object, name);
    return json_number(&member);
}

static void read_members(const struct json_value *object, const struct member *members, size_t n,
                         struct noise_row *r)
{
    for (size_t i = 0; i < n; i++)
        *(double *)((char *)r + members[i].offset) = read_number(object, members[i].name);
}

static size_t read_choice(const struct json_value *object, const char *name, const char *const *names,
                          size_t n)
{
    struct json_value member = json_member(object, name);
    return json_choice(&member, names, n);
}

static double infinite_if_none(double x)
{
    return isnan(x) ? (double)INFINITY : x;
}

static void read_rows(const struct json_value *profile, struct noise_profile *p)
{
    struct json_value rows = json_member(profile, "rows");
    const size_t n = json_length(&rows);
    if (n > NOISE_PROFILE_ROWS) {
        json_complain(&rows, "has %zu elements, more than %d", n, NOISE_PROFILE_ROWS);
        return;
    }
    for (struct json_value e = json_first(&rows); e.item; json_next(&e)) {
        struct noise_at *at = &p->at[e.index];
        at->distance = read_number(&e, "distance");
        at->level = read_number(&e, "scatter");
        at->roundoff = read_number(&e, "roundoff");
        at->kind = (enum noise_kind)read_choice(&e, "kind", noise_kind_names, N_NOISE_KINDS);
        if (!(at->distance > 0)) json_complain(&e, "has no distance above 0");
    }
    p->n = n;
}

static void read_profile(const struct json_value *component, struct noise_row *r)
{
    const char *stop_names[N_STOPS];
    struct json_value profile = json_member(component, "profile");
    struct json_value evaluations = json_member(&profile, "evaluations");
    struct noise_profile *p = &r->profile;
    for (size_t i = 0; i < N_STOPS; i++) stop_names[i] = stops[i].name;
    noise_profile_init(p);
    p->picture = (enum noise_picture)read_choice(&profile, "picture", noise_picture_names, N_NOISE_PICTURES);
    read_members(&profile, profile_members, N_PROFILE, r);
    for (int side = 0; side < 2; side++) p->missing[side] = infinite_if_none(p->missing[side]);
    p->best.bar = infinite_if_none(p->best.bar);
    p->best.stop = (enum stop)read_choice(&profile, "stop", stop_names, N_STOPS);
    p->evaluations = json_count(&evaluations);
    read_rows(&profile, p);
}

static void read_component(const struct json_value *e, const struct noises *n, struct noise_row *r)
{
    struct json_value output = json_member(e, "output"), evaluations = json_member(e, "evaluations");
    r->output = json_count(&output);
    if (r->output >= n->problem->f->n_outputs)
        json_complain(&output, "is %zu, function.text has %zu", r->output, n->problem->f->n_outputs);
    struct json_value wrt = json_member(e, "wrt");
    r->wrt = json_variable(&wrt, n->problem);
    r->f = read_number(e, "f");
    r->noise.level = read_number(e, "level");
    r->noise.source = (enum noise_source)read_choice(e, "source", noise_source_names, N_NOISE_SOURCES);
    read_members(e, level_members, N_LEVEL, r);
    r->noise.evaluations = json_count(&evaluations);
    read_profile(e, r);
}

hstar_status json_read_noises(struct json_file *file, struct noises **noises)
{
    struct json_value root = json_root(file), components = json_member(&root, "components");
    struct noises *n = file->status ? NULL : memory_array(1, sizeof *n);
    if (!n) {
        json_out_of_memory(file);
        return file->status;
    }
    n->problem = json_read_problem(&root);
    const size_t n_components = json_length(&components);
    if (!n_components) json_complain(&components, "is empty");
    n->component = file->status ? NULL : memory_array(n_components, sizeof *n->component);
    if (!n->component) json_out_of_memory(file);
    n->n_components = n->component ? n_components : 0;
    for (struct json_value e = json_first(&components); e.item && !file->status; json_next(&e))
        read_component(&e, n, &n->component[e.index]);
    if (file->status)
        noises_free(n);
    else
        *noises = n;
    return file->status;
}
