// The change or incident on whose ground something is asked for, as a person types it.

import {field, h} from './dom.js';

export function ticketInputs() {
  const number = h('input', {type: 'text', name: 'ticket', maxlength: '100', pattern: '[A-Za-z0-9][A-Za-z0-9._\\/\\-]*', autocomplete: 'off'});
  const start = h('input', {type: 'datetime-local', name: 'window-start'});
  const end = h('input', {type: 'datetime-local', name: 'window-end'});
  const at = input => new Date(input.value).toISOString();
  return {
    element: h('div', {}, field('Ticket', number, 'The change or incident, if the group asks for one.'),
      h('details', {}, h('summary', {}, 'Approved for a window'), field('From', start), field('Until', end))),
    value: () => number.value.trim() ? {ticket: {number: number.value.trim(), ...start.value && end.value ? {windowStart: at(start), windowEnd: at(end)} : {}}} : {},
  };
}
