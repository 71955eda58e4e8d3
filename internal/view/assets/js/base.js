// What all parts use: the report, texts in two languages, elements.

const report = JSON.parse(document.getElementById('report').textContent);
let lang = report.lang;

// T gives a text of the interface; {0}, {1} … in it are replaced.
function T(key, ...values) {
  const text = report.texts[lang][key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, i) => values[i]);
}

// h makes an element. Text always goes in as text, never as HTML.
function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  return fill(node, attributes, children);
}

// s makes an element of SVG.
function s(tag, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  return fill(node, attributes, children);
}

function fill(node, attributes, children) {
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(3).filter((c) => c !== undefined && c !== null && c !== false));
  return node;
}

// put replaces what an element holds.
function put(node, ...children) {
  node.replaceChildren();
  return fill(node, {}, children);
}

// breakable lets a long id wrap behind its underlines and dots.
const breakable = (id) => id.split(/(?<=[_.])/).flatMap((part, k) => (k ? [document.createElement('wbr'), part] : [part]));

const byId = (id) => document.getElementById(id);

// Proofs and verdicts by the numbers and names that the report has for them. Each has a sign, so that none is told by colour alone.
const proofs = ['', 'verified', 'unchecked', 'doubtful'];
const proofSigns = ['', '✓', '○', '!'];
const verdicts = ['mismatch', 'rounding', 'exact', 'untestable', 'vacuous'];
const verdictSigns = { mismatch: '✗', rounding: '≈', exact: '=', untestable: '?', vacuous: '–' };

// cell gives the parts of the i-th cell by name.
function cell(i) {
  const [page, x0, y0, x1, y1, proof, raw, value, checks, corrected, because] = report.cells[i];
  return { page, x0, y0, x1, y1, proof, raw, value: value || raw, checks: checks || [], corrected: corrected && corrected.length ? corrected : undefined, because: because || [] };
}

// unitText names a unit, one of money in the reader's language.
const unitText = (unit) => report.texts[lang]['unit.' + unit] || unit;

// pagesText names pages: 5–7, 9.
function pagesText(pages) {
  const parts = [];
  for (const p of pages || []) {
    const last = parts[parts.length - 1];
    if (last && p === last[1] + 1) last[1] = p;
    else parts.push([p, p]);
  }
  return parts.map(([a, b]) => (a === b ? a : a + '–' + b)).join(', ');
}

// grouped parts thousands, as printed amounts may or may not.
function grouped(text) {
  const m = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  return m ? m[1] + m[2].replace(/\B(?=(\d{3})+$)/g, ',') + (m[3] || '') : text;
}

// remembered is a note in the browser's storage, which may be closed to a file.
const storage = {
  get(key) { try { return localStorage.getItem('gongkai.' + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem('gongkai.' + key, value); } catch { /* it is only remembered */ } },
};
