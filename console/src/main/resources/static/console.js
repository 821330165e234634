// What the page does better with a script than without. Nothing here is needed to use it.
(() => {
  'use strict';

  const UNITS = [['s', 1, 90], ['min', 60, 90], ['h', 3600, 36], ['days', 86400, Infinity]];

  function relative(date) {
    const seconds = Math.round((Date.now() - date) / 1000);
    const distance = Math.abs(seconds);
    if (distance < 10) return 'just now';
    const [unit, length] = UNITS.find(([, length, most]) => distance / length < most);
    const text = `${Math.round(distance / length)} ${unit}`;
    return seconds < 0 ? `in ${text}` : `${text} ago`;
  }

  function tick() {
    for (const time of document.querySelectorAll('.lasting')) {
      const text = relative(new Date(time.dataset.since)).replace(/^(.*) ago$/, 'for $1');
      if (time.textContent !== text) time.textContent = text;
    }
    for (const time of document.querySelectorAll('time.ago')) {
      const at = new Date(time.dateTime);
      const text = time.classList.contains('due') && at < Date.now() ? 'now' : relative(at);
      if (time.textContent !== text) time.textContent = text;
    }
  }

  function ready(root) {
    if (navigator.clipboard) {
      root.querySelectorAll('[data-copy][hidden]').forEach(button => { button.hidden = false; });
    }
    root.querySelectorAll('[data-script-hides]').forEach(element => { element.hidden = true; });
    root.querySelectorAll('[data-script-shows]').forEach(element => { element.hidden = false; });
  }

  document.addEventListener('click', event => {
    const copy = event.target.closest('[data-copy]');
    if (copy) {
      navigator.clipboard.writeText(document.querySelector(copy.dataset.copy).textContent).then(() => {
        const before = copy.textContent;
        copy.textContent = 'Copied';
        setTimeout(() => { copy.textContent = before; }, 1500);
      });
    }
    if (event.target.closest('[data-close]')) {
      event.preventDefault();
      event.target.closest('dialog').close();
    }
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const menu = document.querySelector('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });

  // What went wrong is told where there is room for it, not in place of what was asked for.
  document.addEventListener('htmx:beforeSwap', event => {
    // Nobody is interrupted while typing a text.
    if (event.detail.target === document.activeElement && event.detail.target.tagName === 'TEXTAREA') {
      event.detail.shouldSwap = false;
    }
    if (!event.detail.isError) return;
    const inDialog = event.detail.requestConfig.elt.closest('dialog');
    const room = document.getElementById(inDialog ? 'warnings' : 'went-wrong');
    if (!room) return;
    // A service answers as programs read it; people are told the sentence in it.
    if ((event.detail.xhr.getResponseHeader('Content-Type') || '').includes('json')) {
      const notice = document.createElement('p');
      notice.className = 'notice bad';
      try {
        const problem = JSON.parse(event.detail.xhr.responseText);
        notice.textContent = `${problem.detail || problem.title} ${problem.code || ''}`;
      } catch {
        notice.textContent = 'Something went wrong. Reload the page and try again.';
      }
      event.detail.serverResponse = notice.outerHTML;
    }
    event.detail.target = room;
    event.detail.swapOverride = 'innerHTML';
    event.detail.selectOverride = 'unset';
  });

  document.addEventListener('htmx:afterSwap', event => {
    ready(event.target);
    const dialog = document.getElementById('dialog');
    const asker = event.detail.requestConfig && event.detail.requestConfig.elt;
    let next = event.target.querySelector('[data-focus]');
    if (event.target.closest('dialog')) {
      if (!dialog.open) {
        dialog.dataset.opener = asker ? asker.id : '';
        dialog.showModal();
      }
    } else if (dialog && dialog.open && dialog.contains(asker)) {
      // What the dialog was opened for is done, and stands on the page.
      dialog.close();
      next = document.getElementById(dialog.dataset.opener);
    } else if (asker && asker.dataset.then) {
      next = document.querySelector(asker.dataset.then);
    }
    if (next) next.focus();
  });

  // A stream that has told everything says so; then the page shows what only the whole page can.
  document.addEventListener('htmx:sseClose', event => {
    const whole = event.target.dataset.then;
    if (whole) window.location.replace(whole);
  });

  document.querySelectorAll('.sections [aria-current], .tabs [aria-current]')
    .forEach(current => current.scrollIntoView({block: 'nearest', inline: 'nearest'}));

  // A reload does not say again what was done before it.
  const address = new URL(window.location.href);
  const done = ['started', 'since', 'deleted'].filter(name => address.searchParams.has(name));
  done.forEach(name => address.searchParams.delete(name));
  if (done.length) window.history.replaceState(window.history.state, '', address);

  // What is selected in a list stays so when its rows are shown anew.
  const selected = new Set();
  function select() {
    const boxes = [...document.querySelectorAll('#rows input[name=connector]')];
    boxes.forEach(box => { box.checked = selected.has(box.value); });
    const count = boxes.filter(box => box.checked).length;
    document.querySelectorAll('[data-needs-selection]').forEach(button => { button.disabled = !count; });
    const told = document.getElementById('bulk-count');
    if (told) told.textContent = count ? `${count} selected` : '';
    const all = document.getElementById('select-all');
    if (all) {
      all.checked = count > 0 && count === boxes.length;
      all.indeterminate = count > 0 && count < boxes.length;
    }
  }
  document.addEventListener('change', event => {
    if (event.target.id === 'select-all') {
      document.querySelectorAll('#rows input[name=connector]').forEach(box => {
        if (event.target.checked) selected.add(box.value); else selected.delete(box.value);
      });
    } else if (event.target.matches('#rows input[name=connector]')) {
      if (event.target.checked) selected.add(event.target.value); else selected.delete(event.target.value);
    } else return;
    select();
  });
  document.addEventListener('htmx:afterSettle', select);
  document.querySelectorAll('#rows input[name=connector]:checked').forEach(box => selected.add(box.value));
  select();

  // The whole row leads where its name leads; what can be pressed or selected in it stays as it is.
  document.addEventListener('click', event => {
    const row = event.target.closest('tr');
    const link = row && row.querySelector('th[scope=row] a[href]');
    const busy = event.target.closest('a, button, input, label, select, summary, code') || String(window.getSelection());
    if (link && row.closest('table.cards') && !busy) link.click();
  });

  // Without leaving the keyboard: / searches, j and k go from row to row.
  document.addEventListener('keydown', event => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/') {
      const search = document.querySelector('main input[type=search]');
      if (search) {
        event.preventDefault();
        search.focus();
      }
    } else if (event.key === 'j' || event.key === 'k') {
      const rows = [...document.querySelectorAll('table.cards th[scope=row] a[href]')];
      const at = rows.indexOf(document.activeElement);
      const next = rows[event.key === 'j' ? at + 1 : Math.max(0, at - 1)];
      if (next) next.focus();
    }
  });

  ready(document);
  setInterval(tick, 10000);
})();
