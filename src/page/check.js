'use strict';
// A check: the verdict, the cause as a sentence, the components worst first, the remainder.

const BAD_FIRST = { disagrees: 0, undecided: 1, agrees: 2 };
const LOW_BARS = -3, HIGH_BARS = 16;
const barsAt = v => v > 0 ? Math.max(0, Math.min(1, (Math.log10(v) - LOW_BARS) / (HIGH_BARS - LOW_BARS))) * 100 : 0;

const componentName = (c, result) => {
    const row = c.row ? `${c.row}, ${c.wrt}` : c.wrt;
    return result.function.text.length > 1 ? `${c.output + 1}: ${row}` : row;
};

// Both numbers to as many digits as the bar lets one tell, and where the claimed one first differs.
const twoNumbers = c => {
    const size = Math.max(Math.abs(c.got || 0), Math.abs(c.expected || 0));
    const fine = isNumber(c.bar) && c.bar > 0 && size > 0 ? Math.max(2, Math.min(11, Math.ceil(Math.log10(size / c.bar)) + 1)) : 11;
    const text = v => !isNumber(v) ? 'none' : v === 0 ? '0' : minus(Math.abs(v) < 1e-5 || Math.abs(v) >= 1e9 ? plainNumber(v, fine) : String(Number(v.toPrecision(fine))));
    const claimed = text(c.got), measured = text(c.expected);
    let same = 0;
    while (same < claimed.length && claimed[same] === measured[same])
        same++;
    return { claimed, measured, same: c.verdict === 'disagrees' ? same : claimed.length };
};

const lollipop = (c, margin) => {
    const at = barsAt(c.bars);
    const word = c.says && c.verdict !== 'agrees' ? retold(c.says) : null;
    const side = at > 42;
    return el('div', { class: isNumber(margin) ? 'track' : 'track free', css: { '--margin': barsAt(margin) + '%' } },
        el('span', { class: 'stick', css: { width: at + '%' } }), el('span', { class: 'ball', css: { left: at + '%' } }),
        word && el('span', { class: 'why', css: side ? { right: `calc(${100 - at}% + 12px)` } : { left: `calc(${at}% + 14px)` } }, word));
};

const checkRow = (c, result, several) => {
    const n = twoNumbers(c), v = VERDICT_WORDS[c.verdict];
    return el('li', { class: 'component ' + c.verdict },
        el('b', { class: 'name' }, el('span', { role: 'img', 'aria-label': v[1] }, v[0]), ' ', componentName(c, result), several && el('small', null, `point ${c.at + 1}`)),
        el('div', { class: 'numbers' },
            el('p', null, el('code', null, n.claimed.slice(0, n.same), el('b', null, n.claimed.slice(n.same))), ' claimed'),
            el('p', null, el('code', null, n.measured), ' measured', isNumber(c.bar) && ` ± ${power(c.bar)}`)),
        lollipop(c, result.criterion.margin));
};

const componentList = (result, list, margin) => {
    const sorted = list.slice().sort((a, b) => BAD_FIRST[a.verdict] - BAD_FIRST[b.verdict] || (b.bars ?? Infinity) - (a.bars ?? Infinity));
    const several = result.points.length > 1;
    const first = Math.max(12, Math.min(40, sorted.filter(c => c.verdict !== 'agrees').length));
    const items = el('ol', { class: 'components' }, sorted.slice(0, first).map(c => checkRow(c, result, several)));
    const rest = sorted.length - first;
    const more = moreOf(rest, () => items.append(...sorted.slice(first).map(c => checkRow(c, result, several))));
    const ticks = [-3, 0, 3, 6, 9, 12, 15].map(k => el('span', { css: { left: (k - LOW_BARS) / (HIGH_BARS - LOW_BARS) * 100 + '%' } }, k === 0 ? '1' : '10' + raised(k)));
    return [el('div', { class: 'component scale-row', 'aria-hidden': 'true' }, el('span'), el('span', { class: 'scale-name' }, 'error bars apart'), el('div', { class: 'ticks' }, ticks)),
        items, isNumber(margin) && el('p', { class: 'margin-note', css: { '--margin': barsAt(margin) + '%' } }, el('span', null, `${counted(margin, 'bar')}: up to here they agree`)), more];
};

// All components at once, as dots: what a thousand rows do not show.
const overview = (result, list) => {
    const sizes = list.map((c, i) => ({ c, i }));
    const y = c => Math.max(LOW_BARS, Math.min(HIGH_BARS, c.bars > 0 ? Math.log10(c.bars) : LOW_BARS));
    const colour = { agrees: 'var(--right)', disagrees: 'var(--wrong)', undecided: 'var(--undecided)' };
    const top = Math.max(3, ...list.map(y)) + 1;
    return plainChart({ x: [-.02 * list.length, 1.02 * list.length], y: [LOW_BARS - .4, top], height: 220, xName: 'component', yName: 'error bars apart',
        said: `All ${list.length} components: how many error bars claimed and measured are apart`, axes: x => ({ xTicks: rounds(x, 90), saidX: many }) },
    ['agrees', 'undecided', 'disagrees'].map(v => {
        const of = sizes.filter(s => s.c.verdict === v);
        return { points: of.map(s => [s.i, y(s.c)]), dots: 5, colour: colour[v], opacity: v === 'agrees' ? .5 : .9,
            hints: of.map(s => [el('b', null, componentName(s.c, result)), ` ${v}, ${s.c.bars === null ? 'no bar' : short(s.c.bars, 2) + ' bars apart'}`]) };
    }), (x, yy, box) => isNumber(result.criterion.margin) && [
        svg('path', { class: 'margin-line', d: `M${box.left} ${round1(yy(Math.log10(result.criterion.margin)))}H${box.right}` }),
        halo(box.right, yy(Math.log10(result.criterion.margin)) - 6, `${counted(result.criterion.margin, 'bar')}: up to here they agree`, { 'text-anchor': 'end', fill: 'var(--soft)' })]);
};

const remainder = (taylor, verdict) => {
    const h = taylor.h, r = taylor.remainder;
    const colour = verdict === 'disagrees' ? 'var(--wrong)' : verdict === 'agrees' ? 'var(--right)' : 'var(--undecided)';
    const slope = taylor.slope;
    const kept = h.map((v, i) => i).filter(i => isNumber(r[i]) && r[i] !== 0);
    if (!kept.length)
        return null;
    const xr = logRange([kept.map(i => h[i])]), yr = logRange([kept.map(i => r[i])], 4);
    const biggest = kept.reduce((a, i) => h[i] > h[a] ? i : a, kept[0]);
    const right = [[xr[0], log10(r[biggest]) - 2 * (log10(h[biggest]) - xr[0])], [log10(h[biggest]), log10(r[biggest])]];
    const series = [{ points: right, line: true, dash: '6 4', width: 1.6, colour: 'var(--right)' },
        { points: kept.map(i => [log10(h[i]), log10(r[i])]), dots: 5.5, colour, opacity: .6, hints: kept.map(i => [el('i', null, 'h'), ` = ${power(h[i])}, remainder ${power(Math.abs(r[i]))}`]) }];
    if (isNumber(slope) && taylor.window && isNumber(taylor.window[0])) {
        const [a, b] = taylor.window.map(Math.log10), at = v => slope * v + taylor.intercept;
        const base = isNumber(taylor.intercept) && Math.abs(at(b) - log10(r[nearestTo(h, taylor.window[1])])) < 1.5 ? at
            : v => log10(r[nearestTo(h, taylor.window[1])]) + slope * (v - b);
        series.push({ points: [[a, base(a)], [b, base(b)]], line: true, width: 3, colour: 'var(--ink)', label: `slope ${slope.toFixed(2)}`, labelAt: 0, anchor: 'end', dx: -8, dy: -2 });
    }
    const good = isNumber(slope) && slope > 1.5;
    const i = t => el('i', null, t);
    return section('How the remainder falls', [i('|f(x + hv) − f(x) − h g·v|'), isNumber(slope)
        ? good ? [' falls as ', i('h²'), ', as it does for a right gradient ', i('g'), ': what is left is the curvature of ', i('f'), '.']
            : verdict === 'undecided' ? [' falls as ', i('h'), ' only: ', i('f'), ' has a kink there, or the gradient ', i('g'), ' misses a part of how it moves. Of a right one it falls as ', i('h²'), '.']
                : [' falls as ', i('h'), ' only: the gradient ', i('g'), ' misses a part of how ', i('f'), ' moves. Of a right one it falls as ', i('h²'), '.']
        : [': too few steps to tell how it falls. Of a right gradient it falls as ', i('h²'), '.'],
    kept.length < h.length ? ` ${counted(h.length - kept.length, 'remainder')} of 0 not drawn.` : ''],
    plainChart({ x: xr, y: yr, height: 360, xName: ['step ', svg('tspan', { class: 'math' }, 'h')], yName: 'remainder', said: `The remainder against h falls with slope ${isNumber(slope) ? slope.toFixed(2) : 'unknown'}; a right gradient's with slope 2` }, series,
        (x, y, box) => {
            const v = xr[0] + .62 * (right[1][0] - xr[0]), line = right[1][1] - 2 * (right[1][0] - v);
            const inFrame = Math.max(yr[0] + .06 * (yr[1] - yr[0]), line);
            const vx = right[1][0] - (right[1][1] - inFrame) / 2;
            return halo(Math.min(box.right - 130, x(vx) + 10), y(inFrame) - (good ? -16 : 4), 'slope 2: a right gradient', { fill: 'var(--right)' });
        }));
};
const nearestTo = (list, v) => list.reduce((best, q, i) => Math.abs(Math.log(q / v)) < Math.abs(Math.log(list[best] / v)) ? i : best, 0);

// A check of a suite: of its components the record has the numbers alone.
const recordView = ({ words }) => {
    const components = words.record.components || [];
    const result = { function: { text: [''] }, points: [...new Set(components.map(c => c.point))], criterion: {} };
    const outputs = new Set(components.map(c => c.output)).size;
    const list = components.map(c => ({ ...c, at: c.point, wrt: (outputs > 1 ? `output ${c.output + 1}, ` : '') + `variable ${c.variable + 1}` }));
    return el('div', { class: 'check ' + words.verdict }, el('div', { class: 'verdict' }, verdictWord(words.verdict), questionBlock(words)),
        list.length > 0 && section('Components, worst first', 'How many error bars the claimed and the measured number are apart. Names and the function are in the suite; the check by itself has the remainder, too.',
            list.length > 60 && overview(result, list), componentList(result, list)));
};

// The point to look at first: of the verdict of all, that whose worst component is furthest off.
const worstPoint = result => {
    const off = result.points.map((p, k) => p.verdict !== result.verdict ? -1 : Math.max(0, ...result.components.filter(c => c.at === k && c.verdict === p.verdict).map(c => c.bars ?? 0)));
    return off.indexOf(Math.max(...off));
};

const checkView = entry => {
    const { result, words } = entry;
    const several = result.points.length > 1;
    const left = el('div'), right = el('div');
    const show = k => {
        const list = k < 0 ? result.components : result.components.filter(c => c.at === k);
        const worst = k < 0 ? worstPoint(result) : k;
        const taylor = result.points[Math.max(0, worst)].taylor;
        const shown = several && (k < 0 ? `All ${many(result.points.length)} points; the remainder is that of the worst, ${pointSaid(result.points[Math.max(0, worst)].point, 3)}.` : `The point ${pointSaid(result.points[k].point)} alone.`);
        left.replaceChildren(section('Components, worst first', [shown && [el('b', null, shown), ' '], 'How many error bars the claimed and the measured number are apart. ', 'A bug stands far to the right; noise stays in the green.'],
            list.length > 60 && overview(result, list), componentList(result, list, result.criterion.margin)));
        right.replaceChildren(...[taylor && remainder(taylor, result.points[Math.max(0, worst)].verdict)].filter(Boolean));
        pair.classList.toggle('single', !taylor);
        buttons.forEach((b, i) => b.setAttribute('aria-pressed', i - 1 === k));
    };
    const long = result.points.length > 12;
    const select = long && el('select', { 'aria-label': 'points', onchange: event => show(event.target.selectedIndex - 1) }, el('option', null, 'all points'),
        result.points.map((p, k) => el('option', null, `${k + 1}: ${VERDICT_WORDS[p.verdict].join(' ')} at ${pointSaid(p.point, 3)}`)));
    const buttons = several && !long ? [-1, ...result.points.keys()].map(k => el('button', { type: 'button', class: k < 0 ? null : result.points[k].verdict, onclick: () => show(k) },
        k < 0 ? 'all points' : `${VERDICT_WORDS[result.points[k].verdict][0]} ${pointSaid(result.points[k].point, 3)}`)) : [];
    const pair = el('div', { class: 'pair' }, left, right);
    show(-1);
    return el('div', { class: 'check ' + result.verdict },
        el('div', { class: 'verdict' }, verdictWord(result.verdict), questionBlock(words)),
        several && el('div', { class: 'points', role: 'group', 'aria-label': 'points' }, buttons, select), pair, factsOf(words.notes));
};
