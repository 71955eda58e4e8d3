// What no form claims, as printed, and what the program has to say about the file.

function makeUnmapped(panel) {
  panel.append(h('p', { class: 'lead' }, T('unmapped.about')));
  for (const g of report.unmapped) panel.append(gridSection(g).node);
}

function gridSection(g) {
  const title = g.title || T('untitled');
  const rows = g.cells.reduce((n, c) => Math.max(n, c[0] + c[2]), 0);
  const head = h('header', {}, h('h2', {}, title), h('p', { class: 'meta' }, h('span', {}, pageLinks(g.pages)), h('span', {}, T('size', rows, g.cells.length))),
    g.nearest ? h('p', { class: 'note' }, T('nearest', g.nearest.table, Math.round(100 * g.nearest.title), Math.round(100 * g.nearest.header)),
      g.nearest.missing?.length ? ' ' + T('nearest.missing', g.nearest.missing.join(', ')) : '') : null);
  const cells = g.cells.map(([row, col, , , i]) => [i, { table: title, row: T('square', row + 1, col + 1), column: '' }]);
  return section('unmapped', head, cells, 24 * rows, () => h('div', { class: 'wide' }, plainGrid(g)));
}

// plainGrid lays cells out by row. Cells that come again lower down, repeated headers, stand at the end of the list: they begin anew.
function plainGrid(g) {
  const body = h('tbody');
  let row = null, at = -1;
  for (const [r, , rows, cols, i] of g.cells) {
    if (r !== at) { row = h('tr'); body.append(row); at = r; }
    const text = report.cells[i][6];
    row.append(h('td', { 'data-i': i, rowspan: rows > 1 ? rows : null, colspan: cols > 1 ? cols : null, class: /^[-−△(]?[\d,.]+%?\)?$/.test(text) ? 'amount' : null }, text));
  }
  return h('table', { class: 'plain grid' }, body);
}

function makeDiagnostics(panel) {
  if (!report.findings.length) panel.append(h('p', { class: 'blank' }, T('diagnostics.none')));
  const severity = { error: '✗', warning: '!', info: 'i' };
  const x = section('diagnostics', h('header', {}, h('h2', {}, T('tab.diagnostics'))),
    report.findings.filter((f) => f.v >= 0).map((f) => [f.v, { table: T('tab.diagnostics'), row: f.id, column: '' }]), 30 * report.findings.length,
    () => h('table', { class: 'plain list' }, h('tbody', {}, report.findings.map((f) => h('tr', { class: f.s, 'data-i': f.v >= 0 ? f.v : null },
      h('td', { class: 'sign', title: f.s }, severity[f.s] || ''), h('td', {}, f.w?.[lang] || f.m, h('code', {}, f.id)),
      h('td', {}, f.p ? h('button', { class: 'link', onclick: () => (f.v >= 0 ? select(f.v, { toData: false }) : scrollToPage(f.p)) }, T('p', f.p)) : ''))))));
  if (report.findings.length) panel.append(x.node);
}
