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
  for (let k = 0; k < report.pages.length && out.length < mostHits; k++) {
    const t = report.pages[k].t;
    for (let n = 4; n < t.length && out.length < mostHits; n += 5) {
      if (folded(t[n]).includes(want)) out.push({ page: k + 1, run: n - 4, text: t[n] });
    }
  }
  return out;
}

function searchBox() {
  const list = h('ol', { id: 'hits', role: 'listbox', hidden: true });
  const input = h('input', { id: 'search', type: 'search', placeholder: T('search') + '  /', 'aria-label': T('search'), autocomplete: 'off', value: searchText,
    oninput: () => { searchText = input.value; showHits(list, input.value); },
    onfocus: () => showHits(list, input.value),
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
    return h('li', { role: 'option', onmousedown: () => flashRun(x) }, h('span', { class: 'page' }, T('p', x.page)), h('span', {}, x.text));
  }
  const c = cell(x.i), home = homes.get(x.i);
  return h('li', { role: 'option', onmousedown: () => select(x.i) }, h('span', { class: 'page' }, T('p', c.page)), h('b', { class: proofs[c.proof] }, c.raw),
    h('span', { class: 'where' }, [home.table, home.row, home.column].filter((y) => y && y !== c.raw).join(' · ')));
}

// flashRun shows a piece of text that is in no value.
function flashRun({ page, run }) {
  const [style, x, y, length, text] = report.pages[page - 1].t.slice(run, run + 5);
  const size = report.styles[style][0];
  drawPage(page);
  const box = { x0: x, y0: y - size, x1: x + (length || size * text.length), y1: y + 0.2 * size };
  scrollToBox(pageNodes[page - 1], box);
  const mark = s('rect', { class: 'flash', x: box.x0, y: box.y0, width: box.x1 - box.x0, height: box.y1 - box.y0 });
  pageNodes[page - 1].querySelector('svg').append(mark);
  setTimeout(() => mark.remove(), 4000);
}
