// 今日: N opens the first task, J and K walk the list, news refresh it while the page is in sight.
// Plain JavaScript for Chromium 78 and later. The page works without it.
(function () {
  'use strict';

  var page = document.getElementById('today');
  if (!page) { return; }
  var stale = false;
  var loading = false;

  function tasks() { return Array.prototype.slice.call(document.querySelectorAll('.task')); }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || document.querySelector('dialog[open]')) { return; }
    var key = event.key.toLowerCase();
    var all = tasks();
    if (key === 'n' && all.length) {
      all[0].click();
    } else if ((key === 'j' || key === 'k') && all.length) {
      var at = all.indexOf(document.activeElement);
      var next = key === 'j' ? Math.min(at + 1, all.length - 1) : Math.max(at - 1, 0);
      all[next].focus();
      event.preventDefault();
    }
  });

  // The list is read again from the server: what it shows is always what the server would show.
  function refresh() {
    if (loading) { stale = true; return; }
    if (document.hidden) { stale = true; return; }
    loading = true;
    stale = false;
    var focused = document.activeElement && document.activeElement.getAttribute('href');
    fetch('/', { credentials: 'same-origin' })
      .then(function (reply) { return reply.ok && !reply.redirected ? reply.text() : ''; })
      .then(function (html) {
        var fresh = html && new DOMParser().parseFromString(html, 'text/html').getElementById('today');
        if (fresh) {
          page.innerHTML = fresh.innerHTML;
          tasks().forEach(function (task) {
            if (focused && task.getAttribute('href') === focused) { task.focus(); }
          });
        }
      })
      .catch(function () { stale = true; })
      .then(function () {
        loading = false;
        if (stale) { window.setTimeout(refresh, 2000); }
      });
  }

  document.addEventListener('wenshu:news', refresh);
  document.addEventListener('visibilitychange', function () {
    if (!document.hidden && stale) { refresh(); }
  });
})();
