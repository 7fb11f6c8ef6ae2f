// The answer in a sentence, before anything is touched; beside it what each method gives at its best step.

const answerOf = (parts, series = []) => (parts || []).map(p => {
    const s = p.method && series.find(q => q.name === p.method || q.method === p.method);
    const words = inWords(p.text);
    return s ? el('b', { css: { color: s.colour } }, words) : p.strong ? el('b', null, words) : words;
});

const questionBlock = (words, series) => el('div', { class: 'question' },
    el('h1', { class: (words.question || words.title).length > 110 ? 'long' : null }, inWords(words.question || words.title)),
    words.answer && words.answer.length ? el('p', { class: 'answer' }, answerOf(words.answer, series)) : null,
    words.next && el('p', { class: 'note' }, inWords(words.next)));

const ladder = view => {
    const rows = view.series.map((s, i) => {
        if (!s.best || !s.estimate || !view.reference)
            return null;
        const at = nearest(view.xs, Math.log10(s.best.h));
        if (!isNumber(s.estimate[at]))
            return null;
        const [right, rest] = splitDigits(s.estimate[at], s.raw.error[at], s.truth, significantOf(s.bits));
        return el('tr', null,
            el('th', { scope: 'row' }, el('button', { type: 'button', class: 'link', css: { color: s.colour }, title: `go to the best step of ${s.name}`,
                onclick: () => change({ method: i, step: at, zoom: null }) }, smallMark(s), s.name)),
            el('td', { class: 'digits' }, right && el('b', { class: 'right', css: { color: s.colour, 'text-decoration-color': s.colour } }, right), rest),
            el('td', { class: 'calls' }, s.evaluations ? counted(s.evaluations, 'call') : ''));
    }).filter(Boolean);
    if (!rows.length)
        return null;
    const source = view.reference.source;
    return el('table', { class: 'ladder' },
        el('caption', null, 'What each gives at its best step, ', el('b', { class: 'right' }, 'correct digits'), ' marked'),
        el('tbody', null, rows, view.reference.value !== null && el('tr', { class: 'soft' }, el('th', { scope: 'row' }, source === 'exact' ? 'exact' : 'reference'),
            el('td', { class: 'digits' }, exactDigits(view.reference, Math.max(...view.series.map(s => significantOf(s.bits))))),
            el('td', { class: 'calls' }, source === 'exact' ? 'proven' : source))));
};

// The reference to so many digits, from its own text where it has one; cut, not rounded: more follow.
const exactDigits = (reference, significant) => {
    const text = reference.digits;
    if (!text || /e/i.test(text) || /^-?0?\.0{5}/.test(text))
        return minus(plainNumber(reference.value, significant));
    let digits = 0, at = 0;
    for (let leading = true; at < text.length && digits < significant; at++) {
        if (/[1-9]/.test(text[at]))
            leading = false;
        if (/[0-9]/.test(text[at]) && !leading)
            digits++;
    }
    return minus(text.slice(0, at || 1));
};
