// Who wanted what, and what came of it: the audit, page by page as it was written.

import {get} from './api.js';
import {field, h, refill, table} from './dom.js';
import {count, moment} from './format.js';
import {mark} from './status.js';

const PAGE = 100;

export async function auditView(signal) {
  const {items: groups} = await get('/v1/groups', signal);
  const group = h('select', {name: 'group'}, [['', 'Everything'], ...groups.map(one => [one.name, one.name])].map(([value, text]) => h('option', {value}, text)));
  const after = h('input', {type: 'number', min: '0', value: '0', name: 'after'});
  const body = h('div', {});
  const draw = async () => refill(body, await page(Number(after.value) || 0, group.value, signal));
  group.addEventListener('change', draw);
  after.addEventListener('change', draw);
  await draw();
  return {title: 'Audit', element: h('div', {class: 'page'}, h('h1', {}, 'Audit'),
    h('p', {class: 'hint'}, 'Every request that would change something, also refused ones, in the order in which they came. ./handover audit verify checks that nothing was altered or left out.'),
    h('div', {class: 'filters'}, field('Group', group), field('After entry number', after)), body)};
}

async function page(after, group, signal) {
  const query = new URLSearchParams({after: String(after), limit: String(PAGE)});
  if (group) {
    query.set('group', group);
  }
  const {items, next} = await get(`/v1/audit?${query}`, signal);
  if (!items.length) {
    return h('p', {class: 'empty'}, 'Nothing here.');
  }
  const more = h('button', {type: 'button', onclick: async () => more.replaceWith(...[await page(next, group, signal)].flat())}, 'Later ones');
  return [table(`Audit, ${count(items.length, 'entry', 'entries')}`, ['No', 'When', 'Who', 'What', 'Says', 'Outcome'], items.map(row)), ...(next ? [more] : [])];
}

function row(entry) {
  return h('tr', {},
    h('td', {class: 'number'}, String(entry.seq)),
    h('td', {}, h('time', {datetime: entry.at, title: entry.at}, moment(entry.at))),
    h('td', {}, entry.actor, entry.peer ? h('span', {class: 'sub'}, entry.peer) : null),
    h('th', {scope: 'row'}, `${entry.method} ${entry.path}`, h('span', {class: 'sub'}, entry.event.toLowerCase())),
    h('td', {class: 'reason'}, Object.entries(entry.words).map(([name, value]) => `${name}: ${value}`).join('\n')),
    h('td', {}, outcome(entry)));
}

function outcome(entry) {
  if (entry.status === undefined) {
    return entry.outcome ?? '–';
  }
  const refused = entry.status >= 400;
  return mark(refused ? 'bad' : 'done', refused ? 'bad' : 'good', `${entry.status} ${entry.outcome ?? ''}`);
}
