// Difference formulas, exactly: each as its nodes with their weights.

const ratio = text => {
    const [a, b] = String(text).split('/').map(Number);
    return b ? a / b : a;
};
const fewDigits = text => text.length > 9 ? short(ratio(text), 4) : minus(text);

// Sticks at the nodes, as long as their weights.
const weightsPicture = (s, height) => {
    const points = s.nodes.map((k, i) => ({ x: ratio(k), y: ratio(s.weights[i]), node: String(k), weight: s.weights[i] })).sort((a, b) => a.x - b.x);
    const xs = points.map(p => p.x), ys = points.map(p => p.y), low = Math.min(0, ...xs), high = Math.max(0, ...xs);
    const pad = Math.max(.6, (high - low) * .09), top = Math.max(0, ...ys), bottom = Math.min(0, ...ys), air = (top - bottom) * .2 || 1;
    return plainChart({ x: [low - pad, high + pad], y: [bottom - air, top + air], height, left: 40, xName: null, said: 'The weights: ' + points.map(p => `${p.weight} at ${p.node}`).join(', '),
        axes: (x, y) => ({ xTicks: points.length <= 13 ? xs : rounds(x, 44), saidX: v => v === 0 ? 'x' : 'x' + (v > 0 ? '+' : '−') + (Math.abs(v) === 1 ? '' : short(Math.abs(v), 2)) + 'h', yTicks: rounds(y, 40), saidY: v => short(v, 3) }) },
    points.map(p => ({ points: [[p.x, 0], [p.x, p.y]], line: true, width: 3, colour: p.y < 0 ? 'var(--truncation)' : 'var(--node)', hints: [null, [el('b', null, minus(p.weight)), ' times f at ', p.node === '0' ? 'x' : `x + (${minus(p.node)})h`]] }))
        .concat(points.map(p => ({ points: [[p.x, p.y]], shape: 'disc', size: p.y ? 5 : 4, colour: p.y < 0 ? 'var(--truncation)' : 'var(--node)', label: points.length <= 9 ? fewDigits(p.weight) : null, anchor: 'middle', dx: 0, dy: p.y < 0 ? 20 : -10 }))),
    (x, y, box) => svg('path', { class: 'tick', d: `M${box.left} ${round1(y(0))}H${box.right}` }));
};
const leadingSaid = text => minus(text).replace(/\^\((\d+)\)/g, (m, n) => '⁽' + raised(n) + '⁾').replace(/\^(\d+)/g, (m, n) => raised(n));
const degreeSaid = (s, d) => `exact for polynomials of degree ${s.order + d - 1} and below`;

const stencilView = ({ result, words }) => {
    const d = result.derivative, list = result.stencils, format = result.format.name;
    const over = d > 1 ? 'h' + raised(d) : 'h';
    const facts = s => el('table', { class: 'plain-table' }, el('tbody', null, [
        ['order', s.order, degreeSaid(s, d)], ['it leaves out', leadingSaid(s.leading_term), 'and higher powers of h'], ['calls of f', s.evaluations, s.divisor === '1' ? '' : `the whole weights are divided by ${s.divisor} ${over}`],
        ['noise', short(s.noise_factor, 4), `times the errors of f at most come through, over ${over}`], ['best step', power(s.best_h), `error about ${power(s.best_error)} in ${format}, where f and its derivatives are about 1`]]
        .map(([k, v, why]) => el('tr', null, el('th', { scope: 'row' }, k), el('td', { class: 'num' }, String(v)), el('td', { class: 'soft' }, inWords(why))))));
    const weights = s => longTable(['node', 'weight', `times ${s.divisor}`], s.nodes.map((k, i) => () => el('tr', null, el('th', { scope: 'row' }, minus(String(k))), el('td', { class: 'num' }, minus(s.weights[i])), el('td', { class: 'num' }, minus(s.integers[i])))), 40, { label: `The weights of ${s.name}` });
    const errors = list.map(s => log10(s.best_error)).filter(isFinite), low = Math.floor(Math.min(...errors)) - 1, high = Math.max(...errors);
    const rows = list.map(s => () => el('tr', null, el('th', { scope: 'row' }, el('b', null, s.name)), el('td', { class: 'num' }, s.order), el('td', { class: 'num' }, s.evaluations), el('td', { class: 'num' }, short(s.noise_factor, 4)), el('td', { class: 'num' }, power(s.best_h)),
        el('td', { class: 'num' }, power(s.best_error)), el('td', { class: 'digit-cell' }, el('span', { class: 'digit-track' }, el('span', { class: 'digit-bar', css: { width: 100 * (log10(s.best_error) - low) / (high - low || 1) + '%' } }))), el('td', null, leadingSaid(s.leading_term))));
    return el('div', null, el('div', { class: 'hero' }, questionBlock(words)), list.length > 1 && section('Side by side', ['The step to expect to do best in ', format, ', where ', el('i', null, 'f'), ' and its derivatives are about 1, and the error there: the shorter the bar, the better.'],
        longTable(['', 'order', 'calls', 'noise factor', 'best h', 'error', '', 'leaves out'], rows, 60, { label: 'The formulas side by side' })),
    list.map(s => list.length > 6 ? el('details', { class: 'formula' }, el('summary', null, el('b', null, s.name), ' ', el('code', null, minus(s.formula))), el('div', { class: 'pair even' }, section('Nodes and weights', null, weightsPicture(s, 220)), section('In numbers', null, facts(s))))
        : el('div', null, el('h2', null, s.name), el('p', { class: 'formula-text' }, el('code', null, minus(s.formula))), el('div', { class: 'pair even' }, section('Nodes and weights', ['What each value of ', el('i', null, 'f'), ' is multiplied by.'], weightsPicture(s, 260)), section('In numbers', null, facts(s), weights(s))))), factsOf(words.notes));
};
