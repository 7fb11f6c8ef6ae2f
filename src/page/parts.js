// The four parts at this h as signed bars, their sum, and what follows.

const partsTable = view => {
    const box = el('div', { class: 'parts' });
    // Rows are made anew for another method only: while h is dragged their numbers change, and the page need not be laid out anew.
    let made = null, rows = [];
    const sentence = el('p', { class: 'sentence' });
    const make = s => {
        const names = s.whole ? CAUSES.map(c => c.name) : s.split ? ['truncation', 'rounding'] : [];
        rows = names.concat(names.length ? [null] : []).map(name => {
            const bar = el('span', { class: 'part-bar', css: { background: name ? `var(--${name === 'rounding' ? 'node' : name})` : 'var(--ink)' } }), value = el('td', { class: 'value' });
            return { name, bar, value, row: el('tr', { class: name ? null : 'total' }, el('th', { scope: 'row', class: name && 'of-' + name }, name || (view.gradient ? 'norm' : 'error')), el('td', { class: 'bar-cell' }, bar), value) };
        });
        box.replaceChildren(rows.length ? el('table', null, el('caption', { class: 'aside' }, 'The parts of the error at this h'), rows.map(r => r.row)) : '', sentence);
        made = s;
    };
    const paint = () => {
        const s = view.series[now.method], i = now.step;
        if (s !== made)
            make(s);
        for (const { name, bar, value } of rows) {
            const v = name ? s.raw[name][i] : s.raw.error[i];
            const share = Math.max(0, Math.min(1, (log10(v) - view.barFrom) / (view.barTo - view.barFrom)));
            bar.style.width = (v ? 3 + 97 * share : 0) + '%';
            value.textContent = !isNumber(v) ? 'none' : view.gradient ? power(v) : signed(v);
        }
        sentence.replaceChildren(...[cancelled(view, s, i), explain(s, i)].flat(Infinity).filter(c => c !== null && c !== undefined && c !== false && c !== ''));
    };
    watch(['step', 'method'], paint);
    paint();
    return box;
};
