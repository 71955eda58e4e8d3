// The panels beside the pages, their tabs and the filter by proof. A panel is made when it is first shown, a section of it when
// it comes near the window.

const panels = []; // {id, count, make, node, items}
let shown = null;
const only = new Set(); // proofs to show; none means all

function addPanel(id, count, make, items) {
  panels.push({ id, count, make, items, node: null });
}

// resetPanels forgets everything that was built, for another language.
function resetPanels() {
  panels.length = 0;
  homes.clear();
  sections.length = 0;
  put(byId('panels'));
}

const panelOf = (id) => panels.find((p) => p.id === id);

function showPanel(id) {
  const panel = panelOf(id);
  if (!panel || shown === panel) return;
  shown = panel;
  if (!panel.node) {
    panel.node = h('div', { class: 'panel', id: 'panel-' + id, role: 'tabpanel', 'aria-labelledby': 'tab-' + id });
    panel.make(panel.node);
    byId('panels').append(panel.node);
  }
  for (const p of panels) if (p.node) p.node.hidden = p !== panel;
  renderTabs();
  renderFilter();
  applyFilter();
}

function renderTabs() {
  put(byId('tabs'), ...panels.map((p, k) => h('button', {
    role: 'tab', id: 'tab-' + p.id, 'aria-selected': p === shown ? 'true' : 'false', title: k < 9 ? T('keyhint', k + 1) : null,
    onclick: () => showPanel(p.id),
  }, T('tab.' + p.id), h('span', { class: 'count' }, String(p.count())))));
}

// Sections: a heading and what is built below it when it is needed.

const sections = []; // all of them, in the order of the panels

const arrives = new IntersectionObserver((entries) => {
  for (const e of entries) if (e.isIntersecting) e.target.section.build();
}, { root: byId('panels'), rootMargin: '100% 0px' });

// section makes one. cells are those that have their home in it, with what is known of them; height is a guess at that of the body.
function section(panel, head, cells, height, make) {
  const body = h('div', { class: 'body' });
  body.style.minHeight = height + 'px';
  const node = h('section', { class: 'part' }, head, body);
  const self = { panel, node, cells, built: false, build() {
    if (self.built) return;
    self.built = true;
    arrives.unobserve(node);
    body.style.minHeight = '';
    body.append(make());
    filterSection(self);
    light(body);
  } };
  node.section = self;
  for (const [i, home] of cells) register(i, { ...home, section: self });
  sections.push(self);
  arrives.observe(node);
  return self;
}

// The filter.

const passes = (i) => only.size === 0 || only.has(report.cells[i][5]);

function renderFilter() {
  const bar = byId('filter');
  if (shown.id === 'checks') {
    put(bar, ...checkFilter(), searchBox());
    return;
  }
  if (shown.id !== 'tables' && shown.id !== 'sheets') {
    put(bar, searchBox());
    return;
  }
  const count = { 1: report.summary.verified, 2: report.summary.unchecked, 3: report.summary.doubtful };
  put(bar, 
    h('span', { class: 'chips', role: 'group', 'aria-label': T('filter') }, [3, 2, 1].map((k) => h('button', {
      class: 'chip ' + proofs[k], 'data-proof': k, 'aria-pressed': only.has(k) ? 'true' : 'false', title: T('filter.only', T(proofs[k])),
      onclick: () => { only.has(k) ? only.delete(k) : only.add(k); renderFilter(); applyFilter(); },
    }, h('i', {}, proofSigns[k]), T(proofs[k]), h('span', { class: 'count' }, String(count[k]))))),
    shown.id === 'tables' && report.tables.length ? jumpList() : null,
    searchBox());
}

// jumpList goes to a table by its name.
function jumpList() {
  const list = h('select', { 'aria-label': T('jump'), onchange: (e) => {
    const at = sections.filter((x) => x.panel === 'tables')[e.target.value];
    at?.build();
    at?.node.scrollIntoView({ block: 'start' });
  } }, h('option', { value: '' }, T('jump')));
  report.tables.forEach((t, k) => list.append(h('option', { value: k }, (t.no ? t.no + ' ' : '') + t.title + (t.dept ? ' · ' + t.dept : ''))));
  return list;
}

function applyFilter() {
  const pages = byId('pages');
  proofs.forEach((p, k) => k && pages.classList.toggle('no-' + p, only.size > 0 && !only.has(k)));
  for (const x of sections) filterSection(x);
}

// filterSection hides the rows without a value that passes, and the section when none is left.
function filterSection(x) {
  if (x.panel !== 'tables' && x.panel !== 'sheets') return;
  x.node.hidden = only.size > 0 && !x.cells.some(([i]) => report.cells[i][5] && passes(i));
  if (!x.built) return;
  x.node.classList.toggle('filtered', only.size > 0);
  for (const row of x.node.querySelectorAll('[data-row]')) {
    row.hidden = only.size > 0 && ![...row.querySelectorAll('[data-i]')].some((n) => report.cells[n.dataset.i][5] && passes(n.dataset.i));
  }
  for (const n of x.node.querySelectorAll('[data-i]')) n.classList.toggle('faded', only.size > 0 && !passes(n.dataset.i));
}

// valuesOf gives the values of a panel that pass the filter, in order.
function valuesOf(id) {
  return sections.filter((x) => x.panel === id).flatMap((x) => x.cells.map(([i]) => i)).filter((i) => report.cells[i][5] && passes(i));
}
