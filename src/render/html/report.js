'use strict';
// Sorts and filters what is there. The page says the same without it.
const list = document.getElementById('list');
const filter = document.getElementById('filter');

function start() {
  const [rule, query, sort, shown] = ['rule', 'query', 'sort', 'shown'].map((id) => document.getElementById(id));
  const items = [...list.children];
  const rules = [...document.querySelectorAll('#rules > article')].map((article) => article.id.slice('rule-'.length));
  const severities = ['error', 'warning', 'info'];

  for (const name of rules) rule.append(new Option(name, name));
  const isShown = (item) => {
    const severity = severities.find((name) => item.classList.contains(name));
    return !item.hidden && (!severity || document.getElementById(`show-${severity}`).checked);
  };
  const apply = () => {
    const text = query.value.trim().toLowerCase();
    for (const item of items) {
      const isOther = rule.value !== '' && item.dataset.rule !== rule.value;
      item.hidden = isOther || (text !== '' && !item.textContent.toLowerCase().includes(text));
    }
    shown.textContent = `${items.filter(isShown).length} of ${items.length} shown`;
  };
  const order = () => {
    list.dataset.sort = sort.value;
    // What is of no rule comes last.
    const place = (item) => (rules.indexOf(item.dataset.rule) + 1) || rules.length + 1;
    for (const item of items) item.style.order = sort.value === 'rule' ? place(item) : '';
  };
  filter.addEventListener('submit', (event) => event.preventDefault());
  filter.addEventListener('input', apply);
  sort.addEventListener('change', order);
  filter.querySelector('.scripted').hidden = false;
  apply();
  order();
}

// The name of a rule leads to its text; with this, the text comes to the finding.
list.addEventListener('click', (event) => {
  const link = event.target.closest('a.rule');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const text = document.getElementById(link.hash.slice(1))?.querySelector('.text');
  if (!text) return;
  event.preventDefault();
  const item = link.closest('article');
  const open = item.querySelector(':scope > .text');
  if (open) open.remove();
  else item.append(text.cloneNode(true));
  link.setAttribute('aria-expanded', String(!open));
});

if (filter) start();
