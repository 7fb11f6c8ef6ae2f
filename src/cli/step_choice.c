/* Reading --selector and --method. */
#include "cli/step_choice.h"
#include "cli/option_value.h"

static hstar_status read_selector(const struct arguments *a, enum selector_id *selector, hstar_error *err)
{
    const char *names[N_SELECTORS];
    for (size_t i = 0; i < N_SELECTORS; i++) names[i] = selectors[i].name;
    size_t index = SELECTOR_AUTO;
    hstar_status status = option_name(a, OPTION_SELECTOR, names, N_SELECTORS, &index, err);
    *selector = (enum selector_id)index;
    return status;
}

static hstar_status read_method_name(const struct arguments *a, enum selector_id selector,
                                     enum stencil_use *use, hstar_error *err)
{
    size_t index = N_USES;
    *use = N_USES;
    if (!a->value[OPTION_METHOD]) return HSTAR_OK;
    hstar_status status = option_name(a, OPTION_METHOD, use_names, USE_EXTRAPOLATION, &index, err);
    if (status) return status;
    *use = (enum stencil_use)index;
    if (selector == SELECTOR_AUTO || selectors[selector].use == *use) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "the selector %s is for %s, not %s", selectors[selector].name,
              use_names[selectors[selector].use], use_names[*use]);
    error_remedy(err, "auto chooses for any method; `hstar list selectors` shows what each is for");
    return HSTAR_INVALID;
}

hstar_status step_choice_read(const struct arguments *a, enum selector_id *selector, enum stencil_use *use,
                              hstar_error *err)
{
    hstar_status status = read_selector(a, selector, err);
    return status ? status : read_method_name(a, *selector, use, err);
}
