// For every page: the command palette, questions before what cannot be undone, focus on trouble.
// Plain JavaScript for Chromium 78 and later. Every page works without it.
(function () {
  'use strict';

  document.addEventListener('submit', function (event) {
    var question = event.target.getAttribute('data-confirm');
    if (question && !window.confirm(question)) { event.preventDefault(); }
  });

  // Text that waits on this computer for the server must not stay behind for whoever sits down next.
  document.addEventListener('submit', function (event) {
    if (event.target.getAttribute('action') !== '/sign-out' || event.defaultPrevented) { return; }
    try {
      var kept = Object.keys(localStorage).filter(function (key) { return key.indexOf('wenshu-draft:') === 0; });
      var question = '有 ' + kept.length + ' 份草稿的文字还只存在本机，退出会清除。确定退出吗？';
      if (kept.length > 0 && !window.confirm(question)) { event.preventDefault(); return; }
      kept.forEach(function (key) { localStorage.removeItem(key); });
    } catch (error) { /* no storage, nothing to clear */ }
  });

  // A stroke goes to the search, unless something is being written.
  document.addEventListener('keydown', function (event) {
    var writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    var field = document.getElementById('q') || document.querySelector('[data-find]');
    if (event.key !== '/' || writing || event.ctrlKey || event.metaKey || event.altKey || !field) { return; }
    event.preventDefault();
    field.focus();
    field.select();
  });

  // N goes to the next thing to be done, from any page of a thing.
  document.addEventListener('keydown', function (event) {
    var writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    var next = document.querySelector('a[data-next]');
    if (!next || writing || event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.isComposing || document.querySelector('dialog[open]') || document.getElementById('today')) { return; }
    next.click();
  });

  var trouble = document.getElementById('trouble');
  if (trouble) { trouble.focus(); }

  // News: one line to the server while the page is in sight; the number beside 通知 follows it.
  var bell = document.getElementById('bell');
  var line = null;
  function listen() {
    if (document.hidden) {
      if (line) { line.close(); line = null; }
      return;
    }
    if (line || !bell || !window.EventSource) { return; }
    line = new EventSource('/events');
    line.addEventListener('news', function (event) {
      tell(Number(event.data));
      document.dispatchEvent(new CustomEvent('wenshu:news'));
    });
  }
  function tell(unread) {
    var count = bell.querySelector('.bell-count');
    count.textContent = unread > 99 ? '99+' : String(unread);
    count.hidden = !(unread > 0);
    bell.setAttribute('aria-label', unread > 0 ? '通知，' + unread + '条未读' : '通知');
  }
  document.addEventListener('visibilitychange', listen);
  listen();

  var dialog = document.getElementById('palette');
  if (!dialog || !dialog.showModal) { return; }
  var words = document.getElementById('palette-words');
  var list = document.getElementById('palette-list');
  var current = 0;
  var asked = 0;

  Array.prototype.forEach.call(document.querySelectorAll('[data-palette]'), function (button) {
    button.hidden = false;
    button.addEventListener('click', open);
  });
  document.addEventListener('keydown', function (event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      open();
    }
  });

  function open() {
    if (dialog.open) { return; }
    words.value = '';
    dialog.showModal();
    words.focus();
    find();
  }

  function find() {
    var turn = ++asked;
    fetch('/palette?q=' + encodeURIComponent(words.value), { credentials: 'same-origin', headers: { Accept: 'application/json' } })
      .then(function (reply) { return reply.ok ? reply.json() : []; })
      .then(function (entries) { if (turn === asked) { show(entries); } })
      .catch(function () { show([]); });
  }

  function show(entries) {
    list.textContent = '';
    current = 0;
    entries.slice(0, 40).forEach(function (entry, index) {
      var item = document.createElement('li');
      item.id = 'palette-' + index;
      item.setAttribute('role', 'option');
      item.setAttribute('data-address', entry.address);
      var group = document.createElement('span');
      group.textContent = entry.group;
      item.appendChild(group);
      item.appendChild(document.createTextNode(entry.label));
      list.appendChild(item);
    });
    if (!entries.length) {
      var none = document.createElement('li');
      none.textContent = '没有找到。换一个字词试试。';
      list.appendChild(none);
    }
    mark();
  }

  function mark() {
    Array.prototype.forEach.call(list.children, function (item, index) {
      item.setAttribute('aria-selected', index === current ? 'true' : 'false');
      if (index === current) {
        words.setAttribute('aria-activedescendant', item.id);
        item.scrollIntoView({ block: 'nearest' });
      }
    });
  }

  function go(item) {
    var address = item && item.getAttribute('data-address');
    if (address) { window.location.href = address; }
  }

  words.addEventListener('input', find);
  words.addEventListener('keydown', function (event) {
    if (event.isComposing) { return; }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      var count = list.children.length || 1;
      current = (current + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
      mark();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(list.children[current]);
    }
  });
  list.addEventListener('click', function (event) { go(event.target.closest('li')); });
  dialog.addEventListener('click', function (event) { if (event.target === dialog) { dialog.close(); } });
})();
