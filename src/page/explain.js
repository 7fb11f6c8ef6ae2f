'use strict';
// What rules the error at one h, in a sentence.

// The error of sample i beside what truncation and rounding make one expect there.
const weigh = (s, i) => {
    const error = s.raw.error ? s.raw.error[i] : null;
    if (error === null || error === undefined)
        return { kind: 'none' };
    const size = Math.abs(error);
    if (!s.split)
        return { kind: 'total', error: size };
    const truncation = Math.abs(s.raw.truncation[i] || 0);
    const line = s.partLine('rounding');
    const rounding = line[i] > -Infinity ? 10 ** line[i] : 0;
    const expected = truncation + rounding;
    const spot = s.optimum.measured && s.optimum.measured.sweet_spot, h = 10 ** s.at[i];
    const sweet = spot && isNumber(spot[0]) && h > spot[0] * .999 && h < spot[1] * 1.001;
    const kind = expected === 0 ? 'exact' : size < .08 * expected && truncation > rounding / 12 && rounding > truncation / 12 ? 'luck'
        : sweet ? 'sweet' : truncation > 4 * rounding ? 'truncation' : rounding > 4 * truncation ? 'rounding' : 'balance';
    return { kind, error: size, truncation, rounding, expected, sweet };
};

const mostOfRounding = (s, i) => {
    if (!s.whole)
        return [];
    const [node, evaluation, arithmetic] = ['node', 'evaluation', 'arithmetic'].map(k => s.partLine(k)[i]);
    const top = Math.max(node, evaluation, arithmetic);
    if (node === top && evaluation < top - .3)
        return [', mostly the nodes, which no ', s.format === 'double' ? 'double' : 'number of the format', ' holds'];
    if (evaluation === top && node < top - .3)
        return [', mostly that ', el('i', null, 'f'), ' is rounded'];
    if (arithmetic === top && Math.max(node, evaluation) < top - .3)
        return [', mostly the arithmetic of the formula'];
    return [', the nodes and ', el('i', null, 'f'), ' alike'];
};

const explain = (s, i) => {
    const w = weigh(s, i);
    const h = () => el('i', null, 'h');
    const tail = [];
    const d = correctDigits(w.error, s.truth);
    if (d !== null && w.kind !== 'none')
        tail.push(d === Infinity ? ' This sample is exact.' : ` This sample has ${d.toFixed(1)} correct digits.`);
    if (w.kind === 'none')
        return ['No estimate here: ', h(), ' is too small for the format, or ', el('i', null, 'f'), ' is not defined at a node.'];
    if (w.kind === 'total')
        return ['An error of ', power(w.error), ' in all.', tail];
    if (w.kind === 'exact')
        return [el('b', null, 'Nothing is left out or rounded here.'), tail];
    if (w.kind === 'truncation')
        return [el('b', { class: 'of-truncation' }, 'Truncation rules'), ': the formula leaves out ', power(w.truncation), '. A smaller ', h(), ' helps.', tail];
    if (w.kind === 'rounding')
        return [el('b', { class: s.whole && s.partLine('evaluation')[i] > s.partLine('node')[i] ? 'of-evaluation' : 'of-node' }, 'Rounding rules'), mostOfRounding(s, i), '. A larger ', h(), ' helps.', tail];
    if (w.kind === 'luck')
        return [el('b', null, 'Luck'), ': the parts nearly cancel here. Count on ', power(w.expected), ', as at the steps around.', tail];
    if ((w.kind === 'sweet' || w.sweet) && isNumber(s.optimum.measured.error))
        w.expected = Math.max(w.expected, s.optimum.measured.error);
    if (w.kind === 'sweet' && Math.max(w.truncation, w.rounding) > 4 * Math.min(w.truncation, w.rounding))
        return [el('b', null, 'The sweet spot'), ': no step does much better. Count on ', power(w.expected), '.', tail];
    return [el('b', null, w.kind === 'sweet' ? 'The sweet spot' : 'Near the sweet spot'), ': truncation and rounding are in balance. Count on ', power(w.expected), '.', tail];
};
