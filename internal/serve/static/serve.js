// Keys, and what makes pages pleasant. Everything works without it.
(() => {
  'use strict';
  const pages = ['/', '/departments', '/compare', '/missing', '/review'];
  const typing = (node) => node && (node.matches('input:not([type=checkbox]):not([type=radio]), select, textarea') || node.isContentEditable);
  const rows = () => [...document.querySelectorAll('[data-list] > li, [data-list] > tbody > tr')];
  let at = -1;

  // move lights up the next or the previous line of the list.
  function move(step) {
    const all = rows();
    if (!all.length) return;
    all[at]?.classList.remove('now');
    at = Math.max(0, Math.min(all.length - 1, at + step));
    all[at].classList.add('now');
    const link = all[at].querySelector('a[href]') || all[at];
    link.focus({ preventScroll: true });
    all[at].scrollIntoView({ block: 'nearest' });
  }

  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (e.key === 'Escape' && typing(document.activeElement)) { document.activeElement.blur(); return; }
    if (typing(document.activeElement)) return;
    const own = [...document.querySelectorAll('[data-key]')].find((n) => n.dataset.key === e.key && n.offsetParent !== null);
    if (e.key === '/') {
      const field = own || document.querySelector('main input[type=search], main input[name=department]');
      if (field) { field.focus(); field.select?.(); e.preventDefault(); }
      return;
    }
    if (own) {
      e.preventDefault();
      if (typing(own)) { own.focus(); own.select?.(); } else own.click();
      return;
    }
    if (e.key === 'j') move(1);
    else if (e.key === 'k') move(-1);
    else if (e.key === 'l') document.getElementById('language')?.click();
    else if (e.key === '?') location.href = '/help';
    else if (/^[1-5]$/.test(e.key)) location.href = pages[Number(e.key) - 1];
    else return;
    e.preventDefault();
  });

  // What is chosen among a few things is asked for at once.
  for (const form of document.querySelectorAll('form[data-auto]')) {
    form.addEventListener('change', (e) => {
      if (!e.target.matches('select, input[type=checkbox]')) return;
      if (e.target.name === 'measure') form.querySelector('[name=code]')?.remove();
      form.requestSubmit();
    });
  }

  // Fields that say nothing do not stand in the address.
  for (const form of document.querySelectorAll('form.filters')) {
    form.addEventListener('submit', () => {
      for (const field of form.elements) if (field.name && field.value === '') field.disabled = true;
    });
  }
  addEventListener('pageshow', () => document.querySelectorAll('form.filters :disabled').forEach((n) => { n.disabled = false; }));

  for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => print());

  // painted gives a figure as PNG, in twice its size: a page that is printed has more points than a screen. The browser
  // paints it with its own fonts, which have the characters of the names.
  async function painted(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    const image = new Image();
    image.src = 'data:image/svg+xml,' + encodeURIComponent(await answer.text());
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * image.naturalWidth;
    canvas.height = 2 * image.naturalHeight;
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise((done) => canvas.toBlob(done, 'image/png'));
    if (!png) throw new Error('too large to paint');
    return png;
  }

  for (const link of document.querySelectorAll('[data-png]')) {
    link.hidden = false;
    const figure = link.href;
    link.addEventListener('click', async (e) => {
      if (link.href !== figure) return; // the second click of our own
      e.preventDefault();
      try {
        link.href = URL.createObjectURL(await painted(figure));
        link.click();
        setTimeout(URL.revokeObjectURL, 60e3, link.href);
        link.href = figure;
      } catch {
        location.href = figure; // the figure itself rather than nothing
      }
    });
  }

  // A picture of a place that cannot be had leaves no hole.
  for (const image of document.querySelectorAll('.print img, img.print, .operand img')) {
    const hide = () => { (image.closest('a.print') || image).hidden = true; };
    image.addEventListener('error', hide);
    if (image.complete && image.naturalWidth === 0 && image.src) hide();
  }
})();
