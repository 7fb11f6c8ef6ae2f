// Samples as paths, one a series, and the range that they need.

const pathOver = (xs, ys, x, y, from = 0, to = xs.length) => {
    let d = '', pen = false, lastX = 0, lastY = 0;
    for (let i = from; i < to; i++) {
        if (!(ys[i] > -Infinity)) {
            pen = false;
            continue;
        }
        const px = round1(x(xs[i])), py = round1(y(ys[i]));
        // What cannot be told from the point before is left out.
        if (pen && i < to - 1 && Math.abs(px - lastX) < .3 && Math.abs(py - lastY) < .3)
            continue;
        d += `${pen ? 'L' : 'M'}${px} ${py}`;
        [pen, lastX, lastY] = [true, px, py];
    }
    return d;
};
const dotsOver = (xs, ys, x, y, from = 0, to = xs.length, zeroAt = null) => {
    let d = '';
    // Of many samples at one pixel one is drawn.
    const seen = to - from > 3000 ? new Set() : null;
    for (let i = from; i < to; i++)
        if (ys[i] > -Infinity) {
            const px = round1(x(xs[i])), py = round1(y(ys[i]));
            if (seen && seen.size === seen.add(Math.round(px) * 4096 + Math.round(py)).size)
                continue;
            d += `M${px} ${py}h0`;
        } else if (zeroAt !== null && ys[i] === -Infinity)
            d += `M${round1(x(xs[i]))} ${zeroAt}h0`;
    return d;
};

// The decades of y that the samples between two steps need.
const rangeOf = (series, from, to) => {
    let low = Infinity, high = -Infinity, zero = false;
    for (const s of series)
        for (let i = from; i < to; i++) {
            const v = s.y[i];
            if (v > -Infinity) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            } else if (v === -Infinity)
                zero = true;
        }
    if (low > high)
        [low, high] = [-1, 0];
    // A handful of lucky samples must not squeeze all the others: below the best line by two and a half decades is the end.
    let best = Infinity;
    for (const s of series)
        for (let i = from; i < to; i++)
            if (s.line[i] > -Infinity)
                best = Math.min(best, s.line[i]);
    if (isFinite(best))
        low = Math.max(low, best - 2.5);
    // Nor must errors far beyond the derivative itself, which are all equally useless.
    const sizes = series.map(s => s.truth ? Math.log10(Math.abs(s.truth)) + 1.5 : Infinity);
    const cap = Math.max(...sizes);
    if (low < cap - 2)
        high = Math.min(high, cap);
    const pad = Math.max(.15, (high - low) * .03);
    return { low: low - pad, high: high + pad, zero, none: !isFinite(best) && !zero };
};
