// The bar that stays in sight: h, one step left or right, the best step, the shrinking h, the methods. And the keys.

let shrinking = 0;
const stopShrinking = () => {
    cancelAnimationFrame(shrinking);
    shrinking = 0;
    for (const button of document.querySelectorAll('.shrink'))
        button.replaceChildren('▶ shrink ', el('i', null, 'h'));
};
// From where h is (or the largest, if it is at the smallest) down, some 16 decades in 9 seconds.
const shrink = view => {
    if (shrinking) {
        stopShrinking();
        return;
    }
    const { xs } = view;
    const start = now.step < 3 ? xs.length - 1 : now.step;
    const began = performance.now(), from = xs[start];
    for (const button of document.querySelectorAll('.shrink'))
        button.textContent = '■ stop';
    const frame = time => {
        const v = from - (time - began) / 9000 * (xs[xs.length - 1] - xs[0]);
        change({ step: nearest(xs, Math.max(v, xs[0])) });
        if (v > xs[0])
            shrinking = requestAnimationFrame(frame);
        else
            stopShrinking();
    };
    shrinking = requestAnimationFrame(frame);
};

const goToBest = view => {
    const s = view.series[now.method];
    if (s.best)
        change({ step: nearest(view.xs, Math.log10(s.best.h)) });
};
const stepBy = (view, n) => change({ step: Math.max(0, Math.min(view.xs.length - 1, now.step + n)) });
// A decade, whatever the grid.
const decadeBy = (view, sign) => {
    const to = nearest(view.xs, view.xs[now.step] + sign);
    change({ step: to === now.step ? Math.max(0, Math.min(view.xs.length - 1, to + sign)) : to });
};

const radios = view => {
    const buttons = view.series.map((s, i) => el('button', { type: 'button', role: 'radio', 'aria-checked': i === now.method, tabindex: i === now.method ? 0 : -1,
        onclick: () => change({ method: i }) }, s.name));
    const group = el('div', { class: 'radios', role: 'radiogroup', 'aria-label': 'method' }, buttons);
    const paint = () => buttons.forEach((b, i) => {
        const on = i === now.method;
        b.setAttribute('aria-checked', on);
        b.tabIndex = on ? 0 : -1;
        b.style.setProperty('background', on ? view.series[i].colour : '');
    });
    group.addEventListener('keydown', event => {
        const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (!by)
            return;
        const next = (now.method + by + buttons.length) % buttons.length;
        change({ method: next });
        buttons[next].focus();
        event.preventDefault();
        event.stopPropagation();
    });
    watch(['method'], paint);
    paint();
    return group;
};

const methodSelect = view => {
    const select = el('select', { 'aria-label': 'method', onchange: () => change({ method: select.selectedIndex }) },
        view.series.map(s => el('option', null, s.name)));
    const paint = () => { select.selectedIndex = now.method; };
    watch(['method'], paint);
    paint();
    return select;
};

const stickyBar = (view, components) => {
    const h = el('b'), digits = el('span', { class: 'digits-now' });
    const paint = () => {
        const s = view.series[now.method];
        const d = correctDigits(s.raw.error[now.step], s.truth);
        h.textContent = power(view.h[now.step]);
        const error = s.raw.error[now.step];
        digits.textContent = d === null ? isNumber(error) ? 'error ' + power(Math.abs(error)) : 'no estimate' : digitsSaid(d);
        digits.style.color = s.colour;
        say(`h = ${power(view.h[now.step])}, ${s.name}: ${digits.textContent}`);
    };
    watch(['step', 'method'], paint);
    paint();
    const select = components.length > 1 && el('select', { class: 'component', 'aria-label': 'which derivative',
        onchange: event => change({ component: event.target.selectedIndex }) },
    components.map((c, i) => el('option', { selected: i === now.component }, c.label)));
    return el('div', { class: 'bar', role: 'toolbar', 'aria-label': 'step and method' }, el('div', { class: 'inner' },
        el('p', { class: 'h-now' }, el('i', null, 'h'), ' = ', h, digits),
        el('span', { class: 'group' },
            el('button', { type: 'button', 'aria-label': 'a smaller h', title: 'a smaller h (←)', onclick: () => stepBy(view, -1) }, '◂'),
            el('button', { type: 'button', 'aria-label': 'a larger h', title: 'a larger h (→)', onclick: () => stepBy(view, 1) }, '▸')),
        el('button', { type: 'button', title: 'the best step of this method (o)', onclick: () => goToBest(view) }, 'go to ', el('i', null, 'h*')),
        el('button', { type: 'button', class: 'shrink', onclick: () => shrink(view) }, '▶ shrink ', el('i', null, 'h')),
        select,
        view.series.length > 6 ? methodSelect(view) : view.series.length > 1 && radios(view),
        view.series.map(s => s.name).join('').length + (select ? 18 : 0) < 44 && el('p', { class: 'keys' }, el('kbd', null, '←'), el('kbd', null, '→'), ' move ', el('i', null, 'h'), view.series.length > 1 && [' ', el('kbd', null, '1'), '–', el('kbd', null, String(Math.min(9, view.series.length))), ' method'])));
};

// The keys of a sweep; none while somebody types or picks.
const sweepKeys = view => event => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName))
        return;
    const left = ['ArrowLeft', 'ArrowDown'], right = ['ArrowRight', 'ArrowUp'];
    const onHandle = event.target.closest && event.target.closest('.handle');
    const n = Number(event.key);
    if (event.key === 'ArrowLeft' || (onHandle && left.includes(event.key)))
        event.shiftKey ? decadeBy(view, -1) : stepBy(view, -1);
    else if (event.key === 'ArrowRight' || (onHandle && right.includes(event.key)))
        event.shiftKey ? decadeBy(view, 1) : stepBy(view, 1);
    else if (onHandle && event.key === 'PageDown')
        decadeBy(view, -1);
    else if (onHandle && event.key === 'PageUp')
        decadeBy(view, 1);
    else if (onHandle && event.key === 'Home')
        change({ step: 0 });
    else if (onHandle && event.key === 'End')
        change({ step: view.xs.length - 1 });
    else if (n >= 1 && n <= view.series.length)
        change({ method: n - 1 });
    else if (event.key === 'o')
        goToBest(view);
    else if (event.key === '+' || event.key === '=')
        zoomBy(view, .6);
    else if (event.key === '-')
        zoomBy(view, 1 / .6);
    else if (event.key === '0')
        change({ zoom: null });
    else
        return;
    event.preventDefault();
};
