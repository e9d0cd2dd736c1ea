// The service, asked with the token that a person typed. The token is kept for this tab only (sessionStorage) and is
// sent as a header, never in a URL.

const KEY = 'handover.token';
const ROLES = ['VIEWER', 'OPERATOR', 'APPROVER', 'ADMIN'];

let caller = null;
let whenTurnedAway = () => {};

/** What a person is told when something is refused. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `The service answers ${status}.`);
    this.status = status;
    this.code = body.code ?? '';
    this.title = body.title ?? 'Refused';
    this.cure = body.cure ?? '';
    this.errors = body.errors ?? [];
  }
}

export const session = {
  isOpen: () => caller !== null,
  hasToken: () => sessionStorage.getItem(KEY) !== null,
  name: () => caller?.name ?? '',
  role: () => caller?.role ?? '',
  /** Whether the caller may do what this role may. */
  may: role => caller !== null && ROLES.indexOf(caller.role) >= ROLES.indexOf(role),
  onTurnedAway: listener => { whenTurnedAway = listener; },
  /** Signs in with a new token, or with the one of this tab. */
  async open(token) {
    if (token) {
      sessionStorage.setItem(KEY, token);
    }
    try {
      caller = await get('/v1/caller');
    } catch (refused) {
      session.close();
      throw refused;
    }
  },
  /** Has a request of somebody else's making go to this service, whatever address it has, and show the token. */
  authorize: request => {
    const {pathname, search} = new URL(request.url, location.href);
    request.url = location.origin + pathname + search;
    request.headers = {...request.headers, Authorization: `Bearer ${sessionStorage.getItem(KEY)}`};
    return request;
  },
  close() {
    caller = null;
    sessionStorage.removeItem(KEY);
  },
};

export function get(path, signal) {
  return send('GET', path, {signal});
}

/** The answer's body, read if it is JSON, unless it is wanted `raw`; a refusal is a Problem. */
export async function send(method, path, {body, headers = {}, signal, accept = 'application/json', raw = false} = {}) {
  const answer = await ask(path, {
    method,
    signal,
    headers: {Accept: accept, ...(body ? {'Content-Type': 'application/json'} : {}), ...headers},
    body: body ? JSON.stringify(body) : undefined,
  });
  return accept === 'application/json' && !raw ? answer.json() : answer.text();
}

async function ask(path, request) {
  let answer;
  try {
    answer = await fetch(path, {
      ...request,
      headers: {...request.headers, Authorization: `Bearer ${sessionStorage.getItem(KEY)}`},
      cache: 'no-store', credentials: 'omit', redirect: 'error',
    });
  } catch (broken) {
    if (broken.name === 'AbortError') {
      throw broken;
    }
    throw new Problem(0, {code: 'unreachable', title: 'Nobody answers', detail: 'The orchestrator cannot be reached from this browser.', cure: 'This page tries again by itself. What runs goes on without it.'});
  }
  if (!answer.ok) {
    throw await refusal(answer);
  }
  return answer;
}

async function refusal(answer) {
  const body = await answer.json().catch(() => ({}));
  if (answer.status === 401 && caller !== null) {
    session.close();
    whenTurnedAway();
  }
  return new Problem(answer.status, body);
}

/** A new key of one request, so that sending it twice starts one operation. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `dashboard-${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Calls back for every journal entry of an operation as it is written, until it ends or is not wanted any more. */
export async function follow(id, signal, heard) {
  let last = '';
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      const headers = {Accept: 'text/event-stream', ...(last ? {'Last-Event-ID': last} : {})};
      const answer = await ask(`/v1/operations/${id}/events`, {headers, signal});
      for await (const event of events(answer.body)) {
        attempt = 0;
        last = event.id;
        heard(event);
      }
      return;
    } catch (broken) {
      if (signal.aborted || broken.status >= 400 && broken.status < 500) {
        return;
      }
      heard(null);
      await pause(Math.min(10_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2), signal);
    }
  }
}

async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (rest + part.value).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const id = /^id: (.*)$/m.exec(block);
      if (id) {
        yield {id: id[1], type: /^event: (.*)$/m.exec(block)?.[1] ?? ''};
      }
    }
  }
}

/** Waits; ends at once when it is not wanted any more. */
export function pause(milliseconds, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, {once: true});
  });
}
