// Search in values, labels, codes, addresses and the text of the pages.

const mostHits = 60;
let searchIndex = null;
let searchText = '';

const folded = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
const foldedAmount = (text) => (/^[\d,.]+$/.test(text) ? text.replace(/,/g, '') : text);

function buildIndex() {
  searchIndex = [];
  for (const [i, home] of homes) {
    const c = cell(i);
    searchIndex.push({ i, text: [home.address, home.row, home.column, c.raw, c.raw.replace(/,/g, '')].filter(Boolean).map(folded).join('\n') });
  }
}

// search gives values first, those whose printed text begins with what is sought before all others, then places on pages.
function search(text) {
  const want = foldedAmount(folded(text));
  if (!want) return [];
  if (!searchIndex) buildIndex();
  const hits = searchIndex.filter((x) => x.text.includes(want)).map((x) => x.i);
  const first = (i) => (folded(cell(i).raw).replace(/,/g, '').startsWith(want) ? 0 : 1);
  hits.sort((a, b) => first(a) - first(b));
  const out = hits.slice(0, mostHits).map((i) => ({ i }));
  for (let k = 1; k <= report.pages.length && out.length < mostHits; k++) {
    const { text: page, starts } = pageText(k);
    for (let at = page.indexOf(want); at >= 0 && out.length < mostHits; at = page.indexOf(want, at + want.length)) {
      const runs = starts.map((x, n) => n).filter((n) => starts[n] < at + want.length && (starts[n + 1] ?? page.length) > at);
      out.push({ page: k, runs, text: page.slice(Math.max(0, at - 12), at + want.length + 20) });
    }
  }
  return out;
}

const pageTexts = new Map();
const mostFetched = 200; // pages that a search gets from the server, so that their text can be found

// fetchPages gets the pages that are still to come, a few at a time, when somebody begins to search.
async function fetchPages() {
  const numbers = report.pages.map((p, k) => k + 1).filter((k) => report.pages[k - 1].later).slice(0, mostFetched);
  const one = async () => { while (numbers.length) { try { await fetchPage(numbers.shift()); } catch { return; } } };
  await Promise.all([one(), one(), one()]);
}

// pageText is all that is printed on a page as one text, with where in it each run begins: a word may be drawn in several.
function pageText(number) {
  if (!pageTexts.has(number)) {
    const t = report.pages[number - 1].t, starts = [];
    let text = '';
    for (let n = 4; n < t.length; n += 5) {
      starts.push(text.length);
      text += folded(t[n]);
    }
    pageTexts.set(number, { text, starts });
  }
  return pageTexts.get(number);
}

function searchBox() {
  const list = h('ol', { id: 'hits', role: 'listbox', hidden: true });
  const input = h('input', { id: 'search', type: 'search', placeholder: T('search') + '  /', 'aria-label': T('search'), autocomplete: 'off', value: searchText,
    oninput: () => { searchText = input.value; showHits(list, input.value); },
    onfocus: () => { showHits(list, input.value); if (report.served) fetchPages().then(() => searchText && showHits(list, searchText)); },
    onblur: () => setTimeout(() => { list.hidden = true; }, 200),
    onkeydown: (e) => {
      const now = list.querySelector('[aria-selected="true"]');
      const to = e.key === 'ArrowDown' ? (now ? now.nextElementSibling : list.firstElementChild) : e.key === 'ArrowUp' ? now?.previousElementSibling : null;
      if (to) { now?.removeAttribute('aria-selected'); to.setAttribute('aria-selected', 'true'); to.scrollIntoView({ block: 'nearest' }); e.preventDefault(); }
      if (e.key === 'Enter') { (now || list.firstElementChild)?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true })); input.blur(); }
      if (e.key === 'Escape') input.blur();
      e.stopPropagation();
    } });
  return h('div', { class: 'search' }, input, list);
}

function showHits(list, text) {
  const hits = search(text);
  list.hidden = !text;
  put(list, ...(hits.length ? hits.map(hit) : [h('li', { class: 'blank' }, T('nothing'))]));
}

function hit(x) {
  if (x.i === undefined) {
    return h('li', { role: 'option', onmousedown: () => flashRuns(x) }, h('span', { class: 'page' }, T('p', x.page)), h('span', {}, x.text));
  }
  const c = cell(x.i), home = homes.get(x.i);
  return h('li', { role: 'option', onmousedown: () => select(x.i) }, h('span', { class: 'page' }, T('p', c.page)), h('b', { class: proofs[c.proof] }, c.raw),
    h('span', { class: 'where' }, [home.table, home.row, home.column].filter((y) => y && y !== c.raw).join(' · ')));
}

// flashRuns shows a piece of text that is in no value.
function flashRuns({ page, runs }) {
  drawPage(page);
  const boxes = runs.map((n) => {
    const [style, x, y, length, text] = report.pages[page - 1].t.slice(5 * n, 5 * n + 5);
    const size = (report.pages[page - 1].styles || report.styles)[style][0];
    return { x0: x, y0: y - size, x1: x + (length || size * text.length), y1: y + 0.2 * size };
  });
  scrollToBox(pageNodes[page - 1], boxes[0]);
  const group = s('g', {}, boxes.map((b) => s('rect', { class: 'flash', x: b.x0, y: b.y0, width: b.x1 - b.x0, height: b.y1 - b.y0 })));
  pageNodes[page - 1].querySelector('svg').append(group);
  setTimeout(() => group.remove(), 4000);
}
