// How long a group was away and how long it took to bring it back, against what its file wants.

import {get} from './api.js';
import {problemBox} from './dialogs.js';
import {h, panel, refill, table} from './dom.js';
import {count, length, word} from './format.js';
import {mark} from './status.js';

const WINDOWS = [['P7D', '7 days'], ['P30D', '30 days'], ['P90D', '90 days'], ['P365D', 'a year']];

/** Fills in by itself: the page does not wait for it. */
export function timesPanel(name, signal) {
  const body = h('div', {'aria-live': 'polite'});
  const span = h('select', {'aria-label': 'How far back', 'data-key': 'window'}, WINDOWS.map(([value, text]) => h('option', {value, selected: value === 'P90D'}, text)));
  const draw = async () => refill(body, await get(`/v1/groups/${name}/times?window=${span.value}`, signal).then(times, problemBox));
  span.addEventListener('change', draw);
  draw();
  return panel('How long it took', h('div', {class: 'buttons'}, span), body);
}

function times(seen) {
  const {objective} = seen;
  const wanted = objective.outageSeconds === undefined && objective.recoverySeconds === undefined
    ? 'The group has no objective.'
    : `Objective: outage ${seconds(objective.outageSeconds)}, recovery ${seconds(objective.recoverySeconds)}.`;
  return [
    h('p', {class: 'hint'}, wanted),
    seen.kinds.length ? seen.kinds.map(kindTable) : h('p', {class: 'hint'}, 'Nothing was measured in this time.'),
  ];
}

function kindTable(kind) {
  const rows = [['Outage', kind.outage], ['Recovery', kind.recovery], ...kind.phases.map(one => [word(one.phase), one.times])].filter(([, times]) => times);
  return [
    h('h3', {}, `${word(kind.kind)}: ${count(kind.operations, 'operation')}`),
    table(`Times of ${word(kind.kind).toLowerCase()}`, ['What', 'Half of them within', '9 of 10', '99 of 100', 'Longest', 'Within the objective'], rows.map(([name, row]) => h('tr', {},
      h('th', {scope: 'row'}, name),
      [row.p50, row.p90, row.p99, row.max].map(value => h('td', {class: 'number'}, seconds(value))),
      h('td', {}, row.met === undefined ? '–' : mark(row.met === row.samples ? 'done' : 'warn', row.met === row.samples ? 'good' : 'warn', `${row.met} of ${row.samples}`))))),
  ];
}

function seconds(value) {
  return value === undefined ? 'any' : length(value * 1000);
}
