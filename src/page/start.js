'use strict';
// The page comes together: header, one result or an index of several, footer.

const keys = { sweep: null };
let entries = [], play = null, shell = null;

const metaOf = entry => {
    const { result, words } = entry;
    if (!result)
        return '';
    const parts = [];
    if (words.kind === 'sweep' || words.kind === 'optimal') {
        const formats = new Set((entry.components || []).flatMap(c => c.series || []).map(s => s.format));
        parts.push([...formats].join(', ') || result.format.name);
        if (result.h.length)
            parts.push(counted(result.h.length, 'step'));
        if (result.components.every(c => c.methods.every(m => m.node && m.node.some(isNumber))) && result.h.length)
            parts.push('every part proven');
    }
    return [words.title, ...parts].join(' · ');
};

const header = () => el('header', { class: 'top' },
    el('b', { class: 'name' }, 'hstar'), el('p', { class: 'meta' }), el('nav', { 'aria-label': 'page' }), schemeButton());

const download = (name, text, type) => {
    const a = el('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    document.body.append(a);
    a.click();
    a.remove();
};
const sizeOf = n => n >= 1e6 ? (n / 1e6).toFixed(1) + ' MB' : Math.max(1, Math.round(n / 1e3)) + ' kB';
// As a shell would take it.
const commandOf = words => words.map(w => /^[\w.,:=@%+\/-]+$/.test(w) ? w : "'" + w.replace(/'/g, "'\\''") + "'").join(' ');
const footer = entry => {
    const { result, words } = entry;
    const command = words.command || (result && result.command ? commandOf(result.command) : '');
    const e = result && result.environment || {};
    const copy = el('button', { type: 'button', class: 'small', onclick: async () => {
        try {
            await navigator.clipboard.writeText(command);
            copy.textContent = 'copied';
        } catch {
            getSelection().selectAllChildren(code);
            copy.textContent = 'selected';
        }
    } }, 'copy');
    const code = el('code', null, command);
    return el('footer', null,
        command && el('p', { class: 'command' }, 'Made by ', code, ' ', copy,
            entry.text && [' ', el('button', { type: 'button', class: 'small', onclick: () => download('hstar.json', entry.text, 'application/json') }, `save its JSON (${sizeOf(entry.text.length)})`)]),
        result && el('p', null, ['hstar ' + result.hstar, e.libm, e.compiler, e.architecture].filter(Boolean).join(' · ')));
};

// The kinds of results and their views; a page holds the scripts of those it has.
const VIEWS = {
    sweep: () => sweepView, check: () => checkView, diff: () => diffView, hessian: () => hessianView, noise: () => noiseView,
    descent: () => descentView, compare: () => compareView, growth: () => growthView, stencil: () => stencilView, forecast: () => forecastView, cache: () => cacheView,
};

const showEntry = async entry => {
    unwatchAll();
    keys.sweep = null;
    // The answer is there before the numbers are unpacked.
    if (!entry.result && entry.resultBlock && !shell.body.firstChild)
        shell.body.replaceChildren(el('div', { class: 'hero' }, questionBlock(entry.words), el('div')));
    await openBlocks(entry);
    const find = entry.result && VIEWS[entry.result.schema.replace(/^hstar\.|\/\d+$/g, '')];
    const view = find ? find() : entry.words.record && entry.words.verdict !== 'error' ? recordView : plainView;
    shell.body.replaceChildren(view(entry, keys));
    shell.foot.replaceChildren(footer(entry));
    shell.meta.textContent = metaOf(entry);
    document.title = entry.words.question || entry.words.title || 'hstar';
};

// What has no view of its own is shown as the terminal shows it.
const plainView = entry => {
    const table = document.querySelector(`#plain section[data-of="${entry.n}"] pre`);
    const word = verdictWord(entry.words.verdict);
    return el('div', { class: word ? 'check ' + entry.words.verdict : null },
        el('div', { class: word ? 'verdict' : 'hero' }, word, questionBlock(entry.words)),
        table && table.textContent !== (entry.words.answer || []).map(p => p.text).join('') && el('pre', { class: 'told', tabindex: 0, role: 'region', 'aria-label': 'as the terminal shows it' }, table.textContent));
};

const askedBy = params => Object.fromEntries(params);

const go = async () => {
    const params = address();
    if (params.get('theme'))
        setScheme(params.get('theme'));
    now.page = Math.max(0, Math.min(entries.length, Number(params.get('r')) || (entries.length === 1 ? 1 : 0)));
    shell.nav.replaceChildren(...(entries.length > 1 ? indexLinks() : []));
    if (now.page === 0) {
        shell.body.replaceChildren(indexView(entries));
        shell.foot.replaceChildren();
        shell.meta.textContent = counted(entries.length, 'result');
        document.title = counted(entries.length, 'result') + ' of hstar';
        unwatchAll();
        keys.sweep = null;
        return;
    }
    const entry = entries[now.page - 1];
    entry.asked = askedBy(params);
    await showEntry(entry);
};

const start = async () => {
    entries = await readBlocks();
    play = readPlay();
    const top = header(), body = el('main', { id: 'view' }), foot = el('div', { class: 'foot' });
    shell = { top, body, foot, meta: top.querySelector('.meta'), nav: top.querySelector('nav') };
    addressParts = () => {
        const entry = entries[now.page - 1];
        return { ...(entries.length > 1 ? { r: now.page || null } : {}), ...(play ? playAddress() : {}), ...(entry && entry.view ? sweepAddress(entry) : {}), theme: scheme === 'auto' ? null : scheme };
    };
    const page = el('div', { id: 'page' }, top, play && playground(play), body, foot, live);
    document.addEventListener('keydown', event => keys.sweep && keys.sweep(event));
    document.body.prepend(page);
    await go();
    addEventListener('hashchange', go);
    if (play)
        startPlay();
};

document.documentElement.classList.add('js');
document.addEventListener('DOMContentLoaded', () => start().catch(error => {
    // A browser that cannot unpack still has the tables.
    document.documentElement.classList.remove('js');
    const page = document.getElementById('page');
    if (page)
        page.remove();
    console.error(error);
}));
