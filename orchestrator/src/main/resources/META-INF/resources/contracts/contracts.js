// The three contracts in Swagger UI, read with the token of this tab: the one of the dashboard, or the one that is typed here.
// The orchestrator's can be tried out; the other two services answer elsewhere, so theirs can only be read.

import {session, send} from '../dashboard/api.js';

const SERVICES = ['orchestrator', 'directory-service', 'node-service'];
const own = SERVICES[0];
const form = document.querySelector('#signin');
const services = document.querySelector('#services');
const refused = document.querySelector('#refused');

async function show(service) {
  for (const button of services.children) {
    button.setAttribute('aria-pressed', String(button.textContent === service));
  }
  await send('GET', `/openapi/${service}`, {accept: 'application/yaml'});
  window.SwaggerUIBundle({
    dom_id: '#contract',
    url: `/openapi/${service}`,
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: 'BaseLayout',
    deepLinking: true,
    validatorUrl: null,
    supportedSubmitMethods: service === own ? ['get', 'put', 'post', 'patch', 'delete'] : [],
    requestInterceptor: session.authorize,
  });
}

async function open(token) {
  try {
    await session.open(token);
    form.hidden = true;
    services.hidden = false;
    await show(own);
  } catch (problem) {
    form.hidden = false;
    services.hidden = true;
    refused.textContent = problem.message;
  }
}

for (const service of SERVICES) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = service;
  button.addEventListener('click', () => show(service));
  services.append(button);
}
form.addEventListener('submit', event => {
  event.preventDefault();
  open(form.elements.token.value.trim());
});
if (session.hasToken()) {
  open();
} else {
  form.hidden = false;
}
