// An order to leave nodes: which, how many groups at a time, the preview, and only then the start.

import {get, newKey, send, session} from './api.js';
import {problemBox} from './dialogs.js';
import {field, h, refill, say} from './dom.js';
import {evacuationPlan} from './evacuations.js';
import {ticketInputs} from './ticket.js';

export async function evacuateView(signal) {
  if (!session.may('OPERATOR')) {
    return {title: 'Not allowed', element: h('div', {class: 'page'}, h('h1', {}, 'Operators evacuate nodes'), h('p', {}, h('a', {href: '#/evacuations'}, 'Evacuations')))};
  }
  const {items} = await get('/v1/groups', signal);
  const form = orderForm([...new Set(items.flatMap(group => [group.primary, group.backup]))].sort());
  const preview = h('div', {});
  form.element.addEventListener('submit', event => {
    event.preventDefault();
    show(preview, form, signal);
  });
  form.element.addEventListener('input', () => refill(preview));
  return {title: 'Evacuate', element: h('div', {class: 'page'},
    h('p', {class: 'crumbs'}, h('a', {href: '#/evacuations'}, 'Evacuations')), h('h1', {}, 'Evacuate nodes'), form.element, preview)};
}

function orderForm(names) {
  const nodes = names.map(name => h('input', {type: 'checkbox', value: name}));
  const limit = h('input', {type: 'number', min: '1', max: '100', value: '2', required: true});
  const goOn = h('input', {type: 'checkbox'});
  const lost = h('input', {type: 'checkbox'});
  const how = session.may('APPROVER') ? h('input', {type: 'text', maxlength: '1000', autocomplete: 'off'}) : null;
  const reason = h('input', {type: 'text', name: 'reason', required: true, minlength: '3', maxlength: '1000', autocomplete: 'off'});
  const ticket = ticketInputs();
  const refused = h('div', {});
  const element = h('form', {class: 'panel'},
    h('fieldset', {}, h('legend', {}, 'Every group leaves'), nodes.map((box, index) => h('label', {class: 'choice'}, box, names[index]))),
    field('Groups at the same time', limit),
    h('fieldset', {}, h('legend', {}, 'How'), h('label', {class: 'choice'}, goOn, 'go on when a group fails'), h('label', {class: 'choice'}, lost, 'the nodes are lost')),
    how ? field('How I know that the lost nodes are off', how, 'Only when nobody else can say so. It is recorded with your name.') : null,
    field('Reason', reason, 'For the record.'), ticket.element, refused,
    h('div', {class: 'buttons'}, h('button', {class: 'main', type: 'submit', 'data-key': 'preview'}, 'Preview')));
  return {element, refused, body: () => ({
    from: nodes.filter(box => box.checked).map(box => box.value), limit: Number(limit.value), kind: lost.checked ? 'FAILOVER' : 'SWITCHOVER',
    onFailure: goOn.checked ? 'CONTINUE' : 'STOP', reason: reason.value.trim(), ...ticket.value(),
    ...(how?.value.trim() ? {attestation: {statement: 'SOURCE_IS_OFF', reason: how.value.trim()}} : {})})};
}

async function show(preview, form, signal) {
  const body = form.body();
  if (!body.from.length) {
    refill(form.refused, problemBox(new Error('Choose at least one node.')));
    return;
  }
  refill(form.refused);
  refill(preview, h('p', {class: 'empty', role: 'status'}, 'Planning the move of every group…'));
  try {
    const plan = await send('POST', '/v1/evacuations/plans', {body, signal});
    refill(preview, evacuationPlan(plan), startButton(body));
    say(plan.runnable ? 'The evacuation can be run' : 'Some groups would not move');
  } catch (problem) {
    if (!signal.aborted) {
      refill(preview, problemBox(problem));
    }
  }
}

function startButton(body) {
  const refused = h('div', {});
  const key = newKey();
  const button = h('button', {type: 'button', class: 'main', onclick: async () => {
    button.disabled = true;
    try {
      const evacuation = await send('POST', '/v1/evacuations', {body, headers: {'Idempotency-Key': key}});
      location.hash = `#/evacuations/${evacuation.id}`;
    } catch (problem) {
      refill(refused, problemBox(problem));
      button.disabled = false;
    }
  }}, 'Evacuate now');
  return h('div', {class: 'panel start'}, refused, h('div', {class: 'buttons'}, h('span', {class: 'hint grow'}, 'Each group is planned again when its turn comes.'), button));
}
