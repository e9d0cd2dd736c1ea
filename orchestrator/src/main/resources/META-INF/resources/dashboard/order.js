// An order: what is wanted, what the preview says it would do, and only then the reason and the start. What is started is
// what was previewed: the plan's hash goes with it, and the service refuses when the world has changed since.

import {get, newKey, send, session} from './api.js';
import {problemBox} from './dialogs.js';
import {field, h, refill, say} from './dom.js';
import {word} from './format.js';
import {planView} from './plan.js';
import {ticketInputs} from './ticket.js';

const KINDS = ['SWITCHOVER', 'FAILOVER', 'START', 'STOP', 'RUNBOOK'];

export async function orderView(signal, name, asked = 'SWITCHOVER') {
  if (!session.may('OPERATOR')) {
    return {title: 'Not allowed', element: h('div', {class: 'page'}, h('h1', {}, 'Operators order operations'), h('p', {}, h('a', {href: `#/groups/${name}`}, `Group ${name}`)))};
  }
  const kind = KINDS.includes(asked) ? asked : 'SWITCHOVER';
  const group = await get(`/v1/groups/${name}`, signal);
  const form = await orderForm(group, kind, signal);
  const preview = h('div', {});
  form.element.addEventListener('submit', event => {
    event.preventDefault();
    show(preview, form, name, signal);
  });
  form.element.addEventListener('input', () => refill(preview));
  if (kind === 'SWITCHOVER' && form.complete()) {
    show(preview, form, name, signal);
  }
  return {title: `${word(kind)} ${name}`, element: h('div', {class: 'page'},
    h('p', {class: 'crumbs'}, h('a', {href: '#/'}, 'Groups'), ' / ', h('a', {href: `#/groups/${name}`}, name), ' / ', word(kind)),
    h('h1', {}, `${word(kind)}: ${name}`), form.element, preview)};
}

async function orderForm(group, kind, signal) {
  const inputs = kind === 'RUNBOOK' ? await runbookInputs(group, signal) : targetInputs(group, kind);
  const word = kind === 'FAILOVER' && session.may('APPROVER') ? attestation() : null;
  const waived = session.may('APPROVER') ? overrides(kind) : null;
  const ticket = ticketInputs();
  const element = h('form', {class: 'panel'},
    kind === 'FAILOVER' ? h('p', {class: 'hint'}, 'For a server that is lost. While both are healthy, move the group instead: that stops it where it runs first.') : null,
    inputs.element, ticket.element, word?.element, waived?.element,
    h('div', {class: 'buttons'}, h('button', {class: 'main', type: 'submit', 'data-key': 'preview'}, 'Preview')));
  return {
    element,
    complete: () => element.checkValidity(),
    body: () => ({kind, ...inputs.value(), ...ticket.value(), ...word?.value(), ...waived?.value()}),
  };
}

function targetInputs(group, kind) {
  const names = group.nodes.map(node => node.name);
  const other = names.find(name => name !== group.activeNode) ?? names[0];
  const wanted = kind === 'STOP' ? group.activeNode ?? names[0] : other;
  const choices = names.map(name => h('label', {class: 'choice'},
    h('input', {type: 'radio', name: 'target', value: name, required: true, checked: name === wanted}),
    name, name === group.activeNode ? h('span', {class: 'tag'}, 'active') : null));
  const element = h('fieldset', {}, h('legend', {}, kind === 'SWITCHOVER' || kind === 'FAILOVER' ? 'To' : 'On'), choices);
  return {element, value: () => ({target: element.querySelector('input:checked').value})};
}

async function runbookInputs(group, signal) {
  const {items} = await get('/v1/runbooks', signal);
  const fitting = items.filter(book => !book.profiles.length || book.profiles.includes(group.summary.profile));
  const select = h('select', {required: true}, fitting.map(book => h('option', {value: book.name}, `${book.name}: ${book.title}`)));
  return {element: field('Runbook', select), value: () => ({runbook: select.value})};
}

function attestation() {
  const how = h('input', {type: 'text', maxlength: '1000', autocomplete: 'off'});
  return {
    element: field('How I know that the source is off', how, 'Only when nobody else can say so. It is recorded with your name. Leave it empty when the source answers or can be fenced.'),
    value: () => how.value.trim() ? {attestation: {statement: 'SOURCE_IS_OFF', reason: how.value.trim()}} : {},
  };
}

const OVERRIDES = {FREEZE: 'although it is frozen', DWELL: 'although it moved a moment ago', FENCE_ANSWERING_SOURCE: 'cut the power of a source that answers'};

function overrides(kind) {
  const names = Object.keys(OVERRIDES).filter(name => name !== 'FENCE_ANSWERING_SOURCE' || kind === 'FAILOVER');
  const boxes = names.map(name => h('input', {type: 'checkbox', value: name}));
  const why = h('input', {type: 'text', maxlength: '1000', autocomplete: 'off'});
  return {
    element: h('details', {}, h('summary', {}, 'Set a safeguard aside'),
      h('fieldset', {}, h('legend', {}, 'Go on'), boxes.map((box, index) => h('label', {class: 'choice'}, box, OVERRIDES[names[index]]))),
      field('Why it may be set aside', why, 'At least ten characters.')),
    value: () => {
      const chosen = boxes.filter(box => box.checked);
      return chosen.length ? {overrides: chosen.map(box => ({name: box.value, reason: why.value.trim()}))} : {};
    },
  };
}

async function show(preview, form, name, signal) {
  const wanted = form.body();
  refill(preview, h('p', {class: 'empty', role: 'status'}, 'Looking at both nodes and the directory…'));
  try {
    const plan = await send('POST', `/v1/groups/${name}/plans`, {body: wanted, signal});
    refill(preview, planView(plan), plan.runnable ? startForm(plan, wanted, name) : null);
    say(plan.runnable ? `The plan has ${plan.steps.length} steps and can be run` : 'The plan is blocked');
  } catch (problem) {
    if (!signal.aborted) {
      refill(preview, problemBox(problem));
    }
  }
}

function startForm(plan, wanted, name) {
  const reason = h('input', {type: 'text', name: 'reason', required: true, minlength: '3', maxlength: '1000', autocomplete: 'off'});
  const refused = h('div', {});
  const button = h('button', {class: 'main', type: 'submit'}, `${word(plan.kind)} now`);
  const key = newKey();
  const form = h('form', {class: 'panel start'},
    field('Reason', reason, 'For the record.'), refused,
    h('div', {class: 'buttons'}, h('span', {class: 'hint grow'}, 'Starts exactly this plan; refused when anything has changed since.'), button));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    try {
      const body = {...wanted, reason: reason.value.trim(), planHash: plan.hash};
      const operation = await send('POST', `/v1/groups/${name}/operations`, {body, headers: {'Idempotency-Key': key}});
      location.hash = `#/operations/${operation.id}`;
    } catch (problem) {
      refill(refused, problemBox(problem));
      button.disabled = false;
    }
  });
  return form;
}
