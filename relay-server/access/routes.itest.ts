import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '../../wire/codes.ts';
import { type Permission, roleMay } from '../rules/access/permissions.ts';
import { accessRelay, accountEvents, NOW } from './testing/access-relay.ts';
import { signIn } from './testing/sign-in.ts';

/** Every address that needs leave, and which. */
const ROUTES: readonly (readonly ['GET' | 'POST', string, Permission])[] = [
  ['GET', '/statistics', 'read.bureau'],
  ['GET', '/indicators', 'read.bureau'],
  ['GET', '/figures/closedCount?by=month', 'read.bureau'],
  ['GET', '/health', 'read.bureau'],
  ['GET', '/cases/x', 'read.bureau'],
  ['GET', '/quarantine', 'read.bureau'],
  ['GET', '/streams', 'read.bureau'],
  ['GET', '/retention', 'read.bureau'],
  ['GET', '/recordings', 'read.bureau'],
  ['GET', '/recordings/x', 'read.bureau'],
  ['GET', '/clips', 'read.bureau'],
  ['GET', '/exports/x', 'read.bureau'],
  ['GET', '/displays', 'read.bureau'],
  ['GET', '/sessions', 'session.read'],
  ['GET', '/sessions/x', 'session.read'],
  ['GET', '/accounts', 'account.read'],
  ['GET', '/audit', 'audit.read'],
  ['POST', '/cases/x/parties', 'read.unmasked'],
  ['POST', '/recordings/x/link', 'library.change'],
  ['POST', '/recordings/x/hold', 'library.change'],
  ['POST', '/recordings/x/release', 'library.change'],
  ['POST', '/clips', 'library.change'],
  ['POST', '/clips/x/withdraw', 'library.change'],
  ['POST', '/exports', 'library.change'],
  ['POST', '/displays/pair', 'display.pair'],
  ['POST', '/displays/x/move', 'display.pair'],
  ['POST', '/displays/x/revoke', 'display.pair'],
  ['POST', '/walls', 'display.pair'],
  ['POST', '/walls/main/mode', 'room.lower'],
  ['POST', '/walls/main/direct', 'wall.direct'],
  ['POST', '/draws', 'wall.direct'],
  ['POST', '/draws/x/number', 'wall.direct'],
  ['POST', '/draws/x/close', 'wall.direct'],
  ['POST', '/sessions', 'session.plan'],
  ['POST', '/alerts/acknowledge', 'alert.acknowledge'],
  ['POST', '/alerts/reopen', 'alert.acknowledge'],
];
/** Of these a program of this machine is answered without an account. */
const PROGRAMS = [
  ...['/statistics', '/indicators', '/figures/closedCount?by=month', '/health', '/cases/x'],
  ...['/quarantine', '/streams', '/retention'],
];

const filing = (caseNumber: string) => ({
  ...{ id: 'filed', type: 'case.filed', v: 1, occurredAt: NOW - 1_000, caseNumber },
  body: {
    ...{ filedOn: '2024-11-27', cause: '劳动争议', claimAmount: 100, town: '440607103000' },
    enforcementBasis: '（2024）粤0607民初1号民事判决书',
    parties: [{ partyId: 'a', role: 'applicant', entity: 'person', name: '演示甲' }],
  },
});

let world: Awaited<ReturnType<typeof accessRelay>>;
let folder: string;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'routes-'));
  world = await accessRelay({ videoFolder: folder });
  for (const role of roles.codes) cookies.set(role, await signIn(world.relay, role));
});
afterAll(async () => {
  await world.relay.close();
  rmSync(folder, { recursive: true });
  expect(world.errors).toEqual([]);
});

it('H-57 a case’s parties in clear: the log is told first who reads them and why', async () => {
  const caseNumber = '（2024）粤0607执1号';
  await world.relay.recorder.record('court', [filing(caseNumber)]);
  const path = `/cases/${encodeURIComponent(caseNumber)}/parties`;
  const read = (body: object) =>
    world.ask('POST', path, { cookie: cookies.get('duty') ?? '', body });
  expect((await read({ reason: ' ' })).status).toBe(400);
  const answer = await read({ reason: '电话核对身份' });
  expect(answer).toMatchObject({
    status: 200,
    json: { caseNumber, parties: [{ name: '演示甲' }] },
  });
  expect((await accountEvents(world.relay)).at(-1)).toEqual({
    type: 'account.read-unmasked',
    body: { account: 'duty', caseNumber, reason: '电话核对身份' },
  });
});

describe('H-50 every address, every role', () => {
  it.each(ROUTES)('%s %s needs %s', async (method, path, permission) => {
    const body = method === 'POST' ? { body: { nothing: 'of that kind' } } : {};
    const ask = async (cookie?: string, headers = {}) =>
      (await world.ask(method, path, { ...body, headers, ...(cookie && { cookie }) })).status;
    for (const role of roles.codes) {
      const status = await ask(cookies.get(role));
      if (roleMay(role, permission)) expect([200, 400, 404], role).toContain(status);
      else expect(status, role).toBe(403);
    }
    // Somebody on the network, and a page on this machine: neither is a program.
    expect(await ask(undefined, { 'x-forwarded-for': '192.0.2.7' })).toBe(401);
    expect(await ask(undefined, { 'sec-fetch-site': 'same-origin' })).toBe(401);
    const program = await ask();
    if (PROGRAMS.includes(path)) expect([200, 400]).toContain(program);
    else expect(program).toBe(401);
    // Whoever is signed in, but on another site's page.
    expect(await ask(cookies.get('director'), { 'sec-fetch-site': 'cross-site' })).toBe(403);
  });
});
