// Places: what is selected, hovered or marked, in the data and on the pages at once.

const cellsOfPage = new Map(); // cells by page, large ones first so that small ones lie over them
const homes = new Map(); // for each cell the section that shows it, and what is known about it there

let selected = -1;
let marked = new Set(); // the other cells of a check

// register says where a cell is shown. The first place is its home.
function register(i, home) {
  if (!homes.has(i)) homes.set(i, home);
}

function indexPages() {
  const area = (i) => (report.cells[i][3] - report.cells[i][1]) * (report.cells[i][4] - report.cells[i][2]);
  report.cells.forEach((c, i) => {
    if (!cellsOfPage.has(c[0])) cellsOfPage.set(c[0], []);
    cellsOfPage.get(c[0]).push(i);
  });
  for (const list of cellsOfPage.values()) list.sort((a, b) => area(b) - area(a));
}

const nodesOf = (i) => document.querySelectorAll(`[data-i="${i}"], [data-ref="${i}"]`);

// select lights a cell up. toPage and toData say which side has to scroll to it.
function select(i, { toPage = true, toData = true, keepMarks = false } = {}) {
  if (!keepMarks) mark([]);
  if (selected >= 0) nodesOf(selected).forEach((n) => n.classList.remove('selected'));
  selected = i;
  if (i < 0) {
    showDetail();
    history.replaceState(null, '', location.pathname + location.search);
    return;
  }
  const home = homes.get(i);
  showDetail(); // before scrolling, for it takes room
  if (toData && home) {
    showPanel(home.section.panel);
    home.section.build();
    document.querySelector(`#panels [data-i="${i}"]`)?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }
  if (toPage) scrollToCell(i);
  nodesOf(i).forEach((n) => n.classList.add('selected'));
  if (home?.address) history.replaceState(null, '', '#' + encodeURIComponent(home.address));
}

// mark frames the cells of a check on all their pages.
function mark(list) {
  for (const i of marked) nodesOf(i).forEach((n) => n.classList.remove('marked'));
  marked = new Set(list);
  for (const i of marked) nodesOf(i).forEach((n) => n.classList.add('marked'));
}

// light gives newly built elements the classes of what is selected and marked.
function light(root) {
  const give = (i, name) => root.querySelectorAll(`[data-i="${i}"], [data-ref="${i}"]`).forEach((n) => n.classList.add(name));
  if (selected >= 0) give(selected, 'selected');
  marked.forEach((i) => give(i, 'marked'));
}

const cellAt = (event) => {
  const node = event.target.closest?.('[data-i], [data-ref]');
  return node ? Number(node.dataset.i ?? node.dataset.ref) : -1;
};

let hovered = -1;

function hover(i) {
  if (i === hovered) return;
  if (hovered >= 0) nodesOf(hovered).forEach((n) => n.classList.remove('hovered'));
  hovered = i;
  if (i >= 0) nodesOf(i).forEach((n) => n.classList.add('hovered'));
}

function listenToPlaces() {
  document.addEventListener('mouseover', (e) => hover(cellAt(e)));
  byId('pages').addEventListener('click', (e) => {
    const i = cellAt(e);
    if (i >= 0) select(i, { toPage: false });
  });
  byId('panels').addEventListener('click', (e) => {
    const i = cellAt(e);
    if (i >= 0 && !e.target.closest('button')) select(i, { toData: false, keepMarks: marked.has(i) });
  });
}
