// How times, lengths and names are written, everywhere the same.

/** 0.4 s, 12.0 s, 2 min 03 s, 1 h 02 min: as in the text forms of the service. */
export function length(milliseconds) {
  const ms = Math.max(0, milliseconds);
  if (ms < 59_950) {
    return `${(ms / 1000).toFixed(1)} s`;
  }
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
  }
  return `${Math.floor(seconds / 3600)} h ${String(Math.floor(seconds / 60) % 60).padStart(2, '0')} min`;
}

/** An instant in the reader's own zone; the exact one in the tooltip. */
export function moment(text) {
  const at = new Date(text);
  const today = at.toDateString() === new Date().toDateString();
  const time = at.toLocaleTimeString('en-GB', {hour12: false});
  return today ? time : `${day(at)} ${time}`;
}

function day(at) {
  const two = number => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** How long ago. */
export function ago(text, now = Date.now()) {
  const seconds = Math.max(0, (now - Date.parse(text)) / 1000);
  if (seconds < 90) {
    return 'just now';
  }
  if (seconds < 5400) {
    return `${Math.round(seconds / 60)} min ago`;
  }
  return seconds < 129_600 ? `${Math.round(seconds / 3600)} h ago` : `${Math.round(seconds / 86_400)} days ago`;
}

const WORDS = {
  SWITCHOVER: 'Move', FAILOVER: 'Failover', START: 'Start', STOP: 'Stop', RUNBOOK: 'Runbook',
  SUCCEEDED_WITH_EXCEPTIONS: 'Succeeded with exceptions', IN_DOUBT: 'In doubt',
};

/** SUCCEEDED_WITH_EXCEPTIONS as a person would write it. */
export function word(name) {
  return WORDS[name] ?? name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ');
}

/** exch1 → exch2, or where it takes place, or which runbook. */
export function direction(operation) {
  if (operation.kind === 'RUNBOOK') {
    return operation.runbook ?? '';
  }
  return operation.source && operation.source !== operation.target ? `${operation.source} → ${operation.target}` : `on ${operation.target}`;
}

/** 1 entry, 2 entries. */
export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** A ticket's number, with the window that was approved for it. */
export function ticketText(ticket) {
  return ticket.windowStart ? `${ticket.number}, approved from ${moment(ticket.windowStart)} to ${moment(ticket.windowEnd)}` : ticket.number;
}
