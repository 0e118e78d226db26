// Upload by drag and drop; the form works without this.
(function () {
  'use strict';
  var form = document.getElementById('upload');
  var drop = document.getElementById('drop');
  var input = document.getElementById('file');
  var state = document.getElementById('upload-state');
  if (!form || !drop || !input) { return; }
  var limit = Number(form.getAttribute('data-limit'));
  document.getElementById('drop-hint').textContent = '也可以把文件拖到这里。旧版 .doc、.wps 请先用 WPS 另存为 .docx。';

  function tooLarge() {
    var file = input.files[0];
    if (!file || file.size <= limit) { return false; }
    state.textContent = '文件超过20 MB，不能上传。请删去其中的图片，或只上传正文。';
    return true;
  }
  ['dragenter', 'dragover'].forEach(function (name) {
    document.addEventListener(name, function (event) {
      event.preventDefault();
      drop.classList.add('over');
    });
  });
  ['dragleave', 'drop'].forEach(function (name) {
    document.addEventListener(name, function (event) {
      event.preventDefault();
      drop.classList.remove('over');
    });
  });
  document.addEventListener('drop', function (event) {
    var files = event.dataTransfer && event.dataTransfer.files;
    if (!files || !files.length) { return; }
    input.files = files;
    if (!tooLarge()) { send(); }
  });
  input.addEventListener('change', function () {
    if (!tooLarge()) { state.textContent = ''; }
  });
  form.addEventListener('submit', function (event) {
    if (tooLarge()) { event.preventDefault(); } else { state.textContent = '正在上传……'; }
  });
  function send() {
    state.textContent = '正在上传' + input.files[0].name + '……';
    form.submit();
  }
})();
