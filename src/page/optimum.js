// The best step, four ways, and what the selectors choose.

const PLACES = { 'lower end': 'at the smallest h', 'upper end': 'at the largest h', 'any below': 'or any below' };
const bestTable = view => {
    const ways = [['measured', 'measured'], ['modelled', 'modelled'], ['fitted', 'fitted'], ['luckiest', 'luckiest']]
        .filter(([k]) => view.series.some(s => s.optimum[k] && isNumber(s.optimum[k].h)));
    if (!ways.length)
        return null;
    const spots = view.series.some(s => s.optimum.measured && isNumber(s.optimum.measured.sweet_spot && s.optimum.measured.sweet_spot[0]));
    const cell = (s, i, key) => {
        const o = s.optimum[key];
        if (!o || !isNumber(o.h))
            return el('td', { class: 'soft' }, '–');
        const go = () => change({ method: i, step: nearest(view.xs, Math.log10(o.h)) });
        return el('td', null,
            view.xs.length ? el('button', { type: 'button', class: 'link', onclick: go, 'aria-label': `go to ${power(o.h)}, ${key} for ${s.name}` }, key === 'measured' ? el('b', null, power(o.h)) : power(o.h)) : power(o.h),
            el('small', null, (key === 'luckiest' ? 'luck: ' : '') + (isNumber(o.error) ? power(o.error) : '')), PLACES[o.place] && el('small', null, PLACES[o.place]));
    };
    return section('The best step, ' + ['', ways[0][1], 'two ways', 'three ways', 'four ways'][ways.length],
        ['Each step with its error below. ', view.xs.length ? el('span', { class: 'by-hand' }, 'Click a step to go there. ') : '', ways.some(w => w[0] === 'measured') ? ['Count on ', el('b', null, 'measured'), '; the luckiest sample is what many programs report, and it is luck.'] : ''],
        el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'The best steps' }, el('table', { class: 'best cards' },
            el('thead', null, el('tr', null, el('th', { scope: 'col' }, 'method'), ways.map(w => el('th', { scope: 'col' }, w[1])), spots && el('th', { scope: 'col' }, 'sweet spot'))),
            el('tbody', null, view.series.map((s, i) => {
                const fit = s.optimum.fitted || {}, spot = s.optimum.measured && s.optimum.measured.sweet_spot;
                return headed(el('tr', null,
                    el('th', { scope: 'row' }, el('span', { css: { color: s.colour } }, smallMark(s), s.name),
                        isNumber(fit.truncation_slope) && isNumber(fit.rounding_slope) && el('small', null, `slopes ${minus(fit.truncation_slope.toFixed(2))}, ${minus(fit.rounding_slope.toFixed(2))}`)),
                    ways.map(w => cell(s, i, w[0])),
                    spots && el('td', { class: 'spot' }, spot && isNumber(spot[0]) ? power(spot[0]) + (power(spot[0]) === power(spot[1]) ? '' : ' to ' + power(spot[1])) : '–')), ['', ...ways.map(w => w[1]), 'sweet spot']);
            })))),
        view.notes.length ? el('ul', { class: 'facts' }, view.notes.map(t => {
            const colon = t.match(/^([A-Z][\w ]{0,20}):(.*)/);
            return el('li', null, colon ? [el('b', null, colon[1]), ':', inWords(colon[2])] : inWords(t));
        })) : null);
};

// Each dot is a step that an algorithm chose by calling f alone; best first.
const choices = view => {
    const list = view.selectors.filter(s => isNumber(s.h) && s.h > 0);
    if (!list.length)
        return null;
    const judged = list.some(s => isNumber(s.error));
    const key = s => judged ? isNumber(s.error) ? Math.abs(s.error) : Infinity : isNumber(s.bar) ? s.bar : Infinity;
    list.sort((a, b) => key(a) - key(b));
    const hs = list.flatMap(s => [s.h, s.h_largest || s.h]).map(Math.log10);
    const low = Math.floor(Math.min(...hs) - .3), high = Math.ceil(Math.max(...hs) + .3);
    const look = s => METHOD_LOOKS[s.method] || { colour: 'var(--ink)', shape: 'disc', hollow: true };
    let x;
    const rule = svg('path', { class: 'cursor' });
    let bottom = 0;
    const move = () => {
        if (!x || !view.xs.length)
            return;
        const at = x(view.xs[now.step]);
        rule.setAttribute('d', at < x.low - 1 || at > x.high + 1 ? '' : `M${round1(at)} 22V${bottom}`);
    };
    const holder = figure(width => {
        const row = 21, left = Math.min(146, Math.max(130, width * .38)), right = width - 74;
        x = scale(low, high, left, right);
        bottom = 26 + list.length * row;
        const out = svg('svg', { viewBox: `0 0 ${width} ${bottom + 4}`, role: 'img', 'aria-label': 'The steps that selectors choose, best first: ' + list.slice(0, 5).map(s => `${s.name} ${power(s.h)}`).join(', ') });
        for (const k of decades(x, 46))
            out.append(svg('path', { class: 'grid', d: `M${round1(x(k))} 22V${bottom}` }), svgText(x(k), 14, decadeSaid(k), { 'text-anchor': 'middle' }));
        out.append(rule);
        list.forEach((s, i) => {
            const y = 26 + i * row + row / 2;
            const name = s.name + (s.asked ? ' · ' + s.asked : '');
            if (s.h_largest > s.h * 1.01)
                out.append(svg('path', { class: 'reach', d: `M${round1(x(Math.log10(s.h)))} ${y}H${round1(x(Math.log10(s.h_largest)))}` }));
            out.append(svgText(left - 12, y + 4, name, { 'text-anchor': 'end', class: s.name === 'auto' ? 'strong' : 'ink' }),
                markAt(look(s), x(Math.log10(s.h)), y, 4), svgText(width, y + 4, judged ? isNumber(s.error) ? power(Math.abs(s.error)) : 'none' : isNumber(s.bar) ? '± ' + power(s.bar) : 'no bar', { 'text-anchor': 'end' }));
            const title = svg('title', null, `${name}: h = ${power(s.h)}, ${counted(s.evaluations, 'call')}, ${s.stop || s.status}`);
            const hit = svg('rect', { class: 'hit', x: 0, y: y - row / 2, width, height: row }, title);
            hit.addEventListener('click', () => view.xs.length && change({ step: nearest(view.xs, Math.log10(s.h)) }));
            out.append(hit);
        });
        move();
        return out;
    });
    watch(['step'], move);
    return section('What the selectors choose', ['Each mark is a step that an algorithm chose by calling ', el('i', null, 'f'), ' alone; a line, the steps it extrapolates from. ', judged ? 'At the right its true error, best first.' : 'At the right the error bar it claims.'], holder);
};
