// The four parts at this h as signed bars, their sum, and what follows.

const partsTable = view => {
    const box = el('div', { class: 'parts' });
    const paint = () => {
        const s = view.series[now.method], i = now.step;
        const error = s.raw.error[i];
        const names = s.whole ? CAUSES.map(c => c.name) : s.split ? ['truncation', 'rounding'] : [];
        const scaleOf = v => Math.max(0, Math.min(1, (log10(v) - view.barFrom) / (view.barTo - view.barFrom)));
        const row = (name, v, total) => el('tr', { class: total ? 'total' : null }, el('th', { scope: 'row', class: total ? null : 'of-' + name }, name),
            el('td', { class: 'bar-cell' }, el('span', { class: 'part-bar', css: { width: (v ? 3 + 97 * scaleOf(v) : 0) + '%', background: total ? 'var(--ink)' : `var(--${name === 'rounding' ? 'node' : name})` } })),
            el('td', { class: 'value' }, !isNumber(v) ? 'none' : view.gradient ? power(v) : signed(v)));
        box.replaceChildren(
            names.length ? el('table', null, el('caption', { class: 'aside' }, 'The parts of the error at this h'), names.map(k => row(k, s.raw[k][i])), row(view.gradient ? 'norm' : 'error', error, true)) : '',
            el('p', { class: 'sentence' }, cancelled(view, s, i), explain(s, i)));
    };
    watch(['step', 'method'], paint);
    paint();
    return box;
};
