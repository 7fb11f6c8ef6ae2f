/* The frame, style and scripts of the page, which scripts/page_assets.cmake makes of the files of this folder. */
#ifndef PAGE_PAGE_ASSETS_H
#define PAGE_PAGE_ASSETS_H

#include <stddef.h>

extern const unsigned char page_frame[], page_style[];
extern const size_t page_frame_length, page_style_length;

/* "sha256-…", as a Content-Security-Policy has it. */
extern const char page_style_hash[];

/* The scripts in their order, each for the pages that need it: those of "all" and "last" are in every page. */
struct page_script {
    const char *part;
    const unsigned char *bytes;
    size_t length;
    const char *hash;
};
extern const struct page_script page_scripts[];
extern const size_t n_page_scripts;

#endif
