// How a series looks: colour, shape and dash, each of which tells it alone.

const METHOD_LOOKS = {
    forward: { colour: 'var(--forward)', shape: 'disc', dash: null },
    backward: { colour: 'var(--backward)', shape: 'square', dash: '7 4' },
    central: { colour: 'var(--central)', shape: 'triangle', dash: null },
    'five-point': { colour: 'var(--five-point)', shape: 'diamond', dash: null },
};
const MORE_LOOKS = ['a', 'b', 'c', 'd', 'e', 'f'].map((k, i) => ({
    colour: `var(--more-${k})`,
    shape: ['down', 'plus', 'hexagon', 'disc', 'square', 'triangle'][i],
    dash: [null, '2 3', '9 3 2 3', null, '5 3', '2 3'][i],
}));
const FORMAT_DASHES = [null, '7 4', '2 3', '9 3 2 3', '12 4', '4 2'];

const lookOf = (method, used) => {
    const known = METHOD_LOOKS[method];
    return known || MORE_LOOKS[used % MORE_LOOKS.length];
};

// One method in several formats: a colour a format. Several methods: the method's colour, the format's dash.
const giveLooks = series => {
    const methods = [...new Set(series.map(s => s.method))];
    const formats = [...new Set(series.map(s => s.format))];
    const order = ['double', 'float', 'half', 'long-double'];
    const byFormat = ['central', 'backward', 'five-point', 'forward'].map(m => METHOD_LOOKS[m]);
    let unknown = 0;
    const spare = new Map(methods.filter(m => !METHOD_LOOKS[m]).map(m => [m, unknown++]));
    series.forEach((s, i) => {
        if (methods.length === 1 && formats.length > 1) {
            const k = order.indexOf(s.format);
            Object.assign(s, k >= 0 ? byFormat[k] : MORE_LOOKS[i % MORE_LOOKS.length]);
        } else {
            Object.assign(s, lookOf(s.method, spare.get(s.method) || 0));
            if (formats.length > 1) {
                s.dash = FORMAT_DASHES[formats.indexOf(s.format) % FORMAT_DASHES.length];
                s.hollow = formats.indexOf(s.format) > 0;
            }
        }
    });
};

const SHAPES = {
    disc: r => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
    square: r => `M${-r * .9} ${-r * .9}h${1.8 * r}v${1.8 * r}h${-1.8 * r}z`,
    triangle: r => `M0 ${-1.2 * r}L${1.15 * r} ${r * .85}H${-1.15 * r}z`,
    down: r => `M0 ${1.2 * r}L${1.15 * r} ${-r * .85}H${-1.15 * r}z`,
    diamond: r => `M0 ${-1.3 * r}L${1.3 * r} 0L0 ${1.3 * r}L${-1.3 * r} 0z`,
    plus: r => `M${-.4 * r} ${-1.2 * r}h${.8 * r}v${.8 * r}h${.8 * r}v${.8 * r}h${-.8 * r}v${.8 * r}h${-.8 * r}v${-.8 * r}h${-.8 * r}v${-.8 * r}h${.8 * r}z`,
    hexagon: r => `M${-1.15 * r} 0L${-.58 * r} ${-r}H${.58 * r}L${1.15 * r} 0L${.58 * r} ${r}H${-.58 * r}z`,
};
const markAt = (look, x, y, r = 5) => svg('path', {
    class: 'mark', d: SHAPES[look.shape](r), transform: `translate(${round1(x)} ${round1(y)})`,
    fill: look.hollow ? 'var(--page)' : look.colour, stroke: look.hollow ? look.colour : 'var(--page)', 'stroke-width': look.hollow ? 2 : 1.2,
});
const smallMark = look => svg('svg', { class: 'key', width: 14, height: 14, viewBox: '-7 -7 14 14', 'aria-hidden': 'true' }, markAt(look, 0, 0, 4.5));

const CAUSES = [
    { name: 'truncation', why: 'is left out', dash: null, width: 2 },
    { name: 'node', why: 'x ± h is not a double', dash: null, width: 1.6 },
    { name: 'evaluation', why: 'f is rounded', dash: '5 2.5', width: 1.6 },
    { name: 'arithmetic', why: '− and ÷ round', dash: '1.5 2.5', width: 1.8 },
].map(c => ({ ...c, colour: `var(--${c.name})` }));
