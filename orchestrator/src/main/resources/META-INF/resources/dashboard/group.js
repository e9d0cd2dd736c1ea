// One group: its two nodes as they report themselves now, what keeps it from moving, what was done with it.

import {get, pause, send, session} from './api.js';
import {ask} from './dialogs.js';
import {facts, h, panel, refill} from './dom.js';
import {driftPanel} from './drift.js';
import {count, moment, word} from './format.js';
import {freezeList, freezeOf} from './freeze.js';
import {timesPanel} from './history.js';
import {operationTable} from './operations.js';
import {readinessPanel} from './readiness.js';
import {mark, operationState} from './status.js';

const LOOK_AGAIN = 5000;

export async function groupView(signal, name) {
  const parts = {head: h('div', {}), nodes: h('div', {}), guards: h('div', {class: 'columns'}), history: h('div', {})};
  let last = '';
  const draw = async () => {
    const base = `/v1/groups/${name}`;
    const [group, why, stability, page] = await Promise.all([
      get(base, signal), get(`${base}/why`, signal), get(`${base}/stability`, signal), get(`/v1/operations?group=${name}&limit=10`, signal)]);
    const live = page.items.find(operation => operation.id === group.summary.liveOperation);
    const seen = JSON.stringify([group, {...why, at: '', since: ''}, stability, page]);
    if (seen === last) {
      return;
    }
    last = seen;
    refill(parts.head, headline(group, live, stability));
    refill(parts.nodes, nodePair(group));
    refill(parts.guards, freezePanel(group, draw), stabilityPanel(name, stability, draw), whyPanel(why));
    refill(parts.history, panel('Latest operations', page.items.length ? operationTable(page.items, false) : h('p', {class: 'empty'}, 'Nothing was done with it yet.')));
  };
  await draw();
  keepDrawing(draw, signal);
  return {title: `Group ${name}`, element: h('div', {class: 'page'}, parts.head, parts.nodes, parts.guards, parts.history, readinessPanel(name, signal), timesPanel(name, signal), driftPanel(name, signal))};
}

async function keepDrawing(draw, signal) {
  while (!signal.aborted) {
    await pause(LOOK_AGAIN, signal);
    if (!signal.aborted && document.visibilityState === 'visible') {
      await draw().catch(() => {});
    }
  }
}

function headline(group, live, stability) {
  const {summary} = group;
  return [
    h('p', {class: 'crumbs'}, h('a', {href: '#/'}, 'Groups'), ' / ', summary.name),
    h('div', {class: 'headline'}, h('h1', {}, summary.name), orders(group)),
    group.twoOwners ? h('div', {class: 'problem', role: 'alert'}, h('strong', {}, 'Two owners'), h('p', {}, 'Both nodes hold parts of the group, and so nobody is active. Stop it on the one that must not have it.')) : null,
    live ? h('p', {class: 'band'}, operationState(live.state), h('a', {href: `#/operations/${live.id}`}, `${word(live.kind)} under way: watch it`)) : null,
    h('div', {class: 'summary'}, facts(
      ['Active on', group.activeNode ? h('strong', {}, group.activeNode) : mark('warn', 'warn', 'no node')],
      ['Recorded owner', summary.owner ?? '–'],
      ['Epoch', String(summary.epoch)],
      ['Profile', summary.profile],
      ['Last moved', stability.lastMoveAt ? moment(stability.lastMoveAt) : 'never'],
      ['Moves', summary.frozen ? mark('paused', 'warn', 'Frozen') : stability.flapping ? mark('warn', 'warn', 'Flapping') : mark('done', 'good', 'Allowed')])),
  ];
}

/** Only what the caller's role allows; what the state allows the preview says. */
function orders(group) {
  if (!session.may('OPERATOR')) {
    return null;
  }
  const base = `#/groups/${group.summary.name}/order`;
  const others = group.activeNode ? [['STOP', 'Stop…']] : [['START', 'Start…']];
  const link = (kind, text, tone) => h('a', {class: `button ${tone}`, href: `${base}/${kind}`, 'data-key': kind}, text);
  return h('div', {class: 'buttons'},
    link('SWITCHOVER', 'Move…', 'main'),
    link('FAILOVER', 'Fail over…', ''),
    others.map(([kind, text]) => link(kind, text, '')),
    link('RUNBOOK', 'Runbook…', ''));
}

function nodePair(group) {
  return h('div', {class: 'pair'}, group.nodes.map(node => {
    const active = node.name === group.activeNode;
    return h('section', {class: `node ${active ? 'active' : ''}`, 'aria-label': `Node ${node.name}`},
      h('h2', {}, node.name, h('span', {class: 'tag'}, node.role.toLowerCase()), active ? mark('done', 'live', 'Active') : node.reachable ? mark('idle', 'calm', 'Standby') : null),
      node.reachable
        ? facts(
          ['Disk', on(node.disk, 'ONLINE', 'Online', 'Offline')],
          ['Address', on(node.address, 'PRESENT', 'Present', 'Absent')],
          ['Services', services(node)])
        : mark('bad', 'bad', 'Not reachable'),
      node.detail ? h('p', {class: 'hint'}, node.detail) : null);
  }));
}

function on(value, wanted, yes, no) {
  return value === undefined ? '–' : value === wanted ? mark('done', 'good', yes) : mark('idle', 'calm', no);
}

function services(node) {
  if (node.servicesTotal === undefined) {
    return '–';
  }
  const text = `${node.servicesRunning} of ${node.servicesTotal} running`;
  if (node.servicesRunning === node.servicesTotal) {
    return mark('done', 'good', text);
  }
  return node.servicesRunning === 0 ? mark('idle', 'calm', text) : mark('warn', 'warn', text);
}

function freezePanel(group, draw) {
  const freeze = freezeOf(group.summary.name);
  const own = group.freezes.some(one => one.scope === 'GROUP' && !one.operation);
  const change = async act => { if (await act()) { await draw(); } };
  return panel('Freeze',
    group.freezes.length ? freezeList(group.freezes) : h('p', {}, mark('done', 'good', 'Not frozen')),
    freeze.mayChange() ? h('div', {class: 'buttons'}, own
      ? h('button', {type: 'button', 'data-key': 'freeze', onclick: () => change(freeze.lift)}, 'Unfreeze')
      : h('button', {type: 'button', 'data-key': 'freeze', onclick: () => change(freeze.freeze)}, 'Freeze…')) : null);
}

function stabilityPanel(name, stability, draw) {
  const acknowledge = () => ask({title: `Let ${name} move again`, verb: 'Acknowledge', least: 10, text: 'It moved too often. Say what was found, and done.'},
    reason => send('PUT', `/v1/groups/${name}/stability/acknowledgement`, {body: {reason}}));
  return panel('Stability',
    stability.flapping ? h('p', {}, mark('warn', 'warn', 'It moved too often and stays where it is until somebody acknowledges that.')) : h('p', {}, mark('done', 'good', 'Calm')),
    stability.dwellsUntil ? h('p', {class: 'hint'}, `Stays where it is until ${moment(stability.dwellsUntil)}.`) : null,
    stability.acknowledged ? h('p', {class: 'hint'}, `Acknowledged by ${stability.acknowledged.actor}, ${moment(stability.acknowledged.at)}: ${stability.acknowledged.reason}`) : null,
    stability.flapping && session.may('APPROVER')
      ? h('div', {class: 'buttons'}, h('button', {type: 'button', 'data-key': 'acknowledge', onclick: async () => { if (await acknowledge()) { await draw(); } }}, 'Acknowledge…')) : null);
}

const VERDICTS = {NOTHING: ['done', 'good', 'Nothing is wrong'], STAY: ['paused', 'warn', 'Something is wrong; it stays'], PROPOSE: ['person', 'warn', 'A failover would be proposed'], ACT: ['bad', 'bad', 'A failover begins']};

function whyPanel(why) {
  const modes = {MANUAL: 'People decide about a failover.', APPROVE: 'A failover is prepared, an approver begins it.', AUTOMATIC: 'A failover begins by itself.'};
  return panel('Why it is not taken over',
    h('p', {}, mark(...VERDICTS[why.verdict])),
    h('p', {class: 'hint'}, `${modes[why.mode]}${why.cause ? ` ${why.node}: ${word(why.cause)}.` : ''}`),
    h('ul', {class: 'plain', 'aria-label': count(why.reasons.length, 'reason')}, why.reasons.map(reason => h('li', {}, reason.text))));
}
