// One operation, live: the event stream says that something was written down, then the operation is read again.

import {follow, get} from './api.js';
import {commandPanel} from './commands.js';
import {facts, h, panel, refill, say} from './dom.js';
import {direction, length, moment, ticketText, word} from './format.js';
import {reportPanel} from './report.js';
import {mark, operationState, stepWord} from './status.js';
import {timeline} from './timeline.js';

const FRAME = 250;
const ENDED = new Set(['SUCCEEDED', 'SUCCEEDED_WITH_EXCEPTIONS', 'COMPENSATED', 'FAILED', 'ABANDONED']);

export async function operationView(signal, id) {
  const parts = {head: h('div', {}), steer: h('div', {}), rest: h('div', {}), line: timeline()};
  let operation = await get(`/v1/operations/${id}`, signal);
  let drift = 0;
  const draw = () => parts.line.draw(operation, Date.now() + drift);
  const update = fresh => {
    tell(operation, fresh);
    operation = fresh;
    drift = clockDrift(fresh, drift);
    refill(parts.head, headline(fresh));
    refill(parts.steer, commandPanel(fresh, read));
    refill(parts.rest, leftovers(fresh));
    draw();
  };
  const read = () => get(`/v1/operations/${id}`, signal).then(update, () => {});
  update(operation);
  watch(id, signal, read);
  animate(signal, () => operation, draw);
  return {title: `${word(operation.kind)} ${operation.group}`, element: h('div', {class: 'page'},
    parts.head, parts.steer, panel('Steps', parts.line.element), parts.rest, reportPanel(id, signal), journalPanel(id, signal))};
}

/** Many entries come at once; one reading after the last of them is enough. */
function watch(id, signal, read) {
  let reading = false;
  let again = false;
  const look = async () => {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    do {
      again = false;
      await read();
    } while (again && !signal.aborted);
    reading = false;
  };
  follow(id, signal, look).then(() => { if (!signal.aborted) { look(); } });
}

/** The clocks of browser and service differ: a step cannot have begun after now. */
function clockDrift(operation, known) {
  const latest = Math.max(...operation.steps.flatMap(step => [step.startedAt, step.finishedAt]).filter(Boolean).map(Date.parse), Date.parse(operation.createdAt));
  return Math.max(known, latest - Date.now());
}

function animate(signal, operation, draw) {
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible' && !ENDED.has(operation().state)) {
      draw();
    }
  }, FRAME);
  signal.addEventListener('abort', () => clearInterval(timer));
}

function tell(before, after) {
  if (before.state !== after.state) {
    say(`The operation is now: ${word(after.state)}`);
    return;
  }
  const states = new Map(before.steps.map(step => [step.id, step.state]));
  const changed = after.steps.filter(step => states.get(step.id) !== step.state && step.state !== 'RUNNING');
  if (changed.length) {
    const last = changed.at(-1);
    say(`${stepWord(last.state)}: ${last.title}`);
  }
}

function headline(operation) {
  const done = operation.steps.filter(step => ['SUCCEEDED', 'SKIPPED', 'COMPENSATED'].includes(step.state)).length;
  return [
    h('p', {class: 'crumbs'}, h('a', {href: '#/'}, 'Groups'), ' / ', h('a', {href: `#/groups/${operation.group}`, 'data-key': 'group'}, operation.group), ' / ', h('a', {href: '#/operations', 'data-key': 'operations'}, 'operations')),
    h('div', {class: 'headline'},
      h('h1', {}, `${word(operation.kind)} ${direction(operation)}`),
      h('span', {class: 'big-state', 'data-state': operation.state}, operationState(operation.state))),
    operation.halted ? h('div', {class: 'problem', role: 'alert'}, h('strong', {}, 'It halted'), h('p', {}, operation.halted)) : null,
    operation.turnedBack ? h('div', {class: 'problem calm'}, h('strong', {}, 'It turned back'), h('p', {}, operation.turnedBack)) : null,
    h('div', {class: 'summary'}, facts(
      ['Outage', operation.outageSeconds === undefined ? (ENDED.has(operation.state) ? 'none measured' : 'not over yet') : h('strong', {}, length(operation.outageSeconds * 1000))],
      ['Steps', `${done} of ${operation.steps.length}`],
      ['Took', operation.endedAt ? length(Date.parse(operation.endedAt) - Date.parse(operation.createdAt)) : '–'],
      ['Asked by', operation.actor],
      ['At', h('time', {datetime: operation.createdAt, title: operation.createdAt}, moment(operation.createdAt))],
      ['Epoch', String(operation.epoch)],
      operation.parent ? ['Part of', h('a', {href: `#/operations/${operation.parent}`, 'data-key': 'parent'}, 'another operation')] : null),
    objectives(operation.times),
    h('p', {class: 'reason-line'}, h('span', {class: 'dt'}, 'Reason'), h('span', {class: 'preserved'}, operation.reason)),
    operation.ticket ? h('p', {class: 'reason-line'}, h('span', {class: 'dt'}, 'Ticket'), ticketText(operation.ticket)) : null,
    operation.attestation ? h('p', {class: 'reason-line'}, h('span', {class: 'dt'}, 'Attested'), `the source is off, by ${operation.attestation.actor}: ${operation.attestation.reason}`) : null),
  ];
}

/** How long it took against what the group's file wanted when it was ordered. */
function objectives(times) {
  const judged = (name, took, wanted, met) => took === undefined ? null : [name, [length(took * 1000),
    wanted === undefined ? null : [' ', met ? mark('done', 'good', `within ${length(wanted * 1000)}`) : mark('bad', 'bad', `not within ${length(wanted * 1000)}`)]]];
  const pairs = times ? [
    judged('Outage against the objective', times.objective?.outageSeconds === undefined ? undefined : times.outageSeconds, times.objective?.outageSeconds, times.outageMet),
    judged('Recovery', times.recoverySeconds, times.objective?.recoverySeconds, times.recoveryMet)].filter(Boolean) : [];
  return pairs.length ? facts(...pairs) : null;
}

function leftovers(operation) {
  return [
    operation.exceptions.length ? panel('Exceptions', h('ul', {class: 'plain'}, operation.exceptions.map(text => h('li', {}, text)))) : null,
    operation.notices?.length ? panel('Notices', h('ul', {class: 'plain'}, operation.notices.map(text => h('li', {}, text)))) : null,
  ];
}

function journalPanel(id, signal) {
  const body = h('div', {});
  const details = h('details', {}, h('summary', {}, 'Every fact written down'), body);
  details.addEventListener('toggle', async () => {
    if (details.open) {
      const {items} = await get(`/v1/operations/${id}/journal`, signal);
      refill(body, h('ol', {class: 'journal'}, items.map(entry => h('li', {},
        h('time', {datetime: entry.at}, moment(entry.at)), ' ', h('strong', {}, word(entry.type)), ' ',
        [entry.step, entry.actor && `by ${entry.actor}`].filter(Boolean).join(' '),
        h('span', {class: 'sub'}, Object.entries(entry.data).filter(([, value]) => value.length < 300).map(([name, value]) => `${name}: ${value}`).join(' · '))))));
    }
  });
  return panel('Journal', details);
}
