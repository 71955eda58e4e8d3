// The checks: both sides, their difference, and the cells that they are made of.

const shownVerdicts = new Set(['mismatch', 'rounding', 'exact', 'untestable']);
let openCheck = -1;
const firstChecks = 200; // rows of a verdict that are built at once; the others when they are asked for

function makeChecks(panel) {
  panel.append(h('div', { id: 'checklist' }));
  fillChecks(panel);
}

const checksOf = (verdict) => report.checks.map((c, k) => k).filter((k) => report.checks[k].v === verdict);

function checkFilter() {
  return [h('span', { class: 'chips', role: 'group', 'aria-label': T('filter') }, verdicts.map((v) => h('button', {
    class: 'chip ' + v, 'data-verdict': v, 'aria-pressed': shownVerdicts.has(v) ? 'true' : 'false', title: T('verdict.' + v + '.about'),
    onclick: () => { shownVerdicts.has(v) ? shownVerdicts.delete(v) : shownVerdicts.add(v); renderFilter(); fillChecks(); },
  }, h('i', {}, verdictSigns[v]), T('verdict.' + v), h('span', { class: 'count' }, String(report.summary.checks[v])))))];
}

function fillChecks(panel) {
  const list = (panel || document).querySelector('#checklist');
  if (!list) return;
  const parts = verdicts.filter((v) => shownVerdicts.has(v)).map((v) => [v, checksOf(v)]).filter(([, of]) => of.length);
  put(list, ...parts.map(([v, of]) => {
    const body = h('tbody', {}, of.slice(0, firstChecks).map(checkRow));
    const table = h('table', { class: 'plain checks' },
      h('thead', {}, h('tr', {}, ['check', 'where', 'left', '', 'right', 'difference'].map((k) => h('th', { scope: 'col', class: k }, k && T('head.' + k))))), body);
    const more = of.length > firstChecks && h('button', { class: 'link', onclick: () => { body.append(...of.slice(firstChecks).map(checkRow)); more.remove(); } }, T('more', of.length - firstChecks));
    return h('section', { class: 'part of-' + v }, h('header', {}, h('h2', { class: 'verdict ' + v }, h('i', {}, verdictSigns[v]), T('verdict.' + v)), h('p', { class: 'meta' }, T('verdict.' + v + '.about'))), table, more);
  }));
  if (!parts.length) list.append(h('p', { class: 'blank' }, T('checks.none')));
}

function checkRow(k) {
  const c = report.checks[k];
  const sign = c.q === '<=' ? '≤' : c.v === 'mismatch' ? '≠' : c.v === 'rounding' ? '≈' : '=';
  const side = (amount) => h('td', { class: 'amount' }, grouped(amount || '—'));
  return h('tr', { 'data-check': k, tabindex: -1, class: c.v, onclick: (e) => { if (!e.target.closest('[data-ref]')) showCheck(k); } },
    h('td', {}, h('code', {}, breakable(c.id))), h('td', {}, checkPlace(c)),
    side(c.l), h('td', { class: 'relation' }, c.l || c.x ? sign : ''), side(c.x),
    h('td', { class: 'amount difference' }, c.v === 'exact' ? '' : grouped(c.d || '')));
}

// checkPlace says in words what a check is about.
function checkPlace(c) {
  const t = report.tables.find((x) => x.id === c.t);
  const sheet = report.sheets.find((x) => x.id.split('/')[0] === c.t);
  const row = t?.rows?.find((r) => c.r && ([r.i, r.c].includes(c.r) || r.r === c.r));
  const column = t?.cols?.find((x) => x.id === c.c);
  return [t?.title || sheet?.title || c.t, row ? rowName(row) : c.r, column ? columnName(column) : c.c].filter(Boolean).join(' · ');
}

// showCheck opens a check: its cells stand below it and are framed on their pages.
function showCheck(k, scroll) {
  showPanel('checks');
  const c = report.checks[k];
  if (!shownVerdicts.has(c.v)) { shownVerdicts.add(c.v); renderFilter(); fillChecks(); }
  document.querySelector('tr.operands')?.remove();
  document.querySelector('tr.open')?.classList.remove('open');
  let row = document.querySelector(`#checklist [data-check="${k}"]`);
  if (!row) { // beyond the first ones
    document.querySelectorAll('#checklist > section > button').forEach((b) => b.click());
    row = document.querySelector(`#checklist [data-check="${k}"]`);
  }
  const again = openCheck === k && !scroll;
  openCheck = again ? -1 : k;
  if (again || !row) { mark([]); return; }
  row.classList.add('open');
  const of = c.o || [];
  const cells = of.filter((o) => typeof o === 'number');
  select(-1);
  mark(cells);
  const side = (name, list) => h('div', {}, h('b', {}, T(name)), list.length ? list.map(operand) : '—');
  row.after(h('tr', { class: 'operands' }, h('td', { colspan: 6 }, c.w?.[lang] ? h('p', { class: 'says' }, c.w[lang]) : null, h('div', { class: 'sides' }, side('head.left', of.slice(0, c.k)), side('head.right', of.slice(c.k))),
    c.e ? h('p', { class: 'meta' }, T('envelope', c.e)) : null)));
  light(row.nextSibling);
  if (cells.length) scrollToCell(cells[0]);
  if (scroll) row.scrollIntoView({ block: 'center' });
}

// operand is a cell by reference, or the address of what is not printed.
function operand(o) {
  if (typeof o !== 'number') return h('div', { class: 'operand none' }, h('code', {}, o), h('span', {}, T('notprinted')));
  const c = cell(o), home = homes.get(o);
  return h('div', { class: 'operand ' + proofs[c.proof], 'data-ref': o }, h('span', { class: 'where' }, home ? [home.row, home.column].filter(Boolean).join(' · ') : ''),
    h('b', {}, c.raw), h('span', { class: 'page' }, T('p', c.page)), home?.address ? h('code', {}, home.address) : null);
}
