// States as text with a shape: the shape alone tells them apart, colour only helps.

import {h, s} from './dom.js';
import {word} from './format.js';

const SHAPES = {
  done: () => [s('circle', {cx: 8, cy: 8, r: 7, class: 'filled'}), s('path', {d: 'm4.6 8.2 2.3 2.3 4.5-4.8', class: 'cut'})],
  busy: () => [s('circle', {cx: 8, cy: 8, r: 6, class: 'line'}), s('path', {d: 'M8 2a6 6 0 0 1 0 12z', class: 'filled'})],
  idle: () => [s('circle', {cx: 8, cy: 8, r: 6, class: 'line faint'})],
  person: () => [s('path', {d: 'M8 1.2 14.8 8 8 14.8 1.2 8z', class: 'filled'}), s('path', {d: 'M8 4.6v4M8 10.6v.2', class: 'cut'})],
  paused: () => [s('rect', {x: 3, y: 2.5, width: 3.6, height: 11, rx: 1, class: 'filled'}), s('rect', {x: 9.4, y: 2.5, width: 3.6, height: 11, rx: 1, class: 'filled'})],
  bad: () => [s('rect', {x: 1.5, y: 1.5, width: 13, height: 13, rx: 2, class: 'filled'}), s('path', {d: 'm5.4 5.4 5.2 5.2m0-5.2-5.2 5.2', class: 'cut'})],
  warn: () => [s('path', {d: 'M8 1.4 15.2 14H.8z', class: 'filled'}), s('path', {d: 'M8 6v3.6M8 11.6v.2', class: 'cut'})],
  back: () => [s('path', {d: 'M6 3.4 2.4 7 6 10.6M2.6 7h7.2a3.4 3.4 0 0 1 0 6.8H7', class: 'line thick'})],
  skipped: () => [s('path', {d: 'm2.4 3 4.8 5-4.8 5M8.4 3l4.8 5-4.8 5', class: 'line thick'})],
};

const OF_OPERATION = {
  PENDING: ['idle', 'calm'], RUNNING: ['busy', 'live'], WAITING: ['person', 'warn'], PAUSED: ['paused', 'warn'],
  COMPENSATING: ['back', 'warn'], HALTED: ['bad', 'bad'], SUCCEEDED: ['done', 'good'],
  SUCCEEDED_WITH_EXCEPTIONS: ['warn', 'warn'], COMPENSATED: ['back', 'calm'], FAILED: ['bad', 'bad'], ABANDONED: ['bad', 'bad'],
};

const OF_STEP = {
  PENDING: ['idle', 'calm'], RUNNING: ['busy', 'live'], WAITING: ['person', 'warn'], IN_DOUBT: ['warn', 'warn'], SUCCEEDED: ['done', 'good'],
  FAILED: ['bad', 'bad'], COMPENSATING: ['back', 'warn'], COMPENSATED: ['back', 'calm'], SKIPPED: ['skipped', 'warn'],
};

const STEP_WORDS = {PENDING: 'To do', RUNNING: 'Running', WAITING: 'Waits for a person', SUCCEEDED: 'Done', COMPENSATED: 'Undone', COMPENSATING: 'Being undone'};

/** A shape for the eye alone. */
export function shape(name, tone) {
  return s('svg', {viewBox: '0 0 16 16', class: `shape ${tone}`, 'aria-hidden': 'true'}, SHAPES[name]());
}

/** A shape and its word. */
export function mark(name, tone, text) {
  return h('span', {class: `mark ${tone}`}, shape(name, tone), h('span', {}, text));
}

/** An operation's state. */
export function operationState(state) {
  const [name, tone] = OF_OPERATION[state] ?? ['idle', 'calm'];
  return mark(name, tone, word(state));
}

/** A step's state. */
export function stepState(state) {
  const [name, tone] = OF_STEP[state] ?? ['idle', 'calm'];
  return mark(name, tone, stepWord(state));
}

/** The tone of a step's bar. */
export function stepTone(state) {
  return (OF_STEP[state] ?? ['idle', 'calm'])[1];
}

export function stepWord(state) {
  return STEP_WORDS[state] ?? word(state);
}

/** BLOCKER, WARNING or NOTICE. */
export function severity(name) {
  return {BLOCKER: () => mark('bad', 'bad', 'Blocks'), WARNING: () => mark('warn', 'warn', 'Warning'), NOTICE: () => mark('idle', 'calm', 'Notice')}[name]();
}
