/* The parts of the page, which scripts/page_assets.cmake makes of the files of this folder. */
#ifndef PAGE_PAGE_ASSETS_H
#define PAGE_PAGE_ASSETS_H

#include <stddef.h>

extern const unsigned char page_frame[], page_style[], page_script[];
extern const size_t page_frame_length, page_style_length, page_script_length;

/* "sha256-…", as a Content-Security-Policy has it. */
extern const char page_style_hash[], page_script_hash[];

#endif
