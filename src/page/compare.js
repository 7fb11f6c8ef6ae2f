// Every way to the derivatives beside the others: what a digit costs, and how the cost grows.

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
