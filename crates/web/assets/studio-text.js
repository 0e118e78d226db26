// The text of the studio: the mirror behind it that carries the marks, and changes that can be undone.
// Plain JavaScript for Chromium 78 and later; see studio.js.
(function (S) {
  'use strict';

  if (!S) { return; }

  var rows = [];                // one for each line: {key, node}

  /** The line of the mirror at a place of the text. */
  S.rowAt = function (place) {
    var line = S.area.value.slice(0, place).split('\n').length - 1;
    return rows[line] && rows[line].node;
  };

  S.marksByLine = function () {
    var lines = [], starts = [], at = 0;
    S.area.value.split('\n').forEach(function (line) {
      starts.push(at);
      lines.push({ text: line, marks: [], first: -1 });
      at += line.length + 1;
    });
    S.data.findings.forEach(function (finding, index) {
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
  };

  S.rank = { error: 0, warning: 1, hint: 2 };

  S.fill = function (node, line) {
    node.textContent = '';
    var marks = line.marks.slice().sort(function (a, b) { return a.from - b.from || S.rank[a.severity] - S.rank[b.severity]; });
    var at = 0;
    marks.forEach(function (mark) {
      var from = Math.max(at, mark.from);
      if (from >= mark.to) { return; }
      if (from > at) { node.appendChild(document.createTextNode(line.text.slice(at, from))); }
      var piece = document.createElement('mark');
      piece.className = mark.severity + (mark.index === S.current ? ' here' : '');
      piece.setAttribute('data-index', mark.index);
      piece.textContent = line.text.slice(from, mark.to);
      node.appendChild(piece);
      at = mark.to;
    });
    node.appendChild(document.createTextNode(line.text.slice(at) || (at ? '' : '\u200b')));
  };

  S.drawText = function () {
    var lines = S.marksByLine();
    var keys = lines.map(function (line) {
      return line.text + '\u0000' + line.marks.map(function (m) {
        return m.from + '-' + m.to + m.severity + m.index + (m.index === S.current ? '!' : '');
      }).join(',');
    });
    var head = 0, tail = 0;
    while (head < rows.length && head < keys.length && rows[head].key === keys[head]) { head++; }
    while (tail < rows.length - head && tail < keys.length - head &&
           rows[rows.length - 1 - tail].key === keys[keys.length - 1 - tail]) { tail++; }
    var before = rows[rows.length - tail] ? rows[rows.length - tail].node : null;
    rows.slice(head, rows.length - tail).forEach(function (row) { S.mirror.removeChild(row.node); });
    var fresh = [];
    for (var n = head; n < keys.length - tail; n++) {
      var node = document.createElement('div');
      S.fill(node, lines[n]);
      S.mirror.insertBefore(node, before);
      fresh.push({ key: keys[n], node: node });
    }
    rows = rows.slice(0, head).concat(fresh, rows.slice(rows.length - tail));
    S.drawGutter(lines);
  };

  S.drawGutter = function (lines) {
    var buttons = document.createDocumentFragment();
    var spots = [];
    lines.forEach(function (line, n) { if (line.first >= 0) { spots.push({ line: n, top: rows[n].node.offsetTop }); } });
    S.gutter.textContent = '';
    spots.forEach(function (spot) {
      var index = lines[spot.line].first;
      lines[spot.line].marks.forEach(function (m) {
        if (S.rank[m.severity] < S.rank[S.data.findings[index].severity]) { index = m.index; }
      });
      var finding = S.data.findings[index];
      var button = document.createElement('button');
      button.type = 'button';
      button.tabIndex = -1;
      button.className = finding.severity;
      button.textContent = { error: '✕', warning: '!', hint: 'i' }[finding.severity];
      button.title = finding.message;
      button.style.top = (spot.top + 2) + 'px';
      button.addEventListener('click', function () { S.look(index, true); });
      buttons.appendChild(button);
    });
    S.gutter.appendChild(buttons);
  };

  /** Moves the places of old findings along with an edit until the server has answered. */
  S.shift = function (old, now) {
    var head = 0, most = Math.min(old.length, now.length);
    while (head < most && old[head] === now[head]) { head++; }
    var tail = 0;
    while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) { tail++; }
    var end = old.length - tail, by = now.length - old.length;
    var kept = [];
    S.data.findings.forEach(function (finding, index) {
      if (finding.start >= end && finding.start >= head) {
        finding.start += by;
        finding.end += by;
      } else if (finding.end > head) {
        if (index === S.current) { S.current = -1; }
        return;
      }
      if (index === S.current) { S.current = kept.length; }
      kept.push(finding);
    });
    S.data.findings = kept;
  };

  /** Replaces what differs, as one step that the browser can undo. */
  S.replaceText = function (now) {
    var old = S.area.value;
    if (old === now) { return; }
    var head = 0, most = Math.min(old.length, now.length);
    while (head < most && old[head] === now[head]) { head++; }
    var tail = 0;
    while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) { tail++; }
    S.replaceRange(head, old.length - tail, now.slice(head, now.length - tail));
  };

  S.replaceRange = function (start, end, words) {
    S.area.focus({ preventScroll: true });
    S.area.setSelectionRange(start, end);
    var done = false;
    try {
      done = words ? document.execCommand('insertText', false, words) : document.execCommand('delete');
    } catch (error) { done = false; }
    if (!done) {
      S.area.setRangeText(words, start, end, 'end');
      S.area.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
})(window.wenshuStudio);
