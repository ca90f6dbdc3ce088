'use strict';
// Starts the program, and lets the page that it answers ask it instead of a server.
(async () => {
  const nonce = document.getElementById('start').nonce;

  async function program() {
    const packed = Uint8Array.from(atob(document.getElementById('program').textContent), c => c.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(unpacked).arrayBuffer();
  }

  async function answer(target, {method = 'GET', body = ''} = {}) {
    const sent = new Uint8Array(await new Response(body).arrayBuffer());
    const {status, headers, body: got} = await annualReport(method, target, navigator.language, sent);
    return new Response(got, {status, headers});
  }

  try {
    const go = new Go();
    const {instance} = await WebAssembly.instantiate(await program(), go.importObject);
    go.run(instance);
    // The page asks by paths; a link to another language is the file's own address.
    globalThis.fetch = (target, options) => {
      const url = new URL(target, location.href);
      return answer(target.startsWith('/') ? target : '/' + url.search, options);
    };
    history.replaceState = () => {}; // the address of a file cannot be changed
    const [html, style, script] = await Promise.all(['/', '/page.css', '/page.js'].map(async path => (await answer(path)).text()));
    const page = new DOMParser().parseFromString(html, 'text/html');
    page.querySelectorAll('link, script').forEach(element => element.remove());
    page.head.append(Object.assign(page.createElement('style'), {textContent: style}));
    document.documentElement.lang = page.documentElement.lang;
    document.head.replaceChildren(...page.head.childNodes);
    document.body.replaceWith(page.body);
    document.body.append(Object.assign(document.createElement('script'), {textContent: script, nonce}));
  } catch (error) {
    document.getElementById('loading').textContent = '无法打开：浏览器过旧，或文件不完整。 It cannot be opened: the browser is too old, or the file is cut off. ' + error;
  }
})();
