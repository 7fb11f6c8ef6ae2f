// Numbers as people write them: 5.9×10⁻⁶, with a minus sign that is one.

const RAISED = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };
const raised = n => String(n).replace(/[-0-9]/g, c => RAISED[c]);
const minus = text => text.replace(/-/g, '−');
const isNumber = v => typeof v === 'number' && isFinite(v);

// The logarithm of a size: none of what is none, below all others of 0.
const log10 = v => v === null || v === undefined ? NaN : v === 0 ? -Infinity : Math.log10(Math.abs(v));

const power = (v, digits = 2) => {
    if (!isNumber(v))
        return 'none';
    if (v === 0)
        return '0';
    const [mantissa, exponent] = v.toExponential(digits - 1).split('e');
    return minus(mantissa) + (Number(exponent) ? '×10' + raised(Number(exponent)) : '');
};

// Plain where that reads better, a power elsewhere.
const short = (v, digits = 3) => {
    if (!isNumber(v))
        return 'none';
    const size = Math.abs(v);
    if (v !== 0 && (size < 1e-3 || size >= 1e6))
        return power(v, digits).replace(/\.?0+×/, '×');
    return minus(String(Number(v.toPrecision(digits))));
};
const signed = v => (v > 0 ? '+' : '') + power(v);
const many = n => n.toLocaleString('en').replace(/,/g, '\u2009');
const counted = (n, one, more) => many(n) + ' ' + (n === 1 ? one : more || one + 's');

// How many digits of a number are right that is off by `error`; all are where nothing is.
const correctDigits = (error, truth) => {
    if (!isNumber(error) || !truth)
        return null;
    return error === 0 ? Infinity : Math.max(0, -Math.log10(Math.abs(error / truth)));
};
const digitsSaid = d => d === null ? '' : d === Infinity ? 'exact' : d.toFixed(1) + ' digits';

// The decimal digits of v down to the place 10^last, as {sign, whole, part}; exact but for the last, which is rounded.
const decimals = (v, last) => {
    const places = Math.max(0, -last);
    const size = Math.abs(v);
    const kept = Math.min(100, Math.max(0, (size ? Math.floor(Math.log10(size)) : 0) - last));
    let [mantissa, e] = size.toExponential(kept).split('e');
    mantissa = mantissa.replace('.', '');
    e = Number(e);
    const text = e < 0 ? '0'.repeat(-e) + mantissa : mantissa.padEnd(e + 1, '0');
    const point = e < 0 ? 1 : e + 1;
    return { sign: v < 0 ? '−' : '', whole: text.slice(0, point), part: text.slice(point, point + places).padEnd(places, '0') };
};

// The parts of a number of `significant` digits: [right, rest], cut where it stops being right.
const splitDigits = (estimate, error, truth, significant) => {
    const text = minus(String(plainNumber(estimate, significant)));
    const right = error === 0 ? Infinity : correctDigits(error, truth);
    if (right === null || right === Infinity)
        return right === null ? ['', text] : [text, ''];
    const other = minus(String(plainNumber(truth, significant)));
    let same = 0;
    while (same < text.length && text[same] === other[same])
        same++;
    const n = Math.floor(right);
    let at = 0;
    for (let digits = 0, leading = true; at < text.length && digits < n; at++) {
        if (text[at] === 'e' || text[at] === '×')
            break;
        if (/[1-9]/.test(text[at]))
            leading = false;
        if (/[0-9]/.test(text[at]) && !leading)
            digits++;
    }
    at = n === 0 ? 0 : Math.max(at, Math.min(same, text.length));
    return [text.slice(0, at), text.slice(at)];
};

const plainNumber = (v, significant) => {
    if (!isNumber(v) || v === 0)
        return v === 0 ? '0' : 'none';
    const size = Math.abs(v);
    if (size < 1e-5 || size >= 1e15) {
        const [mantissa, exponent] = v.toExponential(significant - 1).split('e');
        return mantissa + '×10' + raised(Number(exponent));
    }
    const text = v.toPrecision(significant);
    if (text.includes('e'))
        return String(v);
    return text;
};
const significantOf = bits => Math.min(17, Math.ceil(bits * 0.30103) + 1);
