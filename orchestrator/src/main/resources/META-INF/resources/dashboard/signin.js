// The token is typed once for each tab.

import {session} from './api.js';
import {field, h, refill} from './dom.js';
import {problemBox} from './dialogs.js';

export function signInView(entered) {
  const token = h('input', {type: 'password', name: 'token', required: true, maxlength: '500', autocomplete: 'off', spellcheck: 'false', placeholder: 'hnd_…'});
  const refused = h('div', {});
  const button = h('button', {class: 'main', type: 'submit'}, 'Sign in');
  const form = h('form', {class: 'panel'},
    h('h1', {}, 'Sign in'),
    field('Token', token, 'Kept in this tab until it is closed. An administrator makes one with ./handover token.'),
    refused,
    h('div', {class: 'buttons'}, button));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    try {
      await session.open(token.value.trim());
      entered();
    } catch (problem) {
      refill(refused, problemBox(problem));
      token.focus();
    } finally {
      button.disabled = false;
    }
  });
  return h('div', {class: 'page narrow'}, form);
}
