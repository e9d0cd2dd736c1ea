// What was done, newest first.

import {get} from './api.js';
import {field, h, refill, table} from './dom.js';
import {ago, direction, length, moment, word} from './format.js';
import {operationState} from './status.js';

const STATES = ['RUNNING', 'WAITING', 'PAUSED', 'HALTED', 'SUCCEEDED', 'SUCCEEDED_WITH_EXCEPTIONS', 'COMPENSATED', 'FAILED', 'ABANDONED'];

export async function operationsView(signal) {
  const {items: groups} = await get('/v1/groups', signal);
  const group = select('group', [['', 'All groups'], ...groups.map(g => [g.name, g.name])]);
  const state = select('state', [['', 'Any state'], ...STATES.map(s => [s, word(s)])]);
  const body = h('div', {});
  const draw = async () => refill(body, await pages(parameters(group.value, state.value), signal));
  group.addEventListener('change', draw);
  state.addEventListener('change', draw);
  await draw();
  return {title: 'Operations', element: h('div', {class: 'page'},
    h('h1', {}, 'Operations'),
    h('div', {class: 'filters'}, field('Group', group), field('State', state)), body)};
}

function select(name, options) {
  return h('select', {name}, options.map(([value, text]) => h('option', {value}, text)));
}

function parameters(group, state, cursor) {
  const query = new URLSearchParams({limit: '25'});
  for (const [name, value] of [['group', group], ['state', state], ['cursor', cursor]]) {
    if (value) {
      query.set(name, value);
    }
  }
  return query;
}

async function pages(query, signal) {
  const page = await get(`/v1/operations?${query}`, signal);
  if (!page.items.length) {
    return h('p', {class: 'empty'}, 'Nothing yet.');
  }
  const result = operationTable(page.items, true);
  const more = h('button', {type: 'button', onclick: async () => {
    query.set('cursor', page.next);
    more.replaceWith(...[await pages(query, signal)].flat());
  }}, 'Older ones');
  return page.next ? [result, more] : [result];
}

/** One row for each operation. */
export function operationTable(items, withGroup) {
  const heads = ['When', ...(withGroup ? ['Group'] : []), 'What', 'State', 'Outage', 'By', 'Why'];
  return table('Operations', heads, items.map(operation => h('tr', {},
    h('td', {}, h('time', {datetime: operation.createdAt, title: operation.createdAt}, moment(operation.createdAt)), h('span', {class: 'sub'}, ago(operation.createdAt))),
    withGroup ? h('td', {}, h('a', {href: `#/groups/${operation.group}`}, operation.group)) : null,
    h('td', {}, h('a', {href: `#/operations/${operation.id}`}, `${word(operation.kind)} ${direction(operation)}`)),
    h('td', {}, operationState(operation.state)),
    h('td', {class: 'number'}, operation.outageSeconds === undefined ? '–' : length(operation.outageSeconds * 1000)),
    h('td', {}, operation.actor),
    h('td', {class: 'reason'}, operation.reason))));
}
