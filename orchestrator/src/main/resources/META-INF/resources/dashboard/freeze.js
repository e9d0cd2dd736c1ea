// Freezes: of one group by operators, of everything by approvers.

import {get, send, session} from './api.js';
import {ask} from './dialogs.js';
import {h} from './dom.js';
import {moment} from './format.js';

/** The freeze at one path of the service. */
function at(path, role, title) {
  return {
    look: signal => get(path, signal),
    mayChange: () => session.may(role),
    freeze: () => ask({
      title: `Freeze ${title}`, verb: 'Freeze',
      text: 'Nothing new begins until it is lifted. What runs goes on.',
      more: [{name: 'until', label: 'Until (may be empty)', type: 'datetime-local', required: false, hint: 'In your own time zone.'}],
    }, (reason, {until}) => send('PUT', path, {body: {reason, ...(until ? {until: new Date(until).toISOString()} : {})}})),
    lift: () => ask({title: `Unfreeze ${title}`, verb: 'Unfreeze', reason: false, text: 'New operations may begin again.'}, () => send('DELETE', path)),
  };
}

export const freezeEverything = at('/v1/freeze', 'APPROVER', 'all groups');

export const freezeOf = group => at(`/v1/groups/${group}/freeze`, 'OPERATOR', `group ${group}`);

/** Who froze it, why, until when. */
export function freezeList(freezes) {
  return h('ul', {class: 'plain'}, freezes.map(freeze => h('li', {},
    h('strong', {}, freeze.scope === 'EVERYTHING' ? 'All groups' : 'This group'),
    ` by ${freeze.actor} since ${moment(freeze.since)}${freeze.until ? `, until ${moment(freeze.until)}` : ''}: `,
    h('span', {class: 'preserved'}, freeze.reason))));
}
