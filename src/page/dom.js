// Elements. Text is always text, and styles go by the CSSOM: the page's policy allows nothing else.

const fill = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes || {})) {
        if (value === null || value === undefined || value === false)
            continue;
        if (name.startsWith('on'))
            node.addEventListener(name.slice(2), value);
        else if (name === 'css')
            for (const [property, v] of Object.entries(value))
                node.style.setProperty(property, v);
        else
            node.setAttribute(name, value === true ? '' : value);
    }
    node.append(...children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== false && c !== ''));
    return node;
};

const el = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
const svg = (name, attributes, ...children) =>
    fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);

const svgText = (x, y, text, attributes) => svg('text', { x: round1(x), y: round1(y), ...attributes }, text);
// Far outside any frame is far enough: a path takes no number above 10^38.
const round1 = v => Math.max(-1e6, Math.min(1e6, Math.round(v * 10) / 10));

// A figure that is drawn anew whenever its width changes. `draw(width)` hands back its SVG.
const figure = (draw, attributes) => {
    const box = el('div', { class: 'figure', ...attributes });
    let width = 0;
    box.redraw = () => width && box.replaceChildren(draw(width));
    new ResizeObserver(entries => {
        const now = Math.round(entries[0].contentRect.width);
        if (now && now !== width) {
            width = now;
            box.style.setProperty('--drawn', width + 'px');
            box.redraw();
        }
    }).observe(box);
    return box;
};

// A text in which h, f, x that stand alone are set as mathematics, and code stays code.
const inWords = text => {
    // What belongs together stays on one line: x = 1, 12 correct digits.
    text = text.replace(/(\S) = (?=\S)/g, '$1\u00a0=\u00a0').replace(/=\u00a0-(?=\d)/g, '=\u00a0−').replace(/(\d) (?=(correct )?digits?\b|calls?\b)/g, '$1\u00a0').replace(/correct (?=digit)/g, 'correct\u00a0');
    const nodes = [];
    let last = 0;
    for (const m of text.matchAll(/(^|\s)(h\*?|[fx]|[fx] [±+−-] h|h²|[a-z](?=\u00a0=\u00a0)|(?<=[Bb]y )[a-z](?=:))(?=[\s,:;?]|\.(?!\w)|$)/g)) {
        const at = m.index + m[1].length;
        nodes.push(text.slice(last, at), el('i', null, m[2]));
        last = at + m[2].length;
    }
    nodes.push(text.slice(last));
    return nodes;
};

// Sentences that the program wrote for a terminal: 2.0e-04 becomes 2.0×10⁻⁴.
const retold = text => text.replace(/(\d)e([+-])0*(\d+)\b/g, (m, digit, sign, n) => digit + '×10' + raised(Number(sign + n))).replace(/(^|[\s(])-(?=\d)/g, '$1−');

const section = (title, note, ...children) =>
    el('section', null, el('h2', null, title), note && el('p', { class: 'note' }, note), children);

// What a screen reader is told when h, the method or the result has changed; late, so that a drag is one sentence.
const live = el('p', { class: 'aside', role: 'status', 'aria-live': 'polite' });
let liveTimer = 0;
const say = text => {
    clearTimeout(liveTimer);
    liveTimer = setTimeout(() => { live.textContent = text; }, 400);
};
