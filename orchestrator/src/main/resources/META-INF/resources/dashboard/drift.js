// What differs between the two nodes; both are asked only when a person wants to know.

import {get} from './api.js';
import {problemBox} from './dialogs.js';
import {h, panel, refill, table} from './dom.js';
import {count, moment, word} from './format.js';
import {mark} from './status.js';

export function driftPanel(name, signal) {
  const found = h('div', {'aria-live': 'polite'});
  const button = h('button', {type: 'button', onclick: async () => {
    button.disabled = true;
    try {
      refill(found, differences(await get(`/v1/groups/${name}/drift`, signal)));
    } catch (problem) {
      refill(found, problemBox(problem));
    } finally {
      button.disabled = false;
    }
  }}, 'Compare the nodes');
  return panel('Drift', h('p', {class: 'hint'}, 'Start types, file versions and registry values that the profile names.'), h('div', {class: 'buttons'}, button), found);
}

function differences(drift) {
  const when = `${count(drift.compared, 'thing')} compared at ${moment(drift.comparedAt)}`;
  if (!drift.items.length) {
    return h('p', {}, mark('done', 'good', `No difference; ${when}`));
  }
  return [h('p', {}, mark('warn', 'warn', `${count(drift.items.length, 'difference')}; ${when}`)),
    table('Differences', ['What', 'Name', drift.primary, drift.backup, 'State'], drift.items.map(item => h('tr', {},
      h('td', {}, word(item.kind)), h('th', {scope: 'row'}, item.name),
      h('td', {}, item.primary ?? '–'), h('td', {}, item.backup ?? '–'),
      h('td', {}, item.state === 'DIFFERENT' ? mark('warn', 'warn', 'Different') : mark('person', 'warn', item.detail ?? 'Unknown')))))];
}
