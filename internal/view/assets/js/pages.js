// The pages. A page is drawn when it comes near the window and dropped when it is far away, so that a long document stays light.

const pageNodes = [];
let zoom = Number(storage.get('zoom')) || 1;
let nearby;

const fonts = [
  "'Source Han Serif SC','Noto Serif CJK SC','Songti SC',STSong,SimSun,'Times New Roman',serif",
  "'Source Han Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',SimHei,Arial,sans-serif",
  "'Kaiti SC',STKaiti,KaiTi,KaiTi_GB2312,'Source Han Serif SC','Noto Serif CJK SC',serif",
  "STFangsong,FangSong,FangSong_GB2312,'Source Han Serif SC','Noto Serif CJK SC',serif",
];

function renderPages() {
  nearby = new IntersectionObserver((entries) => {
    for (const e of entries) {
      if (e.isIntersecting) drawPage(Number(e.target.dataset.page));
      else e.target.querySelector('svg')?.remove();
    }
  }, { root: byId('pages'), rootMargin: '150% 0px' });
  report.pages.forEach((p, k) => {
    const sheet = h('div', { class: 'sheet', role: 'img', 'data-page': k + 1 });
    sheet.style.aspectRatio = `${p.w} / ${p.h}`;
    const node = h('figure', { class: 'page', id: 'page' + (k + 1) }, sheet, h('figcaption'));
    pageNodes.push(node);
    byId('pages').append(node);
    nearby.observe(sheet);
  });
  setZoom(zoom);
  byId('pages').addEventListener('scroll', () => requestAnimationFrame(tellPage), { passive: true });
}

// namePages writes what stands below the pages, in the language of the moment.
function namePages() {
  report.pages.forEach((p, k) => {
    pageNodes[k].querySelector('figcaption').textContent = T('page', k + 1) + (p.i ? ' · ' + T('images', p.i) : '');
    pageNodes[k].querySelector('.sheet').setAttribute('aria-label', T('page', k + 1));
  });
}

function drawPage(number) {
  const sheet = pageNodes[number - 1].querySelector('.sheet');
  if (sheet.querySelector('svg')) return;
  const p = report.pages[number - 1];
  if (p.later) { fetchPage(number).then(() => nearPage(sheet) && drawPage(number), () => {}); return; }
  const svg = s('svg', { viewBox: `0 0 ${p.w} ${p.h}` });
  svg.append(fills(p), places(number), texts(p), rulings(p), bars(p)); // the print lies over what is lit
  sheet.append(svg);
  light(svg);
}

// nearPage tells whether a page that has come is still wanted.
const nearPage = (sheet) => { const r = sheet.getBoundingClientRect(); return r.bottom > -2 * innerHeight && r.top < 3 * innerHeight; };

const fetching = new Map();

// fetchPage gets a page that is still to come from the server, once.
function fetchPage(number) {
  const p = report.pages[number - 1];
  if (!p || !p.later) return Promise.resolve();
  if (!fetching.has(number)) {
    fetching.set(number, fetch(report.served.pages + number).then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.status)))).then((got) => {
      Object.assign(p, got);
      p.later = false;
      pageTexts.delete(number);
      namePages();
    }).catch((e) => { fetching.delete(number); throw e; }));
  }
  return fetching.get(number);
}

function fills(p) {
  const group = s('g');
  for (let k = 0; k < (p.f || []).length; k += 5) {
    const [x, y, width, height, colour] = p.f.slice(k, k + 5);
    group.append(s('rect', { x, y, width, height, fill: (p.colours || report.colours)[colour] }));
  }
  return group;
}

// rulings of one width and colour are one path.
function rulings(p) {
  const paths = new Map();
  for (let k = 0; k < (p.r || []).length; k += 6) {
    const [x0, y0, x1, y1, width, colour] = p.r.slice(k, k + 6);
    const key = Math.max(3, width) + ' ' + (p.colours || report.colours)[colour];
    paths.set(key, (paths.get(key) || '') + `M${x0} ${y0}L${x1} ${y1}`);
  }
  const group = s('g', { fill: 'none' });
  for (const [key, d] of paths) {
    const [width, stroke] = key.split(' ');
    group.append(s('path', { d, stroke, 'stroke-width': width }));
  }
  return group;
}

function texts(p) {
  const group = s('g', { class: 'print' });
  for (let k = 0; k < p.t.length; k += 5) {
    const [style, x, y, length, text] = p.t.slice(k, k + 5);
    const [size, colour, family, angle, pale] = (p.styles || report.styles)[style];
    group.append(s('text', {
      x, y, fill: (p.colours || report.colours)[colour], 'font-size': size, 'font-family': fonts[family % 4],
      'font-weight': family >= 4 ? 'bold' : null,
      textLength: length || null, lengthAdjust: length ? 'spacingAndGlyphs' : null,
      transform: angle ? `rotate(${angle} ${x} ${y})` : null, opacity: pale ? 0.35 : null,
    }, text));
  }
  return group;
}

function bars(p) {
  const group = s('g', { class: 'bars' });
  for (let k = 0; k < (p.b || []).length; k += 4) {
    const [x, y, width, height] = p.b.slice(k, k + 4);
    group.append(s('rect', { x, y, width, height }, s('title', {}, T('barred'))));
  }
  return group;
}

// places are the boxes that can be clicked. What is in doubt has a sign beside its colour.
function places(number) {
  const group = s('g', { class: 'places' });
  for (const i of cellsOfPage.get(number) || []) {
    const c = cell(i);
    if (c.x1 <= c.x0 || c.y1 <= c.y0) continue;
    group.append(s('rect', {
      class: 'place ' + proofs[c.proof], 'data-i': i, x: c.x0, y: c.y0, width: c.x1 - c.x0, height: c.y1 - c.y0,
    }));
    if (c.proof === 3) group.append(s('text', { class: 'sign', x: c.x0 + 8, y: c.y0 + 75, 'font-size': 80 }, '!'));
  }
  return group;
}

// scrollToCell brings the place of a cell into view and leaves the page alone when it is there already.
function scrollToCell(i) {
  const c = cell(i);
  const node = pageNodes[c.page - 1];
  if (!node) return;
  drawPage(c.page);
  scrollToBox(node, c);
}

function scrollToBox(node, box) {
  const view = byId('pages');
  const sheet = node.querySelector('.sheet');
  const p = report.pages[Number(sheet.dataset.page) - 1];
  const scale = sheet.clientWidth / p.w;
  const at = sheet.getBoundingClientRect();
  const frame = view.getBoundingClientRect();
  const top = at.top - frame.top + box.y0 * scale, bottom = at.top - frame.top + box.y1 * scale;
  const left = at.left - frame.left + box.x0 * scale, right = at.left - frame.left + box.x1 * scale;
  const margin = 60;
  if (top < margin || bottom > view.clientHeight - margin) view.scrollTop += (top + bottom) / 2 - view.clientHeight / 2;
  if (left < 10 || right > view.clientWidth - 10) view.scrollLeft += (left + right) / 2 - view.clientWidth / 2;
}

function scrollToPage(number) {
  const node = pageNodes[number - 1];
  if (node) byId('pages').scrollTop += node.getBoundingClientRect().top - byId('pages').getBoundingClientRect().top - 8;
}

function setZoom(value) {
  zoom = Math.min(4, Math.max(0.5, Math.round(value * 100) / 100));
  storage.set('zoom', zoom);
  const view = byId('pages');
  const at = view.scrollTop / (view.scrollHeight || 1);
  view.style.setProperty('--zoom', zoom);
  view.scrollTop = at * view.scrollHeight;
  if (byId('zoom')) byId('zoom').textContent = Math.round(zoom * 100) + '%';
}

function currentPage() {
  const middle = byId('pages').getBoundingClientRect().top + byId('pages').clientHeight / 3;
  let low = 0, high = pageNodes.length - 1;
  while (low < high) {
    const at = (low + high + 1) >> 1;
    if (pageNodes[at].getBoundingClientRect().top <= middle) low = at;
    else high = at - 1;
  }
  return low + 1;
}

function tellPage() {
  const field = byId('pagenumber');
  if (field && document.activeElement !== field) field.value = currentPage();
}

function renderPaperBar() {
  const number = h('input', { id: 'pagenumber', type: 'number', min: 1, max: report.pages.length, value: currentPage(), 'aria-label': T('goto'),
    onchange: (e) => { scrollToPage(Number(e.target.value)); e.target.blur(); } });
  put(byId('paperbar'), 
    h('span', { class: 'group' }, T('pageword'), ' ', number, ' / ' + report.pages.length),
    h('span', { class: 'legend' }, [1, 2, 3].map((k) => h('span', { class: 'key ' + proofs[k] }, h('i', {}, proofSigns[k]), T(proofs[k])))),
    h('span', { class: 'group' },
      h('button', { 'aria-label': T('smaller'), title: T('smaller'), onclick: () => setZoom(zoom / 1.2) }, '−'),
      h('button', { id: 'zoom', title: T('fit'), onclick: () => setZoom(1) }, Math.round(zoom * 100) + '%'),
      h('button', { 'aria-label': T('larger'), title: T('larger'), onclick: () => setZoom(zoom * 1.2) }, '+')));
}
