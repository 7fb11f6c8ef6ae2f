// A way downhill: the gradient on it, f on it, and where it went.

const descentView = ({ result, words, lesson }) => {
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
            two && section('The way down', [inWords(`From ${pointSaid(result.point)} to ${pointSaid(result.place)}. `), lesson ? ['Lines join places of equal ', el('i', null, 'f'), ', each √10 times nearer to the least value in sight than the one before.'] : ['The contours of ', el('i', null, 'f'), ' are not drawn: only a formula can be asked for them when a page is written.']], wayDown(result, names, lesson)),
            section('Where it ended', null, longTable(['variable', 'from', 'to', ''], Object.keys(result.place || {}).map(k => () => el('tr', null, el('th', { scope: 'row' }, el('b', null, k)), el('td', { class: 'num' }, short(result.point[k], 8)), el('td', { class: 'num' }, short(result.place[k], 12)),
                el('td', null, result.held && result.held[k] ? `held at its ${result.held[k]} bound` : ''))), 40, { label: 'Where the descent ended' }))),
        factsOf(words.notes));
};

// Where f is as high as `level`: a segment or two in each square of the grid. Heights are compared by their roots, in which valleys are rounder.
const contour = (land, heights, level, x, y) => {
    const { side, from, to } = land, want = Math.sqrt(level);
    const px = i => x(from[0] + (to[0] - from[0]) * i / (side - 1)), py = j => y(from[1] + (to[1] - from[1]) * j / (side - 1));
    let d = '';
    for (let j = 0; j + 1 < side; j++)
        for (let i = 0; i + 1 < side; i++) {
            const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]], ends = [];
            for (let k = 0; k < 4; k++) {
                const [a, b] = [corners[k], corners[(k + 1) % 4]], u = heights[a[1] * side + a[0]] - want, v = heights[b[1] * side + b[0]] - want;
                if (u < 0 !== v < 0 && isFinite(u) && isFinite(v)) {
                    const t = u / (u - v);
                    ends.push(`${round1(px(a[0] + t * (b[0] - a[0])))} ${round1(py(a[1] + t * (b[1] - a[1])))}`);
                }
            }
            for (let k = 0; k + 1 < ends.length; k += 2)
                d += `M${ends[k]}L${ends[k + 1]}`;
        }
    return d;
};
const contours = (land, x, y) => {
    const told = land.f.filter(isNumber).sort((a, b) => a - b);
    if (told.length < 9)
        return null;
    const least = told[0], spread = told[Math.floor(told.length * .9)] - least;
    const heights = land.f.map(v => isNumber(v) ? Math.sqrt(v - least) : NaN);
    const paths = [];
    for (let k = 0; spread > 0 && k < 12; k++) {
        const level = spread * 10 ** (-k / 2), d = contour(land, heights, level, x, y);
        // Narrower than two squares of the grid a valley would fall into beads.
        if (heights.filter(v => v < Math.sqrt(level)).length < .8 * (d.split('M').length - 1))
            break;
        paths.push(svg('path', { class: 'contour', d, opacity: .25 + .05 * k }));
    }
    return paths;
};

const wayDown = (result, [a, b], land) => {
    const px = result.path[a], py = result.path[b];
    const range = (list, v) => {
        if (land)
            return [land.from[v], land.to[v]];
        const low = Math.min(...list), high = Math.max(...list), pad = (high - low) * .08 || 1;
        return [low - pad, high + pad];
    };
    const n = px.length;
    return plainChart({ x: range(px, 0), y: range(py, 1), height: 340, xName: a, yName: b, said: 'The way down in the plane of the two variables' + (land ? ', on the contours of f' : ''), under: land && ((x, y) => contours(land, x, y)),
        axes: (x, y) => ({ xTicks: rounds(x, 80), yTicks: rounds(y, 44), saidX: v => short(v, 4), saidY: v => short(v, 4) }) },
    [{ points: px.map((v, i) => [v, py[i]]), line: true, dots: n > 150 ? 0 : 6, colour: 'var(--five-point)', hints: px.map((v, i) => `step ${i}: ${a} = ${short(v, 6)}, ${b} = ${short(py[i], 6)}`) },
        { points: [[px[0], py[0]]], shape: 'disc', hollow: true, colour: 'var(--ink)', label: 'start', dx: 9 }, { points: [[px[n - 1], py[n - 1]]], shape: 'diamond', colour: 'var(--ink)', label: 'end', dx: 10 }]);
};
