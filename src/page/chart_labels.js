// What is written into the chart of the error: the best steps by name, the powers of h on the arms.

// Sets each label where no other one stands; the chosen series comes first.
const placeLabels = (items, box) => {
    const taken = [];
    const free = r => !taken.some(t => r.x < t.x + t.w && t.x < r.x + r.w && r.y < t.y + t.h && t.y < r.y + r.h);
    for (const item of items)
        taken.push({ x: item.x - 6, y: item.y - 6, w: 12, h: 12 });
    for (const item of items) {
        const name = item.name.length * 7.2 + 2;
        const sizes = [{ w: Math.max(name, item.more.join(' → ').length * 6.2), h: 31, tall: false }, { w: Math.max(name, ...item.more.map(t => t.length * 6.2)), h: 45, tall: true }];
        const places = [];
        for (const size of sizes) {
            for (const dy of [-3, 14, -22, 32, 50, -42, 68, 90])
                for (const dx of [16, 36, 60])
                    places.push({ dx, dy, x: item.x + dx, y: item.y + dy, ...size });
        }
        for (const size of sizes)
            for (const dy of [14, 34, -10, 54])
                places.push({ dx: -size.w - 14, dy, x: item.x - size.w - 14, y: item.y + dy, left: true, ...size });
        item.place = places.find(p => p.x >= box.left + 2 && p.x + p.w <= box.right - 2 && p.y >= box.top && p.y + p.h <= box.bottom - 14 && free(p));
        if (item.place)
            taken.push(item.place);
    }
    return items.filter(i => i.place);
};

const gives = (error, truth) => {
    const d = correctDigits(error, truth);
    return d === null ? power(error) : d === Infinity ? 'exact' : counted(Math.floor(d), 'digit');
};

// The powers of h as words on the arms of the V.
const slopeWords = (view, x, y, box, from, to) => {
    const g = svg('g', { class: 'slopes' });
    const said = new Set();
    const words = box.right - box.left > 420;
    const h = k => [svg('tspan', { class: 'math' }, 'h'), raised(k)];
    const list = view.series.slice().sort((a, b) => a.rises - b.rises);
    for (const s of list) {
        const slope = s.optimum.fitted && s.optimum.fitted.truncation_slope;
        if (!s.best || !isNumber(slope) || slope < .5 || said.has(Math.round(slope)))
            continue;
        const end = Math.min(to - 1, nearest(view.xs, Math.log10(s.best.h) + .55 * (view.xs[to - 1] - Math.log10(s.best.h))));
        const at = Math.max(from, end);
        const py = y(s.line[at]), px = x(view.xs[at]);
        if (!(s.line[at] > -Infinity) || px < box.left + 40 || px > box.right - 20 || py < box.top + 14 || py > box.bottom - 30 || at <= from || Math.log10(s.best.h) > view.xs[at])
            continue;
        said.add(Math.round(slope));
        const tight = px > box.right - (said.size === 1 && words ? 92 : 26);
        g.append(svg('text', { class: 'halo', x: round1(px + (tight ? -8 : 8)), y: round1(py + (tight ? -2 : 10)), fill: s.colour, 'text-anchor': tight ? 'end' : 'start' }, h(Math.round(slope)), said.size === 1 && words ? ' truncation' : ''));
    }
    const s = view.series[now.method];
    const slope = s.optimum.fitted && s.optimum.fitted.rounding_slope;
    if (s.best && isNumber(slope) && slope < -.5) {
        const i = nearest(view.xs, view.xs[from] + .3 * (Math.log10(s.best.h) - view.xs[from]));
        const px = x(view.xs[i]), py = y(s.line[i]);
        if (s.line[i] > -Infinity && Math.log10(s.best.h) > view.xs[from] + 1 && px < box.right - 90 && py > box.top + 20)
            g.append(svg('text', { class: 'halo soft', x: round1(px + 12), y: round1(py - 10) }, h(Math.round(slope)), words ? ' rounding' : ''));
    }
    return g;
};
