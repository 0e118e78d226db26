// The live studio: findings and pages follow each keystroke, saving goes by itself.
// Plain JavaScript for Chromium 78 and later. The form around it works without.
//
// This file makes the one object that the other studio files share:
// studio-text, studio-findings, studio-pages, studio-save and, last, studio-live.
window.wenshuStudio = (function () {
  'use strict';

  var byId = function (name) { return document.getElementById(name); };
  var form = byId('editor'), area = byId('text'), source = byId('studio-data');
  if (!form || !area || !source || !window.fetch) { return null; }

  var S = {
    byId: byId, form: form, area: area,
    base: '/drafts/' + form.getAttribute('data-id'),
    csrf: form.elements.csrf.value,
    mirror: byId('mirror'), gutter: byId('gutter'), scroll: byId('text-scroll'),
    list: byId('findings'), pageList: byId('page-list'), pagesPane: byId('pages'),
    state: byId('save-state'), trouble: byId('live-trouble'),
    store: 'wenshu-draft:' + form.getAttribute('data-person') + ':' + form.getAttribute('data-id'),
    revision: Number(byId('revision').value),
    data: JSON.parse(source.textContent),
    text: area.value,           // what the places in `data` point into
    savedText: area.value,
    current: -1,                // the finding that is being looked at
    blocked: false              // another window saved: nothing is sent until the person decides
  };

  /** Asks the server; what it refuses comes back as an error with its message and status. */
  S.post = function (path, body, extra) {
    var options = {
      method: 'POST', credentials: 'same-origin', body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-Token': S.csrf }
    };
    for (var key in extra || {}) { options[key] = extra[key]; }
    return fetch(S.base + path, options).then(function (reply) {
      if (reply.ok) { return reply.json(); }
      return reply.json().catch(function () { return {}; }).then(function (told) {
        var error = new Error(told.error || '服务器没有回答，请稍后再试。');
        error.status = reply.status;
        throw error;
      });
    });
  };

  return S;
})();
