// How noisy f is, by the distance from the point.

// To the right of an upright line, or to its left where there is no room.
const besideLine = (at, box, text) => {
    const right = at + 112 < box.right;
    return halo(at + (right ? 6 : -6), box.top + 26, text, { fill: 'var(--central)', 'text-anchor': right ? 'start' : 'end' });
};

const noiseView = ({ result, words }) => {
    const holder = el('div');
    const list = result.components;
    const show = k => {
        const c = list[k], p = c.profile;
        const fact = (name, value, why) => el('tr', null, el('th', { scope: 'row' }, name), el('td', { class: 'num' }, value), el('td', { class: 'soft' }, why));
        const rows = p && p.rows || [];
        const kinds = { told: 'var(--ink)' };
        const xr = logRange([rows.map(r => r.distance)]), yr = logRange([rows.map(r => r.scatter), rows.map(r => r.roundoff)], 3);
        holder.replaceChildren(...[rows.length ? section('How much the values scatter, by the distance from x', p.says ? inWords(retold(p.says)) : null,
            plainChart({ x: xr, y: yr, height: 380, xName: 'distance from x', yName: 'scatter of f', said: 'The scatter of f against the distance from x, with the rounding of its values' },
                [{ points: rows.map(r => [log10(r.distance), log10(r.roundoff)]), line: true, dash: '5 3', width: 1.6, colour: 'var(--node)', label: 'rounding of f', labelAt: 0, dx: 0, dy: -8 },
                    { points: rows.map(r => [log10(r.distance), log10(r.scatter)]), line: true, width: 1.6, dots: 7, colour: 'var(--ink)', hints: rows.map(r => [`at ${power(r.distance)} from x the values scatter by ${power(r.scatter)}`, r.kind && r.kind !== 'told' ? ` (${r.kind})` : '']) }],
                (x, y, box) => [isNumber(p.piece_reach) && p.piece_reach > 0 && [svg('path', { class: 'dotted', d: `M${round1(x(log10(p.piece_reach)))} ${box.top}V${box.bottom}` }), halo(x(log10(p.piece_reach)) - 6, box.top + 12, 'end of the piece', { 'text-anchor': 'end', fill: 'var(--soft)' })],
                    isNumber(p.central_h) && p.central_h > 0 && [svg('path', { class: 'dotted central-line', d: `M${round1(x(log10(p.central_h)))} ${box.top}V${box.bottom}`, stroke: 'var(--central)' }), besideLine(x(log10(p.central_h)), box, 'best central step')]])) : null,
        section('The noise in numbers', null, el('table', { class: 'plain-table facts-table' }, el('tbody', null,
            fact('noise of f', power(c.level), isNumber(c.roundoffs) ? `${short(c.roundoffs, 2)} times the rounding of its values` : ''),
            fact('digits lost', isNumber(c.digits_lost) ? short(c.digits_lost, 2) : '–', 'of those of the format'),
            fact('rounding of f', power(c.roundoff), 'half a unit in the last place of f'),
            fact('best forward step', power(c.forward_h), 'for this noise'), fact('best central step', power(isNumber(p && p.central_h) ? p.central_h : c.central_h), 'for this noise'),
            fact('calls of f', many(c.evaluations + (p ? p.evaluations : 0)), '')))), factsOf(words.notes)].filter(Boolean));
    };
    const pick = list.length > 1 && el('p', null, el('label', null, 'along ', el('select', { onchange: e => show(e.target.selectedIndex) }, list.map(c => el('option', null, (result.function.text.length > 1 ? `${c.output + 1}: ` : '') + c.wrt)))));
    if (list.length)
        show(0);
    return el('div', null, el('div', { class: 'hero' }, questionBlock(words)), pick, holder);
};
