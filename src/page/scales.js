// From numbers to pixels and back. Positions are logarithms to base ten.

const scale = (from, to, low, high) => {
    const f = v => low + (v - from) / (to - from) * (high - low);
    f.back = p => from + (p - low) / (high - low) * (to - from);
    f.from = from;
    f.to = to;
    f.low = low;
    f.high = high;
    return f;
};

const halo = (x, y, text, attributes) => svgText(x, y, text, { class: 'halo', ...attributes });

// Whole decades, as many as there is room for; between them where a decade is wide.
const decades = (s, room) => {
    const pixels = Math.abs(s.high - s.low);
    const span = Math.abs(s.to - s.from);
    if (!(span < 1e5))
        return [];
    const step = [1, 2, 3, 4, 5, 10, 20, 50, 100].find(k => pixels / span * k >= room) || 200;
    const ticks = [];
    for (let k = Math.ceil(Math.min(s.from, s.to) / step - 1e-9) * step; k <= Math.max(s.from, s.to) + 1e-9; k += step)
        ticks.push(k);
    if (ticks.length < 3 && span < 2.5)
        for (let k = Math.floor(s.from); k <= s.to; k++)
            for (const part of [2, 5])
                if (k + Math.log10(part) >= s.from && k + Math.log10(part) <= s.to)
                    ticks.push(k + Math.log10(part));
    return ticks.sort((a, b) => a - b);
};
const decadeSaid = k => Number.isInteger(k) ? (k === 0 ? '1' : k === 1 ? '10' : '10' + raised(k)) : short(10 ** k, 1);

// Evenly spaced round numbers.
const rounds = (s, room) => {
    const span = Math.abs(s.to - s.from);
    if (!(span > 0 && span < Infinity))
        return [];
    const raw = span / Math.max(1, Math.abs(s.high - s.low) / room);
    const base = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map(k => k * base).find(k => k >= raw);
    const ticks = [];
    for (let k = Math.ceil(Math.min(s.from, s.to) / step); k * step <= Math.max(s.from, s.to) * (1 + 1e-12); k++)
        ticks.push(Number((k * step).toPrecision(12)));
    return ticks;
};

// The grid and the numbers at two sides of a frame. `box` is {left, right, top, bottom}.
const axes = (box, x, y, options = {}) => {
    const g = svg('g', { class: 'axes' });
    const line = (x1, y1, x2, y2, kind) =>
        svg('path', { class: kind, d: `M${round1(x1)} ${round1(y1)}L${round1(x2)} ${round1(y2)}` });
    const saidX = options.saidX || decadeSaid, saidY = options.saidY || decadeSaid;
    const xTicks = options.xTicks || decades(x, options.roomX || 62);
    const yTicks = options.yTicks || decades(y, options.roomY || 40);
    for (const k of xTicks) {
        g.append(line(x(k), box.top, x(k), box.bottom, 'grid'));
        g.append(svgText(x(k), box.bottom + 17, saidX(k), { 'text-anchor': 'middle' }));
    }
    for (const k of yTicks) {
        g.append(line(box.left, y(k), box.right, y(k), 'grid'));
        g.append(svgText(box.left - 8, y(k) + 4, saidY(k), { 'text-anchor': 'end' }));
    }
    g.append(line(box.left, box.bottom, box.right, box.bottom, 'rule'));
    if (options.xName)
        g.append(svg('text', { x: box.right, y: box.bottom + 35, 'text-anchor': 'end', class: 'axis-name' }, options.xName));
    if (options.yName)
        g.append(svg('text', { x: box.left, y: box.top - 12, class: 'axis-name' }, options.yName));
    return g;
};
