'use strict';
const models = JSON.parse(document.getElementById('models').textContent);
const pictures = JSON.parse(document.getElementById('pictures').textContent);
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children);
  return made;
};
const figure = value => typeof value !== 'number' ? String(value) : Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
const signed = value => (value > 0 ? '+' : '') + figure(value);
const labelOf = (model, row) => model.labels[row[5]] ?? 'label ' + row[5];
const describe = (model, row) => `${labelOf(model, row)} ${row[4].toFixed ? row[4].toFixed(4) : row[4]}`;

// What an image's detections were compared with: the other model's, or else the golden's.
const preferred = image => Math.max(0, image.compared.findIndex(c => c.stage === 'detections'));

// One entry an object: what is drawn, listed and walked through.
const entriesOf = (model, comparison) => {
  if (!comparison) return [];
  const { reference, candidate } = comparison;
  const pairs = comparison.pairs.map(p => ({
    kind: 'pair', reference: p.r, candidate: p.c, pair: p, ok: p.ok, title: describe(model, p.r),
    words: `${labelOf(model, p.r)}: ${reference} scores ${figure(p.r[4])}, ${candidate} ${figure(p.c[4])} (${signed(p.score)}); `
      + `boxes ${figure(p.px)} px apart, IoU ${figure(p.iou)}` + (p.labelOk ? '' : `; the ${candidate} calls it ${labelOf(model, p.c)}`) + (p.ok ? '; holds' : '; fails'),
  }));
  const missing = comparison.missing.map(d => ({ kind: 'missing', unpaired: d, side: 'reference', ok: false, title: describe(model, d), words: `${describe(model, d)}: in the ${reference}, missing in the ${candidate}; fails` }));
  const extra = comparison.extra.map(d => ({ kind: 'extra', unpaired: d, side: 'candidate', ok: false, title: describe(model, d), words: `${describe(model, d)}: only in the ${candidate}; fails` }));
  const crossings = comparison.crossings.map(c => ({
    kind: 'crossing', unpaired: c.d, side: c.side === 'r' ? 'reference' : 'candidate', ok: true, title: describe(model, c.d),
    words: `${describe(model, c.d)}: counts in the ${c.side === 'r' ? reference : candidate} only`
      + (c.partner ? `, its partner scores ${figure(c.partner[4])}` : '') + `; a ${c.lastPlace === undefined ? 'threshold' : 'selection'} crossing, reported and not failed`,
  }));
  return [...missing, ...extra, ...pairs.filter(p => !p.ok), ...crossings, ...pairs.filter(p => p.ok)];
};

const loaded = new Map();
const pictureOf = id => {
  if (!id || !pictures[id]) return Promise.resolve(null);
  if (!loaded.has(id)) {
    const image = new Image();
    image.src = pictures[id];
    loaded.set(id, image.decode().then(() => image, () => null));
  }
  return loaded.get(id);
};
const forget = id => loaded.delete(id);
const isDrawable = row => row.slice(0, 4).every(Number.isFinite);

const strokes = { reference: ['#6fb1ff', []], candidate: ['#ffa14d', [5, 3]], missing: ['#ff5fc0', []], extra: ['#ff5fc0', [5, 3]], crossing: ['#ffffff', [2, 3]] };
const drawCard = (canvas, model, image, info, picture, show) => {
  const width = Math.max(1, Math.round(canvas.clientWidth * Math.min(2, devicePixelRatio)));
  const height = Math.max(1, Math.round(canvas.clientHeight * Math.min(2, devicePixelRatio)));
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  const scale = Math.min(width / (info.w || 1), height / (info.h || 1));
  const left = (width - info.w * scale) / 2, top = (height - info.h * scale) / 2;
  if (picture) context.drawImage(picture, left, top, info.w * scale, info.h * scale);
  const line = Math.max(1.5, width / 220);
  const stroke = (row, style) => {
    if (!isDrawable(row)) return;
    const [x, y, w, h] = [left + row[0] * scale, top + row[1] * scale, (row[2] - row[0]) * scale, (row[3] - row[1]) * scale];
    context.setLineDash([]);
    context.lineWidth = line * 1.9;
    context.strokeStyle = '#000a';
    context.strokeRect(x, y, w, h);
    context.setLineDash(strokes[style][1].map(d => d * line * 0.8));
    context.lineWidth = style === 'missing' || style === 'extra' ? line * 1.6 : line;
    context.strokeStyle = strokes[style][0];
    context.strokeRect(x, y, w, h);
  };
  for (const entry of entriesOf(model, image.compared[preferred(image)])) {
    if (entry.kind === 'pair') {
      if (show.reference) stroke(entry.reference, 'reference');
      if (show.candidate) stroke(entry.candidate, 'candidate');
    } else if (show.unpaired) stroke(entry.unpaired, entry.kind);
  }
};
