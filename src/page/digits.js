// The digits: what cancels, what is left, what is finer than f is rounded, and what comes out right.

const CLASSIC = {
    forward: { terms: [[1, 1], [-1, 0]], by: '÷ h' }, backward: { terms: [[1, 0], [-1, -1]], by: '÷ h' },
    central: { terms: [[1, 1], [-1, -1]], by: '÷ 2h' }, 'five-point': { terms: [[-1, 2], [8, 1], [-8, -1], [1, -2]], by: '÷ 12h' },
};
const termSaid = (w, k, alone) => {
    const f = `f(${tick(k).replace(/ /g, '')})`;
    return alone ? f : (w < 0 ? '− ' : '+ ') + (Math.abs(w) === 1 ? '' : Math.abs(w)) + f;
};

// f at the nodes of sample i, their sum as the program forms it, and how many leading digits all share.
const readDigits = (view, s, i) => {
    const l = lessonOf(view, s), rule = CLASSIC[s.method];
    if (!l || !rule)
        return null;
    const values = rule.terms.map(([w, k]) => [w, k, valueAt(l, k, i)]);
    if (!values.every(v => isNumber(v[2])) || !isNumber(s.estimate[i]))
        return null;
    const sum = values.slice(1).reduce((total, [w, , v]) => total + w * v, values[0][0] * values[0][2]);
    const size = Math.max(...values.map(v => Math.abs(v[2])), Math.abs(sum));
    const shift = size > 0 && (size >= 1e6 || size < 1e-4) ? Math.floor(Math.log10(size)) : 0;
    const exponent = size > 0 ? Math.floor(Math.log10(size)) : 0;
    const last = exponent - 16;
    const rows = values.map(([w, k, v]) => ({ name: termSaid(w, k, rule.terms.length === 2), text: placed(v, last, shift) }));
    const first = rows.map(r => r.text);
    let same = 0;
    while (same < first[0].length && first.every(t => t[same] === first[0][same]))
        same++;
    const alike = first[0].slice(0, same).replace(/[^0-9]/g, '').replace(/^0+/, '').length;
    return { l, rule, rows, sum, same, alike, last, shift, exponent };
};

// v to the place 10^last, with the point moved by `shift` places.
const placed = (v, last, shift) => {
    const d = decimals(v, last);
    if (!shift)
        return d.sign + d.whole + (d.part ? '.' + d.part : '');
    const digits = (d.whole + d.part).replace(/^0+(?=.)/, '');
    const width = shift - last + 1;
    const text = digits.padStart(width, '0');
    return d.sign + text.slice(0, text.length - (width - 1)) + '.' + text.slice(text.length - (width - 1));
};

const cancelled = (view, s, i) => {
    const d = readDigits(view, s, i);
    return d && d.alike > 0 ? ['The first ', el('b', null, d.alike === 1 ? 'digit cancels' : d.alike + ' digits cancel'), '. '] : null;
};

const digitRows = view => {
    const box = el('div', { class: 'digit-rows' });
    const paint = () => {
        const s = view.series[now.method], i = now.step;
        const estimate = s.estimate && s.estimate[i];
        if (!isNumber(estimate) || s.truth === null || view.gradient) {
            box.replaceChildren();
            return;
        }
        const d = readDigits(view, s, i);
        const row = (name, ...cells) => el('tr', null, el('th', { scope: 'row', class: 'math' }, name), el('td', { class: 'digits' }, cells));
        const [right, rest] = splitDigits(estimate, s.raw.error[i], s.truth, significantOf(s.bits));
        const rows = [];
        if (d) {
            for (const r of d.rows)
                rows.push(row(r.name, el('s', null, r.text.slice(0, d.same)), el('b', null, r.text.slice(d.same))));
            const text = placed(d.sum, d.last, d.shift);
            // Places below an ulp of f hold nothing of f.
            const finest = Math.floor(Math.log10(d.l.ulp_f / 2));
            const cut = Math.max(0, text.length - Math.max(0, finest - d.last + 1));
            const lead = (text.match(/^[−0.]*/) || [''])[0].length;
            rows.push(el('tr', { class: 'sum' }, el('th', { scope: 'row', class: 'math' }, d.rows.length === 2 ? 'difference' : 'sum'), el('td', { class: 'digits' },
                el('span', { class: 'gone' }, text.slice(0, Math.min(lead, cut))), el('b', null, text.slice(Math.min(lead, cut), cut)), el('span', { class: 'fine' }, text.slice(cut)))));
        }
        rows.push(row(d ? d.rule.by : 'estimate', right && el('b', { class: 'good' }, right), el('span', { class: 'bad' }, rest)));
        if (view.reference)
            rows.push(row(view.reference.source === 'exact' ? 'exact' : 'reference', exactDigits(view.reference, significantOf(s.bits))));
        box.replaceChildren(el('table', null, el('caption', { class: 'aside' }, 'The digits at this h'), rows),
            el('p', { class: 'legend' }, d && [d.shift ? `times 10${raised(d.shift)} · ` : '', el('s', null, 'equal, cancels'), ' · ', el('span', { class: 'fine' }, 'finer than f is rounded'), ' · '],
                el('span', { class: 'good' }, 'correct'), d ? '' : [' · ', el('span', { class: 'bad' }, 'wrong')]));
    };
    watch(['step', 'method'], paint);
    paint();
    return box;
};
