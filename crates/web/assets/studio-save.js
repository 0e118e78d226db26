// Saving in the studio: by itself, with a copy in the browser while the server is away.
// Plain JavaScript for Chromium 78 and later; see studio.js.
(function (S) {
  'use strict';

  if (!S) { return; }

  var saveTimer = 0, saving = false, dirtySince = 0, savedWords = S.state.textContent;

  S.say = function (words, name) {
    S.state.textContent = words;
    S.state.className = 'save-state' + (name ? ' ' + name : '');
  };

  S.complain = function (error) {
    S.trouble.textContent = error.message;
    S.trouble.hidden = false;
  };

  S.hush = function () { if (!S.blocked) { S.trouble.hidden = true; } };

  S.keepLater = function () {
    if (S.blocked) { return; }
    if (S.area.value === S.savedText) {
      clearTimeout(saveTimer);
      dirtySince = 0;
      S.forget();
      return S.say(savedWords, '');
    }
    if (!dirtySince) { dirtySince = Date.now(); }
    S.say('有未保存的修改', 'busy');
    S.remember();
    clearTimeout(saveTimer);
    saveTimer = setTimeout(S.save, Date.now() - dirtySince > 10000 ? 0 : 1500);
  };

  S.save = function (asked, more) {
    clearTimeout(saveTimer);
    if (saving || S.blocked) { return; }
    var sent = S.area.value;
    if (sent === S.savedText && asked !== true) { return; }
    saving = true;
    S.say('正在保存……', 'busy');
    S.post('/autosave', { text: sent, revision: S.revision, asked: asked === true }, more).then(function (told) {
      S.revision = told.revision;
      S.byId('revision').value = S.revision;
      S.savedText = sent;
      dirtySince = 0;
      S.hush();
      if (S.area.value === sent) { S.forget(); }
      if (S.area.value !== S.text) { S.live(); }
      savedWords = '已保存 · ' + told.at;
      S.say(savedWords, '');
    }).catch(function (error) {
      if (error.status === 409) { return S.conflict(error.message); }
      if (error.status === 422 || error.status === 413) {
        S.forget();
        S.say('没有保存', 'lost');
        return S.complain(error);
      }
      var kept = S.remember();
      if (error.status === 401) {
        S.say(kept ? '登录已失效，已存于本机' : '登录已失效，没有保存', kept ? 'away' : 'lost');
        return S.complain(error);
      }
      S.say(kept ? '离线，已存于本机' : '离线，没有保存', kept ? 'away' : 'lost');
      saveTimer = setTimeout(S.save, 5000);
    }).then(function () {
      saving = false;
      if (S.area.value !== S.savedText && !S.blocked && !/away|lost/.test(S.state.className)) { S.keepLater(); }
    });
  };

  S.remember = function () {
    try {
      localStorage.setItem(S.store, JSON.stringify({ text: S.area.value, revision: S.revision, at: Date.now() }));
      return true;
    } catch (error) { return false; }
  };

  S.forget = function () {
    try { localStorage.removeItem(S.store); } catch (error) { /* no storage, nothing to forget */ }
  };

  S.ask = function (words, choices) {
    S.trouble.textContent = '';
    S.trouble.appendChild(S.element('p', '', words));
    var acts = S.element('div', 'acts');
    choices.forEach(function (choice) {
      var button = S.element('button', '', choice[0]);
      button.type = 'button';
      button.addEventListener('click', function () { S.trouble.hidden = true; choice[1](); });
      acts.appendChild(button);
    });
    S.trouble.appendChild(acts);
    S.trouble.hidden = false;
  };

  S.conflict = function (words) {
    S.blocked = true;
    S.remember();
    S.say('没有保存：别处已修改', 'lost');
    S.ask(words, [
      ['保留我的内容', function () {
        fetch(S.base, { credentials: 'same-origin' }).then(function (reply) { return reply.text(); }).then(function (page) {
          var field = new DOMParser().parseFromString(page, 'text/html').getElementById('revision');
          S.blocked = false;
          if (field) { S.revision = Number(field.value); }
          S.save(true);
        }).catch(function () { S.blocked = false; S.complain(new Error('服务器没有回答，请稍后再试。您的内容已存于本机。')); });
      }],
      ['改用别处的内容', function () { S.forget(); window.location.href = S.base; }],
      ['在新窗口查看别处的内容', function () { window.open(S.base + '/versions', '_blank'); S.conflict(words); }]
    ]);
  };

  S.recover = function () {
    var kept = null;
    try { kept = JSON.parse(localStorage.getItem(S.store) || 'null'); } catch (error) { kept = null; }
    if (!kept || typeof kept.text !== 'string' || kept.text === S.area.value) { return S.forget(); }
    var at = new Date(kept.at);
    var when = (at.getMonth() + 1) + '月' + at.getDate() + '日 ' + at.getHours() + ':' + ('0' + at.getMinutes()).slice(-2);
    S.ask('本机有一份' + when + '没有存上的内容。', [
      ['恢复它', function () { S.replaceText(kept.text); }],
      ['不要了', S.forget]
    ]);
  };
})(window.wenshuStudio);
