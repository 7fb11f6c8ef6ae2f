// The chart of the error against h: samples, the line that one can count on, the best steps, and the h that runs through everything.

const chartBox = width => {
    const phone = width < 560;
    return { left: phone ? 44 : 54, right: width - (phone ? 30 : 48), top: 46, bottom: phone ? 336 : 470 };
};

const errorChart = view => {
    const { series, xs } = view;
    const still = svg('g'), moving = svg('g', { class: 'moving' }), hover = svg('g', { class: 'hover' });
    const handle = svg('g', { class: 'handle', role: 'slider', tabindex: 0, 'aria-label': 'step h',
        'aria-valuemin': 0, 'aria-valuemax': xs.length - 1 },
    svg('path', { class: 'grip', d: 'M0 -6L7 2V16a3 3 0 0 1 -3 3H-4a3 3 0 0 1 -3 -3V2z' }));
    const root = svg('svg', { role: 'group', 'aria-label': 'The error against the step h, both logarithmic' }, still, hover, moving);
    const rule = svg('path', { class: 'cursor' }), ring = svg('circle', { class: 'ring', r: 5.5 }), tag = svgText(0, 0, '', { class: 'tag', 'text-anchor': 'middle' });
    moving.append(rule, handle, ring, tag);
    const card = el('div', { class: 'card', hidden: true });
    const wrap = el('div', { class: 'chart' }, root, card);
    let width = 0, box, x, y, y0;

    const window_ = () => now.zoom || view.all;
    const inside = () => {
        const [a, b] = window_();
        let from = 0, to = xs.length;
        while (from < to && xs[from] < a - 1e-9)
            from++;
        while (to > from && xs[to - 1] > b + 1e-9)
            to--;
        return [from, to];
    };

    const draw = () => {
        if (!width)
            return;
        const [from, to] = inside();
        const chosen = series[now.method];
        box = chartBox(width);
        const range = rangeOf(series, from, to);
        x = scale(...window_(), box.left, box.right);
        y0 = range.zero ? box.bottom - 10 : null;
        y = scale(range.low, range.high, box.bottom - (range.zero ? 22 : 0), box.top);
        root.setAttribute('viewBox', `0 0 ${width} ${box.bottom + 42}`);
        const clip = svg('clipPath', { id: 'frame' }, svg('rect', { x: box.left, y: box.top - 3, width: box.right - box.left, height: box.bottom - box.top + 3 }));
        const phone = width < 560;
        const g = svg('g', { 'clip-path': 'url(#frame)' });
        const parts = [clip, axes(box, x, y, { xName: ['step ', svg('tspan', { class: 'math' }, 'h')], roomX: phone ? 52 : 68, roomY: 34 }), g];
        parts.push(svgText(0, 12, '|error| of the ' + view.what, { class: 'axis-name' }));
        if (range.none)
            parts.push(svgText((box.left + box.right) / 2, (box.top + box.bottom) / 2, 'no error is known here', { 'text-anchor': 'middle' }));
        if (y0 !== null)
            parts.push(svgText(box.left - 8, y0 + 4, '0', { 'text-anchor': 'end' }));
        // Correct digits at the right, where there is one truth for all.
        if (view.truth) {
            const shift = Math.log10(Math.abs(view.truth));
            const digits = scale(shift - y.from, shift - y.to, y.low, y.high);
            for (const k of rounds(digits, 34).filter(k => k >= 0 && Number.isInteger(k)))
                parts.push(svgText(box.right + 7, digits(k) + 4, String(k)));
            parts.push(svgText(width, 12, phone ? 'digits' : 'correct digits', { class: 'axis-name', 'text-anchor': 'end' }));
        }
        const order = series.map((s, i) => i).sort((a, b) => (a === now.method) - (b === now.method));
        for (const i of order) {
            const s = series[i], on = i === now.method;
            g.append(svg('path', { class: 'dots', d: dotsOver(xs, s.y, x, y, from, to, y0), stroke: s.colour, 'stroke-width': on ? 3.2 : 2.6, opacity: on ? .62 : .2 }));
        }
        for (const i of order) {
            const s = series[i], on = i === now.method;
            const spot = s.optimum.measured && s.optimum.measured.sweet_spot;
            if (spot && isNumber(spot[0])) {
                let a = from, b = to;
                while (a < b && xs[a] < Math.log10(spot[0]) - 1e-9)
                    a++;
                while (b > a && xs[b - 1] > Math.log10(spot[1]) + 1e-9)
                    b--;
                g.append(svg('path', { class: 'line', d: pathOver(xs, s.line, x, y, a, b), stroke: s.colour, 'stroke-width': 10, opacity: on ? .3 : .2, 'stroke-linecap': 'round' }));
            }
            g.append(svg('path', { class: 'line', d: pathOver(xs, s.line, x, y, from, to), stroke: s.colour, 'stroke-width': on ? 2.6 : 1.5, 'stroke-dasharray': s.dash }));
        }
        const fit = chosen.optimum.fitted;
        if (fit && isNumber(fit.truncation_slope) && isNumber(fit.truncation_at_1) && fit.truncation_at_1 > 0) {
            const along = (slope, at) => `M${x.low} ${round1(y(Math.log10(at) + slope * x.from))}L${x.high} ${round1(y(Math.log10(at) + slope * x.to))}`;
            g.append(svg('path', { class: 'fit', d: along(fit.truncation_slope, fit.truncation_at_1), stroke: chosen.colour }));
            if (isNumber(fit.rounding_slope) && fit.rounding_at_1 > 0)
                g.append(svg('path', { class: 'fit', d: along(fit.rounding_slope, fit.rounding_at_1), stroke: chosen.colour }));
        }
        // The sweet spots as bars above the axis, those of the chosen method lowest.
        const bars = order.slice().reverse().filter(i => series[i].optimum.measured && isNumber(series[i].optimum.measured.sweet_spot[0]));
        bars.slice(0, 6).forEach((i, row) => {
            const [a, b] = series[i].optimum.measured.sweet_spot.map(v => Math.min(x.high, Math.max(x.low, x(Math.log10(v)))));
            if (b - a > .5)
                g.append(svg('path', { d: `M${round1(a)} ${box.bottom - 4 - row * 4}H${round1(b)}`, stroke: series[i].colour, 'stroke-width': 2.6 }));
        });
        parts.push(slopeWords(view, x, y, box, from, to));
        const heightOf = (s, b) => {
            const v = b.how === 'measured' ? s.line[nearest(xs, Math.log10(b.h))] : Math.log10(b.error);
            return v > -Infinity ? Math.min(box.bottom - 8, y(v)) : y0 || box.bottom;
        };
        const marks = order.slice().reverse().map(i => ({ i, s: series[i], b: series[i].best }))
            .filter(m => m.b && isNumber(m.b.error) && x(Math.log10(m.b.h)) >= box.left - 1 && x(Math.log10(m.b.h)) <= box.right + 1)
            .map(m => ({ ...m, x: x(Math.log10(m.b.h)), y: heightOf(m.s, m.b), name: m.s.name,
                more: [power(m.b.h), gives(m.b.error, m.s.truth)] }));
        for (const m of marks)
            parts.push(markAt(m.s, m.x, m.y, m.i === now.method ? 6 : 5));
        for (const m of placeLabels(marks.sort((a, b) => b.x - a.x), box)) {
            const { place } = m;
            if (Math.abs(place.dy) > 20 || place.dx > 20)
                parts.push(svg('path', { class: 'leader', d: `M${round1(m.x + (place.left ? -6 : 6))} ${round1(m.y + (place.dy > 0 ? 3 : -1))}L${round1(place.left ? place.x + place.w : place.x - 3)} ${round1(place.y + 10)}`, stroke: m.s.colour }));
            const lines = place.tall ? m.more : [m.more.join(' → ')];
            parts.push(halo(place.x, place.y + 12, m.name, { fill: m.s.colour, 'font-weight': 600 }),
                ...lines.map((t, n) => halo(place.x, place.y + 27 + 14 * n, t, { fill: m.s.colour })));
        }
        still.replaceChildren(...parts);
        move();
    };

    const move = () => {
        if (!width)
            return;
        const s = series[now.method], at = x(xs[now.step]);
        const seen = at >= box.left - 1 && at <= box.right + 1;
        moving.style.display = seen ? '' : 'none';
        moving.style.transform = `translateX(${round1(at)}px)`;
        rule.setAttribute('d', `M0 ${box.top - 6}V${box.bottom}`);
        handle.setAttribute('transform', `translate(0 ${box.bottom})`);
        tag.setAttribute('y', box.top - 11);
        tag.textContent = 'h = ' + power(view.h[now.step]);
        const edge = 42;
        tag.setAttribute('x', Math.max(edge + box.left - 20 - at, Math.min(0, box.right + 20 - edge - at)));
        const v = s.y[now.step];
        ring.style.display = v > -Infinity || (v === -Infinity && y0 !== null) ? '' : 'none';
        ring.setAttribute('cy', round1(v > -Infinity ? Math.min(box.bottom, Math.max(box.top, y(v))) : y0 || 0));
        ring.setAttribute('stroke', s.colour);
        handle.setAttribute('aria-valuenow', now.step);
        handle.setAttribute('aria-valuetext', `h = ${power(view.h[now.step])}; ${s.name}: error ${isNumber(s.raw.error[now.step]) ? power(Math.abs(s.raw.error[now.step])) : 'none'}`);
    };

    const stepAt = px => nearest(xs, x.back(px));
    // What is said of the step under the pointer, while h stays.
    const showCard = (i, px, py) => {
        const s = series[now.method];
        hover.replaceChildren(svg('path', { class: 'dotted', d: `M${round1(x(xs[i]))} ${box.top}V${box.bottom}` }),
            ...series.filter(q => q.y[i] > -Infinity && y(q.y[i]) <= box.bottom).map(q => markAt(q, x(xs[i]), y(q.y[i]), q === s ? 5 : 3.5)));
        const rows = CAUSES.filter(c => s.parts[c.name] && isNumber(s.parts[c.name][i])).map(c =>
            el('tr', null, el('th', { scope: 'row' }, el('b', { class: 'of-' + c.name }, c.name), ' ', c.why), el('td', null, signed(s.parts[c.name][i]))));
        const error = s.raw.error[i];
        card.replaceChildren(
            el('p', null, el('b', { css: { color: s.colour } }, s.name), ' at ', el('i', null, 'h'), ' = ' + power(view.h[i])),
            el('table', null, rows, isNumber(error) && el('tr', { class: 'total' }, el('th', { scope: 'row' }, 'error'), el('td', null, signed(error)))),
            el('p', null, explain(s, i)));
        card.hidden = false;
        const room = wrap.clientWidth, w = card.offsetWidth, h = card.offsetHeight;
        card.style.left = Math.max(0, Math.min(room - w, px + 16)) + 'px';
        card.style.top = py - h - 18 + 'px';
    };
    const hideCard = () => {
        card.hidden = true;
        hover.replaceChildren();
    };

    let drag = null;
    const place = event => {
        const r = wrap.getBoundingClientRect();
        return [event.clientX - r.left, event.clientY - r.top];
    };
    const pull = px => change({ step: stepAt(Math.max(box.left, Math.min(box.right, px))) });
    wrap.addEventListener('pointerdown', event => {
        if (event.button || !event.isPrimary)
            return;
        const [px, py] = place(event);
        if (py > box.bottom + 24)
            return;
        hideCard();
        drag = { from: px, zoom: event.shiftKey };
        wrap.setPointerCapture(event.pointerId);
        wrap.classList.add('dragging');
        if (!drag.zoom && event.pointerType === 'mouse')
            pull(px);
        if (document.activeElement !== handle)
            handle.focus({ preventScroll: true, focusVisible: false });
        event.preventDefault();
    });
    wrap.addEventListener('pointermove', event => {
        const [px, py] = place(event);
        if (!drag) {
            if (event.pointerType === 'mouse' && py < box.bottom && px > box.left - 4 && px < box.right + 4)
                showCard(stepAt(px), px, py);
            else
                hideCard();
        } else if (drag.zoom) {
            const a = Math.max(box.left, Math.min(drag.from, px)), b = Math.min(box.right, Math.max(drag.from, px));
            hover.replaceChildren(svg('rect', { class: 'chosen', x: a, y: box.top, width: Math.max(0, b - a), height: box.bottom - box.top }));
        } else
            pull(px);
    });
    const drop = event => {
        wrap.classList.remove('dragging');
        const was = drag;
        drag = null;
        hover.replaceChildren();
        if (!was || event.type === 'pointercancel')
            return;
        const [px] = place(event);
        if (was.zoom && Math.abs(px - was.from) > 8) {
            const ends = [was.from, px].map(p => x.back(Math.max(box.left, Math.min(box.right, p)))).sort((a, b) => a - b);
            zoomTo(view, ...ends);
        } else if (!was.zoom)
            pull(px);
    };
    wrap.addEventListener('pointerup', drop);
    wrap.addEventListener('pointercancel', drop);
    wrap.addEventListener('pointerleave', () => drag || hideCard());
    wrap.addEventListener('dblclick', () => change({ zoom: null }));

    new ResizeObserver(entries => {
        const w = Math.round(entries[0].contentRect.width);
        if (w && w !== width) {
            width = w;
            draw();
        }
    }).observe(wrap);
    watch(['zoom', 'method'], draw);
    watch(['step'], move);
    return wrap;
};
