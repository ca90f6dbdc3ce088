'use strict';
// The page keeps the report as it was read and what was typed into it; the
// server reads, checks, renders and writes. Nothing outlives the page.

const $ = id => document.getElementById(id);
const words = document.body.dataset;

let filing = null;       // what the server answered of the report, and what it is checked by: {report, problems, unread, level, prior}
let entries = {};        // texts typed into cells, by ref
let saved = true;        // all entries are in a file that was downloaded
let suspects = [];       // as the server answered them
let timer;               // of the check that is to come
let turn = 0, reads = 0; // the last check and the last file that were asked for

// ask posts and returns the answer, or throws an Error with a sentence for people.
async function ask(path, body, query = {}) {
  let answer;
  try {
    answer = await fetch(path + '?' + new URLSearchParams({lang: words.lang, ...query}), {method: 'POST', body});
  } catch {
    throw new Error(words.offline);
  }
  if (answer.ok) return answer;
  let failure = {error: words.offline};
  try {
    failure = await answer.json();
  } catch { /* something else than this program answered */ }
  throw Object.assign(new Error(failure.error), {columns: failure.columns});
}

const form = () => JSON.stringify({...filing, entries});

function fail(error) { $('failure').textContent = error ? error.message : ''; }

// Reading a file.

async function read(file) {
  if (!saved && !confirm(words.discard)) return;
  const mine = ++reads;
  fail();
  if (file.size > Number(words.maxBytes)) return fail(new Error(words.tooLarge));
  document.body.setAttribute('aria-busy', 'true');
  $('busy').textContent = words.busy;
  try {
    const answer = await (await ask('/read', file)).json();
    if (mine !== reads) return;
    clearTimeout(timer);
    turn++; // what is still to be answered is about the report before
    filing = {report: answer.report, problems: answer.problems, unread: answer.unread, level: answer.level};
    entries = {};
    saved = true;
    forgetRegister();
    show(answer, true);
    $('intake').hidden = true;
    $('desk').hidden = false;
    $('paste').value = '';
    $('panel').focus({preventScroll: true});
    scrollTo(0, 0);
  } catch (error) {
    if (mine === reads) fail(error);
  } finally {
    if (mine === reads) {
      document.body.removeAttribute('aria-busy');
      $('busy').textContent = '';
      $('file').value = '';
    }
  }
}

const isField = target => target instanceof Element && target.matches('input:not([type=file]), textarea');

// pasted returns what is to be read of a clipboard or a drop: a file, else a page
// if it holds a table, else text.
function pasted(transfer) {
  if (transfer.files.length > 0) return transfer.files[0];
  const page = transfer.getData('text/html');
  const text = page.includes('<table') ? page : transfer.getData('text/plain');
  return text.trim() ? new Blob([text]) : null;
}

$('file').addEventListener('change', event => { if (event.target.files[0]) read(event.target.files[0]); });
$('paste').addEventListener('input', () => { $('read-paste').hidden = !$('paste').value.trim(); });
$('read-paste').addEventListener('click', () => read(new Blob([$('paste').value])));
$('another').addEventListener('click', () => {
  $('intake').hidden = false;
  scrollTo(0, 0);
  $('file').focus();
});
addEventListener('paste', event => {
  if (isField(event.target) && event.target.id !== 'paste') return;
  const file = pasted(event.clipboardData);
  if (!file) return;
  event.preventDefault();
  read(file);
});
addEventListener('dragover', event => {
  event.preventDefault();
  $('drop').classList.add('over');
});
addEventListener('dragleave', event => { if (!event.relatedTarget) $('drop').classList.remove('over'); });
addEventListener('drop', event => {
  event.preventDefault();
  $('drop').classList.remove('over');
  const file = pasted(event.dataTransfer);
  if (file && filing && event.target instanceof Element && event.target.closest('#basis')) readRegister(file);
  else if (file) read(file);
});
addEventListener('beforeunload', event => { if (!saved) event.preventDefault(); });

// Showing what was found.

// show takes over an answer. The report is put in place as a whole when it is
// fresh; otherwise only the marks change, and no field loses focus or caret.
function show(answer, fresh) {
  const article = new DOMParser().parseFromString(answer.article, 'text/html').body.firstElementChild;
  const marks = article.querySelector('.marks');
  if (marks) marks.remove();
  suspects = answer.suspects;
  for (const cell of article.querySelectorAll('td[id]')) prepare(cell, answer.sole);
  if (fresh) {
    $('report').replaceChildren(article);
  } else {
    for (const cell of article.querySelectorAll('td[id]')) update($(cell.id), cell);
  }
  // What was not read is no finding: it is told apart.
  const unread = marks ? [...marks.querySelectorAll('li.unread')] : [];
  if (marks && marks.querySelectorAll('li').length === unread.length) marks.remove();
  $('unread').hidden = unread.length === 0;
  list($('unread').querySelector('ul'), unread);
  list($('findings'), marks?.querySelector('li') ? [marks] : []);
  showBasis(answer);
  $('suspects-title').textContent = answer.suspectsTitle;
  $('suspects').hidden = suspects.length === 0;
  list($('suspects').querySelector('ol'), suspects.map((suspect, i) => item(suspect.text, suspect.button, {suspect: i})));
  $('changes').hidden = answer.changes.length === 0;
  list($('changes').querySelector('ul'), answer.changes.map(change => item(change.text, words.restore, {restore: change.ref})));
  if ($('status').textContent !== answer.status) $('status').textContent = answer.status;
  $('bar').className = answer.severity;
  $('to-findings').hidden = answer.severity === '';
}

function showBasis(answer) {
  $('level').value = filing.level ?? '';
  $('prior-title').textContent = answer.priorTitle ?? '';
  $('prior-note').textContent = answer.priorNote ?? '';
  $('basis-note').textContent = answer.basisNote;
  $('remove-prior').hidden = !filing.prior;
  $('register-title').textContent = answer.register?.title ?? '';
  $('remove-register').hidden = !filing.register;
  const cells = answer.register?.cells ?? [];
  $('register-cells').hidden = cells.length === 0;
  list($('register-cells').querySelector('ul'), cells.map(({ref, text}) => {
    const li = document.createElement('li'), link = document.createElement('a');
    link.href = '#' + ref;
    link.textContent = text;
    li.append(link);
    return li;
  }));
}

// prepare names a field by its header cells and describes it by its findings. A
// cell that alone explains what fails gets the button that mends it.
function prepare(cell, sole) {
  const field = cell.querySelector('input');
  if (!field) return;
  field.setAttribute('aria-labelledby', cell.getAttribute('headers'));
  const about = [...cell.querySelectorAll('a.mark')].map(mark => mark.hash.slice(1));
  const i = suspects.findIndex(suspect => suspect.cells.some(({ref}) => ref === cell.id));
  if (i >= 0) {
    about.push('suspect-' + i);
    cell.classList.add('suspected');
    if (sole) {
      const {want} = suspects[i].cells.find(({ref}) => ref === cell.id);
      cell.append(button('→ ' + want, suspects[i].button + ' ' + suspects[i].text, {suspect: i}));
    }
  }
  if (about.length > 0) field.setAttribute('aria-describedby', about.join(' '));
}

// update gives a cell the marks of another, and its figure unless it is edited.
function update(cell, other) {
  const field = cell?.querySelector('input');
  const fresh = other.querySelector('input');
  if (!field || !fresh) return;
  cell.className = other.className;
  for (const name of ['aria-invalid', 'aria-describedby']) {
    if (fresh.hasAttribute(name)) field.setAttribute(name, fresh.getAttribute(name));
    else field.removeAttribute(name);
  }
  const figure = fresh.value;
  if (field !== document.activeElement && field.value !== figure) field.value = figure;
  const marks = parent => [...parent.childNodes].slice(1).map(node => node.outerHTML ?? node.data).join('');
  if (marks(cell) === marks(other)) return;
  const focused = cell.contains(document.activeElement) && field !== document.activeElement;
  while (field.nextSibling) field.nextSibling.remove();
  while (fresh.nextSibling) cell.append(fresh.nextSibling);
  if (focused) field.focus({preventScroll: true});
}

// list replaces children where they differ, and keeps the focus in the panel.
function list(parent, children) {
  const fresh = document.createElement('div');
  fresh.append(...children);
  if (fresh.innerHTML === parent.innerHTML) return;
  const focused = parent.contains(document.activeElement);
  parent.replaceChildren(...fresh.childNodes);
  if (focused) $('panel').focus({preventScroll: true});
}

function button(label, meaning, data) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.setAttribute('aria-label', meaning);
  made.title = meaning;
  Object.assign(made.dataset, data);
  return made;
}

function item(text, label, data) {
  const li = document.createElement('li');
  if ('suspect' in data) li.id = 'suspect-' + data.suspect;
  li.append(text + ' ', button(label, label + ' ' + text, data));
  return li;
}

// Correcting figures.

async function check(fresh = false) {
  clearTimeout(timer);
  const mine = ++turn;
  try {
    const answer = await (await ask('/check', form())).json();
    if (mine !== turn) return;
    fail();
    show(answer, fresh);
  } catch (error) {
    if (mine === turn) fail(error);
  }
}

function enter(ref, text) {
  entries[ref] = text;
  saved = false;
}

function set(ref, text) {
  const field = $(ref)?.querySelector('input');
  if (field) field.value = text;
  return field;
}

function go(field) {
  field.focus({preventScroll: true});
  field.select();
  field.scrollIntoView({block: 'center', inline: 'center'});
}

$('report').addEventListener('input', event => {
  if (!event.target.name) return;
  enter(event.target.name, event.target.value);
  clearTimeout(timer);
  timer = setTimeout(check, 250);
});
// A figure that was typed in another writing ("１２", "1,200") is shown as it is
// understood once the field is left.
$('report').addEventListener('change', () => check());
$('report').addEventListener('keydown', event => {
  const step = {ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1}[event.key];
  if (!step || !event.target.name || event.isComposing) return;
  event.preventDefault();
  const column = name => name.slice(name.lastIndexOf('.'));
  const fields = [...event.target.closest('table').querySelectorAll('input')].filter(field => column(field.name) === column(event.target.name));
  const next = fields[fields.indexOf(event.target) + step];
  if (next) go(next);
});

// take enters the figures that a suspect proposes.
function take({cells}) {
  for (const {ref, want} of cells) {
    enter(ref, want);
    set(ref, want);
  }
  go($(cells[0].ref).querySelector('input'));
  check();
}

async function restore(ref) {
  delete entries[ref];
  saved = Object.keys(entries).length === 0;
  if (document.activeElement.name === ref) document.activeElement.blur();
  await check();
  go($(ref).querySelector('input'));
}

$('desk').addEventListener('click', event => {
  const pressed = event.target.closest('button')?.dataset;
  if (pressed?.suspect) take(suspects[pressed.suspect]);
  else if (pressed?.restore) restore(pressed.restore);
  else if (pressed?.format) download(pressed.format);
  // The whole cell leads into its field.
  if (event.target.matches('#report td')) event.target.querySelector('input')?.focus();
  const link = event.target.closest('#panel a[href^="#"]');
  const field = link && $(decodeURIComponent(link.hash.slice(1)))?.querySelector('input');
  if (field) {
    event.preventDefault();
    go(field);
  }
});

// What the report is checked by.

$('level').addEventListener('change', () => {
  filing.level = $('level').value;
  check();
});
$('prior').addEventListener('change', async () => {
  const file = $('prior').files[0], mine = filing;
  $('prior').value = '';
  if (!file) return;
  fail();
  if (file.size > Number(words.maxBytes)) return fail(new Error(words.tooLarge));
  $('busy').textContent = words.busy;
  try {
    const {prior} = await (await ask('/prior', file)).json();
    if (mine !== filing) return;
    filing.prior = prior;
    await check();
  } catch (error) {
    if (mine === filing) fail(error);
  } finally {
    $('busy').textContent = '';
  }
});
// A register of requests, chosen or dropped beside the report. The page keeps the file as
// long as its columns can be given another meaning.
let register = null; // {file, chosen: fields by heading, columns}

async function readRegister(file, chosen = {}) {
  const mine = filing;
  fail();
  if (file.size > Number(words.maxBytes)) return fail(new Error(words.tooLarge));
  $('busy').textContent = words.busy;
  try {
    const query = {year: JSON.parse(filing.report).year ?? '', ...(Object.keys(chosen).length && {columns: JSON.stringify(chosen)})};
    const answer = await (await ask('/register', file, query)).json();
    if (mine !== filing) return;
    filing.register = answer.register;
    register = {file, chosen, columns: answer.columns ?? []};
    showColumns(false);
    await check();
  } catch (error) {
    if (mine !== filing) return;
    if (error.columns) {
      register = {file, chosen, columns: error.columns};
      showColumns(true);
    }
    fail(error);
  } finally {
    $('busy').textContent = '';
  }
}

// showColumns lists what every column was understood as, to be chosen otherwise.
function showColumns(open) {
  const columns = register?.columns ?? [];
  $('register-columns').hidden = columns.length === 0;
  if (open) $('register-columns').open = true;
  $('columns-list').replaceChildren(...columns.map(column => {
    const line = document.createElement('p'), label = document.createElement('label'), field = document.createElement('select');
    for (const option of $('register-fields').options) {
      const personal = option.value === '#', disputes = option.value.startsWith('disputes.');
      if (personal ? !column.personal : option.value && disputes !== !!column.ofDisputes) continue;
      field.add(new Option(option.textContent, option.value));
    }
    field.value = column.personal ? '#' : column.field;
    field.disabled = !!column.personal || column.heading.startsWith('#');
    field.dataset.was = field.value;
    field.dataset.heading = column.heading;
    label.textContent = column.heading;
    label.append(field);
    line.append(label);
    return line;
  }));
}
$('apply-columns').addEventListener('click', () => {
  const chosen = {...register.chosen};
  for (const field of document.querySelectorAll('#columns-list select')) {
    if (field.value !== field.dataset.was) chosen[field.dataset.heading] = field.value;
  }
  readRegister(register.file, chosen);
});
$('register').addEventListener('change', () => {
  const file = $('register').files[0];
  $('register').value = '';
  if (file) readRegister(file);
});
function forgetRegister() {
  register = null;
  showColumns(false);
}
$('remove-register').addEventListener('click', () => {
  delete filing.register;
  forgetRegister();
  check();
  $('register').focus();
});
$('remove-prior').addEventListener('click', () => {
  delete filing.prior;
  check();
  $('prior').focus();
});

// Downloading.

async function download(format) {
  fail();
  const before = JSON.stringify(entries);
  try {
    const answer = await ask('/download', form(), {format, ...($('marked').checked && {marks: '1'})});
    const name = /filename\*=utf-8''([^;]+)/i.exec(answer.headers.get('Content-Disposition'));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name ? decodeURIComponent(name[1]) : 'report.' + format;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    if (JSON.stringify(entries) === before) saved = true;
  } catch (error) {
    fail(error);
  }
}

// Switching the language keeps the report: the words of the other page are put in
// the place of this one's.
$('switch').addEventListener('click', async event => {
  event.preventDefault();
  const url = event.currentTarget.href;
  let other;
  try {
    other = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
  } catch {
    return fail(new Error(words.offline));
  }
  const fresh = other.querySelectorAll('[data-words]');
  document.querySelectorAll('[data-words]').forEach((element, i) => { element.textContent = fresh[i].textContent; });
  Object.assign(words, other.body.dataset);
  document.title = other.title;
  document.documentElement.lang = other.documentElement.lang;
  $('report').setAttribute('aria-label', other.getElementById('report').getAttribute('aria-label'));
  $('switch').href = other.getElementById('switch').getAttribute('href');
  $('switch').lang = other.getElementById('switch').lang;
  history.replaceState(null, '', url);
  fail();
  showColumns(false);
  if (filing) check(true);
});
