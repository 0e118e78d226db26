// The pages of the studio: only pictures that changed are fetched, a click leads to the text.
// Plain JavaScript for Chromium 78 and later; see studio.js.
(function (S) {
  'use strict';

  if (!S) { return; }

  S.here = null;

  /** The pictures of a page in all widths; the browser takes the one that fits its screen. */
  S.pictures = function (hash) {
    return S.pageList.getAttribute('data-widths').split(' ').map(function (width) {
      return S.base + '/pages/' + hash + '-' + width + '.png ' + width + 'w';
    }).join(', ');
  };

  S.drawPages = function () {
    var figures = S.pageList.children;
    while (figures.length > S.data.pages.length) { S.pageList.removeChild(S.pageList.lastChild.nodeType === 1 ? S.pageList.lastChild : S.pageList.lastElementChild); }
    S.data.pages.forEach(function (page, n) {
      var figure = figures[n];
      if (!figure) {
        figure = S.element('figure', 'sheet');
        var fresh = new Image();
        fresh.width = 794;
        fresh.height = 1123;
        figure.appendChild(fresh);
        figure.appendChild(S.element('figcaption'));
        S.pageList.appendChild(figure);
      }
      var image = figure.querySelector('img');
      if (figure.getAttribute('data-hash') !== page.hash) {
        figure.setAttribute('data-hash', page.hash);
        image.alt = '第' + (n + 1) + '页';
        var next = S.pictures(page.hash), sizes = S.pageList.getAttribute('data-sizes');
        var loader = new Image();
        loader.onload = function () {
          if (figure.getAttribute('data-hash') !== page.hash) { return; }
          image.sizes = sizes;
          image.srcset = next;
          image.src = loader.currentSrc;
        };
        loader.sizes = sizes;
        loader.srcset = next;
      }
      figure.querySelector('figcaption').textContent = '第' + (n + 1) + '页，共' + S.data.pages.length + '页';
    });
    S.byId('tab-pages').textContent = S.data.pages.length;
    var sign = S.byId('pages-trouble');
    if (S.data.trouble && !sign) {
      sign = S.element('p', 'trouble');
      sign.id = 'pages-trouble';
      S.pagesPane.insertBefore(sign, S.pageList);
    }
    if (sign) {
      sign.textContent = S.data.trouble;
      sign.hidden = !S.data.trouble;
    }
    S.markPages();
  };

  /** Lines of the page that hold a place of the text. */
  S.linesAt = function (start, end) {
    var found = [];
    S.data.pages.forEach(function (page, n) {
      page.lines.forEach(function (line) {
        if (line[4] < Math.max(end, start + 1) && line[5] > start) { found.push({ page: n, line: line }); }
      });
    });
    return found;
  };

  /** About how wide a piece of the text is, in cells: digits and Latin letters take half of one. */
  S.cells = function (start, end) {
    var cells = 0;
    for (var at = start; at < end; at += 1) {
      var unit = S.text.charCodeAt(at);
      cells += unit < 0x250 || (unit >= 0xd800 && unit < 0xe000) ? 0.5 : 1;
    }
    return cells;
  };

  /** The part of a line that a finding is about. */
  S.part = function (at, finding) {
    var line = at.line, whole = S.cells(line[4], line[5]) || 1;
    var from = S.cells(line[4], Math.max(finding.start, line[4])) / whole;
    var to = S.cells(line[4], Math.min(line[5], Math.max(finding.end, finding.start + 1))) / whole;
    return { page: at.page, line: [line[0] + line[2] * from, line[1], line[2] * (to - from), line[3], line[4], line[5]] };
  };

  S.box = function (at, name) {
    var figure = S.pageList.children[at.page], page = S.data.pages[at.page];
    if (!figure || !page) { return null; }
    var image = figure.querySelector('img');
    var node = S.element('div', 'line ' + name);
    var width = image.clientWidth || 794, height = image.clientHeight || 1123;
    node.style.left = (at.line[0] / page.w * 100) + '%';
    node.style.width = (at.line[2] / page.w * 100) + '%';
    node.style.top = (at.line[1] / page.h * height) + 'px';
    node.style.height = (at.line[3] / page.h * height) + 'px';
    node.style.pointerEvents = 'none';
    if (width) { figure.appendChild(node); }
    return node;
  };

  S.markPages = function () {
    Array.prototype.forEach.call(S.pageList.querySelectorAll('.line'), function (node) { node.parentNode.removeChild(node); });
    var done = {};
    S.data.findings.forEach(function (finding) {
      S.linesAt(finding.start, finding.end).slice(0, 3).forEach(function (at) {
        var key = [at.page, at.line[1], at.line[0], finding.start].join(':');
        if (done[key]) { return; }
        done[key] = true;
        S.box(S.part(at, finding), 'marked-' + finding.severity);
      });
    });
    if (S.here) { S.markHere(false); }
  };

  S.markHere = function (move) {
    Array.prototype.forEach.call(S.pageList.querySelectorAll('.line.here'), function (node) { node.parentNode.removeChild(node); });
    if (!S.here) { return; }
    S.linesAt(S.here[0], S.here[1]).slice(0, 30).forEach(function (at, n) {
      var node = S.box(at, 'here');
      if (node && n === 0 && move) { S.reveal(S.pagesPane, node); }
    });
  };

  S.showOnPage = function (start, end) {
    S.here = [start, end];
    S.markHere(true);
  };

  S.pageList.addEventListener('click', function (event) {
    var figure = event.target.closest('.sheet');
    if (!figure) { return; }
    var n = Array.prototype.indexOf.call(S.pageList.children, figure), page = S.data.pages[n];
    if (!page) { return; }
    var frame = figure.querySelector('img').getBoundingClientRect();
    var x = (event.clientX - frame.left) / frame.width * page.w, y = (event.clientY - frame.top) / frame.height * page.h;
    var best = null, distance = 8;
    page.lines.forEach(function (line) {
      var dy = Math.max(line[1] - y, y - line[1] - line[3], 0), dx = Math.max(line[0] - x, x - line[0] - line[2], 0);
      var away = dy * 3 + dx * 0.2;
      if (away < distance) { distance = away; best = line; }
    });
    if (!best) { return; }
    var share = Math.min(1, Math.max(0, (x - best[0]) / (best[2] || 1)));
    var aim = S.cells(best[4], best[5]) * share, place = best[4];
    while (place < best[5] && S.cells(best[4], place) + 0.25 < aim) { place += 1; }
    if (S.phone()) { S.byId('pane-text').checked = true; }
    S.area.focus({ preventScroll: true });
    S.area.setSelectionRange(place, place);
    var row = S.rowAt(place);
    if (row) { S.reveal(S.scroll, row); }
    S.here = [best[4], best[5]];
    S.markHere(false);
  });

  var caretTimer = 0;
  document.addEventListener('selectionchange', function () {
    if (document.activeElement !== S.area || S.area.value !== S.text) { return; }
    clearTimeout(caretTimer);
    caretTimer = setTimeout(function () {
      if (S.area.value !== S.text) { return; }
      S.here = [S.area.selectionStart, Math.max(S.area.selectionEnd, S.area.selectionStart + 1)];
      S.markHere(true);
    }, 200);
  });
})(window.wenshuStudio);
