/* Writes a page of docs anew, to stdout: what stands between its markers comes from the tables of src/record/.
 *
 * <!-- members: NAME --> begins the members of a record, <!-- csv --> the columns of each command, <!-- end --> ends either. What a
 * member consists of stands in its own table, where the page has one, else among the rows of the table that names it. */
#include "bench/problems.h"
#include "record/kind.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 4096, NAME = 128, MOST_TABLES = 64 };

static char tables[MOST_TABLES][NAME];
static size_t n_tables;

static bool has_table(const struct record *record)
{
    for (size_t i = 0; i < n_tables; i++)
        if (!strcmp(tables[i], record->name)) return true;
    return false;
}

/* ---- A row ---- */

static const char *type_of(const struct member *m)
{
    static const char *const words[] = {
#define X(identifier, word) word,
        MEMBER_KINDS
#undef X
    };
    return m->word ? m->word : words[m->kind];
}

static bool may_be_null(const struct member *m)
{
    if (m->flags & OMIT || m->kind == MEMBER_NUMBER || m->kind == MEMBER_SAID) return false;
    if (m->kind == MEMBER_CHOICE && !names_at(&m->names, 0)) return true;
    return m->there || m->kind == MEMBER_PATH || m->flags & (NULLABLE | ZERO_IS_NULL);
}

/* A few names are told, many are a list of their own. */
static void print_names(const struct member *m)
{
    enum { FEW = 6 };
    if (m->kind != MEMBER_CHOICE || m->names.n > FEW) return;
    const char *between = " (";
    for (size_t i = 0; i < m->names.n; i++) {
        if (!names_at(&m->names, i)) continue;
        printf("%s`%s`", between, names_at(&m->names, i));
        between = ", ";
    }
    printf(")");
}

static void print_row(const struct member *m, const char *within)
{
    printf("| `%s%s` | %s", within, m->name, type_of(m));
    if (m->unit && *m->unit) printf(", %s", m->unit);
    if (may_be_null(m)) printf(" or `null`");
    if (m->flags & OMIT) printf(", may be missing");
    printf(" | %s", m->meaning);
    print_names(m);
    puts(" |");
}

/* The anchor of a heading has no points and no slashes. */
static void print_link(const char *heading)
{
    printf("| *the members of a* [%s](#", heading);
    for (const char *c = heading; *c; c++)
        if (*c != '.' && *c != '/') putchar(*c);
    putchar(')');
}

static void print_members(const struct record *r, const char *within)
{
    for (const struct member *m = r->members; m < r->members + r->n; m++) {
        char inside[LINE];
        const bool own = m->record && has_table(m->record);
        if (m->flags & CSV_ONLY) continue;
        if (m->kind == MEMBER_SAME && own) {
            print_link(m->record->name);
            printf(" | | %s |\n", m->meaning);
            continue;
        }
        if (m->kind != MEMBER_SAME) print_row(m, within);
        if (!m->record || own) continue;
        snprintf(inside, sizeof inside, "%s%s%s", within, m->kind == MEMBER_SAME ? "" : m->name,
                 m->kind == MEMBER_SAME   ? ""
                 : m->kind == MEMBER_LIST ? "[]."
                                          : ".");
        print_members(m->record, inside);
    }
}

/* ---- The tables ---- */

static const struct record *find_within(const struct record *r, const char *name)
{
    if (!strcmp(r->name, name)) return r;
    for (const struct member *m = r->members; m < r->members + r->n; m++) {
        const struct record *found = m->record ? find_within(m->record, name) : NULL;
        if (found) return found;
    }
    return NULL;
}

static const struct record *find(const char *name)
{
    const struct record *found = find_within(&catalogue_record, name);
    if (!found) found = find_within(&problems_record, name);
    for (size_t i = 0; !found && i < N_RESULT_KINDS; i++) {
        found = find_within(result_files[i]->record, name);
        if (!found) found = find_within(result_files[i]->head, name);
    }
    if (found) return found;
    fprintf(stderr, "hstar_pages: no table of src/record/ is called %s\n", name);
    exit(3);
}

static void print_csv(void)
{
    puts("| command | a row for each | columns |\n|---|---|---|");
    for (size_t i = 0; i < N_RESULT_KINDS; i++) {
        const struct result_file *kind = result_files[i];
        struct text t;
        text_init(&t);
        if (!kind->csv) continue;
        kind->csv->header(&t, &(struct frame){.record = kind->record});
        printf("| `%s` | %s | `%.*s` |\n", kind->command, kind->rows, (int)t.length - 1, t.data);
        text_clear(&t);
    }
}

/* The name of a table, where the line begins one. */
static bool begins_table(const char *line, char name[NAME])
{
    static const char marker[] = "<!-- members: ";
    if (strncmp(line, marker, sizeof marker - 1)) return false;
    line += sizeof marker - 1;
    snprintf(name, NAME, "%.*s", (int)strcspn(line, ">") - 3, line);
    return true;
}

/* Writes what a line begins; is all that follows it old, up to the end? */
static bool print_table(const char *line)
{
    char name[NAME];
    if (!strcmp(line, "<!-- csv -->\n")) {
        print_csv();
        return true;
    }
    if (!begins_table(line, name)) return false;
    puts("| member | type | what it is |\n|---|---|---|");
    print_members(find(name), "");
    return true;
}

int main(int argc, char **argv)
{
    char line[LINE];
    bool old = false;
    FILE *page = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!page) {
        fputs("usage: hstar_pages PAGE >NEW\n", stderr);
        return 2;
    }
    while (fgets(line, sizeof line, page) && n_tables < MOST_TABLES)
        n_tables += begins_table(line, tables[n_tables]);
    rewind(page);
    while (fgets(line, sizeof line, page)) {
        if (!strcmp(line, "<!-- end -->\n")) old = false;
        if (old) continue;
        fputs(line, stdout);
        old = print_table(line);
    }
    fclose(page);
    return fflush(stdout) || ferror(stdout) ? 3 : 0;
}
