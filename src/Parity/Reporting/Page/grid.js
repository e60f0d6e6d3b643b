const show = { reference: true, candidate: true, unpaired: true };
const chunk = 60;
const rank = { failed: 0, unjudged: 1, skipped: 3, passed: 2 };
const outcomeWords = { passed: 'passed', failed: 'failed', skipped: 'skipped', unjudged: 'not judged' };

// A card's pixels are drawn when it comes into view and given back when it has left: five hundred pictures never live at once.
const visible = new Map();
const watcher = new IntersectionObserver(changes => {
  for (const change of changes) {
    const canvas = change.target;
    if (change.isIntersecting) {
      visible.set(canvas, true);
      paint(canvas);
    } else if (visible.delete(canvas)) {
      canvas.width = canvas.height = 0;
      if (canvas.card.info.picture) forget(canvas.card.info.picture);
    }
  }
}, { rootMargin: '300px' });

const paint = canvas => {
  const { model, image, info } = canvas.card;
  pictureOf(info.picture).then(picture => { if (visible.has(canvas)) drawCard(canvas, model, image, info, picture, show); });
};
const repaint = () => visible.forEach((_, canvas) => paint(canvas));

const countWords = image => {
  const comparison = image.compared[preferred(image)];
  if (!comparison) return image.outcome === 'passed' ? 'nothing to draw' : '';
  const unpaired = comparison.missing.length + comparison.extra.length;
  if (!comparison.pairs.length && !unpaired && !comparison.crossings.length) return 'no detections';
  const pairs = `${comparison.pairs.length} ${comparison.pairs.length === 1 ? 'pair' : 'pairs'}`;
  return pairs + (unpaired ? `, ${unpaired} unpaired` : '') + (comparison.crossings.length ? `, ${comparison.crossings.length} on a threshold` : '');
};

const makeCard = (model, image, info, open) => {
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  canvas.card = { model, image, info };
  const what = [image.stage ? `at ${image.stage}` : '', countWords(image)].filter(Boolean).join(' · ');
  const button = element('button', { type: 'button', class: 'card' },
    canvas,
    element('span', { class: 'name' }, image.name),
    element('span', {}, element('span', { class: `badge ${image.outcome}` }, outcomeWords[image.outcome])),
    element('span', { class: 'what' }, what));
  button.addEventListener('click', () => open(image));
  watcher.observe(canvas);
  return element('li', {}, button);
};

const makeGrid = section => {
  const model = models[section.dataset.model];
  const side = model.sides[section.dataset.side];
  const infos = new Map(model.images.map(i => [i.name, i]));
  const order = [...side.images].sort((a, b) => rank[a.outcome] - rank[b.outcome]);
  const failing = order.filter(i => i.outcome !== 'passed').length;
  const list = element('ul', { class: 'grid' });
  const shown = element('span', { class: 'shown', role: 'status' });
  const filter = element('select', {}, element('option', { value: 'all' }, `all ${order.length}`), element('option', { value: 'bad' }, `only the ${failing} that do not hold`));
  const search = element('input', { type: 'search', placeholder: 'name', 'aria-label': `Search images of ${model.model}, ${side.name}` });
  const more = element('button', { type: 'button', class: 'more' }, 'Show more');
  const boxes = Object.keys(show).map(kind => {
    const box = element('input', { type: 'checkbox', 'data-grid-show': kind });
    box.checked = show[kind];
    return element('label', {}, box, ' ', element('span', { class: `key ${kind}`, 'aria-hidden': 'true' }), ' ', { reference: 'Reference', candidate: 'Candidate', unpaired: 'Unpaired' }[kind]);
  });
  let wanted = [], drawn = 0;
  const open = image => openViewer({ model, side, infos, images: wanted, at: wanted.indexOf(image) });
  const extend = () => {
    const next = wanted.slice(drawn, drawn + chunk);
    list.append(...next.map(i => makeCard(model, i, infos.get(i.name) ?? { name: i.name, w: 4, h: 3 }, open)));
    drawn += next.length;
    more.hidden = drawn >= wanted.length;
    shown.textContent = `${drawn} of ${wanted.length} shown`;
  };
  const refill = () => {
    const text = search.value.toLowerCase();
    list.querySelectorAll('canvas').forEach(c => { watcher.unobserve(c); visible.delete(c); });
    list.replaceChildren();
    wanted = order.filter(i => (filter.value === 'all' || i.outcome !== 'passed') && i.name.toLowerCase().includes(text));
    drawn = 0;
    extend();
  };
  filter.addEventListener('change', refill);
  search.addEventListener('input', refill);
  more.addEventListener('click', () => {
    const first = drawn;
    extend();
    list.children[first]?.querySelector('button').focus();
  });
  section.replaceChildren(element('div', { class: 'controls' }, element('label', {}, 'Show ', filter), search, ...boxes, shown), list, more);
  refill();
};

document.addEventListener('change', event => {
  const kind = event.target.dataset?.gridShow;
  if (!kind) return;
  show[kind] = event.target.checked;
  document.querySelectorAll(`[data-grid-show=${kind}]`).forEach(box => { box.checked = show[kind]; });
  repaint();
});
