/* The loops of the extrapolations, for one format: uses T and FN(name) only. */

/* One more row of a tableau, in place of the one above it: (f(x+h) - f(x-h))/(2h) first, y having the values in pairs, then
 * T[i][k] = (4^k T[i][k-1] - T[i-1][k-1]) / (4^k - 1). */
static void FN(tableau_row)(T *row, size_t i, const T *const *y, size_t at, T h)
{
    T factor = 4, entry = (y[2 * i][at] - y[2 * i + 1][at]) / (2 * h);
    for (size_t k = 0; k < i; k++, factor *= 4) {
        const T left = entry;
        entry = (factor * left - row[k]) / (factor - 1);
        row[k] = left;
    }
    row[i] = entry;
}

static T FN(richardson)(const T *const *y, size_t at, T h, size_t levels)
{
    T row[METHOD_MAX_LEVELS];
    for (size_t i = 0; i < levels; i++, h /= 2) FN(tableau_row)(row, i, y, at, h);
    return row[levels - 1];
}

static T FN(larger)(T a, T b)
{
    const T p = a < 0 ? -a : a, q = b < 0 ? -b : b;
    return p > q ? p : q;
}

/* Ridders (1982), as Numerical Recipes and Ceres have it, with steps that are halved: the entry that differs least from
 * the two that it is made of; the search ends where the diagonal moves by twice that. */
static T FN(ridders)(const T *const *y, size_t at, T h, size_t levels, struct tableau_entry *chosen)
{
    T row[METHOD_MAX_LEVELS], above[METHOD_MAX_LEVELS], least = INFINITY;
    FN(tableau_row)(row, 0, y, at, h);
    T best = row[0];
    *chosen = (struct tableau_entry){0, 1};
    for (size_t i = 1; i < levels; i++) {
        memcpy(above, row, i * sizeof *row);
        h /= 2;
        FN(tableau_row)(row, i, y, at, h);
        for (size_t k = 1; k <= i; k++) {
            const T change = FN(larger)(row[k] - row[k - 1], row[k] - above[k - 1]);
            if (!(change <= least)) continue;
            least = change;
            best = row[k];
            *chosen = (struct tableau_entry){(unsigned char)(i - k), (unsigned char)(k + 1)};
        }
        const T moved = row[i] - above[i - 1];
        if (moved >= 2 * least || -moved >= 2 * least) break;
    }
    return best;
}
