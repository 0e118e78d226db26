// The live studio: findings and pages follow each keystroke, saving goes by itself.
// Plain JavaScript for Chromium 78 and later. The form around it works without.
(function () {
  'use strict';

  var form = document.getElementById('editor');
  var area = document.getElementById('text');
  var source = document.getElementById('studio-data');
  if (!form || !area || !source || !window.fetch) { return; }

  var id = form.getAttribute('data-id');
  var base = '/drafts/' + id;
  var csrf = form.elements.csrf.value;
  var byId = function (name) { return document.getElementById(name); };
  var mirror = byId('mirror'), gutter = byId('gutter'), scroll = byId('text-scroll');
  var list = byId('findings'), pageList = byId('page-list'), pagesPane = byId('pages');
  var state = byId('save-state'), trouble = byId('live-trouble');
  var revision = Number(byId('revision').value);
  var store = 'wenshu-draft:' + form.getAttribute('data-person') + ':' + id;

  var data = JSON.parse(source.textContent);
  var text = area.value;        // what the places in `data` point into
  var savedText = area.value;
  var current = -1;             // the finding that is being looked at
  var blocked = false;          // another window saved: nothing is sent until the person decides

  // ---- asking the server ------------------------------------------------------------------

  function post(path, body, extra) {
    var options = {
      method: 'POST', credentials: 'same-origin', body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-Token': csrf }
    };
    for (var key in extra || {}) { options[key] = extra[key]; }
    return fetch(base + path, options).then(function (reply) {
      if (reply.ok) { return reply.json(); }
      return reply.json().catch(function () { return {}; }).then(function (told) {
        var error = new Error(told.error || '服务器没有回答，请稍后再试。');
        error.status = reply.status;
        throw error;
      });
    });
  }

  // ---- the text and its mirror -------------------------------------------------------------

  var rows = [];                // one for each line: {key, node}

  function marksByLine() {
    var lines = [], starts = [], at = 0;
    area.value.split('\n').forEach(function (line) {
      starts.push(at);
      lines.push({ text: line, marks: [], first: -1 });
      at += line.length + 1;
    });
    data.findings.forEach(function (finding, index) {
      var low = 0, high = starts.length - 1;
      while (low < high) {
        var middle = (low + high + 1) >> 1;
        if (starts[middle] <= finding.start) { low = middle; } else { high = middle - 1; }
      }
      if (lines[low].first < 0) { lines[low].first = index; }
      for (var n = low; n < lines.length && starts[n] < finding.end; n++) {
        var from = Math.max(0, finding.start - starts[n]);
        var to = Math.min(lines[n].text.length, finding.end - starts[n]);
        if (from < to) { lines[n].marks.push({ from: from, to: to, index: index, severity: finding.severity }); }
      }
    });
    return lines;
  }

  var rank = { error: 0, warning: 1, hint: 2 };

  function fill(node, line) {
    node.textContent = '';
    var marks = line.marks.slice().sort(function (a, b) { return a.from - b.from || rank[a.severity] - rank[b.severity]; });
    var at = 0;
    marks.forEach(function (mark) {
      var from = Math.max(at, mark.from);
      if (from >= mark.to) { return; }
      if (from > at) { node.appendChild(document.createTextNode(line.text.slice(at, from))); }
      var piece = document.createElement('mark');
      piece.className = mark.severity + (mark.index === current ? ' here' : '');
      piece.setAttribute('data-index', mark.index);
      piece.textContent = line.text.slice(from, mark.to);
      node.appendChild(piece);
      at = mark.to;
    });
    node.appendChild(document.createTextNode(line.text.slice(at) || (at ? '' : '\u200b')));
  }

  function drawText() {
    var lines = marksByLine();
    var keys = lines.map(function (line) {
      return line.text + '\u0000' + line.marks.map(function (m) {
        return m.from + '-' + m.to + m.severity + m.index + (m.index === current ? '!' : '');
      }).join(',');
    });
    var head = 0, tail = 0;
    while (head < rows.length && head < keys.length && rows[head].key === keys[head]) { head++; }
    while (tail < rows.length - head && tail < keys.length - head &&
           rows[rows.length - 1 - tail].key === keys[keys.length - 1 - tail]) { tail++; }
    var before = rows[rows.length - tail] ? rows[rows.length - tail].node : null;
    rows.slice(head, rows.length - tail).forEach(function (row) { mirror.removeChild(row.node); });
    var fresh = [];
    for (var n = head; n < keys.length - tail; n++) {
      var node = document.createElement('div');
      fill(node, lines[n]);
      mirror.insertBefore(node, before);
      fresh.push({ key: keys[n], node: node });
    }
    rows = rows.slice(0, head).concat(fresh, rows.slice(rows.length - tail));
    drawGutter(lines);
  }

  function drawGutter(lines) {
    var buttons = document.createDocumentFragment();
    var spots = [];
    lines.forEach(function (line, n) { if (line.first >= 0) { spots.push({ line: n, top: rows[n].node.offsetTop }); } });
    gutter.textContent = '';
    spots.forEach(function (spot) {
      var index = lines[spot.line].first;
      lines[spot.line].marks.forEach(function (m) {
        if (rank[m.severity] < rank[data.findings[index].severity]) { index = m.index; }
      });
      var finding = data.findings[index];
      var button = document.createElement('button');
      button.type = 'button';
      button.tabIndex = -1;
      button.className = finding.severity;
      button.textContent = { error: '✕', warning: '!', hint: 'i' }[finding.severity];
      button.title = finding.message;
      button.style.top = (spot.top + 2) + 'px';
      button.addEventListener('click', function () { look(index, true); });
      buttons.appendChild(button);
    });
    gutter.appendChild(buttons);
  }

  /** Moves the places of old findings along with an edit until the server has answered. */
  function shift(old, now) {
    var head = 0, most = Math.min(old.length, now.length);
    while (head < most && old[head] === now[head]) { head++; }
    var tail = 0;
    while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) { tail++; }
    var end = old.length - tail, by = now.length - old.length;
    var kept = [];
    data.findings.forEach(function (finding, index) {
      if (finding.start >= end && finding.start >= head) {
        finding.start += by;
        finding.end += by;
      } else if (finding.end > head) {
        if (index === current) { current = -1; }
        return;
      }
      if (index === current) { current = kept.length; }
      kept.push(finding);
    });
    data.findings = kept;
  }

  /** Replaces what differs, as one step that the browser can undo. */
  function replaceText(now) {
    var old = area.value;
    if (old === now) { return; }
    var head = 0, most = Math.min(old.length, now.length);
    while (head < most && old[head] === now[head]) { head++; }
    var tail = 0;
    while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) { tail++; }
    replaceRange(head, old.length - tail, now.slice(head, now.length - tail));
  }

  function replaceRange(start, end, words) {
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, end);
    var done = false;
    try {
      done = words ? document.execCommand('insertText', false, words) : document.execCommand('delete');
    } catch (error) { done = false; }
    if (!done) {
      area.setRangeText(words, start, end, 'end');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  // ---- findings ----------------------------------------------------------------------------

  var shapes = { error: '✕', warning: '!', hint: 'i' };

  function element(tag, name, words) {
    var node = document.createElement(tag);
    if (name) { node.className = name; }
    if (words !== undefined) { node.textContent = words; }
    return node;
  }

  function drawFindings() {
    var fragment = document.createDocumentFragment();
    data.findings.forEach(function (finding, index) {
      var item = element('li', 'finding ' + finding.severity + (index === current ? ' here' : ''));
      item.setAttribute('data-index', index);
      var head = element('p', 'finding-head');
      var light = element('span', 'light', shapes[finding.severity]);
      light.setAttribute('aria-hidden', 'true');
      head.appendChild(light);
      head.appendChild(element('span', 'severity', finding.name));
      var place = element('button', 'place quiet', '第' + finding.line + '行');
      place.type = 'button';
      head.appendChild(place);
      item.appendChild(head);
      item.appendChild(element('p', 'finding-message', finding.message));
      if (finding.excerpt && finding.message.indexOf(finding.excerpt) < 0) { item.appendChild(element('p', 'excerpt', finding.excerpt)); }
      var foot = element('p', 'finding-foot');
      var link = element('a', '', finding.article);
      link.href = '/manual/' + finding.code;
      foot.appendChild(link);
      if (finding.fix && finding.fix.safety !== 'shown') {
        var fix = element('button', 'fix', finding.fix.label);
        fix.type = 'button';
        foot.appendChild(fix);
      } else if (finding.fix) {
        foot.appendChild(element('span', 'hint', finding.fix.label));
      }
      item.appendChild(foot);
      fragment.appendChild(item);
    });
    list.textContent = '';
    list.appendChild(fragment);
    var counts = byId('counts');
    counts.textContent = '';
    if (data.findings.length) {
      [['error', '错误', data.counts.errors], ['warning', '警告', data.counts.warnings], ['hint-count', '提示', data.counts.hints]]
        .forEach(function (row) { counts.appendChild(element('span', 'count ' + row[0], row[1] + ' ' + row[2])); });
    } else {
      counts.textContent = '没有发现问题';
    }
    byId('fix-all').hidden = !data.counts.safe;
    byId('safe-count').textContent = data.counts.safe;
    byId('tab-findings').textContent = data.findings.length;
    var notes = byId('note-list');
    notes.textContent = '';
    data.notes.forEach(function (note) { notes.appendChild(element('li', '', note)); });
    byId('notes').hidden = !data.notes.length;
    byId('notes-count').textContent = data.notes.length;
  }

  list.addEventListener('click', function (event) {
    if (event.target.closest('a')) { return; }
    var item = event.target.closest('.finding');
    if (!item) { return; }
    event.preventDefault();
    var index = Number(item.getAttribute('data-index'));
    if (event.target.closest('.fix')) { applyFix(index); } else { look(index, true); }
  });

  /** Shows a finding everywhere: in the list, in the text, on the page. */
  function look(index, select) {
    var finding = data.findings[index];
    if (!finding) { return; }
    current = index;
    Array.prototype.forEach.call(list.children, function (item, n) {
      item.classList.toggle('here', n === index);
      if (n === index) { item.scrollIntoView({ block: 'nearest' }); }
    });
    if (select && phone()) { byId('pane-text').checked = true; }
    drawText();
    if (select) {
      area.focus({ preventScroll: true });
      area.setSelectionRange(finding.start, finding.end);
    }
    var mark = mirror.querySelector('mark.here') || rowAt(finding.start);
    if (mark) { reveal(scroll, mark); }
    showOnPage(finding.start, finding.end);
  }

  function phone() { return window.matchMedia('(max-width: 700px)').matches; }

  function rowAt(place) {
    var line = area.value.slice(0, place).split('\n').length - 1;
    return rows[line] && rows[line].node;
  }

  function reveal(box, node) {
    var outer = box.getBoundingClientRect(), inner = node.getBoundingClientRect();
    if (inner.top < outer.top + 40 || inner.bottom > outer.bottom - 80) {
      box.scrollTop += inner.top - outer.top - outer.height / 3;
    }
  }

  function applyFix(index) {
    var finding = data.findings[index];
    if (!finding || !finding.fix || finding.fix.safety === 'shown') { return; }
    if (area.value !== text) { return soon(function () { applyAgain(finding); }); }
    var edits = finding.fix.edits.slice().sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    var out = '', at = 0;
    edits.forEach(function (edit) {
      if (edit[0] < at) { return; }
      out += text.slice(at, edit[0]) + edit[2];
      at = edit[1];
    });
    replaceText(out + text.slice(at));
  }

  function applyAgain(finding) {
    var best = -1;
    data.findings.forEach(function (other, index) {
      var closer = best < 0 || Math.abs(other.start - finding.start) < Math.abs(data.findings[best].start - finding.start);
      if (other.code === finding.code && closer) { best = index; }
    });
    if (best >= 0) { applyFix(best); }
  }

  byId('fix-all').addEventListener('click', function (event) {
    event.preventDefault();
    post('/live/fixes', { text: area.value }).then(function (told) {
      replaceText(told.text);
      say(told.applied ? '已修改' + told.applied + '处，可以撤销' : '没有可以直接修改的问题', '');
    }).catch(complain);
  });

  byId('write-header').addEventListener('click', function (event) {
    event.preventDefault();
    var fields = {};
    Array.prototype.forEach.call(form.elements, function (field) {
      if (field.name && field.name.indexOf('header_') === 0) { fields[field.name.slice(7)] = field.value; }
    });
    headerTouched = false;
    post('/live/header', { text: area.value, fields: fields }).then(function (told) { replaceText(told.text); }).catch(complain);
  });

  var headerTouched = false;
  byId('header-form').addEventListener('input', function (event) { headerTouched = true; event.stopPropagation(); });

  function drawHeader() {
    if (headerTouched || !data.header) { return; }
    Object.keys(data.header).forEach(function (name) {
      var field = byId('header_' + name);
      if (field && field.value !== data.header[name]) { field.value = data.header[name]; }
    });
  }

  // ---- pages -------------------------------------------------------------------------------

  var here = null;

  function drawPages() {
    var figures = pageList.children;
    while (figures.length > data.pages.length) { pageList.removeChild(pageList.lastChild.nodeType === 1 ? pageList.lastChild : pageList.lastElementChild); }
    data.pages.forEach(function (page, n) {
      var figure = figures[n];
      if (!figure) {
        figure = element('figure', 'sheet');
        var fresh = new Image();
        fresh.width = 794;
        fresh.height = 1123;
        figure.appendChild(fresh);
        figure.appendChild(element('figcaption'));
        pageList.appendChild(figure);
      }
      var image = figure.querySelector('img');
      if (figure.getAttribute('data-hash') !== page.hash) {
        figure.setAttribute('data-hash', page.hash);
        image.alt = '第' + (n + 1) + '页';
        var next = base + '/pages/' + page.hash + '.png';
        var loader = new Image();
        loader.onload = function () { if (figure.getAttribute('data-hash') === page.hash) { image.src = next; } };
        loader.src = next;
      }
      figure.querySelector('figcaption').textContent = '第' + (n + 1) + '页，共' + data.pages.length + '页';
    });
    byId('tab-pages').textContent = data.pages.length;
    var trouble = byId('pages-trouble');
    if (data.trouble && !trouble) {
      trouble = element('p', 'trouble');
      trouble.id = 'pages-trouble';
      pagesPane.insertBefore(trouble, pageList);
    }
    if (trouble) {
      trouble.textContent = data.trouble;
      trouble.hidden = !data.trouble;
    }
    markPages();
  }

  /** Lines of the page that hold a place of the text. */
  function linesAt(start, end) {
    var found = [];
    data.pages.forEach(function (page, n) {
      page.lines.forEach(function (line) {
        if (line[4] < Math.max(end, start + 1) && line[5] > start) { found.push({ page: n, line: line }); }
      });
    });
    return found;
  }

  /** The part of a line that a finding is about; characters are about equally wide. */
  function part(at, finding) {
    var line = at.line, length = line[5] - line[4] || 1;
    var from = Math.max(0, finding.start - line[4]) / length;
    var to = Math.min(length, Math.max(finding.end, finding.start + 1) - line[4]) / length;
    return { page: at.page, line: [line[0] + line[2] * from, line[1], line[2] * (to - from), line[3], line[4], line[5]] };
  }

  function box(at, name) {
    var figure = pageList.children[at.page], page = data.pages[at.page];
    if (!figure || !page) { return null; }
    var image = figure.querySelector('img');
    var node = element('div', 'line ' + name);
    var width = image.clientWidth || 794, height = image.clientHeight || 1123;
    node.style.left = (at.line[0] / page.w * 100) + '%';
    node.style.width = (at.line[2] / page.w * 100) + '%';
    node.style.top = (at.line[1] / page.h * height) + 'px';
    node.style.height = (at.line[3] / page.h * height) + 'px';
    node.style.pointerEvents = 'none';
    if (width) { figure.appendChild(node); }
    return node;
  }

  function markPages() {
    Array.prototype.forEach.call(pageList.querySelectorAll('.line'), function (node) { node.parentNode.removeChild(node); });
    var done = {};
    data.findings.forEach(function (finding) {
      linesAt(finding.start, finding.end).slice(0, 3).forEach(function (at) {
        var key = [at.page, at.line[1], at.line[0], finding.start].join(':');
        if (done[key]) { return; }
        done[key] = true;
        box(part(at, finding), 'marked-' + finding.severity);
      });
    });
    if (here) { markHere(false); }
  }

  function markHere(move) {
    Array.prototype.forEach.call(pageList.querySelectorAll('.line.here'), function (node) { node.parentNode.removeChild(node); });
    if (!here) { return; }
    linesAt(here[0], here[1]).slice(0, 30).forEach(function (at, n) {
      var node = box(at, 'here');
      if (node && n === 0 && move) { reveal(pagesPane, node); }
    });
  }

  function showOnPage(start, end) {
    here = [start, end];
    markHere(true);
  }

  pageList.addEventListener('click', function (event) {
    var figure = event.target.closest('.sheet');
    if (!figure) { return; }
    var n = Array.prototype.indexOf.call(pageList.children, figure), page = data.pages[n];
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
    var place = best[4] + Math.round((best[5] - best[4]) * share);
    if (phone()) { byId('pane-text').checked = true; }
    area.focus({ preventScroll: true });
    area.setSelectionRange(place, place);
    var row = rowAt(place);
    if (row) { reveal(scroll, row); }
    here = [best[4], best[5]];
    markHere(false);
  });

  var caretTimer = 0;
  document.addEventListener('selectionchange', function () {
    if (document.activeElement !== area || area.value !== text) { return; }
    clearTimeout(caretTimer);
    caretTimer = setTimeout(function () {
      if (area.value !== text) { return; }
      here = [area.selectionStart, Math.max(area.selectionEnd, area.selectionStart + 1)];
      markHere(true);
    }, 200);
  });

  // ---- live: one request on its way, the latest wins -----------------------------------------

  var liveTimer = 0, flying = null, again = false, waiting = [];

  function typed() {
    shift(shownText, area.value);
    shownText = area.value;
    drawText();
    clearTimeout(liveTimer);
    liveTimer = setTimeout(live, 60);
    keepLater();
  }
  var shownText = area.value;

  function live() {
    if (flying) { again = true; return; }
    var sent = area.value;
    again = false;
    flying = post('/live', { text: sent }).then(function (told) {
      var same = area.value === sent;
      hush();
      if (same) {
        var looked = data.findings[current];
        data = told;
        text = sent;
        shownText = sent;
        current = -1;
        if (looked) {
          data.findings.forEach(function (finding, index) {
            if (finding.code === looked.code && finding.start === looked.start) { current = index; }
          });
        }
        draw();
        waiting.splice(0).forEach(function (next) { next(); });
      } else {
        again = true;
      }
    }).catch(function (error) {
      if (error.status === 422) { forget(); }
      if (error.status) { complain(error); }
      waiting = [];
    }).then(function () {
      flying = null;
      if (again) { live(); }
    });
  }

  function soon(next) {
    waiting.push(next);
    live();
  }

  function draw() {
    drawFindings();
    drawText();
    drawPages();
    drawHeader();
    if (data.title) { byId('draft-title').textContent = data.title; }
    byId('draft-kind').textContent = data.kind;
    byId('draft-kind').hidden = !data.kind;
  }

  // ---- saving --------------------------------------------------------------------------------

  var saveTimer = 0, saving = false, dirtySince = 0, savedWords = state.textContent;

  function say(words, name) {
    state.textContent = words;
    state.className = 'save-state' + (name ? ' ' + name : '');
  }

  function complain(error) {
    trouble.textContent = error.message;
    trouble.hidden = false;
  }

  function hush() { if (!blocked) { trouble.hidden = true; } }

  function keepLater() {
    if (blocked) { return; }
    if (area.value === savedText) {
      clearTimeout(saveTimer);
      dirtySince = 0;
      forget();
      return say(savedWords, '');
    }
    if (!dirtySince) { dirtySince = Date.now(); }
    say('有未保存的修改', 'busy');
    remember();
    clearTimeout(saveTimer);
    saveTimer = setTimeout(save, Date.now() - dirtySince > 10000 ? 0 : 1500);
  }

  function save(asked, more) {
    clearTimeout(saveTimer);
    if (saving || blocked) { return; }
    var sent = area.value;
    if (sent === savedText && asked !== true) { return; }
    saving = true;
    say('正在保存……', 'busy');
    post('/autosave', { text: sent, revision: revision, asked: asked === true }, more).then(function (told) {
      revision = told.revision;
      byId('revision').value = revision;
      savedText = sent;
      dirtySince = 0;
      hush();
      if (area.value === sent) { forget(); }
      savedWords = '已保存 · ' + told.at;
      say(savedWords, '');
    }).catch(function (error) {
      if (error.status === 409) { return conflict(error.message); }
      if (error.status === 422 || error.status === 413) {
        forget();
        say('没有保存', 'lost');
        return complain(error);
      }
      var here = remember();
      if (error.status === 401) {
        say(here ? '登录已失效，已存于本机' : '登录已失效，没有保存', here ? 'away' : 'lost');
        return complain(error);
      }
      say(here ? '离线，已存于本机' : '离线，没有保存', here ? 'away' : 'lost');
      saveTimer = setTimeout(save, 5000);
    }).then(function () {
      saving = false;
      if (area.value !== savedText && !blocked && !/away|lost/.test(state.className)) { keepLater(); }
    });
  }

  function remember() {
    try {
      localStorage.setItem(store, JSON.stringify({ text: area.value, revision: revision, at: Date.now() }));
      return true;
    } catch (error) { return false; }
  }

  function forget() {
    try { localStorage.removeItem(store); } catch (error) { /* no storage, nothing to forget */ }
  }

  function ask(words, choices) {
    trouble.textContent = '';
    trouble.appendChild(element('p', '', words));
    var acts = element('div', 'acts');
    choices.forEach(function (choice) {
      var button = element('button', '', choice[0]);
      button.type = 'button';
      button.addEventListener('click', function () { trouble.hidden = true; choice[1](); });
      acts.appendChild(button);
    });
    trouble.appendChild(acts);
    trouble.hidden = false;
  }

  function conflict(words) {
    blocked = true;
    remember();
    say('没有保存：别处已修改', 'lost');
    ask(words, [
      ['保留我的内容', function () {
        fetch(base, { credentials: 'same-origin' }).then(function (reply) { return reply.text(); }).then(function (page) {
          var field = new DOMParser().parseFromString(page, 'text/html').getElementById('revision');
          blocked = false;
          if (field) { revision = Number(field.value); }
          save(true);
        }).catch(function () { blocked = false; complain(new Error('服务器没有回答，请稍后再试。您的内容已存于本机。')); });
      }],
      ['改用别处的内容', function () { forget(); window.location.href = base; }],
      ['在新窗口查看别处的内容', function () { window.open(base + '/versions', '_blank'); conflict(words); }]
    ]);
  }

  function recover() {
    var kept = null;
    try { kept = JSON.parse(localStorage.getItem(store) || 'null'); } catch (error) { kept = null; }
    if (!kept || typeof kept.text !== 'string' || kept.text === area.value) { return forget(); }
    var at = new Date(kept.at);
    var when = (at.getMonth() + 1) + '月' + at.getDate() + '日 ' + at.getHours() + ':' + ('0' + at.getMinutes()).slice(-2);
    ask('本机有一份' + when + '没有存上的内容。', [
      ['恢复它', function () { replaceText(kept.text); }],
      ['不要了', forget]
    ]);
  }

  // ---- keys and events -------------------------------------------------------------------------

  area.addEventListener('input', typed);
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    save(true);
    live();
  });
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') { save(false, area.value.length < 15000 ? { keepalive: true } : {}); }
  });
  window.addEventListener('online', function () { save(false); });
  document.addEventListener('keydown', function (event) {
    if (event.isComposing) { return; }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      save(true);
    } else if (event.key === 'F8') {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    } else if (event.altKey && event.key === 'Enter') {
      event.preventDefault();
      var index = current >= 0 ? current : atCaret();
      if (index >= 0) { applyFix(index); }
    }
  });

  function atCaret() {
    var place = area.selectionStart, found = -1;
    data.findings.forEach(function (finding, index) {
      if (found < 0 && finding.start <= place && place <= finding.end) { found = index; }
    });
    return found;
  }

  function step(by) {
    var count = data.findings.length;
    if (!count) { return; }
    if (current >= 0) { return look((current + by + count) % count, true); }
    var place = area.selectionStart, next = by > 0 ? 0 : count - 1;
    for (var n = 0; n < count; n++) {
      var index = by > 0 ? n : count - 1 - n;
      if (by > 0 ? data.findings[index].start >= place : data.findings[index].start <= place) { next = index; break; }
    }
    look(next, true);
  }

  var sizeTimer = 0;
  window.addEventListener('resize', function () {
    clearTimeout(sizeTimer);
    sizeTimer = setTimeout(function () { drawText(); markPages(); }, 120);
  });
  Array.prototype.forEach.call(document.querySelectorAll('.pane-choice'), function (choice) {
    choice.addEventListener('change', function () { drawText(); markPages(); });
  });
  Array.prototype.forEach.call(document.querySelectorAll('.sheet img'), function (image) {
    image.addEventListener('load', markPages);
  });

  form.classList.add('is-live');
  draw();
  recover();
})();
