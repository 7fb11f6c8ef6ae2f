/* Three bytes are four characters of six bits. */
#include "base/base64.h"

#include <stdint.h>
#include <string.h>

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* One to three bytes. */
static void group_append(struct text *t, const unsigned char *bytes, size_t n)
{
    const uint32_t all =
        (uint32_t)bytes[0] << 16 | (n > 1 ? (uint32_t)bytes[1] << 8 : 0) | (n > 2 ? (uint32_t)bytes[2] : 0);
    const char four[4] = {digits[all >> 18], digits[all >> 12 & 63], n > 1 ? digits[all >> 6 & 63] : '=',
                          n > 2 ? digits[all & 63] : '='};
    text_append_bytes(t, four, sizeof four);
}

void base64_append(struct text *t, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i += 3)
        group_append(t, (const unsigned char *)bytes + i, n - i < 3 ? n - i : 3);
}

static hstar_status no_base64(size_t position, hstar_error *err)
{
    return error_set(err, HSTAR_INVALID, "character %zu does not belong to base64", position + 1);
}

/* Bits are gathered until there are eight; six of the last character or less stay behind. */
hstar_status base64_read(const char *characters, size_t n, struct text *bytes, hstar_error *err)
{
    uint32_t gathered = 0;
    size_t n_bits = 0, i = 0;
    for (; i < n && characters[i] != '='; i++) {
        const char *digit = characters[i] ? strchr(digits, characters[i]) : NULL;
        if (strchr(" \t\r\n", characters[i]) && characters[i]) continue;
        if (!digit) return no_base64(i, err);
        gathered = gathered << 6 | (uint32_t)(digit - digits);
        n_bits += 6;
        if (n_bits < 8) continue;
        n_bits -= 8;
        const char byte = (char)(unsigned char)(gathered >> n_bits & 255);
        text_append_bytes(bytes, &byte, 1);
    }
    for (; i < n; i++)
        if (!characters[i] || !strchr("= \t\r\n", characters[i])) return no_base64(i, err);
    if (n_bits >= 6) return error_set(err, HSTAR_INVALID, "the base64 ends too early");
    return bytes->failed ? error_memory(err) : HSTAR_OK;
}
