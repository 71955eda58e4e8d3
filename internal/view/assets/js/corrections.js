// Corrections: what a person found to be printed or read wrongly, collected and written as a file that gongkai reads.

const correctionsKey = 'corrections.' + report.source.sha256;
let corrections = [];
try { corrections = (!report.served && JSON.parse(storage.get(correctionsKey))) || []; } catch { corrections = []; }

const correctionsName = report.source.name.replace(/\.pdf$/i, '') + '.corrections.yaml';

const correctionOf = (address) => corrections.find((c) => c.address === address);

function keepCorrections() {
  storage.set(correctionsKey, JSON.stringify(corrections));
  const panel = panelOf('corrections');
  if (panel?.node) { put(panel.node); makeCorrections(panel.node); }
  renderTabs();
}

// redraw shows a value anew after it was corrected.
function redrawValue(address) {
  for (const [i, home] of homes) {
    if (home.address !== address) continue;
    document.querySelectorAll(`#panels .value[data-i="${i}"]`).forEach((n) => n.replaceWith(valueCell(i, n.tagName.toLowerCase())));
  }
  if (selected >= 0) nodesOf(selected).forEach((n) => n.classList.add('selected'));
}

// correctionButton opens a form in the place of what is known about the value.
function correctionButton(address, c) {
  const old = correctionOf(address);
  const open = () => {
    const field = (name, value) => h('label', {}, T('correct.' + name), h('input', { name, value, autocomplete: 'off' }));
    const form = h('form', { onsubmit: (e) => { e.preventDefault(); save(new FormData(form)); } },
      field('corrected', old?.corrected || ''), field('by', old?.by || storage.get('by') || ''), field('why', old?.why || ''),
      h('p', { class: 'problem', role: 'alert' }),
      h('button', { class: 'primary', type: 'submit' }, T('correct.save')), h('button', { type: 'button', onclick: showDetail }, T('cancel')));
    put(document.querySelector('#detail .about'), h('p', {}, h('code', {}, address)), form);
    form.querySelector('input').focus();
  };
  const save = (data) => {
    const one = { address, printed: c.raw, corrected: plainAmount(data.get('corrected')), by: data.get('by').trim(), why: data.get('why').trim() };
    const problem = !/^-?\d+(\.\d+)?$/.test(one.corrected) ? 'correct.noamount' : !one.by || !one.why ? 'correct.incomplete' : '';
    if (problem) { document.querySelector('#detail .problem').textContent = T(problem); return; }
    storage.set('by', one.by);
    if (report.served) { send(one, document.querySelector('#detail .problem')); return; }
    corrections = corrections.filter((x) => x.address !== address).concat(one);
    keepCorrections();
    redrawValue(address);
    showDetail();
  };
  if (report.served && !report.served.correct) return [];
  return [old ? h('div', { class: 'meta' }, T('correct.to', old.corrected)) : null,
    h('button', { id: 'correct', title: 'c', onclick: open }, T(old ? 'correct.again' : 'correct'))];
}

// send has the server write a correction and read the paper again. What it refuses is said in its words.
async function send(one, problem) {
  problem.textContent = T('correct.sending');
  const answer = await fetch(report.served.correct, { method: 'POST', body: JSON.stringify({ ...one, language: lang }),
    headers: { 'Content-Type': 'application/json', 'If-Match': '"' + report.served.version + '"', 'X-Gongkai-Token': report.served.token } }).catch(() => null);
  if (answer?.ok) {
    const { document_id: id } = await answer.json();
    location.replace('/documents/' + encodeURIComponent(id) + '#' + encodeURIComponent(one.address));
    location.reload();
    return;
  }
  const said = answer ? await answer.json().catch(() => ({})) : {};
  problem.textContent = [said.title, said.detail].filter(Boolean).join(': ') || T('correct.lost');
}

// plainAmount is an amount without the separators, spaces and wide digits that a person may type.
function plainAmount(text) {
  return text.trim().replace(/[，,\s]/g, '').replace(/[０-９．－]/g, (x) => String.fromCharCode(x.charCodeAt(0) - 0xFEE0)).replace('−', '-');
}

// toldLines are what people say of the paper, its tables and columns, in place of what is printed.
function toldLines() {
  return (report.told || []).map((t) => h('p', { class: 'note told' }, h('code', {}, t.address), ' ',
    T('told.one', t.corrected ?? T('told.nothing'), t.read ?? T('told.nothing'), t.by, t.why)));
}

function makeCorrections(panel) {
  if (report.told) panel.append(h('h3', {}, T('told')), ...toldLines());
  if (report.served) {
    panel.append(h('p', { class: 'lead' }, T(report.served.correct ? 'corrections.served' : 'corrections.closed')),
      h('p', {}, h('a', { href: '/review?document=' + encodeURIComponent(report.served.id) }, T('corrections.review'))));
    return;
  }
  panel.append(h('p', { class: 'lead' }, T('corrections.about')));
  if (!corrections.length) { panel.append(h('p', { class: 'blank' }, T('corrections.none'))); return; }
  const at = new Map([...homes].map(([i, home]) => [home.address, i]));
  panel.append(
    h('table', { class: 'plain list' },
      h('thead', {}, h('tr', {}, ['address', 'printed', 'corrected', 'by', 'why', ''].map((k) => h('th', { scope: 'col' }, k && T('correct.' + k))))),
      h('tbody', {}, corrections.map((c) => h('tr', {}, h('td', { 'data-ref': at.get(c.address) }, h('code', {}, c.address)), h('td', { class: 'amount' }, c.printed), h('td', { class: 'amount' }, c.corrected),
        h('td', {}, c.by), h('td', {}, c.why), h('td', {}, h('button', { class: 'link', onclick: () => { corrections = corrections.filter((x) => x !== c); keepCorrections(); redrawValue(c.address); showDetail(); } }, T('remove'))))))),
    h('p', { class: 'actions' }, h('button', { class: 'primary', id: 'download', onclick: download }, T('download', correctionsName)), h('button', { onclick: () => navigator.clipboard?.writeText(correctionsFile()) }, T('copy'))),
    h('pre', { id: 'correctionsfile' }, correctionsFile()));
}

// correctionsFile is YAML. A text in JSON is one in YAML, too, but for characters that YAML does not print.
function correctionsFile() {
  const quote = (x) => JSON.stringify(x).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
  return `source:\n  name: ${quote(report.source.name)}\n  sha256: ${report.source.sha256}\ncorrections:\n` + corrections.map((c) => ['address', 'printed', 'corrected', 'by', 'why']
    .map((k, n) => (n ? '    ' : '  - ') + k + ': ' + quote(c[k])).join('\n') + '\n').join('');
}

function download() {
  const url = URL.createObjectURL(new Blob([correctionsFile()], { type: 'application/yaml' }));
  const link = h('a', { href: url, download: correctionsName });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
