import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PASSWORD_LIMITS } from '../relay-server/access/passwords.ts';
import { SIGN_IN_LIMITS } from '../relay-server/access/presence.ts';
import { CONFIRMED_MS, LOCKOUT, MOST_SIGN_INS } from '../relay-server/access/sign-in-desk.ts';
import { LIMITS } from '../relay-server/fanout/limits.ts';
import { FLOOD_LIMITS } from '../relay-server/http/flood-gate.ts';
import { BODY_LIMIT } from '../relay-server/http/read-body.ts';
import { EVENTS_LIMIT } from '../relay-server/http/sent-events.ts';
import { SERVER_LIMITS } from '../relay-server/http/server.ts';
import { PASSWORD_LENGTH } from '../relay-server/rules/access/password-strength.ts';
import { envelope, eventOf, isEventType } from './case-event.ts';
import { CASELESS_TYPES, eventBodies } from './event-bodies.ts';
import {
  HEARTBEAT_MS,
  LOST_AFTER_MS,
  MAX_MESSAGE_BYTES,
  MAX_SCOPES,
  STALE_AFTER_MS,
} from './frame.ts';
import { EVENT_REFUSALS, PROBLEMS, SOCKET_REFUSALS } from './refusal.ts';
import { CASE_TOPICS, CLOSED_ON_MAP_DAYS, WALL_TOPICS } from './views.ts';

const root = join(import.meta.dirname, '..');
const spec = readFileSync(join(import.meta.dirname, 'SPEC.md'), 'utf8');
const rules = [...spec.matchAll(/^- \*\*([A-Z]-\d+)\*\*/gm)].map(([, number]) => number ?? '');

/** The text of a rule, its line breaks made blanks. */
function textOf(rule: string): string {
  const from = spec.indexOf(`- **${rule}**`);
  const to = spec.slice(from + 1).search(/\n(- \*\*|#|\n)/);
  return spec.slice(from, from + 1 + to).replace(/\s+/g, ' ');
}

/** First cells, code words only, of the table whose head begins with `head`. */
function codesOf(head: string): string[] {
  const lines = spec
    .slice(spec.indexOf(`| ${head} |`))
    .split('\n\n')[0]
    ?.split('\n')
    .slice(2);
  return (lines ?? []).flatMap((line) =>
    [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? ''),
  );
}

const tests = ['relay-server', 'wall-client', 'e2e', 'wire']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(test|itest|spec)\.tsx?$/.test(name))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  )
  .join('\n');

describe('the specification', () => {
  it('numbers each rule once', () => {
    expect(rules.length).toBeGreaterThan(60);
    expect(rules.filter((rule, at) => rules.indexOf(rule) !== at)).toEqual([]);
  });

  it.each(rules)('%s is cited by a test', (rule) => {
    expect(tests).toMatch(new RegExp(`\\b${rule}\\b`));
  });

  it('names only rules that it has', () => {
    const named = [...spec.matchAll(/\b([ERHVF]-\d+)\b/g)].map(([, rule]) => rule);
    expect(named.filter((rule) => rule !== undefined && !rules.includes(rule))).toEqual([]);
  });

  it('E-1 shows an event as it may be sent', () => {
    const [, json = ''] = spec.match(/```json\n([\s\S]*?)```/) ?? [];
    const { type, body, ...head } = envelope.parse(JSON.parse(json));
    expect(isEventType(type) && eventOf(head, type, body)).toHaveProperty('event');
  });

  it('has one line for every event type', () => {
    expect(codesOf('type').sort()).toEqual(Object.keys(eventBodies).sort());
    const families = [...textOf('E-4').matchAll(/`(?:([a-z.-]+)|([a-z]+)\.\*)`/g)];
    const caseless = Object.keys(eventBodies).filter((type) =>
      families.some(([, exact, family]) => type === exact || type.split('.')[0] === family),
    );
    expect(caseless.sort()).toEqual([...CASELESS_TYPES].sort());
  });

  it.each([
    ['why one event was refused', Object.keys(EVENT_REFUSALS)],
    ['why a request failed', Object.keys(PROBLEMS)],
    ['why a socket was refused', Object.keys(SOCKET_REFUSALS)],
    ['scope', ['wall', 'case:NUMBER']],
  ])('lists all of %s', (head, codes) => {
    expect(codesOf(head).sort()).toEqual([...codes].sort());
  });

  it.each(Object.keys({ ...EVENT_REFUSALS, ...PROBLEMS, ...SOCKET_REFUSALS }))(
    '%s is told in a test',
    (code) => {
      expect(tests.includes(`'${code}'`)).toBe(true);
    },
  );

  it('tells the status of each problem', () => {
    for (const [code, [status]] of Object.entries(PROBLEMS)) {
      expect(spec).toContain(`| \`${code}\` | ${status} |`);
    }
  });

  it('lists the topics of both scopes', () => {
    const listed = (scope: string) =>
      (spec.match(new RegExp(`\\| \`${scope}\` \\| (.+) \\|`))?.[1] ?? '').split(/, | · /).sort();
    expect(listed('wall')).toEqual([...WALL_TOPICS].sort());
    expect(listed('case:NUMBER')).toEqual([...CASE_TOPICS].sort());
  });

  const {
    displays,
    connect,
    partRows,
    coalesceMs,
    unsentPackets,
    packets,
    follows,
    searches,
    plays,
  } = LIMITS;
  it.each([
    ['H-1', `${EVENTS_LIMIT.toLocaleString('en-US')} events and ${BODY_LIMIT / 2 ** 20} MiB`],
    ['H-10', `${FLOOD_LIMITS.perSecond.toLocaleString('en-US')} requests a second`],
    ['H-10', `burst of ${FLOOD_LIMITS.burst.toLocaleString('en-US')}`],
    ['H-10', `${FLOOD_LIMITS.inFlightOfSource} under way (${FLOOD_LIMITS.inFlight} all`],
    ['H-10', `within ${SERVER_LIMITS.headersMs / 1000} s and`],
    ['H-10', `within ${SERVER_LIMITS.requestMs / 1000} s (408)`],
    ['H-10', `${SERVER_LIMITS.headerBytes / 1024} KiB (431)`],
    [
      'H-52',
      `after ${SIGN_IN_LIMITS.longestMs / 3_600_000} h, or when for ${SIGN_IN_LIMITS.idleMs / 60_000} min`,
    ],
    ['H-52', `at most ${MOST_SIGN_INS};`],
    ['H-52', `${PASSWORD_LENGTH.least}–${PASSWORD_LENGTH.most} characters`],
    ['H-53', `${LOCKOUT.failures} wrong passwords`],
    ['H-53', `${LOCKOUT.ofAddress} from an address, and for ${LOCKOUT.windowMs / 60_000} minutes`],
    ['H-53', `${PASSWORD_LIMITS.atOnce} are hashed at a time and ${PASSWORD_LIMITS.waiting} wait`],
    ['H-54', `within ${CONFIRMED_MS / 1000} s`],
    ['V-7', `within the last ${CLOSED_ON_MAP_DAYS} court days`],
    ['F-31', `within ${coalesceMs} ms`],
    ['F-31', `more than ${partRows} rows`],
    ['F-40', `every ${HEARTBEAT_MS / 1000} s`],
    ['F-41', `less than ${STALE_AFTER_MS / 1000} s`],
    ['F-42', `no sign for ${LOST_AFTER_MS / 1000} s`],
    ['F-46', `for ${(LIMITS.pingEveryMs + LIMITS.pingTimeoutMs) / 1000} s`],
    ['F-62', `${displays} displays, ${LIMITS.unpaired} of them that nobody has let in`],
    [
      'F-62',
      `machine's ${LIMITS.connectOfAddress.perSecond} after ${LIMITS.connectOfAddress.burst}`,
    ],
    ['F-62', `${connect.perSecond} new connections a second after a burst of ${connect.burst}`],
    ['F-63', `${MAX_MESSAGE_BYTES / 1024} KiB`],
    ['F-64', `${MAX_SCOPES} scopes`],
    ['F-65', `${follows.perSecond} follows a second after a burst of ${follows.burst}`],
    ['F-65', `${searches.perSecond} searches after ${searches.burst}`],
    ['F-65', `${plays.perSecond} of \`shown\` and \`failed\` after ${plays.burst}`],
    ['F-65', `${packets.perSecond} packets a second after a burst of ${packets.burst}`],
    ['F-66', `${unsentPackets} packets`],
  ])('%s says what the code does: %s', (rule, words) => {
    expect(textOf(rule)).toContain(words);
  });
});
