// The lesson: f around x, as wide as h wants it. The vertical scale is f' h, so the tangent stands still and the curve straightens.

const lessonOf = (view, s) => {
    const l = view.lesson;
    return l && s.nodes && s.nodes.length && s.nodes.every(k => l.k.includes(k)) && s.format === 'double' && (s.raw.derivative || 1) === 1 ? l : null;
};
const valueAt = (l, k, i) => {
    const at = l.k.indexOf(k);
    const v = at < 0 ? null : l.values[at] && l.values[at][i];
    return k === 0 && !isNumber(v) ? l.f : v;
};

const tick = k => k === 0 ? 'x' : `x ${k > 0 ? '+' : '−'} ${Math.abs(k) === 1 ? '' : Math.abs(k)}h`;

const lessonPicture = view => {
    const caption = el('p', { class: 'lesson-caption' });
    let drawn = null;
    const holder = figure(width => drawn ? drawn(width) : svg('svg', null), { class: 'figure' });
    const paint = () => {
        const s = view.series[now.method], i = now.step, l = lessonOf(view, s);
        drawn = l && (width => drawLesson(view, s, l, i, width));
        holder.hidden = !l;
        const h = view.h[i];
        if (!l) {
            caption.replaceChildren(...[lessonMissing(view, s)].flat());
            return;
        }
        holder.redraw();
        const reach = (Math.max(...s.nodes.map(Math.abs)) + .6) * h;
        const grain = grained(l, reach);
        caption.replaceChildren(el('b', { css: { color: s.colour } }, 'secant ' + short(s.estimate[i], 7)), ' · ',
            el('span', { class: 'dashed' }, `tangent ${short(l.derivative, 7)}`), ' · ', el('span', null, grain ? `${power(2 * reach)} wide, each dot a double` : `${short(2 * reach, 2)} wide`));
    };
    watch(['step', 'method'], paint);
    paint();
    return el('div', { class: 'lesson-picture' }, caption, holder);
};

const lessonMissing = (view, s) => view.gradient ? ['No one picture shows all components. ', el('button', { type: 'button', class: 'small by-hand', onclick: () => change({ component: 1 }) }, 'look at one component')]
    : s.format !== 'double' ? `The picture of f is drawn for doubles; here is what ${s.format} gives.`
        : view.lesson ? `The picture of f is drawn for the first derivative by up to five nodes.` : '';

// Fewer than some 270 half ulps in the window: the doubles themselves can be seen.
const grained = (l, reach) => l.grain && l.grain.x && l.ulp_x > 0 && 2 * reach < 135 * l.ulp_x;

const drawLesson = (view, s, l, i, width) => {
    const h = view.h[i], height = 190, ground = 166;
    const most = Math.max(...s.nodes.map(Math.abs)), reach = (most + .6) * h;
    const box = { left: 4, right: width - 4, top: 6, bottom: ground };
    const x = scale(-reach, reach, box.left, box.right);
    const grain = grained(l, reach);
    const value = k => valueAt(l, k, i);
    let rise = Math.abs(l.derivative) * reach;
    const used = s.nodes.map(value).filter(isNumber).map(v => Math.abs(v - l.f));
    if (!(rise > 0) || Math.max(...used) > 4 * rise)
        rise = Math.max(rise, ...used, 1e-320);
    const middle = (box.top + box.bottom) / 2;
    const y = scale(-rise, rise, middle + 58, middle - 58);
    const id = 'lesson-frame';
    const g = svg('g', { 'clip-path': `url(#${id})` });
    const seg = (a, b) => `M${round1(x(a[0]))} ${round1(y(a[1]))}L${round1(x(b[0]))} ${round1(y(b[1]))}`;
    const slope = l.derivative;
    if (isNumber(slope))
        g.append(svg('path', { class: 'tangent', d: seg([-reach, -reach * slope], [reach, reach * slope]) }));
    if (grain) {
        const { x: gx, df } = l.grain, ux = l.ulp_x / 2, uf = l.ulp_f / 2;
        let steps = '', dots = '';
        for (let k = 1; k < gx.length - 1; k++) {
            const here = gx[k] * ux;
            if (!isNumber(df[k]) || here < -1.1 * reach || here > 1.1 * reach)
                continue;
            const a = (gx[k - 1] + gx[k]) / 2 * ux, b = (gx[k] + gx[k + 1]) / 2 * ux, py = round1(y(df[k] * uf));
            steps += `M${round1(x(a))} ${py}H${round1(x(b))}`;
            dots += `M${round1(x(here))} ${py}h0`;
        }
        g.append(svg('path', { class: 'stairs', d: steps }), svg('path', { class: 'dots', d: dots, stroke: 'var(--ink)', 'stroke-width': 4.5 }));
    } else if (l.curve && l.curve.d) {
        const { d, right, left } = l.curve;
        let path = '', pen = false;
        const add = (at, v) => {
            if (!isNumber(v) || Math.abs(v) > 40 * rise) {
                pen = false;
                return;
            }
            path += `${pen ? 'L' : 'M'}${round1(x(at))} ${round1(y(v))}`;
            pen = true;
        };
        let last = d.length - 1;
        while (last > 0 && d[last - 1] > reach)
            last--;
        let first = last;
        while (first > 0 && d[first - 1] > reach / width)
            first--;
        for (let k = last; k >= first; k--)
            add(-d[k], left[k]);
        add(0, 0);
        for (let k = first; k <= last; k++)
            add(d[k], right[k]);
        g.append(svg('path', { class: 'curve', d: path }));
    }
    const out = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `f around x, and the secant of ${s.name} at h = ${power(h)}` },
        svg('clipPath', { id }, svg('rect', { x: 0, y: 0, width, height: ground })), g,
        svg('path', { class: 'rule', d: `M${box.left} ${ground}H${box.right}` }));
    // The secant: through two nodes as it is, through more with the estimate for its slope, midway.
    const estimate = s.estimate[i];
    const ends = s.nodes.map(k => [k * h, value(k) - l.f]);
    if (isNumber(estimate) && ends.every(e => isNumber(e[1]))) {
        const centre = ends.length === 2 ? ends[0] : [0, ends.reduce((sum, e) => sum + e[1], 0) / ends.length];
        const on = at => centre[1] + (at - centre[0]) * (ends.length === 2 ? (ends[0][1] - ends[1][1]) / (ends[0][0] - ends[1][0]) : estimate);
        g.append(svg('path', { class: 'secant', d: seg([-reach, on(-reach)], [reach, on(reach)]), stroke: s.colour }));
    }
    const names = new Set(s.nodes);
    for (const k of s.nodes) {
        const v = value(k);
        const px = x(k * h);
        if (isNumber(v)) {
            const py = y(v - l.f);
            g.append(svg('path', { class: 'drop', d: `M${round1(px)} ${round1(py)}V${ground}`, stroke: s.colour }));
            g.append(svg('circle', { class: 'node-dot', cx: round1(px), cy: round1(py), r: 5, fill: s.colour }));
            const landed = l.x + k * h - l.x;
            if (k && grain && Math.abs(landed - k * h) > .03 * reach) {
                const lx = x(landed);
                g.append(svg('path', { class: 'landed', d: `M${round1(lx)} ${round1(py)}V${round1(Math.min(ground - 4, py + 40))}M${round1(px)} ${round1(py)}H${round1(lx)}` }),
                    svg('circle', { class: 'landed-ring', cx: round1(lx), cy: round1(py), r: 4.5 }));
                if (k === s.nodes.find(q => q > 0) || s.nodes.every(q => q <= 0)) {
                    const right = lx < width / 2;
                    g.append(svgText(lx + (right ? 6 : -6), Math.min(ground - 5, py + 40), tick(k).replace(/ /g, '') + ' lands here', { class: 'halo of-node-text', 'text-anchor': right ? 'start' : 'end' }));
                }
            }
        }
    }
    for (const k of [...names, 0].filter((k, n, all) => all.indexOf(k) === n)) {
        out.append(svg('path', { class: 'tick', d: `M${round1(x(k * h))} ${ground}v5` }),
            svgText(x(k * h), ground + 20, tick(k), { 'text-anchor': 'middle', class: 'math' }));
    }
    return out;
};
