// Many groups leave their nodes: what was and is under way, and one evacuation with its groups, watched while it goes on.

import {get, pause, send, session} from './api.js';
import {ask} from './dialogs.js';
import {facts, h, panel, refill, say, table} from './dom.js';
import {ago, count, moment, word} from './format.js';
import {mark} from './status.js';

const LOOK_AGAIN = 2000;
const ENDED = new Set(['SUCCEEDED', 'SUCCEEDED_WITH_EXCEPTIONS', 'CANCELLED', 'FAILED']);
const STATES = {
  RUNNING: ['busy', 'live'], PAUSED: ['paused', 'warn'], HALTED: ['bad', 'bad'], SUCCEEDED: ['done', 'good'],
  SUCCEEDED_WITH_EXCEPTIONS: ['warn', 'warn'], CANCELLED: ['back', 'calm'], FAILED: ['bad', 'bad'],
};
const PARTS = {
  PENDING: ['idle', 'calm', 'To come'], BEGINNING: ['busy', 'live', 'Beginning'], MOVING: ['busy', 'live', 'Moving'], RESTING: ['person', 'warn', 'Waits for a person'],
  MOVED: ['done', 'good', 'Moved'], ELSEWHERE: ['done', 'good', 'Was elsewhere'], FAILED: ['bad', 'bad', 'Failed'], SKIPPED: ['skipped', 'warn', 'Left out'], LEFT: ['back', 'calm', 'Not begun'],
};

const stateMark = state => mark(...(STATES[state] ?? ['idle', 'calm']), word(state));

export async function evacuationsView(signal) {
  const {items} = await get('/v1/evacuations', signal);
  return {title: 'Evacuations', element: h('div', {class: 'page'},
    h('div', {class: 'headline'}, h('h1', {}, 'Evacuations'), session.may('OPERATOR') ? h('a', {class: 'button main', href: '#/evacuations/order'}, 'Evacuate…') : null),
    items.length ? table('Evacuations', ['When', 'From', 'State', 'Groups', 'By', 'Why'], items.map(one => h('tr', {},
      h('td', {}, h('time', {datetime: one.createdAt, title: one.createdAt}, moment(one.createdAt)), h('span', {class: 'sub'}, ago(one.createdAt))),
      h('th', {scope: 'row'}, h('a', {href: `#/evacuations/${one.id}`}, one.from.join(', '))),
      h('td', {}, stateMark(one.state)),
      h('td', {}, counts(one)), h('td', {}, one.actor), h('td', {class: 'reason'}, one.reason)))) : h('p', {class: 'empty'}, 'No node was evacuated yet.'))};
}

function counts(evacuation) {
  return evacuation.counts.map(({state, groups}) => `${groups} ${PARTS[state][2].toLowerCase()}`).join(', ');
}

export async function evacuationView(signal, id) {
  const parts = {head: h('div', {}), steer: h('div', {}), list: h('div', {})};
  let last = null;
  const read = async () => {
    const fresh = await get(`/v1/evacuations/${id}`, signal);
    if (fresh.version === last?.version) {
      return fresh;
    }
    if (last && last.state !== fresh.state) {
      say(`The evacuation is now: ${word(fresh.state)}`);
    }
    last = fresh;
    refill(parts.head, headline(fresh));
    refill(parts.steer, commands(fresh, read));
    refill(parts.list, panel('Groups', partTable(fresh, read)), wishes(fresh));
    return fresh;
  };
  await read();
  keepReading(read, signal);
  return {title: `Evacuation of ${last.from.join(', ')}`, element: h('div', {class: 'page'}, parts.head, parts.steer, parts.list)};
}

async function keepReading(read, signal) {
  let seen = null;
  while (!signal.aborted && !ENDED.has(seen?.state)) {
    await pause(LOOK_AGAIN, signal);
    if (!signal.aborted && document.visibilityState === 'visible') {
      seen = await read().catch(() => null);
    }
  }
}

function headline(evacuation) {
  return [
    h('p', {class: 'crumbs'}, h('a', {href: '#/evacuations', 'data-key': 'evacuations'}, 'Evacuations')),
    h('div', {class: 'headline'}, h('h1', {}, `${evacuation.kind === 'FAILOVER' ? 'Lost' : 'Leave'}: ${evacuation.from.join(', ')}`),
      h('span', {class: 'big-state', 'data-state': evacuation.state}, stateMark(evacuation.state))),
    h('div', {class: 'summary'}, facts(
      ['Groups', counts(evacuation)], ['At the same time', String(evacuation.limit)],
      ['When one fails', evacuation.onFailure === 'STOP' ? 'nothing more begins' : 'the others go on'],
      ['Asked by', evacuation.actor], ['At', moment(evacuation.createdAt)], ['Ended', evacuation.endedAt ? moment(evacuation.endedAt) : 'not yet']),
    h('p', {class: 'reason-line'}, h('span', {class: 'dt'}, 'Reason'), h('span', {class: 'preserved'}, evacuation.reason))),
  ];
}

const tell = (evacuation, done, command, question, group) => async () => {
  if (await ask(question, reason => send('POST', `/v1/evacuations/${evacuation.id}/commands`, {body: {command, reason, ...(group ? {group} : {})}}))) {
    await done();
  }
};

function commands(evacuation, done) {
  if (ENDED.has(evacuation.state) || !session.may('OPERATOR')) {
    return null;
  }
  const button = (command, verb, text, tone) => h('button', {type: 'button', class: tone ?? '', 'data-key': command, onclick: tell(evacuation, done, command, {title: `${verb} this evacuation`, verb, text, tone: tone ?? 'main'})}, `${verb}…`);
  const rests = evacuation.state === 'PAUSED' || evacuation.state === 'HALTED';
  return h('div', {class: 'buttons steer', role: 'group', 'aria-label': 'Commands'},
    rests ? button('RESUME', 'Resume', 'It goes on, and tries what failed again.', 'main') : button('PAUSE', 'Pause', 'Nothing more begins. What moves goes on.'),
    button('CANCEL', 'Cancel', 'What has not begun is left alone. What moves goes on.', 'danger'));
}

function partTable(evacuation, done) {
  const open = !ENDED.has(evacuation.state) && session.may('OPERATOR');
  return table('Groups of the evacuation', ['Wave', 'Group', 'Way', 'State', 'Says', ...(open ? ['Command'] : [])], evacuation.parts.map(part => h('tr', {'data-group': part.group},
    h('td', {class: 'number'}, String(part.wave)),
    h('th', {scope: 'row'}, h('a', {href: `#/groups/${part.group}`, 'data-key': `group-${part.group}`}, part.group)),
    h('td', {}, part.target ? `${part.source} → ${part.target}` : part.source),
    h('td', {}, part.operation ? h('a', {href: `#/operations/${part.operation}`, 'data-key': `operation-${part.group}`}, mark(...PARTS[part.state])) : mark(...PARTS[part.state])),
    h('td', {class: 'preserved'}, part.detail ?? ''),
    open ? h('td', {}, ['PENDING', 'FAILED'].includes(part.state)
      ? h('button', {type: 'button', 'data-key': `skip-${part.group}`, onclick: tell(evacuation, done, 'SKIP', {title: `Leave out ${part.group}`, verb: 'Leave out', tone: 'danger', text: 'It stays where it is.'}, part.group)}, `Leave out ${part.group}…`) : '') : null)));
}

function wishes(evacuation) {
  return evacuation.wishes.length ? panel('What people wanted of it', h('ul', {class: 'plain'}, evacuation.wishes.map(wish => h('li', {},
    h('strong', {}, word(wish.command)), ` ${wish.group ?? ''} by ${wish.actor}, ${moment(wish.at)}: `, h('span', {class: 'preserved'}, wish.reason))))) : null;
}

/** What an evacuation would do with each group. */
export function evacuationPlan(plan) {
  const verdicts = {MOVES: ['done', 'good', 'Moves'], ELSEWHERE: ['idle', 'calm', 'Is elsewhere'], BLOCKED: ['bad', 'bad', 'Blocked']};
  return panel('Preview',
    h('p', {}, plan.runnable ? mark('done', 'good', 'Can be run') : mark('warn', 'warn', 'Some groups would not move')),
    h('p', {class: 'hint'}, `${count(plan.items.length, 'group')}, ${plan.limit} at the same time`),
    table('What it would do', ['Wave', 'Group', 'Way', 'Verdict', 'Why'], plan.items.map(item => h('tr', {},
      h('td', {class: 'number'}, String(item.wave)), h('th', {scope: 'row'}, item.group),
      h('td', {}, item.target ? `${item.source} → ${item.target}` : item.source),
      h('td', {}, mark(...verdicts[item.verdict])),
      h('td', {class: 'preserved'}, item.detail ?? (item.plan ? count(item.plan.steps.length, 'step') : ''), item.cure ? h('span', {class: 'sub'}, item.cure) : null)))));
}
