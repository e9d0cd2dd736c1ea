// The report of an operation, saved as a file: a page that needs nothing else, or text, or JSON whose hash it names.

import {send} from './api.js';
import {problemBox} from './dialogs.js';
import {h, panel, refill, say} from './dom.js';

const FORMS = [['text/html', 'html', 'Save as a page'], ['text/plain', 'txt', 'Save as text'], ['application/json', 'json', 'Save as JSON']];

export function reportPanel(id, signal) {
  const refused = h('div', {});
  const buttons = FORMS.map(([accept, ending, name]) => h('button', {type: 'button', 'data-key': `report-${ending}`, onclick: async event => {
    const button = event.currentTarget;
    button.disabled = true;
    try {
      save(await send('GET', `/v1/operations/${id}/report`, {accept, raw: true, signal}), accept, `handover-report-${id}.${ending}`);
      refill(refused);
      say('The report is saved');
    } catch (problem) {
      refill(refused, problemBox(problem));
    } finally {
      button.disabled = false;
    }
  }}, name));
  return panel('Report', h('p', {class: 'hint'}, 'Who, why, every change with its old and new values, proofs, times: for the files. The page can be printed, and opens without this service.'),
    h('div', {class: 'buttons'}, buttons), refused);
}

function save(text, type, name) {
  const url = URL.createObjectURL(new Blob([text], {type}));
  const link = h('a', {href: url, download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
