'use strict';
// Derivatives and second derivatives: each with its bar and the step that it is from, many as a matrix.

// A value to one place beyond those that its bar lets one tell.
const toBar = (c, most = 17) => {
    if (!isNumber(c.value))
        return 'none';
    const digits = c.bar > 0 && c.value ? Math.max(2, Math.min(most, Math.ceil(log10(c.value) - log10(c.bar)) + 1)) : Math.min(most, 16);
    const text = plainNumber(c.value, digits);
    return minus(text.includes('×') ? text : String(Number(text)));
};
const barSaid = c => isNumber(c.bar) ? c.bar < 1e-300 ? '± 0' : '± ' + power(c.bar) : 'no bar';

// Where the step is from, and why it is that: what a person would ask next.
const stepSaid = c => {
    if (!isNumber(c.h))
        return '';
    const h = isNumber(c.h_largest) && c.h_largest > c.h * 1.01 ? `h from ${short(c.h, 2)} to ${short(c.h_largest, 2)}` : `h = ${short(c.h, 2)}`;
    return h + (c.order > 0 ? `, order ${c.order}` : '') + (c.side ? `, to the ${c.side < 0 ? 'left' : 'right'} only` : '');
};
const endSaid = c => el('td', { class: 'why-cell', css: { color: c.status === 'ok' ? 'var(--right)' : 'var(--undecided)' } }, c.status === 'ok' ? '✓ ' + c.stop : retold(`${c.status}: ${c.reason || c.stop || ''}`));
const errorSaid = c => isNumber(c.error) ? c.error === 0 ? 'exact' : power(Math.abs(c.error)) : '–';

// How many digits one can count on, of 16; a tick where the true error says how many there are.
const digitsOf = (c, error) => !isNumber(c.value) || !isNumber(error) || (!c.value && error) ? null : error === 0 ? 16 : Math.max(0, Math.min(16, log10(c.value) - log10(error)));
const digitBar = c => {
    const sure = digitsOf(c, c.bar), true_ = isNumber(c.error) ? digitsOf({ value: c.exact || c.value }, Math.abs(c.error)) : null;
    if (sure === null)
        return el('td', { class: 'digit-cell' }, '–');
    return el('td', { class: 'digit-cell', title: `${sure.toFixed(1)} digits by the error bar` + (true_ === null ? '' : c.error === 0 ? ', all right' : `, ${true_.toFixed(1)} by the true error`) }, el('span', { class: 'digit-track' },
        el('span', { class: 'digit-bar', css: { width: sure / .16 + '%', background: c.status === 'ok' ? null : 'var(--undecided)' } }), true_ === null ? null : el('span', { class: 'digit-tick', css: { left: true_ / .16 + '%' } })),
    el('small', null, sure.toFixed(0)));
};

// A matrix: a ground for the size of each entry, blue above 0 and red below; what its bar does not tell from 0 is grey.
const matrixTable = (rows, columns, at, said) => {
    const all = rows.flatMap((r, i) => columns.map((c, j) => at(i, j))).filter(Boolean);
    const largest = Math.max(0, ...all.map(e => isNumber(e.value) ? Math.abs(e.value) : 0));
    return el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': said }, el('table', { class: 'matrix' + (columns.length > 2 ? ' cards' : '') + (columns.length > 12 ? ' wide' : '') },
        el('thead', null, el('tr', null, el('td'), columns.map(n => el('th', { scope: 'col' }, n)))),
        el('tbody', null, rows.map((r, i) => headed(el('tr', null, el('th', { scope: 'row' }, r), columns.map((_, j) => {
            const e = at(i, j);
            if (!e)
                return el('td', null, '–');
            const share = largest && isNumber(e.value) ? Math.abs(e.value) / largest : 0;
            return el('td', { class: isNumber(e.value) && e.bar >= Math.abs(e.value) ? 'zero' : null, css: { background: share && !(e.bar >= Math.abs(e.value)) ? `color-mix(in srgb, var(--${e.value > 0 ? 'node' : 'truncation'}) ${round1(3 + 14 * share)}%, var(--page))` : null } },
                el('code', null, toBar(e, 8)), e.status && e.status !== 'ok' ? el('small', { class: 'doubt' }, e.status) : el('small', null, barSaid(e)));
        })), ['', ...columns])))));
};
const HEAT_NOTE = 'The deeper the colour, the larger the number: blue above 0, red below. Grey: its bar does not tell it from 0.';

// The same of very many, without numbers: few paths, one for each depth of ground.
const heatMap = (n, m, at, said) => {
    const paths = new Map();
    let largest = 0;
    const each = f => {
        for (let i = 0; i < n; i++)
            for (let j = 0; j < m; j++) {
                const e = at(i, j);
                if (e && isNumber(e.value) && !(e.bar >= Math.abs(e.value)))
                    f(i, j, e);
            }
    };
    each((i, j, e) => { largest = Math.max(largest, Math.abs(e.value)); });
    each((i, j, e) => {
        const depth = Math.max(1, Math.ceil(10 + Math.max(-9, 2 * Math.log10(Math.abs(e.value) / largest)))), key = (e.value > 0 ? 'node' : 'truncation') + depth;
        paths.set(key, (paths.get(key) || '') + `M${j} ${i}h1v1h-1z`);
    });
    return el('div', { class: 'heat' }, svg('svg', { viewBox: `0 0 ${m} ${n}`, role: 'img', 'aria-label': said, 'shape-rendering': 'crispEdges' },
        svg('rect', { class: 'strip', width: m, height: n, 'stroke-width': Math.max(n, m) / 300 }), [...paths].map(([key, d]) => svg('path', { d, fill: `var(--${key.replace(/\d+/, '')})`, opacity: Number(key.replace(/\D+/, '')) / 10 }))));
};

// One derivative: its digits over the proven ones, how far off it is, its step.
const oneDerivative = (c, selector) => {
    const [right, rest] = isNumber(c.error) && isNumber(c.exact) ? splitDigits(c.value, c.error, c.exact, 17) : ['', toBar(c)];
    const fact = (name, value, why) => el('tr', null, el('th', { scope: 'row' }, name), el('td', null, value), el('td', { class: 'soft' }, why));
    const sizes = [['value', c.value, 'var(--ink)'], ['error bar', c.bar, 'var(--five-point)'], ['true error', isNumber(c.error) ? Math.abs(c.error) : null, 'var(--right)'], ['noise of f', c.noise, 'var(--node)']].filter(([, v]) => isNumber(v) && v !== 0);
    const range = logRange([sizes.map(s => s[1])], 4), middle = (range[0] + range[1]) / 2;
    const sides = c.missing && [isNumber(c.missing.left) && `${power(c.missing.left)} to the left`, isNumber(c.missing.right) && `${power(c.missing.right)} to the right`].filter(Boolean);
    return el('div', { class: 'pair even' },
        section('The number and its step', null, isNumber(c.value) && el('table', { class: 'ladder' }, el('tbody', null,
            el('tr', null, el('th', { scope: 'row', css: { width: '98px' } }, 'found'), el('td', { class: 'digits' }, right && el('b', { class: 'right' }, right), rest)),
            c.digits && el('tr', { class: 'soft' }, el('th', { scope: 'row' }, 'proven'), el('td', { class: 'digits' }, exactDigits({ digits: c.digits, value: c.exact }, 17))))),
        el('table', { class: 'plain-table' }, el('tbody', null,
            fact('error bar', barSaid(c), isNumber(c.error) ? c.error === 0 ? 'and it is the double nearest to the proven one' : `the true error is ${power(Math.abs(c.error))}` : 'claimed from the values of f alone'),
            c.method && fact('by', c.method, stepSaid(c) || 'needs no step'), selector && fact('step chosen by', selector, isNumber(c.noise) ? c.noise === 0 ? 'which saw no noise in f' : `for a noise of f of ${power(c.noise)}: a smaller h drowns in it` : ''),
            fact('calls of f', many(c.evaluations || 0), ''), fact('how it ended', c.status === 'ok' ? c.stop : c.status, retold(c.reason || '')), c.unproven && fact('proven', 'no', inWords(c.unproven)),
            sides && sides.length ? fact('f is no number', 'at', sides.join(' and ')) : null,
            c.pieces && [fact('slope of this piece', toBar(c.pieces.local || {}), `f is smooth in pieces: this one ends ${power(c.pieces.reach)} away, and the next is off by ${power(c.pieces.joint)}`), c.pieces.across && fact('slope across them', toBar(c.pieces.across), barSaid(c.pieces.across))]))),
        sizes.length > 1 && section('How far off', 'On one axis: the size of the derivative, the bar that is claimed for it, and what is known beside.',
            plainChart({ x: [range[0] - 1, range[1] + .6], y: [-.6, sizes.length - .4], height: 60 + 42 * sizes.length, left: 84, side: 40, said: sizes.map(s => `${s[0]} ${power(Math.abs(s[1]))}`).join(', '),
                axes: (x, y) => ({ yTicks: sizes.map((s, i) => i), saidY: i => sizes[sizes.length - 1 - i][0], xTicks: decades(x, 70) }) },
            sizes.map(([name, v, colour], i) => ({ points: [[log10(v), sizes.length - 1 - i]], shape: i ? 'disc' : 'diamond', colour, label: power(Math.abs(v)), dx: log10(v) < middle ? -5 : 5, dy: -9, anchor: log10(v) < middle ? 'start' : 'end', hints: [`${name}: ${power(v)}`] })))));
};

const diffView = ({ result, words }) => {
    const texts = result.function.text, cs = result.components;
    const several = texts.length > 1 && !result.implicit;
    const exact = cs.some(c => isNumber(c.exact));
    const name = c => result.implicit ? `d${result.implicit[c.output]}/d${c.wrt}` : c.derivative > 1 ? `d${raised(c.derivative)}/d${c.wrt}${raised(c.derivative)}` : `d/d${c.wrt}`;
    const rows = cs.map(c => () => el('tr', null,
        el('th', { scope: 'row' }, several && el('small', null, texts[c.output]), el('b', null, name(c))),
        el('td', { class: 'num' }, el('code', null, toBar(c))), el('td', { class: 'num' }, barSaid(c)), digitBar(c), exact && el('td', { class: 'num' }, errorSaid(c)),
        el('td', null, c.method, el('small', null, stepSaid(c))), el('td', { class: 'num' }, many(c.evaluations || 0)), endSaid(c)));
    const drawn = cs.filter(c => isNumber(c.value) && isNumber(c.bar) && c.bar > 0);
    const wrt = [...new Set(cs.map(c => c.wrt))], outputs = [...new Set(cs.map(c => c.output))];
    const at = new Map(cs.map(c => [c.output + '\n' + c.wrt, c]));
    const entry = (i, j) => at.get(outputs[i] + '\n' + wrt[j]);
    const selector = (cs.find(c => c.selector) || {}).selector;
    return el('div', null, el('div', { class: 'hero' }, questionBlock(words)), cs.length === 1 && oneDerivative(cs[0], selector),
        cs.length > 1 && outputs.length > 1 && section('The Jacobian', ['A row for each function, a column for each variable. ', HEAT_NOTE],
            wrt.length <= 24 && outputs.length <= 60 ? matrixTable(outputs.map(k => result.implicit ? result.implicit[k] : texts[k].length > 28 ? texts[k].slice(0, 27) + '…' : texts[k]), wrt, entry, 'The Jacobian') : heatMap(outputs.length, wrt.length, entry, 'The Jacobian as a map')),
        cs.length > 1 && section(`${many(cs.length)} derivatives`, ['The bar says how many digits the error bar lets one count on, of 16', exact ? '; the tick, how many are right where the derivative can be proven.' : '.', selector ? ` The steps are those of ${selector}.` : ''],
            longTable(['', 'value', 'error bar', 'digits', ...exact ? ['true error'] : [], 'by', 'calls', 'how it ended'], rows, 60, { label: 'The derivatives' })),
        drawn.length > 12 && section('Size and error bar', 'The value of each derivative, and how far its bar reaches.',
            plainChart({ x: [-.5, cs.length - .5], y: logRange([drawn.map(c => c.value), drawn.map(c => c.bar)]), height: 260, xName: 'component', said: 'The size of each derivative and of its error bar', axes: x => ({ xTicks: rounds(x, 90).filter(k => k >= 0), saidX: many }) },
            [{ points: cs.map((c, i) => [i, log10(c.value)]), dots: 6, colour: 'var(--ink)', hints: cs.map(c => [el('b', null, c.wrt), ' ', short(c.value, 8), ' ', barSaid(c)]) },
                { points: cs.map((c, i) => [i, log10(c.bar)]), dots: 6, colour: 'var(--node)', hints: cs.map(c => [el('b', null, c.wrt), ' error bar ', power(c.bar)]) }],
            (x, y, box) => [halo(box.left + 8, box.top + 4, '● value', { fill: 'var(--ink)' }), halo(box.left + 70, box.top + 4, '● error bar', { fill: 'var(--node)' })])),
        factsOf(words.notes));
};

const hessianView = ({ result, words }) => {
    const es = result.entries, product = Boolean(result.along);
    const names = [...new Set(es.map(e => e.row))];
    const triangle = list => {
        const at = new Map(es.flatMap((e, i) => [[e.row + '\n' + e.column, list[i]], [e.column + '\n' + e.row, list[i]]]));
        return (i, j) => at.get(names[i] + '\n' + names[j]);
    };
    const matrix = (title, note, list) => section(title, note, names.length <= 24 ? matrixTable(names, names, triangle(list), title) : heatMap(names.length, names.length, triangle(list), title));
    const exact = es.some(e => isNumber(e.error)), apart = es.some(e => isNumber(e.asymmetry));
    const rows = es.map(e => () => el('tr', null, el('th', { scope: 'row' }, el('b', null, product ? e.row : `${e.row}, ${e.column}`)), el('td', { class: 'num' }, el('code', null, toBar(e))),
        el('td', { class: 'num' }, barSaid(e)), digitBar(e), exact && el('td', { class: 'num' }, errorSaid(e)), apart && el('td', { class: 'num' }, isNumber(e.asymmetry) ? power(e.asymmetry) : '–'),
        el('td', null, e.method || '', el('small', null, stepSaid(e) || (e.row !== e.column && result.by === 'values' && !product ? 'along both at once' : ''))), el('td', { class: 'num' }, many(e.evaluations || 0)), endSaid(e)));
    const errors = result.standard_errors;
    return el('div', null, el('div', { class: 'hero' }, questionBlock(words)),
        !product && matrix('The second derivatives', HEAT_NOTE, es),
        section(product ? 'The product' : 'Entry by entry', product ? ['Hv for v: ', pointSaid(result.along), '. The bar says how many digits one can count on, of 16.'] : 'The bar says how many digits the error bar lets one count on, of 16' + (exact ? '; the tick, how many are right.' : '.'),
            longTable(['', 'value', 'error bar', 'digits', ...exact ? ['true error'] : [], ...apart ? ['asymmetry'] : [], 'by', 'calls', 'how it ended'], rows, 60, { label: 'The entries' })),
        result.inverse ? matrix('Its inverse', 'With what the bars of the entries let it be off.', result.inverse) : result.invert ? section('Its inverse', 'It has no inverse that the bars tell.') : null,
        errors && section('Standard errors', 'If this is the Hessian of a negative log-likelihood: the root of the inverse’s diagonal.',
            longTable(['', 'standard error', 'bar'], errors.map((e, i) => () => el('tr', null, el('th', { scope: 'row' }, el('b', null, names[i])), el('td', { class: 'num' }, el('code', null, toBar(e, 8))), el('td', { class: 'num' }, barSaid(e)))), 60, { label: 'Standard errors' })),
        factsOf(words.notes));
};
