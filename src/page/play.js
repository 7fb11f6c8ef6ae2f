'use strict';
// The playground: type f, move x, choose methods and formats; the server beside it answers each change.

let ask = null;
const PLAY_POINTS = [100, 200, 500, 1000, 2000];
// Each shows something else: the usual V, many terms, a far point, a near pole, two variables.
const PLAY_EXAMPLES = [['sin(x)', '1'], ['exp(x)*cos(3*x)', '0.7'], ['sin(x)', '1000'], ['sqrt(x)', '0.001'], ['x*exp(-y^2)', 'x=1,y=0.5']];

const playground = options => {
    const limit = options.max_methods || 6;
    const f = el('input', { id: 'play-f', type: 'text', spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', maxlength: options.longest || 1000, 'aria-describedby': 'play-said' });
    const x = el('input', { id: 'play-x', type: 'text', spellcheck: 'false', autocomplete: 'off', inputmode: 'text', 'aria-describedby': 'play-said' });
    const slide = el('input', { type: 'range', min: -100, max: 100, value: 0, step: .5, 'aria-label': 'move x', title: 'move x; let go and it springs back' });
    const at = el('label', { for: 'play-x' });
    const said = el('p', { class: 'play-said', id: 'play-said', role: 'status' });
    const mistake = el('div', { class: 'mistake', role: 'alert', hidden: true });
    const boxes = (names, chosen, kind) => names.map(name => {
        const box = el('input', { type: 'checkbox', value: name, checked: chosen.includes(name) });
        return el('label', { class: 'check-box ' + kind }, box, name);
    });
    const first = ['forward', 'backward', 'central', 'five-point'].filter(m => options.methods.includes(m));
    const methods = el('fieldset', null, el('legend', null, 'Methods'), boxes(options.methods, first, 'method'));
    const formats = el('fieldset', null, el('legend', null, 'Formats'), boxes(options.formats, ['double'], 'format'));
    const points = el('select', { 'aria-label': 'steps' }, PLAY_POINTS.filter(n => n <= (options.max_points || 2000)).map(n => el('option', { value: n, selected: n === 500 }, n)));
    const steps = el('fieldset', null, el('legend', null, 'Steps'), points);
    const links = el('p', { class: 'saves' });
    const checked = set => [...set.querySelectorAll('input:checked')].map(b => b.value);
    const check = (set, names) => {
        for (const b of set.querySelectorAll('input'))
            b.checked = names.includes(b.value);
    };
    const checkedBoxes = set => [...set.querySelectorAll('input:checked')];
    // As many curves as can be told apart: one more here is some fewer there; the method that is looked at stays.
    const makeRoom = box => {
        const mine = methods.contains(box) ? methods : formats, other = mine === methods ? formats : methods;
        const view = entries[0] && entries[0].view, chosen = view && view.series[now.method];
        const spare = set => checkedBoxes(set).find(b => b !== box && !(chosen && (b.value === chosen.method || b.value === chosen.format)))
            || checkedBoxes(set).find(b => b !== box);
        while (checkedBoxes(methods).length * checkedBoxes(formats).length > limit)
            (checkedBoxes(other).length > 1 ? spare(other) : spare(mine)).checked = false;
    };
    // The last box of a kind stays, as something must be drawn.
    const bound = () => {
        for (const set of [methods, formats]) {
            const mine = checkedBoxes(set);
            for (const b of set.querySelectorAll('input'))
                b.disabled = b.checked && mine.length === 1;
        }
        at.replaceChildren(...(x.value.includes('=') ? ['at'] : ['at ', el('i', null, 'x'), ' =']));
        slide.hidden = !isFinite(Number(x.value)) || x.value.trim() === '';
    };
    const asking = () => ({ f: f.value, x: x.value.trim(), methods: checked(methods).join(','), formats: checked(formats).join(','), points: points.value });
    playAddress = () => {
        const q = asking();
        return { f: q.f, x: q.x, methods: q.methods === first.join(',') ? null : q.methods, formats: q.formats === 'double' ? null : q.formats, points: q.points === '500' ? null : q.points };
    };

    const showMistake = error => {
        document.body.classList.add('stale');
        const text = error.expression;
        const marked = [];
        if (text && isNumber(error.from)) {
            const letters = [...text], from = Math.min(error.from, letters.length), to = Math.max(from + 1, error.to || 0);
            const start = Math.max(0, from - 40), end = Math.min(letters.length, to + 40);
            marked.push(el('pre', { 'aria-hidden': 'true' }, start ? '…' : '', letters.slice(start, from).join(''), el('mark', null, letters.slice(from, to).join('') || ' '), letters.slice(to, end).join(''), end < letters.length ? '…' : '',
                '\n' + ' '.repeat(from - start + (start ? 1 : 0)) + '^'.repeat(Math.max(1, Math.min(to, letters.length + 1) - from))));
            if (error.suggestion) {
                const mended = letters.slice(0, from).join('') + error.suggestion + letters.slice(to).join('');
                marked.push(el('p', null, el('button', { type: 'button', class: 'mend', onclick: () => {
                    // The mistake may stand in either field.
                    (text === x.value.trim() && text !== f.value ? x : f).value = mended;
                    f.focus();
                    request();
                } }, 'Did you mean ', el('code', null, mended.length > 60 ? error.suggestion : mended), '?')));
            }
        }
        mistake.replaceChildren(el('p', null, el('b', null, 'Not yet: '), error.message), ...marked);
        mistake.hidden = false;
        f.setAttribute('aria-invalid', 'true');
        said.textContent = '';
    };

    let running = null, again = false, busyTimer = 0, shown = '';
    const request = async () => {
        bound();
        const q = asking();
        const query = new URLSearchParams(q).toString();
        if (query === shown && !running)
            return;
        if (running) {
            // One at a time; what was typed meanwhile is asked next.
            again = true;
            return;
        }
        running = new AbortController();
        busyTimer = setTimeout(() => document.body.classList.add('busy'), 120);
        const began = performance.now();
        try {
            const answer = await fetch('sweep?' + query, { signal: running.signal, cache: 'no-store' });
            const data = await answer.json();
            shown = query;
            if (data.error) {
                showMistake(data.error);
            } else {
                mistake.hidden = true;
                f.removeAttribute('aria-invalid');
                document.body.classList.remove('stale');
                await takeResult(data);
                const n = data.result.components[0].methods.length;
                const took = Math.round(performance.now() - began);
                said.textContent = `${counted(data.result.h.length, 'step')} × ${checked(formats).length > 1 ? `${n} series` : counted(n, 'method')}, each error split and proven, in ${took} ms.`;
                const link = (name, text) => el('a', { href: `save.${name}?${query}`, download: `hstar.${name}` }, text);
                links.replaceChildren('Save: ', link('html', 'page'), ' ', link('svg', 'chart'), ' ', link('json', 'numbers'), ' ',
                    el('button', { type: 'button', class: 'small', onclick: async event => {
                        saveAddress();
                        try {
                            await navigator.clipboard.writeText(location.href);
                            event.target.textContent = 'copied';
                        } catch {
                            event.target.textContent = 'copy the address above';
                        }
                    } }, 'copy link'));
            }
        } catch (error) {
            if (error.name !== 'AbortError')
                showMistake({ message: 'the server does not answer; is hstar serve still running?' });
        }
        clearTimeout(busyTimer);
        document.body.classList.remove('busy');
        running = null;
        saveAddress();
        if (again) {
            again = false;
            request();
        }
    };

    const takeResult = async data => {
        const was = entries[0] && entries[0].view;
        const entry = { words: data.words, result: data.result, lesson: data.lesson || null };
        if (was && was.xs.length) {
            // h stays where it is, unless it stood at the best step: then it follows that.
            const s = was.series[now.method];
            const atBest = s && s.best && nearest(was.xs, Math.log10(s.best.h)) === now.step;
            entry.asked = { c: now.component + 1, m: s && s.name, h: atBest ? null : was.h[now.step], z: now.zoom ? now.zoom.join(',') : '' };
        }
        entries = [entry];
        now.page = 1;
        await showEntry(entry);
    };

    const use = q => {
        f.value = q.f ?? f.value;
        x.value = q.x ?? x.value;
        if (q.methods)
            check(methods, q.methods.split(','));
        if (q.formats)
            check(formats, q.formats.split(','));
        if (q.points && [...points.options].some(o => o.value === q.points))
            points.value = q.points;
        bound();
    };
    bound();
    ask = { use, request };

    for (const field of [f, x]) {
        field.addEventListener('input', request);
        field.addEventListener('keydown', event => event.key === 'Enter' && request());
    }
    // Up and down change the last digit of x.
    x.addEventListener('keydown', event => {
        const by = { ArrowUp: 1, ArrowDown: -1 }[event.key], v = Number(x.value);
        if (!by || !isFinite(v) || /e/i.test(x.value))
            return;
        const places = (x.value.split('.')[1] || '').length;
        x.value = (v + by * 10 ** -places * (event.shiftKey ? 10 : 1)).toFixed(places);
        event.preventDefault();
        request();
    });
    let held = null;
    slide.addEventListener('input', () => {
        if (held === null)
            held = Number(x.value);
        x.value = String(Number((held + slide.value / 100 * Math.max(1, Math.abs(held))).toPrecision(6)));
        request();
    });
    slide.addEventListener('change', () => {
        held = null;
        slide.value = 0;
    });
    for (const set of [methods, formats])
        set.addEventListener('change', event => {
            makeRoom(event.target);
            request();
        });
    points.addEventListener('change', request);

    const take = (text, at) => {
        use({ f: text, x: String(at) });
        request();
    };
    const examples = PLAY_EXAMPLES.map(([text, at]) => el('button', { type: 'button', onclick: () => take(text, at) }, `${text} at ${at}`));
    const catalogue = options.examples || [];
    const more = catalogue.length > 0 && el('select', { 'aria-label': 'the catalogue', onchange: event => {
        const e = catalogue[event.target.selectedIndex - 1];
        if (e)
            take(e.f, e.x);
    } }, el('option', null, 'the catalogue …'), catalogue.map(e => el('option', { title: e.why || null }, `${e.name}: ${e.f} at ${e.x}`)));
    return el('form', { class: 'playground', 'aria-label': 'playground', onsubmit: event => event.preventDefault() },
        el('div', { class: 'fields' },
            el('p', { class: 'field-f' }, el('label', { for: 'play-f' }, el('i', null, 'f'), ' ='), f),
            el('p', { class: 'field-x' }, at, x, slide)),
        mistake,
        el('details', { open: innerWidth > 560 }, el('summary', null, 'methods, formats, examples'),
            el('div', { class: 'choices' }, methods, formats, steps),
            el('p', { class: 'examples' }, 'Try ', examples, more)),
        el('div', { class: 'play-foot' }, said, links));
};
let playAddress = () => ({});

// What the address asks for, or the page's first result as it is.
const startPlay = () => {
    const params = address();
    const result = entries[0] && entries[0].result;
    if (params.get('f')) {
        ask.use(Object.fromEntries(params));
        ask.request();
    } else if (result) {
        const point = result.point, names = Object.keys(point);
        ask.use({ f: result.function.text.join(' '), x: names.length === 1 ? String(point[names[0]]) : names.map(k => `${k}=${point[k]}`).join(',') });
        ask.request();
    }
};
