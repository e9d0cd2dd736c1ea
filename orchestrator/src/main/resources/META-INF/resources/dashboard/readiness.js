// Whether a group could move now: the latest look, what is wrong first, and what a failover could rely on.

import {get, send, session} from './api.js';
import {problemBox} from './dialogs.js';
import {h, panel, refill, say, table} from './dom.js';
import {ago, count, moment} from './format.js';
import {mark} from './status.js';

const LEVELS = {
  OK: ['done', 'good', 'Ready'], WARNING: ['warn', 'warn', 'Ready, with warnings'],
  UNKNOWN: ['person', 'warn', 'Not known'], BLOCKING: ['bad', 'bad', 'Not ready'],
};
const FOUND = {OK: ['done', 'good', 'Well'], WARNING: ['warn', 'warn', 'Warning'], UNKNOWN: ['person', 'warn', 'Unknown'], BLOCKING: ['bad', 'bad', 'Blocks']};

/** The level in a word, as in the list of groups. */
export function readinessMark(standing) {
  if (!standing) {
    return h('span', {class: 'faint'}, 'never looked');
  }
  return [mark(...LEVELS[standing.level]), h('span', {class: 'sub'}, ago(standing.at))];
}

/** Fills in by itself: the page does not wait for it. */
export function readinessPanel(name, signal) {
  const path = `/v1/groups/${name}/readiness`;
  const body = h('div', {'aria-live': 'polite'});
  const look = h('button', {type: 'button', 'data-key': 'readiness', onclick: async () => {
    look.disabled = true;
    try {
      const seen = await send('POST', path, {signal});
      refill(body, report(seen));
      say(`Readiness: ${LEVELS[seen.level][2]}`);
    } catch (problem) {
      refill(body, problemBox(problem));
    } finally {
      look.disabled = false;
    }
  }}, 'Look now');
  get(`${path}/history?limit=1`, signal).then(latest, problemBox).then(seen => refill(body, seen));
  return panel('Readiness', session.may('OPERATOR') ? h('div', {class: 'buttons'}, look) : null, body);
}

function latest({items}) {
  return items.length ? report(items[0]) : h('p', {class: 'hint'}, 'Nobody has looked yet.');
}

function report(seen) {
  const wrong = seen.findings.filter(finding => finding.level !== 'OK');
  const well = seen.findings.filter(finding => finding.level === 'OK');
  const leftovers = seen.findings.filter(finding => finding.check === 'leftovers');
  return [
    h('p', {}, mark(...LEVELS[seen.level]), h('span', {class: 'hint'}, ` seen ${moment(seen.endedAt)}${seen.actor ? `, asked for by ${seen.actor}` : ''}`)),
    wrong.length ? findings('What is wrong', wrong) : null,
    well.length ? h('details', {}, h('summary', {}, `${count(well.length, 'thing')} found well`), findings('What is well', well)) : null,
    h('h3', {}, 'Leftovers in the directory'),
    leftovers.length ? h('ul', {class: 'plain'}, leftovers.map(one => h('li', {}, mark(...FOUND[one.level]), ` · ${one.about ?? one.where}: ${one.seen}`))) : h('p', {class: 'hint'}, 'Not looked for this time: the schedule relies on a former reading for a while.'),
    h('h3', {}, 'Proofs for a failover'),
    h('ul', {class: 'plain'}, seen.proofs.map(proof => h('li', {}, proof.available ? mark('done', 'good', 'Available') : mark('idle', 'calm', 'Not available'), ` · ${proof.proof.toLowerCase().replaceAll('_', ' ')}: ${proof.detail}`))),
  ];
}

function findings(caption, items) {
  return table(caption, ['Level', 'Check', 'Where', 'What was seen'], items.map(finding => h('tr', {},
    h('td', {}, mark(...FOUND[finding.level])),
    h('th', {scope: 'row'}, finding.check),
    h('td', {}, finding.where, finding.about ? h('span', {class: 'sub'}, finding.about) : null),
    h('td', {class: 'preserved'}, finding.seen, finding.cure ? h('span', {class: 'sub'}, finding.cure) : null))));
}
