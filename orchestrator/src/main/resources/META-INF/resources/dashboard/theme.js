// Light or dark: as the system says, unless a person chose otherwise for this browser.

import {h} from './dom.js';

const KEY = 'handover.theme';
const CHOICES = ['auto', 'light', 'dark'];

function chosen() {
  const stored = localStorage.getItem(KEY);
  return CHOICES.includes(stored) ? stored : 'auto';
}

export function apply() {
  document.documentElement.dataset.theme = chosen();
}

/** The switch. */
export function control() {
  const select = h('select', {'aria-label': 'Colours', 'data-key': 'theme', class: 'quiet', onchange: () => {
    localStorage.setItem(KEY, select.value);
    apply();
  }}, CHOICES.map(choice => h('option', {value: choice, selected: choice === chosen()}, {auto: 'Auto', light: 'Light', dark: 'Dark'}[choice])));
  return select;
}
