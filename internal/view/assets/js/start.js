// Putting it together.

function definePanels() {
  const cellsIn = (id) => () => sections.filter((x) => x.panel === id).flatMap((x) => x.cells.map(([i]) => i));
  addPanel('tables', () => report.tables.filter((t) => t.status !== 'missing').length, makeTables);
  if (report.sheets.length) addPanel('sheets', () => report.sheets.length, makeSheets);
  if (report.facts.length) addPanel('facts', () => report.facts.length, makeFacts, cellsIn('facts'));
  if (report.checks.length) addPanel('checks', () => report.checks.length, makeChecks);
  if (report.unmapped.length) addPanel('unmapped', () => report.unmapped.length, makeUnmapped, cellsIn('unmapped'));
  addPanel('diagnostics', () => report.findings.length, makeDiagnostics, cellsIn('diagnostics'));
  if (report.tables.length || report.told) addPanel('corrections', () => corrections.length + (report.told || []).length, makeCorrections);
}

function render() {
  const at = shown?.id;
  shown = null;
  searchIndex = null;
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  document.title = report.title + ' · ' + T('report');
  resetPanels();
  definePanels();
  renderMasthead();
  renderPaperBar();
  namePages();
  for (const p of panels) { // all of them, so that every cell has its home; their sections are built later
    p.node = h('div', { class: 'panel', id: 'panel-' + p.id, role: 'tabpanel', hidden: true });
    p.make(p.node);
    byId('panels').append(p.node);
  }
  showPanel(at || (report.tables.length || !report.unmapped.length ? 'tables' : 'unmapped'));
  showDetail();
}

function renderMasthead() {
  const info = report.info, sum = report.summary;
  const facts = [info.year && T('year', info.year), info.kind && T('kind.' + info.kind), info.unit && T('unit', unitText(info.unit)), info.published && T('published', info.published),
    T('pagecount', report.source.pages)].filter(Boolean).join(' · ');
  const holds = sum.checks.exact + sum.checks.rounding;
  put(byId('masthead'), 
    h('div', { class: 'name' }, h('h1', {}, report.title), h('p', {}, facts, ' · ', h('code', { title: T('form') }, info.form || T('noform')), report.source.name === report.title ? '' : ' · ', h('span', { class: 'file', title: 'SHA-256 ' + report.source.sha256 }, report.source.name === report.title ? '' : report.source.name),
      report.redacted ? h('b', { class: 'redacted' }, T('redacted')) : null,
      report.told ? h('button', { class: 'link told', onclick: () => showPanel('corrections') }, '✎ ' + T('told') + ': ' + report.told.length) : null)),
    sum.values ? h('div', { class: 'proof' }, shareText(sum), shareBar(sum)) : null,
    report.checks.length ? h('button', { class: 'tally', onclick: () => showPanel('checks'), title: T('tab.checks') },
      h('span', { class: 'holds' }, h('b', {}, String(holds)), T('holds')),
      h('span', { class: sum.checks.mismatch ? 'mismatch' : '' }, h('b', {}, String(sum.checks.mismatch)), T('fails')),
      h('span', {}, h('b', {}, String(sum.checks.untestable + sum.checks.vacuous)), T('opens'))) : null,
    h('nav', {}, h('button', { id: 'language', lang: lang === 'zh' ? 'en' : 'zh-CN', onclick: () => setLanguage(lang === 'zh' ? 'en' : 'zh') }, lang === 'zh' ? 'English' : '中文'),
      h('button', { 'aria-label': T('help'), title: T('help') + ' (?)', onclick: showHelp }, '?')));
}

function shareText(sum) {
  const share = (100 * sum.verified) / sum.values;
  const shownShare = sum.verified === sum.values ? '100' : Math.min(99.9, Math.floor(share * 10) / 10).toFixed(1);
  return h('p', {}, h('b', {}, shownShare + '%'), ' ', T('share', sum.verified, sum.values));
}

function shareBar(sum) {
  const bar = h('div', { class: 'share', role: 'img', 'aria-label': T('share.all', sum.verified, sum.unchecked, sum.doubtful) });
  for (const [name, n] of [['verified', sum.verified], ['unchecked', sum.unchecked], ['doubtful', sum.doubtful]]) {
    if (!n) continue;
    const part = h('span', { class: name, title: T(name) + ' ' + n });
    part.style.flexGrow = n;
    bar.append(part);
  }
  return bar;
}

function setLanguage(to) {
  const at = byId('panels').scrollTop;
  lang = to;
  render();
  byId('panels').scrollTop = at;
  if (selected >= 0) select(selected, { toPage: false });
}

// listenToDivider lets the reader give one side more room.
function listenToDivider() {
  const divider = byId('divider');
  divider.addEventListener('pointerdown', (e) => {
    divider.setPointerCapture(e.pointerId);
    const move = (m) => byId('desk').style.setProperty('--left', Math.min(75, Math.max(20, (100 * m.clientX) / innerWidth)) + '%');
    divider.addEventListener('pointermove', move);
    divider.addEventListener('pointerup', () => divider.removeEventListener('pointermove', move), { once: true });
  });
}

// What is printed is printed whole.
addEventListener('beforeprint', () => sections.forEach((x) => x.build()));

indexPages();
if (report.served?.missing) byId('pages').append(h('p', { class: 'gone' }, report.served.missing));
renderPages();
render();
listenToPlaces();
listenToKeys();
listenToDivider();

// The report begins where the data begins, not at the cover.
const firstPages = [...report.tables, ...report.unmapped].find((t) => t.pages?.length)?.pages;
if (firstPages) scrollToPage(firstPages[0]);

// A link can name a value: report.html#income/21011/total
let wanted = '';
try { wanted = decodeURIComponent(location.hash.slice(1)); } catch { /* not one of ours */ }
if (wanted) {
  const page = /^page=(\d+)$/.exec(wanted);
  if (page) scrollToPage(Number(page[1]));
  let found = false;
  for (const [i, home] of homes) if (home.address === wanted) { select(i); found = true; break; }
  // The address of a row, or of the cell of a narrative, leads to its first value.
  if (!found && !page) for (const [i, home] of homes) if (home.address?.startsWith(wanted + '/')) { select(i); break; }
}
