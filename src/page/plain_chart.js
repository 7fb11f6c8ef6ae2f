// Charts of the other kinds of results: a frame, axes, lines and dots, with the hint of a point under the pointer.

// options: {x: [from, to], y: [from, to], height, log: {x, y}, xName, yName, said}; series: [{points: [[x, y]…], line, dots, colour, shape, label, hints}]
const plainChart = (options, series, extra) => {
    let points = [];
    const tip = el('div', { class: 'card tip', hidden: true });
    const holder = figure(width => {
        const height = options.height || Math.min(400, Math.max(260, width * .62));
        const left = options.left || 58, side = options.side || 14;
        const box = { left, right: width - side, top: options.yName ? 34 : 12, bottom: height - (options.xName ? 44 : 24) };
        const x = scale(...options.x, box.left, box.right), y = scale(...options.y, box.bottom, box.top);
        const id = 'plain' + (plainChart.n = (plainChart.n || 0) + 1);
        const inner = svg('g', { 'clip-path': `url(#${id})` }, options.under && options.under(x, y));
        points = [];
        const labels = [];
        for (const s of series) {
            const at = s.points.map(p => [x(p[0]), y(p[1])]);
            const d = at.reduce((t, p, i) => isFinite(p[0]) && isFinite(p[1]) ? t + (t && isFinite(at[i - 1]?.[1]) ? 'L' : 'M') + round1(p[0]) + ' ' + round1(p[1]) : t, '');
            if (s.line)
                inner.append(svg('path', { class: 'line', d, stroke: s.colour, 'stroke-width': s.width || 2, 'stroke-dasharray': s.dash, opacity: s.opacity }));
            if (s.dots)
                inner.append(svg('path', { class: 'dots', d: at.map(p => isFinite(p[0]) && isFinite(p[1]) ? `M${round1(p[0])} ${round1(p[1])}h0` : '').join(''), stroke: s.colour, 'stroke-width': s.dots, opacity: s.opacity }));
            if (s.shape)
                at.forEach((p, i) => labels.push(markAt(s, p[0], p[1], s.size || 5)));
            if (s.hints)
                at.forEach((p, i) => s.hints[i] && isFinite(p[0]) && isFinite(p[1]) && points.push({ x: p[0], y: p[1], hint: s.hints[i], series: s }));
            if (s.label) {
                const k = s.labelAt === undefined ? at.length - 1 : s.labelAt;
                if (at[k])
                    labels.push(halo(at[k][0] + (s.dx ?? 8), at[k][1] + (s.dy ?? 4), s.label, { fill: s.colour, 'text-anchor': s.anchor || 'start', 'font-weight': 600 }));
            }
        }
        const ring = svg('circle', { class: 'ring', r: 6, stroke: 'var(--ink)', visibility: 'hidden' });
        holder.ring = ring;
        return svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.said },
            svg('clipPath', { id }, svg('rect', { x: box.left - 4, y: box.top - 4, width: box.right - box.left + 8, height: box.bottom - box.top + 8 })),
            axes(box, x, y, { xName: options.xName, yName: options.yName, ...options.axes && options.axes(x, y) }),
            inner, labels, extra && extra(x, y, box), ring);
    }, { class: 'figure plain' });
    const wrap = el('div', { class: 'plain-chart' }, holder, tip);
    wrap.addEventListener('pointermove', event => {
        const r = wrap.getBoundingClientRect(), px = event.clientX - r.left, py = event.clientY - r.top;
        let best = null, near = 26;
        for (const p of points) {
            const d = Math.hypot(p.x - px, p.y - py);
            if (d < near)
                [best, near] = [p, d];
        }
        tip.hidden = !best;
        holder.ring.setAttribute('visibility', best ? 'visible' : 'hidden');
        if (best) {
            tip.replaceChildren(...[best.hint].flat());
            holder.ring.setAttribute('cx', best.x);
            holder.ring.setAttribute('cy', best.y);
            tip.style.left = Math.max(0, Math.min(r.width - tip.offsetWidth, best.x + 12)) + 'px';
            tip.style.top = best.y - tip.offsetHeight - 12 + 'px';
        }
    });
    wrap.addEventListener('pointerleave', () => {
        tip.hidden = true;
        holder.ring.setAttribute('visibility', 'hidden');
    });
    return wrap;
};

// The range of logarithms that some lists of numbers need, a little wider.
const logRange = (lists, least = 1) => {
    let low = Infinity, high = -Infinity;
    for (const v of lists.flat())
        if (isNumber(v) && v !== 0) {
            low = Math.min(low, log10(v));
            high = Math.max(high, log10(v));
        }
    if (low > high)
        return [-1, 1];
    const pad = Math.max((high - low) * .05, (least - (high - low)) / 2, .1);
    return [low - pad, high + pad];
};
const logPoints = (xs, ys) => xs.map((v, i) => [log10(v), ys[i] ? log10(ys[i]) : NaN]);

// What a point is: names with numbers, the first few of many.
const pointSaid = (point, most = 6) => {
    const names = Object.keys(point);
    return names.slice(0, most).map(k => `${k} = ${short(point[k], 6)}`).join(', ') + (names.length > most ? ` and ${many(names.length - most)} more` : '');
};
const factsOf = notes => notes && notes.length ? el('ul', { class: 'facts' }, notes.map(t => el('li', null, inWords(t)))) : null;

// A button for what is not shown yet; paper says how much that is.
const moreOf = (rest, show) => {
    const button = el('button', { type: 'button', class: 'by-hand', onclick: () => {
        show();
        more.remove();
    } }, `show the other ${many(rest)}`);
    const more = rest > 0 && el('p', { class: 'more' }, button, el('span', { class: 'on-paper' }, `and ${many(rest)} more`));
    return more;
};

// Each cell bears the name of its column, which a phone shows beside it: there a row of many cells is a list.
const headed = (row, head) => {
    [...row.children].forEach((cell, i) => head[i] && cell.tagName === 'TD' && cell.setAttribute('data-column', head[i]));
    return row;
};

// A table whose rows are made when they are wanted: the first so many, and a button for the others.
const longTable = (head, rows, first = 60, attributes = {}) => {
    const make = (from, to) => rows.slice(from, to).map(f => headed(f(), head));
    const body = el('tbody', null, make(0, first));
    const table = el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': attributes.label || 'table' }, el('table', { class: 'plain-table' + (head.length > 4 ? ' stacks' : '') },
        el('thead', null, el('tr', null, head.map(t => t ? el('th', { scope: 'col' }, t) : el('td')))), body));
    return [table, moreOf(rows.length - first, () => body.append(...make(first)))];
};
