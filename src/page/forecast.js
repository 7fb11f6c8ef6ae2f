// How often f would be called; and what a file of kept answers holds.

const forecastView = ({ result, words }) => {
    const most = result.budget || result.most;
    const marks = [['at least', result.least, 'with fewer it is not begun'], ['about', result.calls, 'calls of f, as such searches have taken elsewhere'], ...most ? [['at most', most, result.budget ? 'as --calls allows' : 'then every search gives up']] : []];
    const xs = marks.map(m => Math.max(1, m[1]));
    const fact = (name, value, why) => el('tr', null, el('th', { scope: 'row' }, name), el('td', { class: 'num' }, value), el('td', { class: 'soft' }, why));
    return el('div', null, el('div', { class: 'hero' }, questionBlock(words)), result.calls > 0 && el('div', { class: 'pair even' },
        section('Calls of f', most ? null : 'Nothing bounds them; --calls N does.', plainChart({ x: [0, logRange([xs])[1] + .3], y: [-.6, marks.length - .4], height: 60 + 42 * marks.length, left: 74, side: 50, said: marks.map(m => `${m[0]} ${m[1]}`).join(', '),
            axes: (x, y) => ({ yTicks: marks.map((m, i) => i), saidY: i => marks[marks.length - 1 - i][0] }) },
        marks.flatMap(([name, n, why], i) => [{ points: [[0, marks.length - 1 - i], [log10(xs[i]), marks.length - 1 - i]], line: true, width: name === 'about' ? 9 : 3, colour: name === 'about' ? 'var(--node)' : 'var(--soft)', label: many(n), dx: 9, hints: [null, `${name} ${many(n)}: ${why}`] }]))),
        section('In numbers', null, el('table', { class: 'plain-table' }, el('tbody', null, fact('derivatives', many(result.derivatives), 'or whatever else is looked for'), marks.map(([k, n, why]) => fact(k, many(n), inWords(why))),
            fact('rounds', many(result.rounds), 'each waits for the one before'), fact('side by side', many(result.copies), result.copies === 1 ? 'copy of the program: --jobs starts more' : 'copies of the program'), fact('time', short(result.times, 3), 'times that of one call'))))), factsOf(words.notes));
};

const sizeSaid = bytes => {
    const at = Math.min(4, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
    return (at ? (bytes / 1000 ** at).toFixed(1) : many(bytes)) + ' ' + ['bytes', 'kB', 'MB', 'GB', 'TB'][at];
};
const cacheView = ({ result, words }) => {
    const largest = Math.max(1, ...result.functions.map(f => f.bytes));
    return el('div', null, el('div', { class: 'hero' }, questionBlock(words)), result.functions.length > 0 && section('Function by function', ['Points: where ', el('i', null, 'f'), ' is known. Answers: all that is kept, with those of derivatives, and each draw of a random function. ', el('code', null, 'hstar cache FILE --clear 1'), ' takes out that of number 1.'],
        longTable(['number', 'function', 'points', 'answers', 'size', '', 'asked again it says', 'first asked', 'last asked'], result.functions.map(f => () => el('tr', null, el('td', { class: 'num' }, f.number), el('th', { scope: 'row' }, el('code', null, f.function), el('small', null, `${f.kind}, ${counted(f.variables, 'variable')}${f.outputs ? ', ' + counted(f.outputs, 'output') : ''}`)),
            el('td', { class: 'num' }, many(f.points)), el('td', { class: 'num' }, many(f.answers)), el('td', { class: 'num' }, sizeSaid(f.bytes)), el('td', { class: 'digit-cell' }, el('span', { class: 'digit-track' }, el('span', { class: 'digit-bar', css: { width: 100 * f.bytes / largest + '%' } }))),
            el('td', null, f.again || 'unknown'), el('td', { class: 'num' }, f.made.replace('T', ' ').replace(/:\d\dZ$/, '')), el('td', { class: 'num' }, f.used.replace('T', ' ').replace(/:\d\dZ$/, '')))), 60, { label: 'The functions' })));
};
