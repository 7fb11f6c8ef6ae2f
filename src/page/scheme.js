// Light or dark: as the system has it, until somebody says otherwise.

const SCHEMES = ['auto', 'dark', 'light'];
let scheme = 'auto';
const setScheme = name => {
    scheme = SCHEMES.includes(name) ? name : 'auto';
    if (scheme === 'auto')
        delete document.documentElement.dataset.scheme;
    else
        document.documentElement.dataset.scheme = scheme;
    for (const button of document.querySelectorAll('.scheme'))
        button.textContent = 'Light or dark: ' + scheme;
};
const schemeButton = () => el('button', { class: 'scheme', type: 'button', title: 'the colours of the page',
    onclick: () => { setScheme(SCHEMES[(SCHEMES.indexOf(scheme) + 1) % 3]); saveAddress(); } }, 'Light or dark: ' + scheme);
