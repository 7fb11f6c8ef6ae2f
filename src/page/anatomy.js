// Why there: a panel a method, with the four parts of its error as lines and their sum as a grey band.

const panel = (view, index) => {
    const s = view.series[index], { xs } = view;
    const causes = s.whole ? CAUSES : [CAUSES[0], { name: 'rounding', colour: 'var(--node)', dash: null, width: 1.6 }];
    let x, box;
    const rule = svg('path', { class: 'cursor' });
    const move = () => x && rule.setAttribute('d', `M0 ${box.top}V${box.bottom}`) === undefined && (rule.style.transform = `translateX(${round1(x(xs[now.step]))}px)`);
    const holder = figure(width => {
        const narrow = width < 230;
        box = { left: 40, right: width - 4, top: 8, bottom: narrow ? 140 : 176 };
        x = scale(...view.all, box.left, box.right);
        const [low, high] = view.causeRange;
        const y = scale(low, high, box.bottom, box.top);
        const id = 'panel' + index;
        const lines = causes.map(c => c.name === 'truncation' ? Float64Array.from(s.raw.truncation, log10) : s.partLine(c.name));
        // Where truncation overtakes rounding for good.
        const rounding = s.partLine('rounding'), truncation = lines[0];
        let cross = xs.length;
        while (cross > 0 && !(rounding[cross - 1] > truncation[cross - 1]))
            cross--;
        const none = !rounding.some(v => v > -Infinity) && !truncation.some(v => v > -Infinity);
        const middle = cross <= 0 ? box.left : cross >= xs.length ? box.right : (x(xs[cross - 1]) + x(xs[cross])) / 2;
        const g = svg('g', { 'clip-path': `url(#${id})` },
            svg('rect', { class: 'ground-rounding', x: box.left, y: box.top, width: Math.max(0, middle - box.left), height: box.bottom - box.top }),
            none ? svgText((box.left + box.right) / 2, (box.top + box.bottom) / 2, 'no error at any h', { 'text-anchor': 'middle' }) :
                svg('rect', { class: 'ground-truncation', x: middle, y: box.top, width: Math.max(0, box.right - middle), height: box.bottom - box.top }),
            svg('path', { class: 'dots', d: dotsOver(xs, s.y, x, y), stroke: 'var(--soft)', 'stroke-width': 1.8, opacity: .35 }),
            svg('path', { class: 'line', d: pathOver(xs, s.line, x, y), stroke: 'var(--ink)', 'stroke-width': 7, opacity: .2, 'stroke-linejoin': 'round' }),
            causes.map((c, i) => svg('path', { class: 'line', d: pathOver(xs, lines[i], x, y), stroke: c.colour, 'stroke-width': c.width, 'stroke-dasharray': c.dash })));
        const out = svg('svg', { viewBox: `0 0 ${width} ${box.bottom + 22}`, role: 'img', 'aria-label': anatomySaid(s) },
            svg('clipPath', { id }, svg('rect', { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top })),
            g, axes(box, x, y, { roomX: 56, roomY: 34 }));
        if (s.best && isNumber(s.best.error) && s.best.error > 0)
            out.append(markAt(s, x(Math.log10(s.best.h)), y(Math.log10(s.best.error)), 4.5));
        out.append(causeLabels(causes, lines, xs, x, y, box), rule);
        move();
        return out;
    }, { class: 'figure panel-figure' });
    let held = false;
    const pull = event => x && change({ step: nearest(xs, x.back(event.clientX - holder.getBoundingClientRect().left)) });
    holder.addEventListener('pointerdown', event => {
        if (event.button)
            return;
        held = true;
        holder.setPointerCapture(event.pointerId);
        change({ method: index });
        if (event.pointerType === 'mouse')
            pull(event);
        event.preventDefault();
    });
    holder.addEventListener('pointermove', event => held && pull(event));
    for (const end of ['pointerup', 'pointercancel'])
        holder.addEventListener(end, event => {
            if (held && event.type === 'pointerup')
                pull(event);
            held = false;
        });
    watch(['step'], move);
    return el('div', { class: 'panel' }, el('h3', { css: { color: s.colour } }, smallMark(s), s.name), holder);
};

const anatomySaid = s => `The parts of the error of ${s.name} against h` + (s.best && isNumber(s.best.error) ? `: truncation rules above h = ${power(s.best.h)}, rounding below` : '');

// Each line's name on the line, where no other line or name is near.
const causeLabels = (causes, lines, xs, x, y, box) => {
    const taken = [], out = svg('g');
    causes.forEach((c, k) => {
        const w = c.name.length * 6.4;
        let best = null;
        for (let i = 4; i < xs.length - 4; i += 4) {
            const px = x(xs[i]), v = lines[k][i];
            if (!(v > -Infinity) || px - w / 2 < box.left + 3 || px + w / 2 > box.right - 3)
                continue;
            for (const py of [y(v) - 8, y(v) + 17]) {
                if (py - 10 < box.top || py > box.bottom - 3)
                    continue;
                let room = 60;
                for (const t of taken)
                    room = Math.min(room, Math.abs(t.x - px) > (t.w + w) / 2 + 4 ? 60 : 3 * (Math.abs(t.y - py) - 11));
                for (let j = 0; j < lines.length; j++)
                    for (let q = i - 24; q <= i + 24; q += 4)
                        if (q >= 0 && q < xs.length && lines[j][q] > -Infinity && Math.abs(x(xs[q]) - px) < w / 2 + 2) {
                            const d = Math.abs(y(lines[j][q]) - (py - 4));
                            room = Math.min(room, j === k ? Math.max(d, d > 7 ? 30 : d) : d);
                        }
                if (!best || room > best.room + .5)
                    best = { room, px, py };
            }
        }
        if (best && best.room > -6) {
            taken.push({ x: best.px, y: best.py, w });
            out.append(halo(best.px, best.py, c.name, { fill: c.colour, 'text-anchor': 'middle' }));
        }
    });
    return out;
};

const anatomy = view => {
    const split = view.series.map((s, i) => i).filter(i => view.series[i].split && view.series[i].y.some(v => !isNaN(v)));
    if (!split.length)
        return null;
    // One range for all panels, so that they can be compared.
    let low = Infinity, high = -Infinity;
    for (const i of split) {
        const r = rangeOf([view.series[i]], 0, view.xs.length);
        low = Math.min(low, r.low);
        high = Math.max(high, r.high);
    }
    view.causeRange = [Math.max(low - 3, high - 22), high];
    const whole = split.every(i => view.series[i].whole);
    const name = k => el('b', { class: 'of-' + k }, k);
    const i = t => el('i', null, t);
    const note = whole ? ['Each error is the sum of four proven parts. On the right the formula leaves something out (', name('truncation'), '); on the left the numbers lose something: ',
        i('x + h'), ' is not a number of the format (', name('node'), '), ', i('f'), ' is rounded (', name('evaluation'), '), the operations round (', name('arithmetic'), '). The grey band is the total one can count on. The best step lies where the two arms of the V cross.']
        : ['On the right the formula leaves something out (', name('truncation'), '); on the left the numbers are rounded. The best step lies where the two arms of the V cross.'];
    return el('section', null, el('h2', null, 'Why there: the anatomy of each error'), el('p', { class: 'note' }, note),
        el('div', { class: 'panels' }, split.map(k => panel(view, k))));
};
