const viewer = document.getElementById('viewer');
const part = selector => viewer.querySelector(selector);
const area = part('.stage-area');
const shownInViewer = { reference: true, candidate: true, unpaired: true };
const svg = (name, attributes, ...children) => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
let session = null, entries = [], current = -1, zoom = 1;

const openViewer = opened => {
  session = { ...opened, comparison: 0, returnTo: document.activeElement };
  if (!viewer.open) viewer.showModal();
  showImage();
  part('[data-do=close]').focus();
};

const showImage = () => {
  const { model, side, images, at } = session;
  const image = images[at];
  session.image = image;
  session.info = session.infos.get(image.name) ?? { w: 4, h: 3 };
  session.comparison = preferred(image);
  part('#viewer-title').textContent = `${model.model} › ${side.name} › ${image.name}`;
  part('[data-do=previous]').disabled = at === 0;
  part('[data-do=next]').disabled = at === images.length - 1;
  part('.stages').replaceChildren(...image.stages.map(s => element('li', {}, `${s.name} `, element('span', { class: `badge ${s.outcome}` }, s.outcome === 'skipped' ? 'not judged' : outcomeWords[s.outcome]))));
  part('.words pre').textContent = image.text;
  part('.words').open = image.outcome !== 'passed';
  part('.checks div').replaceChildren(...image.stages.flatMap(s => [
    element('h4', {}, s.name),
    element('ul', {}, ...s.checks.map(c => element('li', c.passed ? {} : { class: 'bad' }, (c.passed ? '✓ ' : '✗ ') + c.text + (c.headroom ? `; headroom ${c.headroom}` : ''))), ...s.notes.map(n => element('li', {}, n))),
  ]));
  const select = part('[data-do=comparison]');
  select.replaceChildren(...image.compared.map((c, i) => element('option', { value: i, selected: i === session.comparison }, `${c.candidate} with ${c.reference}`)));
  part('.compared').hidden = image.compared.length < 2;
  zoom = 1;
  showComparison();
};

const showComparison = () => {
  const { model, image } = session;
  const comparison = image.compared[session.comparison];
  const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
  part('[data-name=reference]').textContent = capital(comparison?.reference ?? 'reference');
  part('[data-name=candidate]').textContent = capital(comparison?.candidate ?? 'candidate');
  entries = entriesOf(model, comparison);
  current = -1;
  part('.picked').textContent = entries.length ? 'Point at a box, or move through them with the arrow keys.' : 'There are no boxes to compare on this image.';
  drawPicture();
  listEntries(comparison);
};

const drawPicture = () => {
  const { info, image } = session;
  const canvas = svg('svg', { viewBox: `0 0 ${info.w || 1} ${info.h || 1}`, role: 'img', 'aria-label': `${image.name} with ${entries.length} compared detections` });
  if (pictures[info.picture]) canvas.append(svg('image', { href: pictures[info.picture], width: info.w, height: info.h, preserveAspectRatio: 'none' }));
  entries.forEach((entry, i) => {
    const group = svg('g', { 'data-entry': i });
    const add = (row, style) => {
      if (!isDrawable(row)) return;
      const place = { x: Math.min(row[0], row[2]), y: Math.min(row[1], row[3]), width: Math.abs(row[2] - row[0]), height: Math.abs(row[3] - row[1]) };
      group.append(svg('rect', { class: 'halo', ...place }), svg('rect', { class: `box ${style}`, ...place }));
    };
    if (entry.kind === 'pair') {
      if (shownInViewer.reference) add(entry.reference, 'reference');
      if (shownInViewer.candidate) add(entry.candidate, 'candidate');
    } else if (shownInViewer.unpaired) add(entry.unpaired, entry.kind === 'crossing' ? 'crossing' : `unpaired ${entry.kind}`);
    group.addEventListener('pointerenter', () => pick(i));
    group.addEventListener('click', () => pick(i));
    canvas.append(group);
  });
  area.replaceChildren(canvas);
  fit();
};

const fit = () => {
  const drawing = area.firstElementChild, { info } = session;
  if (!drawing) return;
  const height = Math.max(160, Math.min(innerHeight * 0.68, innerWidth >= 1000 ? innerHeight - 290 : innerHeight));
  const width = Math.min(area.clientWidth, height * (info.w || 1) / (info.h || 1));
  drawing.style.width = `${Math.round(width * zoom)}px`;
};
const zoomBy = factor => {
  const [x, y] = [(area.scrollLeft + area.clientWidth / 2) / zoom, (area.scrollTop + area.clientHeight / 2) / zoom];
  zoom = Math.min(16, Math.max(1, zoom * factor));
  fit();
  area.scrollTo(x * zoom - area.clientWidth / 2, y * zoom - area.clientHeight / 2);
};

const listEntries = comparison => {
  const { model } = session;
  const cell = (text, bad) => element('td', bad ? { class: 'bad' } : {}, text);
  const rows = entries.map((entry, i) => {
    const button = element('button', { type: 'button', tabindex: i === 0 ? '0' : '-1' }, labelOf(model, entry.reference ?? entry.unpaired));
    button.addEventListener('focus', () => pick(i));
    const verdict = entry.kind === 'pair' ? (entry.ok ? 'holds' : entry.pair.labelOk ? 'fails' : `is ${labelOf(model, entry.candidate)}`)
      : { missing: 'missing', extra: 'extra', crossing: 'on a threshold' }[entry.kind];
    const row = element('tr', { 'data-entry': i }, element('th', { scope: 'row' }, button), cell(verdict, !entry.ok), ...(entry.kind === 'pair'
      ? [cell(figure(entry.reference[4])), cell(signed(entry.pair.score), !entry.pair.scoreOk), cell(figure(entry.pair.px), !entry.pair.boxOk), cell(figure(entry.pair.iou))]
      : [cell(figure(entry.unpaired[4])), cell('–'), cell('–'), cell('–')]));
    row.addEventListener('pointerenter', () => pick(i));
    row.addEventListener('click', () => pick(i, true));
    return row;
  });
  const head = ['Label', 'Verdict', 'Score', 'Δ score', 'Box px', 'IoU'].map(t => element('th', { scope: 'col' }, t));
  const limits = comparison ? element('p', { class: 'muted' }, `limits: box ${figure(comparison.boxLimit)} px, score ${figure(comparison.scoreLimit)}`) : '';
  part('.pairs').replaceChildren(limits, rows.length ? element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows)) : element('p', {}, 'None.'));
};

const pick = (index, scroll) => {
  if (index < 0 || index >= entries.length || index === current) return;
  viewer.querySelectorAll('.current').forEach(e => e.classList.remove('current'));
  current = index;
  viewer.querySelectorAll(`[data-entry="${index}"]`).forEach(e => e.classList.add('current'));
  const group = area.querySelector(`[data-entry="${index}"]`);
  group?.parentNode.append(group);
  part('.picked').textContent = `${index + 1} of ${entries.length}. ${entries[index].words}`;
  if (scroll) group?.querySelector('.box')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};

const step = by => {
  const next = current < 0 ? (by > 0 ? 0 : entries.length - 1) : (current + by + entries.length) % entries.length;
  pick(next, true);
  return next;
};
const move = by => {
  const next = session.at + by;
  if (next < 0 || next >= session.images.length) return;
  session.at = next;
  showImage();
};
const actions = {
  previous: () => move(-1), next: () => move(1), close: () => viewer.close(),
  in: () => zoomBy(1.5), out: () => zoomBy(1 / 1.5), fit: () => { zoom = 1; fit(); },
};
viewer.addEventListener('click', event => {
  actions[event.target.closest('button[data-do]')?.dataset.do]?.();
});
viewer.addEventListener('change', event => {
  if (event.target.dataset.do === 'comparison') { session.comparison = Number(event.target.value); showComparison(); }
  if (event.target.dataset.show) { shownInViewer[event.target.dataset.show] = event.target.checked; drawPicture(); }
});
viewer.addEventListener('keydown', event => {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (by && entries.length && (event.target === area || event.target.closest('.pairs'))) {
    event.preventDefault();
    const next = step(by);
    if (event.target.closest('.pairs')) part(`.pairs tr[data-entry="${next}"] button`).focus();
  } else if (event.target.matches('input, select')) return;
  else if (event.key === '+' || event.key === '=') zoomBy(1.5);
  else if (event.key === '-') zoomBy(1 / 1.5);
  else if (event.key === '0') actions.fit();
  else if (event.key === 'PageDown' && event.target !== area) move(1);
  else if (event.key === 'PageUp' && event.target !== area) move(-1);
});
area.addEventListener('wheel', event => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2);
}, { passive: false });
viewer.addEventListener('close', () => session?.returnTo?.focus());
addEventListener('resize', () => { if (viewer.open) fit(); });
