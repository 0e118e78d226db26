// 保留原文 in the studio: leaving a finding as it is with a reason, and taking that back.
// Plain JavaScript for Chromium 78 and later; see studio.js.
(function (S) {
  'use strict';

  if (!S) { return; }

  /** 保留原文: the reason and its button, folded away. */
  S.keepForm = function () {
    var fold = S.element('details', 'keep'), row = S.element('div', 'keep-form'), why = S.element('input', '');
    fold.appendChild(S.element('summary', '', '保留原文……'));
    why.placeholder = '理由，如：照录省政府文件原文';
    why.setAttribute('aria-label', '保留原文的理由');
    why.maxLength = 100;
    why.autocomplete = 'off';
    var button = S.element('button', 'keep-it', '保留');
    button.type = 'button';
    row.appendChild(why);
    row.appendChild(button);
    fold.appendChild(row);
    return fold;
  };

  S.drawWaived = function () {
    var list = S.byId('waived-list');
    list.textContent = '';
    S.data.waived.forEach(function (waived, index) {
      var item = S.element('li', '', '第' + waived.line + '行　' + waived.message);
      item.appendChild(document.createElement('br'));
      item.appendChild(S.element('span', 'faint', waived.person + '：' + waived.reason + ' '));
      var back = S.element('button', 'quiet', '撤回');
      back.type = 'button';
      back.setAttribute('data-index', index);
      item.appendChild(back);
      list.appendChild(item);
    });
    S.byId('waived').hidden = !S.data.waived.length;
    S.byId('waived-count').textContent = S.data.waived.length;
  };

  function waive(finding, reason, said) {
    S.post('/live/waivers', { text: S.area.value, code: finding.code, start: finding.byte, reason: reason }).then(function (told) {
      S.replaceText(told.text);
      S.say(said, '');
    }).catch(S.complain);
  }

  S.byId('waived-list').addEventListener('click', function (event) {
    var button = event.target.closest('button');
    if (!button) { return; }
    event.preventDefault();
    waive(S.data.waived[Number(button.getAttribute('data-index') || 0)], null, '已撤回保留');
  });

  S.keep = function (item, index) {
    var why = item.querySelector('.keep input');
    if (!why.value.trim()) { why.focus(); return S.say('请写明为什么保留原文', 'bad'); }
    waive(S.data.findings[index], why.value, '已保留原文，可以撤销');
  };

  // Enter in a reason keeps the words; it does not save the draft.
  S.list.addEventListener('keydown', function (event) {
    var item = event.target.closest('.finding');
    if (event.key !== 'Enter' || !event.target.closest('.keep input')) { return; }
    event.preventDefault();
    S.keep(item, Number(item.getAttribute('data-index')));
  });
})(window.wenshuStudio);
