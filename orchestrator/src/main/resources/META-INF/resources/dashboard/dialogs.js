// Questions to a person, in the browser's own modal dialog: focus stays inside, Escape leaves.

import {field, h, refill, say} from './dom.js';

/** A refusal, with what can be done about it. */
export function problemBox(problem) {
  return h('div', {class: 'problem', role: 'alert'},
    h('strong', {}, problem.title ?? 'Something is wrong'),
    h('p', {}, problem.message),
    problem.errors?.length ? h('ul', {}, problem.errors.map(item => h('li', {}, `${item.where}: ${item.detail}`))) : null,
    problem.cure ? h('p', {class: 'cure'}, problem.cure) : null);
}

/**
 * Asks why, and for whatever else `more` has, then does it; the dialog stays open with the refusal when it is refused.
 * `more`: [{name, label, hint, type, required}]. Resolves to whether it was done.
 */
export function ask({title, text, verb, tone = 'main', reason = true, least = 3, more = []}, act) {
  return new Promise(resolve => {
    const inputs = new Map();
    const fields = more.map(item => {
      const input = h('input', {type: item.type ?? 'text', name: item.name, required: item.required !== false, maxlength: '1000', autocomplete: 'off'});
      inputs.set(item.name, input);
      return field(item.label, input, item.hint);
    });
    const why = h('textarea', {name: 'reason', rows: '3', required: true, minlength: String(least), maxlength: '1000'});
    const refused = h('div', {});
    const button = h('button', {class: tone, type: 'submit'}, verb);
    const form = h('form', {method: 'dialog'},
      h('h2', {id: 'asked'}, title),
      text ? h('p', {class: 'preserved'}, text) : null,
      fields,
      reason ? field('Reason', why, 'For the record: who reads it later was not there. Name the ticket.') : null,
      refused,
      h('div', {class: 'buttons'}, h('button', {type: 'button', onclick: () => dialog.close()}, 'Leave it'), button));
    const dialog = h('dialog', {'aria-labelledby': 'asked'}, form);
    let done = false;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      button.disabled = true;
      try {
        await act(why.value.trim(), Object.fromEntries([...inputs].map(([name, input]) => [name, input.value])));
        done = true;
        say(`${title}: done`);
        dialog.close();
      } catch (problem) {
        refill(refused, problemBox(problem));
      } finally {
        button.disabled = false;
      }
    });
    dialog.addEventListener('close', () => { dialog.remove(); resolve(done); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
