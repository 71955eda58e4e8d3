// The card below the data: what is known of the selected value.

function showDetail() {
  const card = byId('detail');
  card.hidden = selected < 0;
  if (selected < 0) { put(card); return; }
  const c = cell(selected), home = homes.get(selected) || {};
  const amount = c.proof > 0;
  const path = [home.table, home.row, home.column].filter(Boolean);
  put(card, 
    h('button', { class: 'close', 'aria-label': T('close'), title: T('close') + ' (Esc)', onclick: () => select(-1) }, '×'),
    snippet(selected),
    scanned(selected),
    h('div', { class: 'figure' },
      h('div', { class: 'big' + (amount ? ' ' + proofs[c.proof] : ' words') }, home.said !== undefined ? grouped(home.said) : (c.corrected ? c.value : c.raw) || '—', amount && home.unit ? h('small', {}, home.unit) : null),
      amount ? h('div', { class: 'key ' + proofs[c.proof] }, h('i', {}, proofSigns[c.proof]), T(proofs[c.proof])) : null,
      amount && c.value !== c.raw ? h('div', { class: 'meta' }, T('readas', c.value)) : null,
      home.amount && home.address ? correctionButton(home.address, c) : null),
    h('div', { class: 'about' },
      h('p', {}, path.join(' › ')),
      h('p', { class: 'meta' }, h('button', { class: 'link', onclick: () => scrollToCell(selected) }, T('page', c.page)), home.address ? h('code', { class: 'address' }, home.address) : null),
      c.corrected ? h('p', { class: 'note' }, T('corrected.by', c.corrected[0] || '—', c.corrected[1], c.corrected[2])) : null,
      amount && c.because.length ? h('ul', { class: 'because' }, c.because.map((r) => h('li', {}, T('because.' + r)))) : null,
      amount ? coveringChecks(c) : null));
}

// snippet is the place as it is printed, large enough to be read.
function snippet(i) {
  const c = cell(i), p = report.pages[c.page - 1];
  if (!p || c.x1 <= c.x0) return null;
  if (p.later) { fetchPage(c.page).then(() => selected === i && showDetail(), () => {}); return h('div', { class: 'snippet' }); }
  const width = Math.max(1500, c.x1 - c.x0 + 200), height = Math.max(500, Math.min(c.y1 - c.y0 + 60, width / 2));
  const x = (c.x0 + c.x1 - width) / 2, y = c.y1 - c.y0 > height ? c.y0 - 30 : (c.y0 + c.y1 - height) / 2;
  const near = { ...p, t: [] };
  for (let k = 0; k < p.t.length; k += 5) { // one page has thousands of runs, its cut-out a dozen
    if (Math.abs(p.t[k + 2] - y - height / 2) < height / 2 + 300) near.t.push(...p.t.slice(k, k + 5));
  }
  return h('div', { class: 'snippet' }, s('svg', { viewBox: `${x} ${y} ${width} ${height}`, 'aria-hidden': 'true' },
    s('rect', { x: 0, y: 0, width: p.w, height: p.h, class: 'ground' }), fills(p),
    s('rect', { class: 'place selected', x: c.x0, y: c.y0, width: c.x1 - c.x0, height: c.y1 - c.y0 }), texts(near), rulings(p), bars(p)));
}

// scanned is the picture that the numbers of the place were read in.
function scanned(i) {
  const c = cell(i), found = report.pages[c.page - 1]?.s || [], pictures = [];
  for (let k = 0; k < found.length; k += 5) {
    const x = found[k] + found[k + 2] / 2, y = found[k + 1] + found[k + 3] / 2;
    if (x > c.x0 && x < c.x1 && y > c.y0 && y < c.y1) pictures.push(h('img', { src: 'data:image/png;base64,' + found[k + 4], alt: '' }));
  }
  return pictures.length ? h('figure', { class: 'scanned' }, pictures, h('figcaption', { class: 'meta' }, T('scanned'))) : null;
}

function coveringChecks(c) {
  if (!c.checks.length) return h('p', { class: 'meta' }, T('nochecks'));
  const worst = [...c.checks].sort((a, b) => verdicts.indexOf(report.checks[a].v) - verdicts.indexOf(report.checks[b].v));
  return h('div', { class: 'covering' }, worst.map((k) => {
    const one = report.checks[k];
    return h('button', { class: 'chip ' + one.v, title: one.w?.[lang] || T('verdict.' + one.v), onclick: () => showCheck(k, true) }, h('i', {}, verdictSigns[one.v]), one.id);
  }));
}
