// A plan: what was found, what would be done, and what would be written to the directory.

import {h, panel, table} from './dom.js';
import {count, word} from './format.js';
import {mark, severity} from './status.js';

export function planView(plan) {
  return [
    panel('Preview',
      h('p', {}, plan.runnable ? mark('done', 'good', 'Can be run') : mark('bad', 'bad', 'Blocked: cure what blocks it, then preview again')),
      plan.findings.length ? findings(plan.findings) : h('p', {class: 'hint'}, 'Nothing stands against it.'),
      plan.notices.length ? h('details', {}, h('summary', {}, count(plan.notices.length, 'notice')), h('ul', {class: 'plain'}, plan.notices.map(notice => h('li', {}, notice)))) : null),
    panel(`Steps (${plan.steps.length})`, steps(plan.steps)),
    plan.directory ? panel('Directory changes', diff(plan.directory)) : null,
    h('p', {class: 'hint'}, 'Plan ', h('code', {class: 'hash'}, plan.hash)),
  ];
}

function findings(items) {
  return h('ul', {class: 'plain findings'}, items.map(item => h('li', {},
    severity(item.severity), ' ', item.subject ? h('code', {}, item.subject) : null, ' ', item.detail,
    h('span', {class: 'sub'}, item.cure))));
}

function steps(items) {
  return h('ol', {class: 'plan-steps'}, items.map(step => h('li', {class: step.pivot ? 'pivot' : ''},
    h('span', {class: 'phase'}, step.phase.toLowerCase()),
    h('span', {class: 'preserved'}, step.title),
    step.pivot ? h('span', {class: 'tag'}, 'no way back after this') : null)));
}

function diff(directory) {
  const sample = directory.sample ?? [];
  return [
    h('p', {}, `${count(directory.changes, 'entry', 'entries')} would be written: `,
      directory.tasks.map((task, index) => [index ? ', ' : '', `${word(task.task).replaceAll('-', ' ')} ${task.changes.toLocaleString('en')}`])),
    sample.length ? h('div', {class: 'tall'}, changeTable(sample)) : null,
    sample.length < directory.changes ? h('p', {class: 'hint'}, `The first ${sample.length} are shown; all of them are in the plan as text (./handover move … --plan).`) : null,
  ];
}

/** Old and new values; what goes and what comes is said by a sign too. */
export function changeTable(changes) {
  return table('Old and new values', ['Entry', 'Attribute', 'Before and after'], changes.map((change, index) => h('tr', {},
    h('th', {scope: 'row', class: `dn ${changes[index - 1]?.dn === change.dn ? 'again' : ''}`}, change.dn),
    h('td', {}, change.attribute),
    h('td', {class: 'diff'},
      change.before.filter(value => !change.after.includes(value)).map(value => h('del', {}, h('span', {'aria-hidden': 'true'}, '− '), value)),
      change.after.filter(value => !change.before.includes(value)).map(value => h('ins', {}, h('span', {'aria-hidden': 'true'}, '+ '), value))))));
}
