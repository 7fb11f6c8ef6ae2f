'use strict';
// The blocks of data that stand in the page: words as they are, results and lessons base64 of gzip of JSON.

const unpack = async text => {
    const bytes = Uint8Array.from(atob(text.trim()), c => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).text();
};

// A list with {words, text, result, lesson} of each, in order. `text` is the file bit for bit, `result` what it says.
const readBlocks = async () => {
    const all = new Map();
    const of = block => {
        const n = Number(block.dataset.of);
        if (!all.has(n))
            all.set(n, { n });
        return all.get(n);
    };
    for (const block of document.querySelectorAll('script.words'))
        of(block).words = JSON.parse(block.textContent);
    for (const block of document.querySelectorAll('script.result, script.lesson'))
        of(block)[block.className + 'Block'] = block;
    return [...all].sort((a, b) => a[0] - b[0]).map(pair => pair[1]);
};

const openBlocks = async entry => {
    if (!entry.result && entry.resultBlock) {
        const lesson = entry.lessonBlock && unpack(entry.lessonBlock.textContent);
        entry.text = await unpack(entry.resultBlock.textContent);
        entry.result = JSON.parse(entry.text);
        entry.lesson = lesson ? JSON.parse(await lesson) : null;
    }
    return entry;
};

const readPlay = () => {
    const block = document.querySelector('script.play');
    return block && JSON.parse(block.textContent);
};
