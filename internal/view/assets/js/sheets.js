// Performance sheets, and the facts of the narrative.

function makeSheets(panel) {
  for (const x of report.sheets) panel.append(sheetSection(x).node);
}

function sheetSection(x) {
  const cells = [];
  for (const f of x.fields) {
    if (f.v >= 0) cells.push([f.v, { address: x.id + '/' + f.id, table: x.title, row: '', column: fieldName(f.id), unit: x.unit, amount: report.cells[f.v][5] > 0 }]);
  }
  (x.ind || []).forEach((indicator, k) => {
    for (const [id, i] of Object.entries(indicator)) {
      cells.push([i, { address: `${x.id}/indicators/${k}/${id}`, table: x.title, row: T('indicator', k + 1), column: fieldName(id), amount: id === 'weight' }]);
    }
  });
  (x.tasks || []).forEach((task, k) => {
    for (const [id, i] of Object.entries(task)) {
      cells.push([i, { address: `${x.id}/tasks/${k}/${id}`, table: x.title, row: T('task', k + 1), column: fieldName(id), unit: x.unit, amount: report.cells[i][5] > 0 }]);
    }
  });
  (x.sums || []).forEach((sum, k) => {
    for (const [id, i] of Object.entries(sum)) {
      cells.push([i, { address: `${x.id}/sums/${k}/${id}`, table: x.title, row: T('sum', k + 1), column: fieldName(id), unit: x.unit, amount: report.cells[i][5] > 0 }]);
    }
  });
  const project = x.fields.find((f) => f.id === 'project' && f.v >= 0);
  const head = h('header', {}, h('h2', {}, x.title),
    project ? h('p', { class: 'dept' }, report.cells[project.v][6]) : null,
    h('p', { class: 'meta' }, h('span', {}, h('code', {}, x.id)), x.year ? h('span', {}, T('year', x.year)) : null, x.unit ? h('span', {}, T('unit', unitText(x.unit))) : null, h('span', {}, pageLinks(x.pages))));
  return section('sheets', head, cells, 200 + 40 * ((x.sums || []).length + (x.ind || []).length + (x.tasks || []).length), () => h('div', {}, listGrid(x.sums, sumColumns(x)), fieldList(x),
    listGrid(x.tasks, taskColumns), listGrid(x.ind, indicatorColumns)));
}

// fieldName is the id where there is no better name.
function fieldName(id) {
  const name = T('field.' + id);
  return name.startsWith('field.') ? id : name;
}

function fieldList(x) {
  return h('dl', { class: 'fields' }, x.fields.map((f) => h('div', { 'data-row': '' }, h('dt', {}, fieldName(f.id)),
    f.v < 0 ? h('dd', { class: 'none' }, '—') : report.cells[f.v][5] ? valueCell(f.v, 'dd') : h('dd', { 'data-i': f.v }, report.cells[f.v][6]))));
}

const indicatorColumns = ['level1', 'level2', 'activity', 'name', 'core', 'target_period', 'target', 'nature', 'value', 'unit', 'weight', 'prior', 'basis', 'rule', 'evidence', 'actual', 'points', 'reason', 'remark'];
const taskColumns = ['name', 'content', 'done', 'funds_total', 'funds_fiscal', 'funds_other', 'funds_executed', 'funds_fiscal_executed', 'funds_other_executed', 'weight', 'rate', 'points'];

// sumColumns are the names of sums, and then the amounts in the order of the fields.
function sumColumns(x) {
  return ['total', 'unit', 'group', ...x.fields.map((f) => f.id).filter((id) => id !== 'unit')];
}

function listGrid(rows, order) {
  const list = rows || [];
  if (!list.length) return null;
  const columns = order.filter((id) => list.some((one) => id in one));
  const body = list.map((one, k) => h('tr', {}, columns.map((id) => {
    if (!(id in one)) return h('td', { class: 'none' });
    const again = k > 0 && list[k - 1][id] === one[id]; // a merged cell: said once
    if (report.cells[one[id]][5]) return valueCell(one[id], 'td');
    return again ? h('td', { class: 'again', 'data-ref': one[id], title: report.cells[one[id]][6] }) : h('td', { 'data-i': one[id] }, report.cells[one[id]][6]);
  })));
  return h('div', { class: 'wide' }, h('table', { class: 'indicators' },
    h('thead', {}, h('tr', {}, columns.map((id) => h('th', { scope: 'col', class: id }, fieldName(id))))), h('tbody', {}, body)));
}

function makeFacts(panel) {
  const x = section('facts', h('header', {}, h('h2', {}, T('tab.facts')), h('p', { class: 'meta' }, T('facts.about'))),
    report.facts.map((f) => [f.v, { table: T('tab.facts'), row: [f.about, f.y && T('year', f.y)].filter(Boolean).join(' '), column: f.id, unit: f.u, said: f.value }]), 40 * report.facts.length,
    () => h('table', { class: 'plain list' },
      h('thead', {}, h('tr', {}, ['fact', 'value', 'words', 'agrees'].map((k) => h('th', { scope: 'col' }, T('head.' + k))))),
      h('tbody', {}, report.facts.map((f) => h('tr', {},
        h('td', {}, h('code', {}, f.id), f.about ? h('small', {}, f.about) : null, f.y ? h('small', {}, T('year', f.y)) : null,
          f.scope ? h('small', {}, T('fact.' + f.scope)) : null, f.against ? h('small', {}, T('against.' + f.against)) : null),
        h('td', { class: 'amount' }, grouped(f.value), ' ', f.u || ''),
        h('td', { 'data-i': f.v }, report.cells[f.v][6], f.why ? h('small', {}, T('fact.reason', f.why)) : null,
          f.use ? h('small', {}, T('fact.use', f.use)) : null,
          f.names ? h('small', {}, T('fact.names', f.names.join('、'))) : null),
        h('td', {}, (f.agrees || []).map(operand)))))));
  panel.append(x.node);
}
