'use strict';
// Derivatives and second derivatives: each with its bar, and how its search ended.

// A value to one place beyond those that its bar lets one tell.
const toBar = c => {
    if (!isNumber(c.value))
        return 'none';
    const digits = c.bar > 0 && c.value ? Math.max(2, Math.min(17, Math.ceil(log10(c.value) - log10(c.bar)) + 1)) : 16;
    const text = plainNumber(c.value, digits);
    return minus(text.includes('×') ? text : String(Number(text)));
};
const valueBar = c => el('code', null, toBar(c));
const withBar = c => toBar(c) + (isNumber(c.bar) ? ' ± ' + power(c.bar) : '');

// The words of a result that was read from a file say no more than the command: these are its own.
const ownWords = (words, question, answer) => words.answer && words.answer.length ? words : { ...words, question, answer: [answer].flat() };

const diffView = ({ result, words: given }) => {
    const several = result.function.text.length > 1;
    const cs = result.components;
    const sure = cs.filter(c => c.status === 'ok').length;
    const words = ownWords(given, `What ${cs.length === 1 ? 'is the derivative' : 'are the derivatives'} of ${result.function.text.join(', ')} at ${pointSaid(result.point)}?`,
        cs.length === 1 ? [{ text: withBar(cs[0]), strong: true }, { text: ` after ${counted(cs[0].evaluations || 0, 'call')} of f${cs[0].status === 'ok' ? '.' : `: ${cs[0].status}, ${cs[0].reason || cs[0].stop}.`}` }]
            : [{ text: sure === cs.length ? `All ${many(cs.length)} derivatives` : `${many(sure)} of ${many(cs.length)} derivatives`, strong: true }, { text: sure === 1 ? ' has an error bar to rely on.' : ' have error bars to rely on.' }]);
    const exact = cs.some(c => isNumber(c.exact));
    const colour = c => c.status === 'ok' ? 'var(--right)' : 'var(--undecided)';
    const rows = cs.map(c => () => el('tr', null,
        el('th', { scope: 'row' }, several && el('small', null, result.function.text[c.output]), el('b', null, c.derivative > 1 ? `d${raised(c.derivative)}/d${c.wrt}${raised(c.derivative)}` : `d/d${c.wrt}`)),
        el('td', { class: 'num' }, valueBar(c)), el('td', { class: 'num' }, isNumber(c.bar) ? '± ' + power(c.bar) : 'no bar'),
        exact && el('td', { class: 'num' }, isNumber(c.error) ? c.error === 0 ? 'exact' : power(Math.abs(c.error)) : '–'),
        el('td', null, c.method, c.h ? el('small', null, 'h = ' + power(c.h)) : null), el('td', { class: 'num' }, many(c.evaluations || 0)),
        el('td', { class: 'why-cell', css: { color: colour(c) } }, c.status === 'ok' ? '✓ ' + c.stop : `${c.status}: ${c.reason || c.stop || ''}`)));
    const drawn = cs.filter(c => isNumber(c.value) && isNumber(c.bar) && c.bar > 0);
    return el('div', null, el('div', { class: 'hero' }, questionBlock(words)),
        section(cs.length === 1 ? 'The derivative' : `${many(cs.length)} derivatives`, ['Each with its error bar', exact ? ' and, where the derivative can be proven, the true error.' : '.'],
            longTable(['', 'value', 'error bar', ...exact ? ['true error'] : [], 'by', 'calls', 'how it ended'], rows, 60, { label: 'The derivatives' })),
        drawn.length > 1 && section('Size and error bar', 'The value of each derivative, and how far its bar reaches.',
            plainChart({ x: [-.5, cs.length - .5], y: logRange([drawn.map(c => c.value), drawn.map(c => c.bar)]), height: 260, xName: cs.length > 20 ? 'component' : null, said: 'The size of each derivative and of its error bar',
                axes: x => cs.length > 12 ? { xTicks: rounds(x, 90).filter(k => k >= 0), saidX: many } : { xTicks: cs.map((c, i) => i), saidX: i => cs[i].wrt } },
            [{ points: cs.map((c, i) => [i, log10(c.value)]), dots: 6, colour: 'var(--ink)', hints: cs.map(c => [el('b', null, c.wrt), ' ', short(c.value, 8), ' ± ', power(c.bar)]) },
                { points: cs.map((c, i) => [i, log10(c.bar)]), dots: 6, colour: 'var(--node)', hints: cs.map(c => [el('b', null, c.wrt), ' error bar ', power(c.bar)]) }],
            (x, y, box) => [halo(box.left + 8, box.top + 4, '● value', { fill: 'var(--ink)' }), halo(box.left + 70, box.top + 4, '● error bar', { fill: 'var(--node)' })])),
        factsOf(words.notes));
};

const hessianView = ({ result, words: given }) => {
    const words = ownWords(given, `What are the second derivatives of ${result.function.text.join(', ')} at ${pointSaid(result.point)}?`,
        [{ text: counted(result.entries.length, 'entry', 'entries'), strong: true }, { text: `, after ${counted(result.evaluations || 0, 'call')} of f. Positive definite: ${result.positive_definite || 'not told'}.` }]);
    const names = [...new Set(result.entries.flatMap(e => [e.row, e.column]))];
    const at = new Map(result.entries.flatMap(e => [[e.row + '\n' + e.column, e], [e.column + '\n' + e.row, e]]));
    const table = names.length <= 30 && el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'The Hessian' }, el('table', { class: 'matrix' },
        el('thead', null, el('tr', null, el('td'), names.map(n => el('th', { scope: 'col' }, n)))),
        el('tbody', null, names.map(r => el('tr', null, el('th', { scope: 'row' }, r), names.map(c => {
            const e = at.get(r + '\n' + c);
            return el('td', null, e ? [valueBar(e), el('small', null, isNumber(e.bar) ? '± ' + power(e.bar) : 'no bar')] : '–');
        }))))));
    const rows = result.entries.map(e => () => el('tr', null, el('th', { scope: 'row' }, el('b', null, `${e.row}, ${e.column}`)), el('td', { class: 'num' }, valueBar(e)),
        el('td', { class: 'num' }, isNumber(e.bar) ? '± ' + power(e.bar) : 'no bar'), el('td', { class: 'num' }, isNumber(e.error) ? e.error === 0 ? 'exact' : power(Math.abs(e.error)) : '–'), el('td', null, e.method || ''), el('td', { class: 'num' }, many(e.evaluations || 0))));
    return el('div', null, el('div', { class: 'hero' }, questionBlock(words)),
        table && section('The second derivatives', null, table),
        section('Entry by entry', null, longTable(['', 'value', 'error bar', 'true error', 'by', 'calls'], rows, 60, { label: 'The entries' })), factsOf(words.notes));
};
