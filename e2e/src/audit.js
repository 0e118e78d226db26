// What must hold on every page, as a list of faults in words.
const faults = [];
const visible = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && node.getClientRects().length > 0;
const hidden = (node) => node.closest('.visually-hidden, .skip, [aria-hidden="true"]');
const name = (node) => {
  const words = (node.getAttribute('aria-label') || node.textContent || node.value || '').trim().slice(0, 24);
  return node.tagName.toLowerCase() + (node.id ? '#' + node.id : '') + (words ? ' “' + words + '”' : '');
};
const all = (css) => Array.from(document.querySelectorAll(css));

if (document.documentElement.lang !== 'zh-CN') { faults.push('html 没有 lang="zh-CN"'); }
if (!document.title.trim()) { faults.push('没有标题'); }
if (all('h1').length !== 1) { faults.push('h1 有' + all('h1').length + '个'); }
if (all('main').length !== 1) { faults.push('main 有' + all('main').length + '个'); }
let depth = 0;
all('h1, h2, h3, h4').filter(visible).forEach((heading) => {
  const level = Number(heading.tagName[1]);
  if (level > depth + 1) { faults.push('标题跳级：' + name(heading)); }
  depth = level;
});
all('img').forEach((image) => { if (!image.hasAttribute('alt')) { faults.push('图片没有 alt：' + image.src); } });
const ids = {};
all('[id]').forEach((node) => { if (ids[node.id]) { faults.push('id 重复：' + node.id); } ids[node.id] = true; });
all('[aria-describedby], [aria-controls], [aria-labelledby]').forEach((node) => {
  ['aria-describedby', 'aria-controls', 'aria-labelledby'].forEach((attribute) => {
    (node.getAttribute(attribute) || '').split(/\s+/).filter(Boolean).forEach((id) => {
      if (!document.getElementById(id)) { faults.push(name(node) + ' 的 ' + attribute + ' 指向不存在的 ' + id); }
    });
  });
});
all('input:not([type=hidden]), select, textarea').forEach((field) => {
  if (!field.labels.length && !field.getAttribute('aria-label') && !field.getAttribute('aria-labelledby')) {
    faults.push('没有标签：' + name(field));
  }
});
all('a[href], button').forEach((node) => {
  if (!(node.textContent.trim() || node.getAttribute('aria-label'))) { faults.push('没有名称：' + name(node)); }
});
all('th').forEach((cell) => { if (!cell.hasAttribute('scope')) { faults.push('th 没有 scope：' + name(cell)); } });

// Contrast of every visible text with what is behind it.
const parse = (colour) => {
  const parts = colour.match(/[\d.]+/g).map(Number);
  return { r: parts[0], g: parts[1], b: parts[2], a: parts.length > 3 ? parts[3] : 1 };
};
const over = (top, under) => ({
  r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1,
});
const behind = (node) => {
  const layers = [];
  for (let at = node; at; at = at.parentElement) {
    const layer = parse(getComputedStyle(at).backgroundColor);
    layers.push(layer);
    if (layer.a === 1) { break; }
  }
  return layers.reverse().reduce((under, top) => over(top, under), { r: 255, g: 255, b: 255, a: 1 });
};
const light = (colour) => {
  const part = (value) => { const v = value / 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); };
  return 0.2126 * part(colour.r) + 0.7152 * part(colour.g) + 0.0722 * part(colour.b);
};
const ratio = (one, other) => {
  const pair = [light(one), light(other)].sort((a, b) => b - a);
  return (pair[0] + 0.05) / (pair[1] + 0.05);
};
const told = {};
const contrast = (node, colour, words) => {
  const style = getComputedStyle(node);
  const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const under = behind(node), figure = ratio(over(parse(colour), under), under);
  const key = (node.className || node.tagName) + colour;
  if (figure < (large ? 3 : 4.5) && !told[key]) {
    told[key] = true;
    faults.push('对比度 ' + figure.toFixed(2) + '：' + name(node) + '（' + words + '）');
  }
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !visible(node) || node.closest('#mirror, .visually-hidden, .skip, script, option')) { continue; }
  contrast(node, getComputedStyle(node).color, walker.currentNode.data.trim().slice(0, 12));
}
all('input, textarea, select').filter(visible).forEach((field) => {
  contrast(field, getComputedStyle(field).color, '输入的字');
  if (field.placeholder) { contrast(field, getComputedStyle(field, '::placeholder').color, field.placeholder); }
});

// Nothing stands beside the window; what a finger should hit is large enough.
// A phone zooms out when a page is too wide, so that innerWidth grows with it: it is no measure.
const root = document.documentElement, width = root.clientWidth;
if (root.scrollWidth > width) {
  const wide = all('body *').filter((node) => visible(node) && node.getBoundingClientRect().right > width + 1);
  faults.push('横向滚动：' + root.scrollWidth + ' > ' + width + (wide.length ? '，如 ' + name(wide[wide.length - 1]) : ''));
}
if (width < 700) {
  all('button, .button, select, input:not([type=hidden]), summary, nav a, .row-acts a').filter((node) => visible(node) && !hidden(node)).forEach((node) => {
    const target = node.matches('[type=radio], [type=checkbox]') && node.closest('label') ? node.closest('label') : node;
    const size = target.getBoundingClientRect();
    if (size.height < 43.5 || size.width < 24) {
      faults.push('手指点不准：' + name(node) + ' ' + Math.round(size.width) + '×' + Math.round(size.height));
    }
  });
}

// Nothing lies above the act that the page is for; what sticks to the window must be free at once.
if (!document.querySelector('dialog[open]')) {
  all('.primary').filter(visible).forEach((node) => {
    if (!node.closest('.sticky')) { node.scrollIntoView({ block: 'center' }); }
    const box = node.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
    const top = y > 0 && y < innerHeight ? document.elementFromPoint(x, y) : node;
    if (top && !node.contains(top)) { faults.push('盖住了：' + name(node) + ' 在 ' + name(top) + ' 下面'); }
  });
}

// Nothing comes from elsewhere.
performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).forEach((entry) => {
  if (!entry.name.startsWith(location.origin + '/') && !entry.name.startsWith('data:')) { faults.push('来自别处：' + entry.name); }
});
return faults;
