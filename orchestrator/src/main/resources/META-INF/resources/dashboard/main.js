// The frame around the views: who is signed in, which view the address names, light or dark.

import {session} from './api.js';
import {auditView} from './audit.js';
import {evacuateView} from './evacuate.js';
import {evacuationsView, evacuationView} from './evacuations.js';
import {freezeEverything} from './freeze.js';
import {h, refill, say} from './dom.js';
import {problemBox} from './dialogs.js';
import {mark} from './status.js';
import * as theme from './theme.js';
import {groupsView} from './groups.js';
import {groupView} from './group.js';
import {orderView} from './order.js';
import {operationView} from './operation.js';
import {operationsView} from './operations.js';
import {signInView} from './signin.js';

const NAME = '([a-z0-9][a-z0-9-]{0,62})';
const VIEWS = [
  [/^#?\/?$/, groupsView],
  [new RegExp(`^#/groups/${NAME}$`), groupView],
  [new RegExp(`^#/groups/${NAME}/order(?:/([A-Z]+))?$`), orderView],
  [/^#\/operations$/, operationsView],
  [/^#\/operations\/([0-9a-f-]{36})$/, operationView],
  [/^#\/evacuations$/, evacuationsView],
  [/^#\/evacuations\/order$/, evacuateView],
  [/^#\/evacuations\/([0-9a-f-]{36})$/, evacuationView],
  [/^#\/audit$/, auditView],
];

const content = document.getElementById('content');
let shown = new AbortController();

async function show() {
  shown.abort();
  shown = new AbortController();
  const {signal} = shown;
  drawTop();
  if (!session.isOpen()) {
    place(signInView(show), 'Sign in');
    return;
  }
  const hash = location.hash;
  const [pattern, view] = VIEWS.find(([candidate]) => candidate.test(hash)) ?? [null, nothingHere];
  const parameters = pattern ? pattern.exec(hash).slice(1) : [];
  content.setAttribute('aria-busy', 'true');
  try {
    const page = await view(signal, ...parameters);
    if (!signal.aborted) {
      place(page.element, page.title);
    }
  } catch (problem) {
    if (!signal.aborted && session.isOpen()) {
      place(h('div', {class: 'page'}, h('h1', {}, 'This cannot be shown'), problemBox(problem), h('p', {}, h('a', {href: '#/'}, 'All groups'))), 'Problem');
    }
  } finally {
    content.removeAttribute('aria-busy');
  }
}

function place(element, title) {
  document.title = `${title} · Handover`;
  refill(content, element);
  window.scrollTo(0, 0);
  if (!content.contains(document.activeElement)) {
    content.focus({preventScroll: true});
  }
  say(title);
}

async function nothingHere() {
  return {title: 'Nothing here', element: h('div', {class: 'page'}, h('h1', {}, 'Nothing here'), h('p', {}, h('a', {href: '#/'}, 'All groups')))};
}

function drawTop() {
  const here = path => (location.hash || '#/').split('/')[1] === path ? 'page' : null;
  const links = session.isOpen()
    ? h('nav', {'aria-label': 'Main'},
      h('a', {href: '#/', 'aria-current': here('') ?? here('groups')}, 'Groups'),
      h('a', {href: '#/operations', 'aria-current': here('operations')}, 'Operations'),
      h('a', {href: '#/evacuations', 'aria-current': here('evacuations')}, 'Evacuations'),
      h('a', {href: '#/audit', 'aria-current': here('audit')}, 'Audit'))
    : null;
  refill(document.getElementById('top'),
    h('a', {class: 'brand', href: '#/'}, h('img', {src: 'dashboard/mark.svg', alt: '', width: '24', height: '24'}), 'Handover'),
    links,
    h('div', {class: 'who'},
      session.isOpen() ? h('span', {class: 'caller'}, h('span', {}, session.name()), h('span', {class: 'tag'}, session.role().toLowerCase())) : null,
      theme.control(),
      session.isOpen() ? h('button', {class: 'quiet', type: 'button', onclick: leave}, 'Sign out') : null));
  drawNotice();
}

function drawNotice() {
  const notice = document.getElementById('notice');
  if (!session.isOpen()) {
    refill(notice);
    return;
  }
  freezeEverything.look(shown.signal).then(state => refill(notice, state.frozen
    ? h('p', {class: 'band'}, mark('paused', 'warn', 'All groups are frozen'), state.freezes.map(freeze => h('span', {}, `by ${freeze.actor}: ${freeze.reason}`)))
    : null)).catch(() => {});
}

function leave() {
  session.close();
  location.hash = '#/';
  show();
}

theme.apply();
session.onTurnedAway(show);
addEventListener('hashchange', show);
// Whoever goes to another page no longer wants what this one asked for: that is no error.
addEventListener('unhandledrejection', event => { if (event.reason?.name === 'AbortError') { event.preventDefault(); } });
addEventListener('handover:frozen', drawNotice);
if (session.hasToken()) {
  session.open().then(show, show);
} else {
  show();
}
