// The tables of the form.

function makeTables(panel) {
  if (!report.tables.length) panel.append(h('p', { class: 'blank' }, T(report.info.form ? 'tables.none' : 'form.none')));
  for (const t of report.tables) panel.append(tableSection(t).node);
}

function tableSection(t) {
  const cells = [];
  const rows = t.rows || [];
  for (const r of rows) {
    const columns = new Map(columnsOf(t, r.s).map((c) => [c.id, c]));
    for (const [id, i] of orderedCells(r)) {
      const column = columns.get(id);
      cells.push([i, { address: r.a + '/' + id, table: t.title, row: rowName(r), column: column ? columnName(column) : T('col.' + id),
        unit: r.q || column?.u || t.unit, amount: report.cells[i][5] > 0 }]);
    }
    for (const i of r.x || []) cells.push([i, { table: t.title, row: rowName(r), column: T('extra') }]);
  }
  for (const i of t.notes || []) cells.push([i, { table: t.title, column: T('notes') }]);
  return section('tables', tableHead(t), cells, t.status === 'filled' ? 40 + 26 * rows.length : 0, () => tableBody(t));
}

const columnsOf = (t, side) => (t.cols || []).filter((c) => (c.s || '') === (side || ''));
const columnName = (c) => (c.p && c.p.length ? c.p[c.p.length - 1] : c.id);
const rowName = (r) => [r.c, r.n, r.p].filter(Boolean).join(' ');

// orderedCells gives the cells of a row as they are read: labels first, then amounts from left to right.
function orderedCells(r) {
  const labels = ['project', 'name', 'code'];
  const rank = ([id, i]) => (labels.includes(id) ? -1 - labels.indexOf(id) : 1 + report.cells[i][1]);
  return Object.entries(r.v).sort((a, b) => rank(a) - rank(b));
}

function tableHead(t) {
  const parts = [h('code', {}, t.id)];
  if (t.unit) parts.push(T('unit', unitText(t.unit)));
  if (t.pages) parts.push(pageLinks(t.pages));
  if (t.status !== 'filled') parts.push(h('b', { class: 'status ' + t.status }, T('status.' + t.status)));
  return h('header', {},
    h('h2', {}, t.no ? h('span', { class: 'number' }, String(t.no)) : null, t.title),
    t.dept ? h('p', { class: 'dept' }, t.dept) : null,
    h('p', { class: 'meta' }, parts.map((p) => h('span', {}, p))),
    t.note && !(t.notes || []).some((i) => report.cells[i][6] === t.note) ? h('p', { class: 'note' }, t.note) : null);
}

function pageLinks(pages) {
  return h('button', { class: 'link', onclick: () => scrollToPage(pages[0]) }, T('pages', pagesText(pages)));
}

function tableBody(t) {
  const out = document.createDocumentFragment();
  const sides = [...new Set((t.rows || []).map((r) => r.s || ''))];
  const parts = sides.map((side) => h('div', {}, side ? h('h3', {}, T('side.' + side)) : null, grid(t, side)));
  const narrow = sides.length === 2 && sides.every((side) => columnsOf(t, side).length < 2);
  out.append(narrow ? h('div', { class: 'facing' }, parts) : h('div', {}, parts)); // the two sides face each other, as in print
  for (const i of t.notes || []) out.append(h('p', { class: 'note', 'data-i': i }, report.cells[i][6]));
  return out;
}

// place is where a column stands from the left, so that columns follow each other as in print.
function place(rows, id) {
  const left = rows.filter((r) => id in r.v).map((r) => report.cells[r.v[id]][1]).sort((a, b) => a - b);
  return left[left.length >> 1];
}

// grid shows the rows of one side. Columns that no row prints anything in are left out until they are asked for.
function grid(t, side) {
  const rows = t.rows.filter((r) => (r.s || '') === side);
  const all = columnsOf(t, side);
  const used = all.filter((c) => rows.some((r) => c.id in r.v)).map((c) => [c, place(rows, c.id)]).sort((a, b) => a[1] - b[1]).map(([c]) => c);
  const holder = h('div', { class: 'wide' });
  const draw = (columns) => put(holder, h('table', { class: 'values' }, columnHeads(columns, rows), h('tbody', {}, rows.map((r) => tableRow(r, columns)))));
  draw(used);
  if (used.length === all.length) return holder;
  const more = h('button', { class: 'link quiet', onclick: () => { more.remove(); draw(all); light(holder); applyFilter(); } }, T('blankcolumns', all.length - used.length));
  return h('div', {}, holder, more);
}

function columnHeads(columns, rows) {
  const projects = rows.some((r) => r.p), units = rows.some((r) => r.u);
  const head = columns.map((c) => h('th', { scope: 'col', title: (c.p || []).join(' › ') },
    c.p?.length > 1 ? h('small', {}, c.p[c.p.length - 2]) : null, columnName(c), c.u ? ` (${c.u})` : '', h('code', {}, breakable(c.id))));
  return h('thead', {}, h('tr', {}, h('th', { scope: 'col', class: 'label' }, T(projects ? 'head.project' : 'head.item'), units ? ' · ' + T('head.unit') : ''), head));
}

function tableRow(r, columns) {
  const labels = ['code', 'name', 'project'].filter((id) => id in r.v);
  const part = (id, text, cls) => text && h('span', { class: cls, 'data-i': labels.includes(id) ? r.v[id] : null }, text);
  const label = h('th', { scope: 'row', class: 'label level' + (r.l || 0), title: r.a },
    part('code', r.c, 'code'), r.c && r.n ? ' ' : null, part('name', r.n, 'name'),
    r.p ? [h('br'), part('project', r.p, 'project')] : null,
    r.u ? h('small', {}, r.u) : null, r.y ? h('small', {}, T('year', r.y)) : null, r.q ? h('small', {}, T('unit', r.q)) : null, (r.k || []).map((k) => h('small', {}, k)),
    (r.x || []).map((i) => h('small', { 'data-i': i, title: T('extra') }, report.cells[i][6])));
  return h('tr', { 'data-row': '', class: r.r || 'item' }, label, columns.map((c) => (c.id in r.v ? valueCell(r.v[c.id], 'td') : h('td', { class: 'none' }))));
}

// valueCell is an amount with the sign of its proof.
function valueCell(i, tag) {
  const c = cell(i);
  const changed = correctionOf(homes.get(i)?.address);
  return h(tag, { class: 'value ' + proofs[c.proof], 'data-i': i, title: T(proofs[c.proof]) },
    c.proof === 3 ? h('i', {}, '!') : null, c.corrected ? h('i', { title: T('corrected') }, '✎') : null,
    c.corrected ? [h('del', {}, c.raw), ' ', h('span', {}, c.value)] : h('span', {}, c.raw), changed ? h('ins', {}, changed.corrected) : null);
}
