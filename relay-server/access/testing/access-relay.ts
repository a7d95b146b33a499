import type { AccountStore } from '../../log/account-store.ts';
import { MemoryStore } from '../../log/memory-store.ts';
import type { LogStore } from '../../log/store.ts';
import { type Relay, type RelayOptions, startRelay } from '../../relay.ts';
import { DEFAULT_STATISTICS } from '../../rules/indicators/periods.ts';

export const NOW = Date.parse('2024-11-27T02:00:00Z');

/** A whole relay in memory, its sign-ins' clock in the test's hands. */
export async function accessRelay(
  options: Partial<RelayOptions> & { store?: LogStore; accounts?: AccountStore } = {},
) {
  const errors: unknown[] = [];
  const clock = { now: Date.parse('2026-03-02T01:00:00Z') };
  const relay: Relay = await startRelay({
    ...{ host: '127.0.0.1', port: 0, store: new MemoryStore(), sourceKeys: [] },
    clock: { now: () => NOW },
    ...{ courtName: '示例法院', demo: true, statistics: DEFAULT_STATISTICS },
    ...{ webRoot: '/nonexistent', inboxFolder: null, strict: true },
    pairing: 'asked',
    log: (line, error) => {
      if (error !== undefined) errors.push(line, error);
    },
    ...options,
    access: { machineNow: () => clock.now, ...options.access },
  });
  return { relay, errors, clock, ask: asker(relay.url) };
}

/** One request with a JSON body, if any; `json` is the answer's. */
export function asker(url: string) {
  return async (
    method: 'GET' | 'POST',
    path: string,
    { body, headers = {}, cookie }: { body?: unknown; headers?: object; cookie?: string } = {},
  ) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie !== undefined && { cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, headers: response.headers, json };
  };
}

/** The events that a relay has logged, as `type {body}` without what differs from run to run. */
export async function accountEvents({ store }: Pick<Relay, 'store'>) {
  const events: { type: string; body: object }[] = [];
  for await (const { type, body } of store.eventsFrom(1)) {
    if (type.startsWith('account.')) events.push({ type, body });
  }
  return events;
}
