/** The page under `/simulator`: sessions, requests with their XML, and buttons for mishaps. Plain HTML, no build step. */

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>WFM simulator</title>
<link rel="stylesheet" href="/simulator/page.css">
</head>
<body>
<header><h1>WFM simulator</h1><p id="state">…</p></header>
<p class="notice">Made-up data. Not Genesys Workforce Management, and never compared with one.</p>
<main>
<section aria-labelledby="h-time"><h2 id="h-time">World and time</h2>
<form id="clock"><label>Clock <input name="now" placeholder="2026-03-29T00:30:00Z" size="22"></label>
<button name="act" value="set">Set</button><button name="act" value="stop">Stop</button><button name="act" value="run">Run</button><button name="act" value="real">Real time</button></form>
<form id="world"><label>Seed <input name="seed" type="number" min="0"></label> <button>Reset the world</button></form>
</section>
<section aria-labelledby="h-sessions"><h2 id="h-sessions">Sessions</h2>
<ul id="sessions"></ul>
<button id="expire-sessions">End all sessions</button> <button id="expire-tokens">End all tokens</button>
<p><button id="refuse">Refuse connections for 10 s</button></p>
</section>
<section aria-labelledby="h-mishaps"><h2 id="h-mishaps">Mishaps</h2>
<form id="mishap"><label>Operation <input name="operation" placeholder="every"></label>
<label>Times <input name="times" type="number" min="1" value="1"></label>
<label>Bytes <input name="bytes" type="number" min="1"></label></form>
<div id="catalogue"></div>
<h3>Waiting</h3><ul id="waiting"></ul><button id="clear-mishaps">Clear all</button>
</section>
<section class="wide" aria-labelledby="h-requests"><h2 id="h-requests">Requests</h2>
<button id="clear-requests">Forget them</button>
<div id="requests"></div>
</section>
</main>
<p id="problem" role="alert"></p>
<script src="/simulator/page.js" defer></script>
</body>
</html>
`;

const css = `:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.5rem; }
h1 { margin: 0; } h2 { margin: 0 0 .5rem; font-size: 1.1rem; } h3 { margin: .8rem 0 .2rem; font-size: 1rem; }
.notice { background: #fff3cd; color: #664d03; padding: .5rem .8rem; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; }
section { border: 1px solid #8886; border-radius: .4rem; padding: .8rem; min-width: 0; }
.wide { grid-column: 1 / -1; }
form { margin-bottom: .5rem; display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
input { font: inherit; max-width: 12rem; } input[type=number] { width: 6rem; }
button { font: inherit; cursor: pointer; }
#catalogue { display: flex; flex-wrap: wrap; gap: .35rem; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
details { border-top: 1px solid #8884; padding: .2rem 0; } summary { cursor: pointer; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #8882; padding: .6rem; margin: .3rem 0; }
time { font-variant-numeric: tabular-nums; opacity: .75; }
#problem:not(:empty) { position: sticky; bottom: 0; background: #842029; color: #fff; padding: .6rem; }
`;

const js = `'use strict';
const at = (id) => document.getElementById(id);
const base = '/simulator';
async function ask(method, path, body) {
  const answer = await fetch(base + path, { method, headers: body === undefined ? {} : { 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) });
  const value = await answer.json();
  at('problem').textContent = answer.ok ? '' : value.error;
  return value;
}
const element = (name, text) => Object.assign(document.createElement(name), { textContent: text ?? '' });
function button(text, title, act) {
  const made = Object.assign(element('button', text), { title, type: 'button' });
  made.addEventListener('click', () => act().then(refresh));
  return made;
}
function indented(xml) {
  let depth = 0;
  return xml.replace(/>\\s*</g, '>\\n<').split('\\n').map((line) => {
    if (/^<\\//.test(line)) depth--;
    const text = '  '.repeat(Math.max(0, depth)) + line;
    if (/^<[^!?/][^>]*[^/]>$/.test(line)) depth++;
    return text;
  }).join('\\n');
}
let shown = '';
function showRequests(items) {
  const key = JSON.stringify(items.map((one) => one.at + one.operation));
  if (key === shown) return;
  shown = key;
  at('requests').replaceChildren(...items.slice(-100).reverse().map((one) => {
    const details = element('details');
    const summary = element('summary');
    summary.append(element('time', new Date(one.at).toISOString() + ' '), one.service + ' ' + one.operation);
    details.append(summary, element('pre', one.xml === undefined ? 'no body' : indented(one.xml)));
    return details;
  }));
}
function order(name) {
  const form = new FormData(at('mishap'));
  const number = (key) => (form.get(key) ? { [key]: Number(form.get(key)) } : {});
  return ask('POST', '/mishaps', { name, ...(form.get('operation') ? { operation: form.get('operation') } : {}), ...number('times'), ...number('bytes') });
}
async function refresh() {
  try {
    const [state, mishaps, requests] = await Promise.all([ask('GET', '/state'), ask('GET', '/mishaps'), ask('GET', '/requests')]);
    const clock = state.clock;
    at('state').textContent = state.mode + ', seed ' + state.seed + ', ' + clock.now + (clock.real ? '' : clock.running ? ' (set)' : ' (stopped)') + ', ' + Object.entries(state.world).map(([what, count]) => count + ' ' + what).join(', ');
    at('sessions').replaceChildren(...(state.sessions.length === 0 ? [element('li', 'none is open')] : state.sessions.map((one) => element('li', 'user ' + one.userId + ', ' + one.appName + ', since ' + one.openedAt))));
    if (at('catalogue').childElementCount === 0)
      at('catalogue').replaceChildren(...Object.entries(mishaps.catalogue).map(([name, text]) => button(name, text, () => order(name))));
    at('waiting').replaceChildren(...(mishaps.waiting.length === 0 ? [element('li', 'nothing goes wrong')] : mishaps.waiting.map((one) => {
      const line = element('li', one.name + ' for ' + (one.operation ?? 'every operation') + (one.times === undefined ? ', always ' : ', ' + (one.times - one.struck) + ' more ') + '— ' + mishaps.catalogue[one.name] + ' ');
      line.append(button('clear', 'Clear this one', () => ask('DELETE', '/mishaps/' + one.id)));
      return line;
    })));
    showRequests(requests.items);
  } catch {
    at('problem').textContent = 'The simulator does not answer.';
  }
}
at('clock').addEventListener('submit', (event) => {
  event.preventDefault();
  const now = new FormData(event.target).get('now');
  const orders = { set: () => ask('PUT', '/clock', { now }), stop: () => ask('PUT', '/clock', { running: false }), run: () => ask('PUT', '/clock', { running: true }), real: () => ask('DELETE', '/clock') };
  orders[event.submitter.value]().then(refresh);
});
at('world').addEventListener('submit', (event) => {
  event.preventDefault();
  const seed = new FormData(event.target).get('seed');
  ask('POST', '/reset', seed === '' ? {} : { seed: Number(seed) }).then(refresh);
});
at('mishap').addEventListener('submit', (event) => event.preventDefault());
const buttons = { refuse: ['POST', '/refuse', { seconds: 10 }], 'expire-sessions': ['POST', '/sessions/expire', {}], 'expire-tokens': ['POST', '/tokens/expire', {}], 'clear-mishaps': ['DELETE', '/mishaps'], 'clear-requests': ['DELETE', '/requests'] };
for (const [id, [method, path, body]] of Object.entries(buttons)) at(id).addEventListener('click', () => ask(method, path, body).then(refresh));
refresh();
setInterval(refresh, 2000);
`;

export const controlPage: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  '/': { type: 'html', text: html },
  '/page.css': { type: 'css', text: css },
  '/page.js': { type: 'js', text: js },
};
