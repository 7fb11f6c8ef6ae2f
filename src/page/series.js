// What the views of a sweep read: a component's methods as series over log h, with the error that one can count on.

// The lowest curve above all samples near by that nowhere falls faster than rounding does to the right (h^-d), nor than
// truncation to the left (h^p): a straight line along either branch, with no step and no shift.
const countOn = (x, y, falls, rises, reach = .25) => {
    const n = x.length, out = new Float64Array(n).fill(-Infinity);
    // The largest key within reach, by a queue in which keys fall: each sample enters and leaves once.
    const sweepOver = (first, step, slope) => {
        const queue = [];
        let head = 0;
        for (let i = first; i >= 0 && i < n; i += step) {
            const key = y[i] + slope * x[i];
            if (key > -Infinity) {
                while (queue.length > head && y[queue[queue.length - 1]] + slope * x[queue[queue.length - 1]] <= key)
                    queue.pop();
                queue.push(i);
            }
            while (head < queue.length && Math.abs(x[i] - x[queue[head]]) > reach)
                head++;
            if (head < queue.length)
                out[i] = Math.max(out[i], y[queue[head]] + slope * (x[queue[head]] - x[i]));
        }
    };
    sweepOver(0, 1, falls);
    sweepOver(n - 1, -1, -rises);
    return out;
};

const FORMATS_KNOWN = ['double', 'float', 'long-double', 'quad', 'half', 'bfloat16', 'tf32', 'float8-e4m3', 'float8-e5m2'];
const FORMAT_BITS = { double: 53, float: 24, 'long-double': 64, quad: 113, half: 11, bfloat16: 8, tf32: 11, 'float8-e4m3': 4, 'float8-e5m2': 3 };

const readSeries = (result, component, m) => {
    const last = m.name.split(' ').pop();
    const several = m.name.includes(' ') && FORMATS_KNOWN.includes(last);
    const format = several ? last : result.format.name;
    const method = several ? m.name.slice(0, -last.length - 1) : m.name;
    const optimum = m.optimum || m;
    const s = { name: m.name, method, format, optimum, raw: m, evaluations: m.evaluations, nodes: m.nodes || null,
        bits: FORMAT_BITS[format] || result.format.bits, estimate: m.estimate || null, parts: {},
        truth: isNumber(m.reference) ? m.reference : component.reference ? component.reference.value : null };
    s.y = Float64Array.from(m.error || [], log10);
    const falls = isNumber(optimum.fitted.rounding_slope) ? Math.max(0, -optimum.fitted.rounding_slope) : m.derivative || 1;
    const rises = isNumber(optimum.fitted.truncation_slope) && optimum.fitted.truncation_slope > .5 ? optimum.fitted.truncation_slope : m.order || 1;
    s.falls = falls;
    s.rises = rises;
    s.line = countOn(result.x, s.y, falls, rises);
    for (const cause of CAUSES)
        if (m[cause.name])
            s.parts[cause.name] = m[cause.name];
    s.at = result.x;
    s.split = Boolean(m.truncation && m.rounding);
    s.whole = Boolean(m.node && m.evaluation && m.arithmetic);
    // Only the view of causes needs these: they are made when first read.
    const kept = {};
    s.partLine = name => kept[name] = kept[name] || countOn(result.x, Float64Array.from(m[name], log10), falls, rises);
    // Where there are steps they must tell it; where there are none the model does.
    const best = (result.h.length ? ['measured'] : ['modelled', 'fitted']).find(k => optimum[k] && isNumber(optimum[k].h));
    s.best = best ? { how: best, ...optimum[best] } : null;
    return s;
};

// Steps as they were typed may fall; the views want them to rise.
const inOrder = (result, lesson) => {
    const order = result.h.map((h, i) => i).sort((a, b) => result.h[a] - result.h[b]);
    if (order.every((k, i) => k === i))
        return;
    const sorted = list => list.map((v, i) => list[order[i]]);
    for (const m of [...result.components.flatMap(c => c.methods), ...(result.gradient_error || [])])
        for (const [name, list] of Object.entries(m))
            if (Array.isArray(list) && list.length === order.length && !['nodes', 'weights'].includes(name))
                m[name] = sorted(list);
    for (const c of lesson ? lesson.components : [])
        if (c.values)
            c.values = c.values.map(sorted);
    result.h = sorted(result.h);
};

// The first entry is the error of the whole gradient, where a sweep has it.
const readComponents = (result, lesson) => {
    inOrder(result, lesson);
    result.x = Float64Array.from(result.h, Math.log10);
    const texts = result.function.text;
    const list = [];
    if (result.gradient_error && result.gradient_error.length)
        list.push({ index: -1, wrt: null, output: 0, reference: null, gsl: [], selectors: [], label: 'the whole gradient', methods: result.gradient_error });
    return list.concat(result.components.map((c, i) => ({
        index: i, wrt: c.wrt, output: c.output, reference: c.reference, gsl: c.gsl || [], selectors: c.selectors || [],
        label: (texts.length > 1 ? (texts[c.output].length > 24 ? `output ${c.output + 1}` : texts[c.output]) + ' ' : '') + 'by ' + c.wrt,
        methods: c.methods,
    })));
};
const openComponent = (result, component) => {
    if (!component.series) {
        component.series = component.methods.map(m => readSeries(result, component, m));
        giveLooks(component.series);
    }
    return component;
};

// The series whose best step is best, or the first.
const bestSeries = list => {
    const able = list.filter(s => s.best && isNumber(s.best.error));
    return able.length ? able.reduce((a, b) => b.best.error < a.best.error ? b : a) : list[0];
};

const nearest = (x, v) => {
    let low = 0, high = x.length - 1;
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (x[middle] < v)
            low = middle;
        else
            high = middle;
    }
    return Math.abs(x[low] - v) <= Math.abs(x[high] - v) ? low : high;
};
