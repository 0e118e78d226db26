// Live: after each keystroke one request is on its way, and the latest wins. Starts the studio.
// Plain JavaScript for Chromium 78 and later; see studio.js.
(function (S) {
  'use strict';

  if (!S) { return; }

  var liveTimer = 0, flying = null, again = false;
  S.waiting = [];

  S.typed = function () {
    S.shift(S.shownText, S.area.value);
    S.shownText = S.area.value;
    S.drawText();
    clearTimeout(liveTimer);
    liveTimer = setTimeout(S.live, 60);
    S.keepLater();
  };
  S.shownText = S.area.value;

  S.live = function () {
    if (flying) { again = true; return; }
    var sent = S.area.value;
    again = false;
    flying = S.post('/live', { text: sent }).then(function (told) {
      var same = S.area.value === sent;
      S.hush();
      if (same) {
        var looked = S.data.findings[S.current];
        S.data = told;
        S.text = sent;
        S.shownText = sent;
        S.current = -1;
        if (looked) {
          S.data.findings.forEach(function (finding, index) {
            if (finding.code === looked.code && finding.start === looked.start) { S.current = index; }
          });
        }
        S.draw();
        S.waiting.splice(0).forEach(function (next) { next(); });
      } else {
        again = true;
      }
    }).catch(function (error) {
      if (error.status === 422) { S.forget(); }
      if (error.status) { S.complain(error); }
      S.waiting = [];
    }).then(function () {
      flying = null;
      if (again) { S.live(); }
    });
  };

  S.soon = function (next) {
    S.waiting.push(next);
    S.live();
  };

  S.draw = function () {
    S.drawFindings();
    S.drawText();
    S.drawPages();
    S.drawHeader();
    if (S.data.title) { S.byId('draft-title').textContent = S.data.title; }
    S.byId('draft-kind').textContent = S.data.kind;
    S.byId('draft-kind').hidden = !S.data.kind;
  };

  // ---- keys and events -----------------------------------------------------------------------

  S.area.addEventListener('input', S.typed);
  S.form.addEventListener('submit', function (event) {
    event.preventDefault();
    S.save(true);
    S.live();
  });
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') { S.save(false, S.area.value.length < 15000 ? { keepalive: true } : {}); }
  });
  window.addEventListener('online', function () { S.save(false); });
  document.addEventListener('keydown', function (event) {
    if (event.isComposing) { return; }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      S.save(true);
    } else if (event.key === 'F8') {
      event.preventDefault();
      S.step(event.shiftKey ? -1 : 1);
    } else if (event.altKey && event.key === 'Enter') {
      event.preventDefault();
      var index = S.current < 0 ? S.atCaret() : S.current;
      if (index >= 0) { S.applyFix(index); }
    }
  });

  S.atCaret = function () {
    var place = S.area.selectionStart, found = -1;
    S.data.findings.forEach(function (finding, index) {
      if (found < 0 && finding.start <= place && place <= finding.end) { found = index; }
    });
    return found;
  };

  S.step = function (by) {
    var count = S.data.findings.length;
    if (!count) { return; }
    if (S.current >= 0) { return S.look((S.current + by + count) % count, true); }
    var place = S.area.selectionStart, next = by > 0 ? 0 : count - 1;
    for (var n = 0; n < count; n++) {
      var index = by > 0 ? n : count - 1 - n;
      if (by > 0 ? S.data.findings[index].start >= place : S.data.findings[index].start <= place) { next = index; break; }
    }
    S.look(next, true);
  };

  var sizeTimer = 0;
  window.addEventListener('resize', function () {
    clearTimeout(sizeTimer);
    sizeTimer = setTimeout(function () { S.drawText(); S.markPages(); }, 120);
  });
  Array.prototype.forEach.call(document.querySelectorAll('.pane-choice'), function (choice) {
    choice.addEventListener('change', function () { S.drawText(); S.markPages(); });
  });
  Array.prototype.forEach.call(document.querySelectorAll('.sheet img'), function (image) {
    image.addEventListener('load', S.markPages);
  });

  S.form.classList.add('is-live');
  S.draw();
  S.recover();
})(window.wenshuStudio);
