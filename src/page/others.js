'use strict';
// The kinds of results that are read rather than touched: derivatives, Hessians, noise, descents, comparisons, stencils.

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
                [{ points: rows.map(r => [log10(r.distance), log10(r.roundoff)]), line: true, dash: '5 3', width: 1.6, colour: 'var(--node)', label: 'rounding of f', labelAt: rows.length - 1, anchor: 'end', dx: 0, dy: 18 },
                    { points: rows.map(r => [log10(r.distance), log10(r.scatter)]), line: true, width: 1.6, dots: 7, colour: 'var(--ink)', hints: rows.map(r => [`at ${power(r.distance)} from x the values scatter by ${power(r.scatter)}`, r.kind && r.kind !== 'told' ? ` (${r.kind})` : '']) }],
                (x, y, box) => [isNumber(p.piece_reach) && p.piece_reach > 0 && [svg('path', { class: 'dotted', d: `M${round1(x(log10(p.piece_reach)))} ${box.top}V${box.bottom}` }), halo(x(log10(p.piece_reach)) - 6, box.top + 12, 'end of the piece', { 'text-anchor': 'end', fill: 'var(--soft)' })],
                    isNumber(p.central_h) && p.central_h > 0 && [svg('path', { class: 'dotted central-line', d: `M${round1(x(log10(p.central_h)))} ${box.top}V${box.bottom}`, stroke: 'var(--central)' }), halo(Math.min(x(log10(p.central_h)) + 6, box.right - 96), box.top + 26, 'best central step', { fill: 'var(--central)' })]])) : null,
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

const descentView = ({ result, words }) => {
    const t = result.trace, n = t.f.length;
    const steps = t.f.map((v, i) => i);
    const names = Object.keys(result.path || {});
    const best = Math.min(...t.f.filter(isNumber));
    const yr = logRange([t.gradient_norm, t.gradient_bar, isNumber(result.tolerance) ? [result.tolerance] : []], 3);
    const lines = [{ points: steps.map(i => [i, t.gradient_bar[i] ? log10(t.gradient_bar[i]) : NaN]), line: true, dash: '5 3', width: 1.5, colour: 'var(--node)', label: 'its error bar', labelAt: Math.floor(n * .6), anchor: 'middle', dx: 0, dy: -9 },
        { points: steps.map(i => [i, t.gradient_norm[i] ? log10(t.gradient_norm[i]) : NaN]), line: true, dots: n > 150 ? 0 : 6, colour: 'var(--ink)',
            hints: steps.map(i => [`step ${i}: f = ${short(t.f[i], 6)}, |gradient| = ${power(t.gradient_norm[i])} ± ${power(t.gradient_bar[i])}`, el('br'), names.slice(0, 4).map(k => `${k} = ${short(result.path[k][i], 6)}`).join(', ')]) }];
    const xr = [-.02 * n - .2, Math.max(1, n - 1) * 1.02 + .2];
    const steps_ = x => ({ xTicks: rounds(x, 80).filter(k => Number.isInteger(k) && k >= 0), saidX: many });
    const spread = Math.max(...t.f.filter(isNumber)) - best;
    const fall = steps.map(i => t.f[i] - best);
    const zeroes = fall.filter(v => v > 0);
    const fr = logRange([zeroes], 3), floor = fr[0] - .08 * (fr[1] - fr[0]);
    const two = names.length === 2 && n > 1;
    return el('div', null, el('div', { class: 'hero' }, questionBlock(words)),
        el('div', { class: 'pair even' },
            section('The gradient on the way', ['Its norm falls until it is below the tolerance, or until its own error bar hides it.'],
                plainChart({ x: xr, y: yr, height: 340, xName: 'step', yName: '|gradient|', said: 'The norm of the gradient against the step', axes: steps_ }, lines,
                    (x, y, box) => isNumber(result.tolerance) && result.tolerance > 0 && [svg('path', { class: 'margin-line', d: `M${box.left} ${round1(y(log10(result.tolerance)))}H${box.right}` }),
                        halo(box.left + 6, y(log10(result.tolerance)) - 6, 'tolerance', { fill: 'var(--soft)' })])),
            zeroes.length > 1 && spread > 0 ? section('How f falls', [el('i', null, 'f'), ` above the lowest value met, ${short(best, 8)}, which stands at 0.`],
                plainChart({ x: xr, y: [floor, fr[1]], height: 340, xName: 'step', yName: 'f above its lowest value', said: 'How f falls',
                    axes: (x, y) => ({ ...steps_(x), yTicks: [floor, ...decades(y, 40).filter(k => y(k) < y(floor) - 20)], saidY: k => k === floor ? '0' : decadeSaid(k) }) },
                    [{ points: steps.map(i => [i, fall[i] > 0 ? log10(fall[i]) : floor]), line: true, dots: n > 150 ? 0 : 6, colour: 'var(--central)', hints: steps.map(i => `step ${i}: f = ${short(t.f[i], 10)}`) }])) : null),
        el('div', { class: 'pair even' },
            two && section('The way down', `From ${pointSaid(result.point)} to ${pointSaid(result.place)}.`, wayDown(result, names)),
            section('Where it ended', null, longTable(['variable', 'from', 'to', ''], Object.keys(result.place || {}).map(k => () => el('tr', null, el('th', { scope: 'row' }, el('b', null, k)), el('td', { class: 'num' }, short(result.point[k], 8)), el('td', { class: 'num' }, short(result.place[k], 12)),
                el('td', null, result.held && result.held[k] ? `held at its ${result.held[k]} bound` : ''))), 40, { label: 'Where the descent ended' }))),
        factsOf(words.notes));
};

const wayDown = (result, [a, b]) => {
    const px = result.path[a], py = result.path[b];
    const range = list => {
        const low = Math.min(...list), high = Math.max(...list), pad = (high - low) * .08 || 1;
        return [low - pad, high + pad];
    };
    const n = px.length;
    return plainChart({ x: range(px), y: range(py), height: 340, xName: a, yName: b, said: 'The way down in the plane of the two variables',
        axes: (x, y) => ({ xTicks: rounds(x, 80), yTicks: rounds(y, 44), saidX: v => short(v, 4), saidY: v => short(v, 4) }) },
    [{ points: px.map((v, i) => [v, py[i]]), line: true, dots: n > 150 ? 0 : 6, colour: 'var(--five-point)', hints: px.map((v, i) => `step ${i}: ${a} = ${short(v, 6)}, ${b} = ${short(py[i], 6)}`) },
        { points: [[px[0], py[0]]], shape: 'disc', hollow: true, colour: 'var(--ink)', label: 'start', dx: 9 }, { points: [[px[n - 1], py[n - 1]]], shape: 'diamond', colour: 'var(--ink)', label: 'end', dx: 10 }]);
};

const WAY_LOOKS = { 'complex step': 'var(--more-a)', 'forward mode': 'var(--more-d)', 'reverse mode': 'var(--more-e)', auto: 'var(--ink)', richardson: 'var(--more-b)', proof: 'var(--soft)' };
const wayLook = (name, i) => {
    const known = METHOD_LOOKS[name.replace(/, best h$/, '')];
    return known ? { ...known, hollow: known && name.endsWith('best h') } : { colour: WAY_LOOKS[name] || 'var(--ink)', shape: 'disc' };
};
const wayColour = (name, i) => METHOD_LOOKS[name] ? METHOD_LOOKS[name].colour : WAY_LOOKS[name] || `var(--more-${'abcdef'[i % 6]})`;

const compareView = ({ result, words }) => {
    const ways = result.ways || [];
    const scalar = w => isNumber(w.error) ? Math.abs(w.error) : null;
    const able = ways.filter(w => isNumber(w.cost) && isNumber(scalar(w)));
    const positive = able.map(scalar).filter(v => v > 0);
    const yr = logRange([positive], 3), floor = yr[0] - .6;
    const points = able.map((w, i) => ({ w, x: log10(w.cost), y: scalar(w) > 0 ? log10(scalar(w)) : floor }));
    const rows = ways.map(w => () => el('tr', null, el('th', { scope: 'row' }, el('b', null, w.way)), el('td', { class: 'num' }, isNumber(w.value) ? el('code', null, minus(plainNumber(w.value, 17))) : w.reason || 'none'),
        el('td', { class: 'num' }, isNumber(scalar(w)) ? scalar(w) === 0 ? '0' : power(scalar(w)) : '–'), el('td', { class: 'num' }, isNumber(w.digits) ? short(w.digits, 3) : '–'),
        el('td', { class: 'num' }, isNumber(w.cost) ? short(w.cost, 3) : '–'), el('td', { class: 'num' }, isNumber(w.evaluations) ? many(w.evaluations) : '–')));
    return el('div', null, el('div', { class: 'hero' }, questionBlock(words)),
        points.length > 1 && section('What a digit costs', 'Low and left is good: a small true error for few calls of f.' + (positive.length < able.length ? ' Those at the bottom are exact to the last bit.' : ''),
            plainChart({ x: logRange([able.map(w => w.cost)]), y: [floor - .4, yr[1]], height: 420, xName: 'cost, in calls of f', yName: 'true error', left: 64, said: 'The true error of each way against its cost',
                axes: (x, y) => ({ yTicks: [...(positive.length < able.length ? [floor] : []), ...decades(y, 40).filter(k => k > floor + .5)], saidY: k => k === floor ? '0' : decadeSaid(k) }) },
            points.map((p, i) => ({ points: [[p.x, p.y]], ...wayLook(p.w.way, i), hints: [`${p.w.way}: error ${power(scalar(p.w))}, ${short(p.w.cost, 3)} calls' time`] })),
            (x, y, box) => spreadLabels(points.map((p, i) => ({ x: x(p.x), y: y(p.y), name: p.w.way, colour: wayLook(p.w.way, i).colour })), box))),
        section('Way by way', null, longTable(['', 'value', 'true error', 'digits', 'cost in calls', 'calls'], rows, 60, { label: 'Way by way' })), factsOf(words.notes));
};

// Names beside points, moved up or down where they would stand on each other.
const spreadLabels = (items, box) => {
    const taken = items.map(p => ({ x: p.x - 6, y: p.y - 6, w: 12, h: 12 }));
    return items.slice().sort((a, b) => a.y - b.y).map(p => {
        const w = p.name.length * 6.9, h = 13;
        const place = [0, -13, 13, -26, 26, -39, 39].flatMap(dy => [{ x: p.x + 10, y: p.y - 6 + dy }, { x: p.x - 10 - w, y: p.y - 6 + dy }])
            .find(q => q.x > box.left && q.x + w < box.right + 10 && q.y > box.top - 12 && q.y + h < box.bottom + 4 && !taken.some(t => q.x < t.x + t.w && t.x < q.x + w && q.y < t.y + t.h && t.y < q.y + h));
        if (!place)
            return null;
        taken.push({ ...place, w, h });
        return halo(place.x, place.y + 10, p.name, { fill: p.colour });
    });
};

const growthView = ({ result, words }) => {
    const names = result.sizes[0] ? result.sizes[0].ways.map(w => w.way) : [];
    const of = (name, s) => s.ways.find(w => w.way === name) || {};
    const xs = result.sizes.map(s => s.variables);
    const costs = names.map(n => result.sizes.map(s => of(n, s).cost));
    return el('div', null, el('div', { class: 'hero' }, questionBlock(words)),
        section('How the cost grows', 'The cost of the whole gradient, in calls of f, against the number of variables: reverse mode stays flat, differences grow with it.',
            plainChart({ x: logRange([xs]), y: logRange(costs), height: 420, side: 130, xName: 'variables', yName: 'cost, in calls of f', said: 'The cost of each way against the number of variables' },
                names.map((n, i) => ({ points: logPoints(xs, costs[i]), line: true, dots: 6, colour: wayColour(n, i), hints: xs.map((x, k) => `${n}: ${short(costs[i][k], 3)} calls' time for ${counted(x, 'variable')}` ) })),
                (x, y, box) => endLabels(names.map((n, i) => ({ name: n, colour: wayColour(n, i), y: y(log10(costs[i][xs.length - 1])) })).filter(p => isFinite(p.y)), box))),
        result.growth && result.growth.length ? section(result.parameters ? `With ${short(result.parameters, 3)} variables` : 'What follows', 'Continued along the powers that were measured.',
            longTable(['', 'power', 'calls', 'cost in calls', 'seconds', 'memory'], result.growth.map(g => () => el('tr', null, el('th', { scope: 'row' }, el('b', null, g.way)), el('td', { class: 'num' }, isNumber(g.exponent) ? 'n' + g.exponent.toFixed(2).replace(/[-0-9.]/g, c => RAISED[c] || '·') : '–'),
                el('td', { class: 'num' }, short(g.evaluations, 3)), el('td', { class: 'num' }, short(g.cost, 3)), el('td', { class: 'num' }, short(g.seconds, 3)), el('td', { class: 'num' }, isNumber(g.bytes) ? short(g.bytes / 1e9, 3) + ' GB' : '–'))), 60, { label: 'What follows' })) : null, factsOf(words.notes));
};
const endLabels = (items, box) => {
    items.sort((a, b) => a.y - b.y);
    for (let i = 1; i < items.length; i++)
        items[i].at = Math.max(items[i].y, (items[i - 1].at ?? items[i - 1].y) + 14);
    return items.map(p => halo(box.right + 8, (p.at ?? p.y) + 4, p.name, { fill: p.colour }));
};

const stencilView = ({ result, words }) => el('div', null, el('div', { class: 'hero' }, questionBlock(words)), result.stencils.map(s =>
    section(s.name, null, el('p', { class: 'answer' }, el('code', null, s.formula || s.weights.join(', '))),
        el('table', { class: 'plain-table facts-table' }, el('tbody', null, [['order', s.order], ['leading term of what it leaves out', s.leading_term], ['calls of f', s.evaluations], ['noise factor', short(s.noise_factor, 4)], ['step to expect', power(s.best_h)], ['error there', power(s.best_error)],
            ['nodes', (s.nodes || []).map(k => minus(String(k))).join(', ')], ['weights', (s.weights || []).map(minus).join(', ')]].map(([k, v]) => el('tr', null, el('th', { scope: 'row' }, k), el('td', null, String(v)))))))));
