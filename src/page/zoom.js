// The strip below the chart, by which a part of it is chosen.

const zoomTo = (view, a, b) => {
    const [low, high] = view.all;
    const least = Math.min(.5, (high - low) / 2);
    if (b - a < least) {
        const middle = (a + b) / 2;
        [a, b] = [middle - least / 2, middle + least / 2];
    }
    a = Math.max(low, a);
    b = Math.min(high, b);
    change({ zoom: b - a > (high - low) * .985 ? null : [a, b] });
};
const zoomBy = (view, factor) => {
    const [a, b] = now.zoom || view.all;
    const middle = Math.max(a, Math.min(b, view.xs[now.step]));
    zoomTo(view, middle - (middle - a) * factor, middle + (b - middle) * factor);
};

const zoomStrip = view => {
    const { series, xs } = view;
    let x, box, drag = null;
    const strip = figure(width => {
        const side = chartBox(width);
        box = { left: side.left, right: side.right, top: 1, bottom: 35 };
        x = scale(...view.all, box.left, box.right);
        const range = rangeOf(series, 0, xs.length);
        const y = scale(range.low, range.high, box.bottom - 2, box.top + 2);
        const [a, b] = (now.zoom || view.all).map(x);
        const g = svg('svg', { viewBox: `0 0 ${width} 38`, 'aria-hidden': 'true' },
            svg('rect', { class: 'strip', x: box.left, y: box.top, width: box.right - box.left, height: 34 }),
            series.map(s => svg('path', { class: 'line', d: pathOver(xs, s.line, x, y), stroke: s.colour, 'stroke-width': 1 })),
            svg('path', { class: 'veil', d: `M${box.left} ${box.top}H${round1(a)}V${box.bottom}H${box.left}zM${round1(b)} ${box.top}H${box.right}V${box.bottom}H${round1(b)}z` }),
            svg('rect', { class: 'strip-window', x: a, y: box.top, width: Math.max(0, b - a), height: 34 }),
            [a, b].map(p => svg('rect', { class: 'strip-end', x: p - 3, y: 10, width: 6, height: 16, rx: 2 })),
            !now.zoom && svgText(box.left + 12, 30, 'drag here to zoom', { class: 'hint' }));
        return g;
    }, { class: 'figure zoom-strip', title: 'drag to zoom, double click for all of it' });
    const at = event => event.clientX - strip.getBoundingClientRect().left;
    strip.addEventListener('pointerdown', event => {
        if (!x || event.button)
            return;
        const p = at(event), [a, b] = (now.zoom || view.all).map(x);
        const kind = Math.abs(p - a) < 9 ? 'from' : Math.abs(p - b) < 9 ? 'to' : now.zoom && p > a && p < b ? 'move' : 'new';
        drag = { kind, p, window: now.zoom || view.all };
        strip.setPointerCapture(event.pointerId);
        event.preventDefault();
    });
    strip.addEventListener('pointermove', event => {
        if (!drag)
            return;
        const v = x.back(at(event)), start = x.back(drag.p);
        let [a, b] = drag.window;
        if (drag.kind === 'from')
            a = Math.min(v, b - .3);
        else if (drag.kind === 'to')
            b = Math.max(v, a + .3);
        else if (drag.kind === 'move') {
            const d = Math.max(view.all[0] - a, Math.min(view.all[1] - b, v - start));
            [a, b] = [a + d, b + d];
        } else if (Math.abs(at(event) - drag.p) > 4)
            [a, b] = [Math.min(v, start), Math.max(v, start)];
        else
            return;
        zoomTo(view, a, b);
    });
    const drop = () => { drag = null; };
    strip.addEventListener('pointerup', drop);
    strip.addEventListener('pointercancel', drop);
    strip.addEventListener('dblclick', () => change({ zoom: null }));
    watch(['zoom'], strip.redraw);
    return strip;
};
