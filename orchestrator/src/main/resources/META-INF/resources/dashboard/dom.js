// Elements made of names, attributes and text. Nothing here, or anywhere in the dashboard, makes markup from a string:
// what comes from the service ends up in text nodes, and the Content-Security-Policy (trusted types) keeps it so.

const SVG = 'http://www.w3.org/2000/svg';

/** An element: h('button', {class: 'main', onclick: f}, 'Start'). False, null and undefined are left out. */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function s(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...nodes(children));
  return element;
}

function nodes(children) {
  return children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false);
}

/** Replaces what an element holds; what had the focus keeps it when it is there again (by its data-key). */
export function refill(element, ...children) {
  const focused = element.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  element.replaceChildren(...nodes(children));
  if (focused) {
    element.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }
  return element;
}

/** Says something to whoever listens instead of looking. */
export function say(text) {
  document.getElementById('spoken').textContent = text;
}

let ids = 0;

/** A labelled input. `control` gets the id. */
export function field(label, control, hint) {
  const id = `field-${++ids}`;
  control.id = id;
  const about = hint ? h('p', {class: 'hint', id: `${id}-hint`}, hint) : null;
  if (hint) {
    control.setAttribute('aria-describedby', `${id}-hint`);
  }
  return h('div', {class: 'field'}, h('label', {for: id}, label), control, about);
}

/** A part of a page under a heading. */
export function panel(title, ...children) {
  const id = `panel-${++ids}`;
  return h('section', {class: 'panel', 'aria-labelledby': id}, h('h2', {id}, title), ...children);
}

/** Name and value, one under the other. */
export function facts(...pairs) {
  return h('dl', {class: 'facts'}, pairs.filter(Boolean).map(([name, value]) =>
    h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}

/** A table that scrolls by itself on a narrow screen. */
export function table(caption, heads, rows) {
  return h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption},
    h('table', {},
      h('caption', {class: 'unseen'}, caption),
      h('thead', {}, h('tr', {}, heads.map(head => h('th', {scope: 'col'}, head)))),
      h('tbody', {}, rows)));
}
