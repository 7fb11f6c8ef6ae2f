/* data/schema/ says the same of each file as the tables of record/: the members, which of them may be missing, what they are, and the
 * words of those that have a few. */
#include "base/text.h"
#include "bench/problems.h"
#include "check.h"
#include "record/kind.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

static const cJSON *schema; /* all of the file, for its references */

static cJSON *read_schema(const char *name)
{
    const char *root = getenv("HSTAR_SOURCE");
    struct text path;
    static char text[1 << 16];
    text_init(&path);
    text_format(&path, "%s/data/schema/%.*s-1.json", root ? root : "../../..", (int)strcspn(name, "/"), name);
    FILE *file = fopen(path.data, "rb");
    if (!file) fail_msg("there is no %s", path.data);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    text_clear(&path);
    return cJSON_Parse(text);
}

static const cJSON *part(const cJSON *of, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(of, name);
}

/* Follows a reference, and takes of several possibilities the one that is not null. */
static const cJSON *resolve(const cJSON *s)
{
    const cJSON *reference = part(s, "$ref"), *any = part(s, part(s, "oneOf") ? "oneOf" : "anyOf"), *one;
    if (part(s, "properties")) return s;
    if (reference) return resolve(part(part(schema, "$defs"), strrchr(reference->valuestring, '/') + 1));
    cJSON_ArrayForEach(one, any)
    {
        const cJSON *type = part(one, "type");
        if (!type || !cJSON_IsString(type) || strcmp(type->valuestring, "null") != 0) return resolve(one);
    }
    return s;
}

static bool holds(const cJSON *array, const char *word)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, array) if (cJSON_IsString(item) && !strcmp(item->valuestring, word)) return true;
    return false;
}

static bool has_type(const cJSON *s, const char *type)
{
    const cJSON *said = part(s, "type"), *item;
    if (said) return holds(said, type) || (cJSON_IsString(said) && !strcmp(said->valuestring, type));
    cJSON_ArrayForEach(
        item, part(s, "enum")) if (!strcmp(type, cJSON_IsString(item) ? "string" : "integer")) return true;
    return part(s, "const") && !strcmp(type, "string");
}

static void check_object(const cJSON *s, const struct record *r, const struct record *more,
                         const char *where);

static void check_words(const cJSON *s, const struct member *m, const char *where)
{
    const cJSON *words = part(s, "enum"), *item;
    if (m->kind != MEMBER_CHOICE || !words) return;
    cJSON_ArrayForEach(item, words)
    {
        bool found = cJSON_IsNull(item);
        for (size_t i = 0; i < m->names.n && !found; i++) {
            const char *name = names_at(&m->names, i);
            found = name && !strcmp(name, item->valuestring);
        }
        CHECK(found, "%s: the table has no \"%s\"", where, item->valuestring);
    }
    for (size_t i = 0; i < m->names.n; i++) {
        const char *name = names_at(&m->names, i);
        CHECK(!name || holds(words, name), "%s: the schema has no \"%s\"", where, name);
    }
}

static void check_member(const cJSON *s, const struct member *m, const char *where)
{
    static const char *const types[N_MEMBER_KINDS] = {
        [MEMBER_NUMBER] = "number",   [MEMBER_COUNT] = "integer", [MEMBER_SIGN] = "integer",
        [MEMBER_CHOICE] = "string",   [MEMBER_TEXT] = "string",   [MEMBER_SAID] = "string",
        [MEMBER_TEXTS] = "array",     [MEMBER_NODES] = "array",   [MEMBER_COLUMN] = "array",
        [MEMBER_PAIR] = "array",      [MEMBER_POINT] = "object",  [MEMBER_PATH] = "object",
        [MEMBER_VARIABLE] = "string", [MEMBER_RECORD] = "object", [MEMBER_LIST] = "array",
        [MEMBER_TABLE] = "object"};
    s = resolve(s);
    const cJSON *items = resolve(part(s, "items"));
    if (types[m->kind])
        CHECK(has_type(s, types[m->kind]) || (m->kind == MEMBER_COUNT && has_type(s, "number")),
              "%s is no %s by the schema", where, types[m->kind]);
    check_words(s, m, where);
    if (m->kind == MEMBER_LIST) check_object(items, m->record, NULL, where);
    if (m->kind == MEMBER_RECORD || m->kind == MEMBER_OTHER) check_object(s, m->record, NULL, where);
}

/* Adds the names of the members that stand in an object, and checks each. */
static void check_members(const cJSON *s, const struct record *r, cJSON *names, const char *where)
{
    for (const struct member *m = r->members; m < r->members + r->n; m++) {
        char place[256];
        if (m->flags & CSV_ONLY) continue;
        if (m->kind == MEMBER_SAME) {
            check_members(s, m->record, names, where);
            continue;
        }
        snprintf(place, sizeof place, "%s.%s", where, m->name);
        const cJSON *said = part(part(s, "properties"), m->name);
        const bool required = holds(part(s, "required"), m->name), may_miss = m->flags & (OMIT | MAY_MISS);
        CHECK(said, "%s is not in the schema", place);
        CHECK(required != may_miss || (m->flags & MAY_MISS && !(m->flags & OMIT)), "%s: %s by the schema",
              place, required ? "required" : "may be missing");
        cJSON_AddItemToArray(names, cJSON_CreateString(m->name));
        if (said) check_member(said, m, place);
    }
}

/* An object whose members are those of r, and of `more` where that is not NULL. */
static void check_object(const cJSON *s, const struct record *r, const struct record *more, const char *where)
{
    const cJSON *property;
    cJSON *names = cJSON_CreateArray();
    if (r) check_members(s, r, names, where);
    if (more) check_members(s, more, names, where);
    cJSON_ArrayForEach(property, part(s, "properties"))
        CHECK(!r || holds(names, property->string) || !strcmp(property->string, "schema"),
              "%s.%s is in the schema, and not in the table", where, property->string);
    cJSON_Delete(names);
}

static void check_schema(const struct record *record, const struct record *head)
{
    cJSON *file = read_schema(record->name);
    assert_non_null(file);
    schema = file;
    check_object(file, record, head, record->name);
    cJSON_Delete(file);
}

static void test_schemas(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_RESULT_KINDS; i++) check_schema(result_files[i]->record, result_files[i]->head);
    check_schema(&catalogue_record, NULL);
    check_schema(&problems_record, NULL);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_schemas)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
