// The findings of the studio: the list, jumping, fixes, the header form.
// Plain JavaScript for Chromium 78 and later; see studio.js.
(function (S) {
  'use strict';

  if (!S) { return; }

  var shapes = { error: '✕', warning: '!', hint: 'i' };

  S.element = function (tag, name, words) {
    var node = document.createElement(tag);
    if (name) { node.className = name; }
    if (words !== undefined) { node.textContent = words; }
    return node;
  };

  S.drawFindings = function () {
    var fragment = document.createDocumentFragment();
    S.data.findings.forEach(function (finding, index) {
      var item = S.element('li', 'finding ' + finding.severity + (index === S.current ? ' here' : ''));
      item.setAttribute('data-index', index);
      var head = S.element('p', 'finding-head');
      var light = S.element('span', 'light', shapes[finding.severity]);
      light.setAttribute('aria-hidden', 'true');
      head.appendChild(light);
      head.appendChild(S.element('span', 'severity', finding.name));
      var place = S.element('button', 'place quiet', '第' + finding.line + '行');
      place.type = 'button';
      head.appendChild(place);
      item.appendChild(head);
      item.appendChild(S.element('p', 'finding-message', finding.message));
      if (finding.excerpt && finding.message.indexOf(finding.excerpt) < 0) { item.appendChild(S.element('p', 'excerpt', finding.excerpt)); }
      var foot = S.element('p', 'finding-foot');
      var link = S.element('a', '', finding.article);
      link.href = '/manual/' + finding.code;
      foot.appendChild(link);
      if (finding.fix && finding.fix.safety !== 'shown') {
        var fix = S.element('button', 'fix', finding.fix.label);
        fix.type = 'button';
        foot.appendChild(fix);
      } else if (finding.fix) {
        foot.appendChild(S.element('span', 'hint', finding.fix.label));
      }
      item.appendChild(foot);
      item.appendChild(S.keepForm());
      fragment.appendChild(item);
    });
    S.list.textContent = '';
    S.list.appendChild(fragment);
    var counts = S.byId('counts');
    counts.textContent = '';
    if (S.data.findings.length) {
      [['error', '错误', S.data.counts.errors], ['warning', '警告', S.data.counts.warnings], ['hint-count', '提示', S.data.counts.hints]]
        .forEach(function (row) { counts.appendChild(S.element('span', 'count ' + row[0], row[1] + ' ' + row[2])); });
    } else {
      counts.textContent = '没有发现问题';
    }
    S.byId('fix-all').hidden = !S.data.counts.safe;
    S.byId('safe-count').textContent = S.data.counts.safe;
    S.byId('tab-findings').textContent = S.data.findings.length;
    S.drawWaived();
    var notes = S.byId('note-list');
    notes.textContent = '';
    S.data.notes.forEach(function (note) { notes.appendChild(S.element('li', '', note)); });
    S.byId('notes').hidden = !S.data.notes.length;
    S.byId('notes-count').textContent = S.data.notes.length;
  };

  S.list.addEventListener('click', function (event) {
    if (event.target.closest('a')) { return; }
    var item = event.target.closest('.finding');
    if (!item) { return; }
    var index = Number(item.getAttribute('data-index'));
    if (event.target.closest('.keep')) {
      if (event.target.closest('.keep-it')) { S.keep(item, index); }
      return;
    }
    event.preventDefault();
    if (event.target.closest('.fix')) { S.applyFix(index); } else { S.look(index, true); }
  });

  /** Shows a finding everywhere: in the list, in the text, on the page. */
  S.look = function (index, select) {
    var finding = S.data.findings[index];
    if (!finding) { return; }
    S.current = index;
    Array.prototype.forEach.call(S.list.children, function (item, n) {
      item.classList.toggle('here', n === index);
      if (n === index) { item.scrollIntoView({ block: 'nearest' }); }
    });
    if (select && S.phone()) { S.byId('pane-text').checked = true; }
    S.drawText();
    if (select) {
      S.area.focus({ preventScroll: true });
      S.area.setSelectionRange(finding.start, finding.end);
    }
    var mark = S.mirror.querySelector('mark.here') || S.rowAt(finding.start);
    if (mark) { S.reveal(S.scroll, mark); }
    S.showOnPage(finding.start, finding.end);
  };

  S.phone = function () { return window.matchMedia('(max-width: 700px)').matches; };

  S.reveal = function (pane, node) {
    var outer = pane.getBoundingClientRect(), inner = node.getBoundingClientRect();
    if (inner.top < outer.top + 40 || inner.bottom > outer.bottom - 80) {
      pane.scrollTop += inner.top - outer.top - outer.height / 3;
    }
  };

  S.applyFix = function (index) {
    var finding = S.data.findings[index];
    if (!finding || !finding.fix || finding.fix.safety === 'shown') { return; }
    if (S.area.value !== S.text) { return S.soon(function () { S.applyAgain(finding); }); }
    var edits = finding.fix.edits.slice().sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    var out = '', at = 0;
    edits.forEach(function (edit) {
      if (edit[0] < at) { return; }
      out += S.text.slice(at, edit[0]) + edit[2];
      at = edit[1];
    });
    S.replaceText(out + S.text.slice(at));
  };

  S.applyAgain = function (finding) {
    var best = -1;
    S.data.findings.forEach(function (other, index) {
      var closer = best < 0 || Math.abs(other.start - finding.start) < Math.abs(S.data.findings[best].start - finding.start);
      if (other.code === finding.code && closer) { best = index; }
    });
    if (best >= 0) { S.applyFix(best); }
  };

  S.byId('fix-all').addEventListener('click', function (event) {
    event.preventDefault();
    S.post('/live/fixes', { text: S.area.value }).then(function (told) {
      S.replaceText(told.text);
      S.say(told.applied ? '已修改' + told.applied + '处，可以撤销' : '没有可以直接修改的问题', '');
    }).catch(S.complain);
  });

  S.byId('write-header').addEventListener('click', function (event) {
    event.preventDefault();
    var fields = {};
    Array.prototype.forEach.call(S.form.elements, function (field) {
      if (field.name && field.name.indexOf('header_') === 0) { fields[field.name.slice(7)] = field.value; }
    });
    S.headerTouched = false;
    S.post('/live/header', { text: S.area.value, fields: fields }).then(function (told) {
      // The text is behind the form; what was written into it is to be seen.
      S.byId('header-form').open = false;
      S.replaceText(told.text);
    }).catch(S.complain);
  });

  S.headerTouched = false;
  S.byId('header-form').addEventListener('input', function (event) { S.headerTouched = true; event.stopPropagation(); });

  S.drawHeader = function () {
    if (S.headerTouched || !S.data.header) { return; }
    Object.keys(S.data.header).forEach(function (name) {
      var field = S.byId('header_' + name);
      if (field && field.value !== S.data.header[name]) { field.value = S.data.header[name]; }
    });
  };
})(window.wenshuStudio);
