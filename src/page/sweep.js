// A sweep as a page: the answer, the chart with its lesson, the anatomy, the best steps.

const sweepView = (entry, keys) => {
    const { result, lesson, words } = entry;
    entry.components = entry.components || readComponents(result, lesson);
    const components = entry.components;
    const root = el('div', { class: 'sweep' });
    const build = () => {
        const component = openComponent(result, components[now.component] || components[0]);
        const said = words.components && component.index >= 0 && words.components[component.index] || words;
        const series = component.series;
        const view = { series, h: result.h, xs: result.x, reference: component.reference, gradient: component.index < 0, notes: said.notes || [], selectors: component.selectors,
            what: component.index < 0 ? 'gradient (norm)' : (series[0] && series[0].raw.derivative > 1 ? ['', '', 'second ', 'third '][series[0].raw.derivative] || series[0].raw.derivative + 'th ' : '') + 'derivative' };
        view.lesson = lesson && component.index >= 0 ? lesson.components.find(c => c.wrt === component.wrt && c.output === component.output && c.f !== null) || null : null;
        const one = new Set(series.map(s => s.truth));
        view.truth = one.size === 1 ? [...one][0] : component.reference && component.reference.value;
        if (view.xs.length > 1)
            view.all = [view.xs[0], view.xs[view.xs.length - 1]];
        else if (view.xs.length)
            view.all = [view.xs[0] - 1, view.xs[0] + 1];
        view.barFrom = -20;
        view.barTo = 0;
        for (const s of series)
            for (const v of s.y)
                if (v > view.barTo)
                    view.barTo = v;
        unwatchAll();
        atEnd(stopShrinking);
        keys.sweep = view.xs.length ? sweepKeys(view) : null;
        entry.view = view;
        const first = el('div', { class: 'hero' }, questionBlock(said, series), ladder(view));
        const foot = el('div', { class: 'pair' }, bestTable(view), choices(view));
        if (!view.xs.length) {
            root.replaceChildren(...[first, foot].filter(Boolean));
        } else {
            const title = el('h2');
            const head = () => {
                const s = series[now.method];
                title.replaceChildren(s.name, ' at ', el('i', null, 'h'), ' = ' + power(view.h[now.step]));
            };
            watch(['step', 'method'], head);
            head();
            root.replaceChildren(...[first, stickyBar(view, components),
                el('div', { class: 'main' },
                    section('The error against the step', ['Dots: the samples. Lines: the error one can ', el('b', null, 'count on'), ', the largest near each ', el('i', null, 'h'),
                        '. Thick: the sweet spot, within twice the best. Dotted: the powers of ', el('i', null, 'h'), ' that were fitted.', el('span', { class: 'by-hand' }, ' Drag to move ', el('i', null, 'h'), '; shift-drag or the strip below to zoom.')], errorChart(view), zoomStrip(view)),
                    el('section', { class: 'lesson' }, title, lessonPicture(view), digitRows(view), partsTable(view))),
                anatomy(view), foot].filter(Boolean));
        }
        watch(['component'], () => {
            const c = openComponent(result, components[now.component]);
            const held = document.activeElement && document.activeElement.className;
            Object.assign(now, { method: Math.min(now.method, c.series.length - 1), zoom: null });
            const s = c.series[now.method];
            if (s.best && result.x.length)
                now.step = nearest(result.x, Math.log10(s.best.h));
            build();
            if (held === 'component')
                root.querySelector('select.component').focus();
        });
    };
    // What the address says, else the best step of the best method.
    const asked = entry.asked || {};
    const modelled = s => s && s.optimum.modelled && s.optimum.modelled.h;
    now.component = Math.max(0, Math.min(components.length - 1, Number(asked.c || 1) - 1 || 0));
    const c = openComponent(result, components[now.component]);
    const named = c.series.findIndex(s => s.name === asked.m);
    now.method = named >= 0 ? named : Math.max(0, c.series.indexOf(bestSeries(c.series)));
    now.zoom = null;
    now.step = 0;
    if (result.x.length) {
        const s = c.series[now.method];
        const h = Number(asked.h) > 0 ? Math.log10(Number(asked.h)) : s && s.best ? Math.log10(s.best.h) : modelled(s) ? Math.log10(modelled(s)) : result.x[result.x.length >> 1];
        now.step = nearest(result.x, h);
        const z = (asked.z || '').split(',').map(Number);
        if (z.length === 2 && z[1] - z[0] > .1 && z.every(isFinite))
            now.zoom = [Math.max(result.x[0], z[0]), Math.min(result.x[result.x.length - 1], z[1])];
        if (now.zoom && now.zoom[1] - now.zoom[0] < .1)
            now.zoom = null;
    }
    build();
    return root;
};

const sweepAddress = entry => {
    const v = entry.view;
    if (!v || !v.xs.length)
        return {};
    return { c: now.component ? now.component + 1 : null, m: v.series[now.method].name, h: v.h[now.step].toPrecision(3).replace('e+', 'e'), z: now.zoom && now.zoom.map(z => z.toFixed(2)).join(',') };
};
