// What a person may tell an operation now: only what its state and the caller's role allow is offered.

import {send, session} from './api.js';
import {ask} from './dialogs.js';
import {h, panel} from './dom.js';
import {mark} from './status.js';

const ENDED = new Set(['SUCCEEDED', 'SUCCEEDED_WITH_EXCEPTIONS', 'COMPENSATED', 'FAILED', 'ABANDONED']);
const DETECTOR = '(detection)';

const COMMANDS = [
  {command: 'RESUME', verb: 'Retry', tone: 'main', text: 'What failed is tried again with fresh attempts, and it goes on.',
    when: operation => operation.state === 'HALTED', role: operation => (operation.actor === DETECTOR ? 'APPROVER' : 'OPERATOR')},
  {command: 'RESUME', verb: 'Resume', tone: 'main', text: 'It goes on where it stands, with fresh attempts.',
    when: operation => operation.state === 'PAUSED', role: operation => (operation.actor === DETECTOR ? 'APPROVER' : 'OPERATOR')},
  {command: 'PAUSE', verb: 'Pause', text: 'It rests after the steps that run now.',
    when: operation => !rests(operation) && !ENDED.has(operation.state)},
  {command: 'CANCEL', verb: 'Cancel', tone: 'danger', text: 'What was done is undone, and the group stays where it was.',
    when: operation => !ENDED.has(operation.state) && operation.state !== 'COMPENSATING' && operation.state !== 'HALTED' && !operation.turnedBack && !pastPivot(operation) && operation.kind !== 'RUNBOOK'},
  {command: 'COMPENSATE', verb: 'Turn back', tone: 'danger', text: 'What was done is undone, as far as it can be.',
    when: operation => operation.state === 'HALTED' && operation.kind !== 'RUNBOOK'},
  {command: 'ABANDON', verb: 'Abandon', tone: 'danger', text: 'It ends here. What is left is listed, and is for people to put right.',
    when: operation => rests(operation), role: () => 'APPROVER'},
];

function rests(operation) {
  return operation.state === 'PAUSED' || operation.state === 'HALTED';
}

function pastPivot(operation) {
  return operation.steps.some(step => step.pivot && step.state !== 'PENDING');
}

export function commandPanel(operation, done) {
  const tell = (command, question, extra = () => ({})) => async () => {
    const was = await ask(question, (reason, answers) => send('POST', `/v1/operations/${operation.id}/commands`, {body: {command, reason, ...extra(answers)}}));
    if (was) {
      done();
    }
  };
  return [
    operation.steps.filter(step => step.state === 'WAITING').map(step => manualPanel(step, tell)),
    buttons(operation, tell),
  ];
}

function buttons(operation, tell) {
  const offered = COMMANDS.filter(one => one.when(operation) && session.may(one.role?.(operation) ?? 'OPERATOR'))
    .map(one => h('button', {type: 'button', class: one.tone ?? '', 'data-key': one.command, onclick: tell(one.command, {title: `${one.verb} this operation`, text: one.text, verb: one.verb, tone: one.tone})}, `${one.verb}…`));
  const stuck = operation.state === 'HALTED' && session.may('APPROVER') ? operation.steps.filter(step => step.state === 'FAILED') : [];
  const skips = stuck.map(step => h('button', {type: 'button', 'data-key': `skip-${step.id}`, onclick: tell('SKIP', {title: 'Skip the step', verb: 'Skip', tone: 'danger', text: `${step.title}\n\nIt is left undone and listed as an exception.`}, () => ({step: step.id}))}, `Skip ${step.id}…`));
  return offered.length + skips.length ? h('div', {class: 'buttons steer', role: 'group', 'aria-label': 'Commands'}, offered, skips) : null;
}

/** What a person has to do, and the way to say that it is done, with the answers it asks for. */
function manualPanel(step, tell) {
  const questions = Object.entries(step.inputs).filter(([name]) => name.startsWith('ask ')).map(([name, text]) => ({name: name.slice(4), label: text}));
  const confirm = tell('CONFIRM', {title: 'Confirm the step', verb: 'It is done', text: step.title, more: questions},
    answers => ({step: step.id, ...(questions.length ? {answers} : {})}));
  const skip = tell('SKIP', {title: 'Skip the step', verb: 'Skip', tone: 'danger', text: 'It is left undone and listed as an exception.'}, () => ({step: step.id}));
  return panel('For a person to do',
    h('p', {}, mark('person', 'warn', step.title)),
    h('p', {class: 'preserved instructions'}, (step.inputs.instructions ?? '').trim()),
    session.may('OPERATOR') ? h('div', {class: 'buttons'},
      h('button', {type: 'button', class: 'main', 'data-key': `confirm-${step.id}`, onclick: confirm}, 'Confirm…'),
      session.may('APPROVER') ? h('button', {type: 'button', 'data-key': `skip-${step.id}`, onclick: skip}, 'Skip…') : null) : null);
}
