/* Results on a page. */
#ifndef API_PAGE_H
#define API_PAGE_H

#include "api/results.h"
#include "page/page_write.h"

/* A result as a page takes it; all is lent. */
void page_item_of(const hstar_results *results, struct page_item *item);

/* Writes n results to a sink. */
MUST_USE hstar_status page_of_results(const hstar_results *const *results, size_t n,
                                      const struct page_setting *setting, struct sink *sink,
                                      hstar_error *err);

#endif
