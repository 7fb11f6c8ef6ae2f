// Several results: a row each, a click opens it.

const VERDICT_WORDS = { agrees: ['✓', 'Right'], disagrees: ['✗', 'Wrong'], undecided: ['?', 'Undecided'] };
const verdictWord = verdict => VERDICT_WORDS[verdict] ? el('p', { class: 'verdict-word' }, VERDICT_WORDS[verdict].join(' ')) : null;
const indexLinks = () => [now.page > 0 && el('a', { href: '#' }, 'all results'),
    now.page > 1 && el('a', { href: '#' + (now.page - 1), 'aria-label': 'the result before' }, '‹'),
    now.page > 0 && el('span', null, `${now.page} of ${entries.length}`),
    now.page > 0 && now.page < entries.length && el('a', { href: '#' + (now.page + 1), 'aria-label': 'the next result' }, '›')].filter(Boolean);

// Of a check of a suite: how far its worst component is off, on the axis of checks.
const worstOf = words => {
    const r = words.record, c = r && r.components && r.components[r.worst];
    if (!c)
        return null;
    const at = barsAt(c.bars);
    return el('span', { class: 'worst component ' + c.verdict }, el('span', { class: 'track free' }, el('span', { class: 'stick', css: { width: at + '%' } }), el('span', { class: 'ball', css: { left: at + '%' } })),
        el('small', null, r.components.length > 1 && `worst: ${new Set(r.components.map(q => q.output)).size > 1 ? `output ${c.output + 1}, ` : ''}variable ${c.variable + 1}, `, isNumber(c.bars) ? `${short(c.bars, 2)} error bars apart` : 'no bar'));
};

const indexView = list => {
    const count = k => list.filter(e => e.words.verdict === k).length;
    const errors = list.filter(e => e.words.kind === 'error').length;
    const said = ['disagrees', 'undecided', 'agrees'].filter(k => count(k)).map(k => `${count(k)} ${k === 'disagrees' ? 'wrong' : k === 'agrees' ? 'right' : 'undecided'}`);
    return el('div', { class: 'index' }, el('h1', null, counted(list.length, 'result')), said.length || errors ? el('p', { class: 'answer' }, [...said, errors && counted(errors, 'error')].filter(Boolean).join(', ') + '.') : null,
        el('ol', null, list.map((entry, i) => {
            const w = entry.words, v = VERDICT_WORDS[w.verdict];
            return el('li', { class: w.verdict || w.kind }, el('a', { href: '#' + (i + 1) },
                el('span', { class: 'kind' }, v ? v.join(' ').toLowerCase() : w.kind),
                el('span', null, el('b', null, inWords(w.title || w.question)), worstOf(w)), el('span', null, (w.answer || []).map(p => p.text).join(''))));
        })));
};
