// What is looked at: one h runs through everything. Views watch it; the address holds it.

const now = { page: 0, component: 0, method: 0, step: 0, zoom: null };
let watchers = [], ends = [];
const watch = (keys, f) => watchers.push({ keys, f });
const atEnd = f => ends.push(f);
// Another result is shown: nobody watches any more, and what runs ends.
const unwatchAll = () => {
    for (const f of ends)
        f();
    watchers = [];
    ends = [];
};

const change = patch => {
    const changed = Object.keys(patch).filter(k => now[k] !== patch[k]);
    if (!changed.length)
        return;
    Object.assign(now, patch);
    for (const w of watchers)
        if (w.keys.some(k => changed.includes(k)))
            w.f(changed);
    saveAddress();
};

// #2 is the second result of several; what follows is of it.
const address = () => new URLSearchParams(location.hash.slice(1).replace(/^(\d+)(?=&|$)/, 'r=$1'));
let addressTimer = 0;
let addressParts = () => ({});
const saveAddress = () => {
    clearTimeout(addressTimer);
    addressTimer = setTimeout(() => {
        const parts = new URLSearchParams();
        for (const [k, v] of Object.entries(addressParts()))
            if (v !== null && v !== undefined && v !== '')
                parts.set(k, v);
        const hash = '#' + parts.toString().replace(/^r=/, '').replace(/%2C/gi, ',').replace(/%2F/gi, '/');
        if (hash !== location.hash && (hash !== '#' || location.hash))
            history.replaceState(null, '', hash);
    }, 250);
};
