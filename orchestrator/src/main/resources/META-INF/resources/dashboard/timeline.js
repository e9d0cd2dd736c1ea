// The steps of an operation as bars over one time axis, with the outage above them. Rows are made once and then changed
// in place, so that nothing jumps and the focus stays where it is.

import {h, refill} from './dom.js';
import {length} from './format.js';
import {stepState, stepTone} from './status.js';

const ENDED = new Set(['SUCCEEDED', 'SUCCEEDED_WITH_EXCEPTIONS', 'COMPENSATED', 'FAILED', 'ABANDONED']);

export function timeline() {
  const axis = h('div', {class: 'axis', 'aria-hidden': 'true'});
  const outageBar = h('div', {class: 'bar outage'});
  const outageText = h('span', {class: 'took'});
  const outage = h('div', {class: 'row outage-row', hidden: true},
    h('span', {class: 'what'}, h('strong', {}, 'Outage')), h('div', {class: 'track', 'aria-hidden': 'true'}, outageBar), outageText);
  const list = h('ol', {class: 'steps', 'aria-label': 'Steps'});
  const rows = new Map();
  const head = h('div', {class: 'row head', 'aria-hidden': 'true'}, h('span', {class: 'what'}, 'Step'), axis, h('span', {class: 'took'}, 'Took'));
  return {
    element: h('div', {class: 'timeline'}, head, outage, list),
    draw(operation, now) {
      const span = spanOf(operation, now);
      refill(axis, ticks(span));
      drawOutage(operation, span, {outage, outageBar, outageText});
      for (const step of operation.steps) {
        if (!rows.has(step.id)) {
          rows.set(step.id, stepRow());
          list.append(rows.get(step.id).element);
        }
        rows.get(step.id).draw(step, span);
      }
    },
  };
}

function spanOf(operation, now) {
  const started = operation.steps.flatMap(step => step.startedAt ? [Date.parse(step.startedAt)] : []);
  const from = started.length ? Math.min(...started) : Date.parse(operation.createdAt);
  const lastEnd = Math.max(from, ...operation.steps.flatMap(step => step.finishedAt ? [Date.parse(step.finishedAt)] : []));
  const resting = ENDED.has(operation.state) || operation.state === 'HALTED' || operation.state === 'PAUSED';
  const to = resting ? lastEnd : Math.max(now, lastEnd);
  return {from, to: Math.max(to, from + 1000), now: resting ? lastEnd : now};
}

function ticks({from, to}) {
  const step = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400].find(seconds => (to - from) / 1000 / seconds <= 7) ?? 172_800;
  const marks = [];
  for (let at = 0; at <= (to - from) / 1000; at += step) {
    const tick = h('span', {}, at < 60 ? `${at} s` : at < 3600 ? `${+(at / 60).toFixed(1)} min` : `${+(at / 3600).toFixed(1)} h`);
    tick.style.left = `${at * 100_000 / (to - from)}%`;
    marks.push(tick);
  }
  return marks;
}

/** From the first stop (of a failover that stopped nothing: from the order) until the last service runs, or until now. */
function drawOutage(operation, span, {outage, outageBar, outageText}) {
  const begin = outageBegin(operation);
  const moves = operation.kind === 'SWITCHOVER' || operation.kind === 'FAILOVER';
  outage.hidden = !moves || begin === null;
  if (outage.hidden) {
    return;
  }
  const over = operation.outageSeconds !== undefined;
  const end = over ? begin + operation.outageSeconds * 1000 : span.now;
  place(outageBar, Math.max(begin, span.from), end, span);
  outageBar.classList.toggle('open', !over);
  outageText.textContent = over ? length(end - begin) : `${length(end - begin)} so far`;
}

export function outageBegin(operation) {
  const stops = operation.steps.filter(step => step.action === 'STOP_SERVICE' && step.startedAt).map(step => Date.parse(step.startedAt));
  if (stops.length) {
    return Math.min(...stops);
  }
  return operation.kind === 'FAILOVER' ? Date.parse(operation.createdAt) : null;
}

function stepRow() {
  const state = h('span', {class: 'state'});
  const title = h('span', {class: 'title'});
  const detail = h('span', {class: 'sub'});
  const forward = h('div', {class: 'bar'});
  const backward = h('div', {class: 'bar undo', hidden: true});
  const took = h('span', {class: 'took'});
  const element = h('li', {class: 'row'},
    h('div', {class: 'what'}, state, h('div', {}, title, detail)),
    h('div', {class: 'track', 'aria-hidden': 'true'}, forward, backward), took);
  let last = '';
  return {
    element,
    draw(step, span) {
      const key = `${step.state}|${step.detail ?? ''}|${step.attempts}`;
      if (key !== last) {
        last = key;
        element.className = `row ${stepTone(step.state)} ${step.pivot ? 'pivot' : ''}`;
        element.dataset.step = step.id;
        element.dataset.state = step.state;
        refill(state, stepState(step.state));
        refill(title, step.undoStartedAt && step.compensation ? `Undo: ${step.compensation}` : step.title, step.pivot ? h('span', {class: 'tag'}, 'pivot') : null);
        detail.textContent = saysTheSame(step) ? '' : [step.attempts > 1 ? `attempt ${step.attempts}` : '', step.detail ?? ''].filter(Boolean).join(' · ');
      }
      bars(step, span, {forward, backward, took});
    },
  };
}

/** "Stop service X" that is done needs no "X is STOPPED". */
function saysTheSame(step) {
  return step.state === 'SUCCEEDED' && step.attempts === 1 && (step.action === 'STOP_SERVICE' || step.action === 'START_SERVICE');
}

function bars(step, span, {forward, backward, took}) {
  if (!step.startedAt) {
    forward.hidden = true;
    took.textContent = '';
    return;
  }
  const start = Date.parse(step.startedAt);
  const undo = step.undoStartedAt ? Date.parse(step.undoStartedAt) : null;
  const end = step.finishedAt ? Date.parse(step.finishedAt) : span.now;
  forward.hidden = false;
  place(forward, start, undo ?? end, span);
  backward.hidden = undo === null;
  if (undo !== null) {
    // The journal's view has no end of the way forward once it is undone: a hair's breadth stands for it.
    place(forward, start, Math.min(start + 1, undo), span);
    place(backward, undo, end, span);
  }
  took.textContent = length(end - (undo ?? start));
}

function place(bar, from, to, span) {
  const whole = span.to - span.from;
  bar.style.left = `${100 * (from - span.from) / whole}%`;
  bar.style.width = `${100 * Math.max(0, to - from) / whole}%`;
}
