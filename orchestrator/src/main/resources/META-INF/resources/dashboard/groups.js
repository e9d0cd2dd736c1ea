// All groups, as last recorded; no node is asked for this.

import {get, pause, session} from './api.js';
import {freezeEverything} from './freeze.js';
import {h, refill, table} from './dom.js';
import {readinessMark} from './readiness.js';
import {mark, operationState} from './status.js';

const LOOK_AGAIN = 4000;

export async function groupsView(signal) {
  const list = h('div', {});
  const actions = h('div', {class: 'buttons'});
  let last = '';
  const draw = async () => {
    const [{items}, freeze] = await Promise.all([get('/v1/groups', signal), freezeEverything.look(signal)]);
    const live = await Promise.all(items.map(group => group.liveOperation ? get(`/v1/operations/${group.liveOperation}`, signal).catch(() => null) : null));
    const seen = JSON.stringify([items, live.map(operation => operation?.state), freeze]);
    if (seen !== last) {
      last = seen;
      refill(list, items.length ? groupTable(items, live) : h('p', {class: 'empty'}, 'No group is configured yet: put a file into groups/ of the configuration.'));
      refill(actions, freezeButton(freeze, draw));
    }
  };
  await draw();
  keepDrawing(draw, signal);
  return {title: 'Groups', element: h('div', {class: 'page'}, h('div', {class: 'headline'}, h('h1', {}, 'Groups'), actions), list)};
}

async function keepDrawing(draw, signal) {
  while (!signal.aborted) {
    await pause(LOOK_AGAIN, signal);
    if (!signal.aborted && document.visibilityState === 'visible') {
      await draw().catch(() => {});
    }
  }
}

function groupTable(items, live) {
  return table('Groups', ['Group', 'Owner', 'Standby', 'Epoch', 'Condition', 'Readiness', 'Under way'], items.map((group, index) => h('tr', {},
    h('th', {scope: 'row'}, h('a', {href: `#/groups/${group.name}`, 'data-key': `group-${group.name}`}, group.name), h('span', {class: 'sub'}, group.profile)),
    h('td', {}, group.owner ? h('strong', {}, group.owner) : mark('warn', 'warn', 'nobody')),
    h('td', {}, standby(group)),
    h('td', {class: 'number'}, String(group.epoch)),
    h('td', {}, group.frozen ? mark('paused', 'warn', 'Frozen') : mark('done', 'good', 'Free to move')),
    h('td', {}, readinessMark(group.readiness)),
    h('td', {}, underWay(group, live[index])))));
}

function standby(group) {
  if (!group.owner) {
    return `${group.primary}, ${group.backup}`;
  }
  return group.owner === group.primary ? group.backup : group.primary;
}

function underWay(group, operation) {
  return group.liveOperation
    ? h('a', {href: `#/operations/${group.liveOperation}`, 'data-key': `live-${group.name}`}, operation ? operationState(operation.state) : 'Show')
    : h('span', {class: 'faint'}, 'nothing');
}

function freezeButton(state, draw) {
  if (!session.may('APPROVER')) {
    return null;
  }
  const change = async act => {
    if (await act()) {
      dispatchEvent(new Event('handover:frozen'));
      await draw();
    }
  };
  return state.frozen
    ? h('button', {type: 'button', 'data-key': 'freeze', onclick: () => change(freezeEverything.lift)}, 'Unfreeze all groups')
    : h('button', {type: 'button', 'data-key': 'freeze', onclick: () => change(freezeEverything.freeze)}, 'Freeze all groups');
}
