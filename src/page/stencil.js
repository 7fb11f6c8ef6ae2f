// Difference formulas, exactly.

const stencilView = ({ result, words }) => el('div', null, el('div', { class: 'hero' }, questionBlock(words)), result.stencils.map(s =>
    section(s.name, null, el('p', { class: 'answer' }, el('code', null, s.formula || s.weights.join(', '))),
        el('table', { class: 'plain-table facts-table' }, el('tbody', null, [['order', s.order], ['leading term of what it leaves out', s.leading_term], ['calls of f', s.evaluations], ['noise factor', short(s.noise_factor, 4)], ['step to expect', power(s.best_h)], ['error there', power(s.best_error)],
            ['nodes', (s.nodes || []).map(k => minus(String(k))).join(', ')], ['weights', (s.weights || []).map(minus).join(', ')]].map(([k, v]) => el('tr', null, el('th', { scope: 'row' }, k), el('td', null, String(v)))))))));
