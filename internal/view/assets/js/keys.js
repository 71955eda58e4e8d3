// Keys.

const keys = [
  ['j', 'next', () => step(1)], ['k', 'previous', () => step(-1)],
  ['n', 'nextdoubt', () => stepDoubtful(1)], ['p', 'previousdoubt', () => stepDoubtful(-1)],
  ['/', 'search', () => byId('search').focus()], ['c', 'correct', () => byId('correct')?.click()],
  ['f', 'filterdoubt', () => document.querySelector('#filter [data-proof="3"], #filter [data-verdict="mismatch"]')?.click()],
  ['1–9', 'panel', null], ['+', 'larger', () => setZoom(zoom * 1.2)], ['-', 'smaller', () => setZoom(zoom / 1.2)], ['0', 'fit', () => setZoom(1)],
  ['l', 'language', () => setLanguage(lang === 'zh' ? 'en' : 'zh')], ['?', 'help', () => showHelp()], ['Esc', 'escape', null],
];

// step goes to the next item of the panel: a check, or a value.
function step(by) {
  if (shown.id === 'checks') {
    const rows = [...document.querySelectorAll('#checklist [data-check]')].map((n) => Number(n.dataset.check));
    const next = rows[rows.indexOf(openCheck) + by];
    if (next !== undefined) showCheck(next, true);
    return;
  }
  const list = shown.items ? shown.items() : valuesOf(shown.id);
  go(list, by);
}

// stepDoubtful goes through all values in doubt, in whatever panel they are.
function stepDoubtful(by) {
  go([...valuesOf('tables'), ...valuesOf('sheets')].filter((i) => report.cells[i][5] === 3), by);
}

// go selects the next of a list, from the selected one on, or where it would stand.
function go(list, by) {
  if (!list.length) { tell(T('nothing')); return; }
  let at = list.indexOf(selected);
  if (at < 0 && selected >= 0) {
    at = list.findIndex((i) => i > selected);
    at = at < 0 ? list.length : at;
    if (by > 0) at--;
  } else if (at < 0) at = by > 0 ? -1 : list.length;
  select(list[(at + by + list.length) % list.length]);
}

let telling;

// tell says something for a moment.
function tell(text) {
  document.querySelector('.toast')?.remove();
  clearTimeout(telling);
  const node = h('div', { class: 'toast', role: 'status' }, text);
  document.body.append(node);
  telling = setTimeout(() => node.remove(), 2000);
}

function showHelp() {
  const dialog = byId('help');
  const close = () => dialog.close();
  put(dialog, h('h2', {}, T('help')),
    h('p', {}, T('help.about')),
    h('dl', { class: 'legend' }, [1, 2, 3].map((k) => [h('dt', { class: 'key ' + proofs[k] }, h('i', {}, proofSigns[k]), T(proofs[k])), h('dd', {}, T(proofs[k] + '.about'))])),
    h('table', {}, h('tbody', {}, keys.map(([key, name]) => h('tr', {}, h('td', {}, h('kbd', {}, key)), h('td', {}, T('key.' + name)))))),
    h('button', { class: 'primary', onclick: close }, T('close')));
  dialog.showModal();
}

function listenToKeys() {
  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || byId('help').open) return;
    if (e.target.closest('input, textarea, select')) {
      if (e.key === 'Escape') { e.target.blur(); if (e.target.closest('#detail')) showDetail(); }
      return;
    }
    if (e.key === 'Escape') { mark([]); select(-1); return; }
    if (/^[1-9]$/.test(e.key)) { const p = panels[Number(e.key) - 1]; if (p) showPanel(p.id); return; }
    const found = keys.find(([key, , act]) => key === e.key && act);
    if (found) { e.preventDefault(); found[2](); }
  });
}
