import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../access/testing/sign-in.ts';
import { DisplayWorld } from '../displays/testing/display-world.ts';
import { openSqliteStore } from '../log/sqlite-store.ts';
import { CASES, clearClip, fileCases, MORNING, SessionWorld } from './testing/session-world.ts';

const [FIRST = '', SECOND = ''] = CASES.slice(3);
const LAW = {
  ...{ kind: 'law', title: '限制消费', text: '不得乘坐飞机。', basis: '限制消费规定 第三条' },
};

let folder: string;
let displays: DisplayWorld;
let world: SessionWorld;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sessions-'));
  mkdirSync(join(folder, 'a'));
  const store = openSqliteStore(join(folder, 'a', 'relay.sqlite'));
  displays = await DisplayWorld.start({ at: MORNING, store });
  world = new SessionWorld(displays);
  await fileCases(displays.relay.recorder);
  await displays.post('/walls', { wallId: 'hall', title: '大厅', columns: 1, rows: 1, bezel: 0 });
  for (const wallId of ['main', 'hall']) await displays.mode(wallId, 'session');
});
afterAll(async () => {
  await displays.close();
  rmSync(folder, { recursive: true });
  expect(displays.errors).toEqual([]);
});

/** A planned session with a law page of so many seconds, then one that stands. */
async function planned(id: string, seconds: number, wallId = 'main') {
  await world.plan({ sessionId: id, wallId });
  await world.done(id, '/run-sheet', {
    baseVersion: 0,
    items: [
      { itemId: 'one', ...LAW, seconds },
      { itemId: 'two', ...LAW, seconds: null },
    ],
  });
  return id;
}

describe('what may not be done', () => {
  it.each([
    ['a wall that there is not', { wallId: 'nowhere' }, 409, /没有大屏/],
    ['a title with a case number', { title: '（2024）粤0607执1号警示' }, 409, /案号/],
    ['a title with a phone', { title: '请打13800138000' }, 409, /号码/],
    ['no title', { title: '' }, 400, /title/],
    ['a host beyond its length', { host: '法'.repeat(41) }, 400, /host/],
    ['a command without a name', { commandId: 'x' }, 400, /commandId/],
    ['an instant that is none', { plannedAt: 1 }, 400, /plannedAt/],
  ])('H-80 %s is refused with what to do', async (_what, over, status, detail) => {
    const answer = await world.plan(over);
    expect(answer.status).toBe(status);
    expect(Object(answer.json).detail).toMatch(detail);
  });

  it('H-80 another deed under the same name, and bodies that are none', async () => {
    const commandId = randomUUID();
    await world.plan({ sessionId: 'names', commandId });
    expect((await world.post('names', '/cancel', { commandId, reason: '改期' })).status).toBe(409);
    expect((await world.plan({ sessionId: 'names2', commandId })).status).toBe(409);
    expect((await world.plan({ sessionId: 'names' })).json).toMatchObject({ rule: 'J-1' });
    expect((await world.post('nobody', '/cancel', { reason: '改期' })).status).toBe(404);
    expect((await world.post('names', '/cancel', { reason: '改期', more: 1 })).status).toBe(400);
    const text = await displays.ask('POST', '/api/v1/sessions/names/cancel', {
      headers: { 'content-type': 'text/plain' },
    });
    expect(text.status).toBe(415);
    expect((await displays.ask('DELETE', '/api/v1/sessions/names')).status).toBe(405);
    expect((await displays.ask('GET', '/api/v1/sessions/%00')).status).toBe(404);
  });

  it('H-80 each role what it may: planning, conducting, reading, and nobody without an account', async () => {
    await world.plan({ sessionId: 'roles' });
    const conduct = { commandId: randomUUID(), do: 'pause', step: 9 };
    const statuses = async (headers: Readonly<Record<string, string>>) => {
      const answers = [
        await displays.post('/sessions/roles/cancel', { commandId: 'x' }, headers),
        await displays.post('/sessions/roles/conduct', conduct, headers),
        await displays.ask('GET', '/api/v1/sessions/roles/record', { headers }),
      ];
      return answers.map(({ status }) => status);
    };
    const as = async (role: 'duty' | 'judge' | 'auditor') =>
      statuses({ cookie: await signIn(displays.relay, role) });
    expect(await as('judge')).toEqual([400, 409, 200]);
    expect(await as('duty')).toEqual([403, 409, 200]);
    expect(await as('auditor')).toEqual([403, 403, 200]);
    expect(await statuses({ cookie: '' })).toEqual([401, 401, 401]);
  });

  it('E-8 a source says nothing of a session', async () => {
    const body = { sessionId: 'names', reason: '改期', by: '某人' };
    const event = { id: 'x', type: 'session.cancelled', v: 1, occurredAt: MORNING, body };
    const { rejected } = await displays.relay.recorder.record('court', [event]);
    expect(rejected).toMatchObject([{ code: 'reserved_type' }]);
  });

  it('H-81 a list takes executees of known cases, all of them or none', async () => {
    await world.plan({ sessionId: 'list' });
    const good = { caseNumber: FIRST, partyId: 'P2' };
    const child = {
      ...{ id: 'child', type: 'party.joined', v: 1, occurredAt: MORNING, caseNumber: FIRST },
      body: { partyId: 'P9', role: 'executee', entity: 'person', name: '钱演小', minor: true },
    };
    await displays.relay.recorder.record('court', [child]);
    for (const bad of [
      { caseNumber: '（2024）粤0607执99999号', partyId: 'P2' },
      { caseNumber: FIRST, partyId: 'P1' },
      { caseNumber: FIRST, partyId: 'nobody' },
      { caseNumber: FIRST, partyId: 'P9' },
      good,
    ]) {
      const answer = await world.post('list', '/invitees', { invitees: [good, bad] });
      expect(answer.status).toBe(409);
    }
    expect((await world.detail('list')).invited).toBe(0);
    await world.done('list', '/invitees', { invitees: [good] });
    const { inviteeId } = (await world.detail('list')).invitees[0] ?? { inviteeId: '' };
    // Nor may what is on the wall name them afterwards.
    const named = await world.post('list', '/change', { title: '钱演0号专场' });
    expect(Object(named.json).detail).toMatch(/姓名或名称/);
    const foreign = await world.post('list', `/invitees/${randomUUID()}/summons`);
    expect(foreign.json).toMatchObject({ rule: 'J-6' });
    expect((await world.post('list', `/invitees/${inviteeId}/summons`)).status).toBe(200);
    // A person comes in person; for a unit somebody does, whom the list names masked.
    const attendee = { capacity: 'legalRepresentative', name: '欧阳演某某' };
    const path = `/invitees/${inviteeId}/summons`;
    const person = await world.post('list', path, { attendee });
    expect(Object(person.json).detail).toMatch(/自然人，传票写给本人/);
    const joined = {
      ...{ id: 'unit', type: 'party.joined', v: 1, occurredAt: MORNING, caseNumber: FIRST },
      body: { partyId: 'P8', role: 'executee', entity: 'company', name: '演三建材有限公司' },
    };
    await displays.relay.recorder.record('court', [joined]);
    await world.done('list', '/invitees', { invitees: [{ caseNumber: FIRST, partyId: 'P8' }] });
    const unit = (await world.detail('list')).invitees.find(({ partyId }) => partyId === 'P8');
    const summons = `/invitees/${unit?.inviteeId}/summons`;
    const bad = { attendee: { ...attendee, name: '名'.repeat(41) } };
    expect((await world.post('list', summons, bad)).status).toBe(400);
    const print = await world.post('list', summons, { attendee });
    expect(print.json).toMatchObject({ isUnit: true, attendee });
    const listed = await world.detail('list');
    expect(listed.invitees.find(({ partyId }) => partyId === 'P8')?.attendee).toEqual({
      ...{ capacity: 'legalRepresentative', maskedName: '欧阳某' },
    });
    expect(JSON.stringify(listed)).not.toContain(attendee.name);
    const early = await world.post('list', '/outcomes', { inviteeId, outcome: 'refused' });
    expect(early.json).toMatchObject({ rule: 'J-14' });
  });

  it('H-81 suggestions name who can pay, refuses and can be reached, and why', async () => {
    const { json } = await displays.ask('GET', '/api/v1/sessions/list/suggestions?limit=5');
    for (const each of Object(json).suggestions) {
      expect(each.able.length * each.refusing.length * each.reachable.length).toBeGreaterThan(0);
      expect(each.caseNumber).not.toBe(FIRST);
    }
    const wrong = await displays.ask('GET', '/api/v1/sessions/list/suggestions?limit=0');
    expect(wrong.status).toBe(400);
  });

  it('H-82 a run-sheet of what is not cleared, too long, or on top of an older one', async () => {
    const id = await planned('sheet', 30);
    const clip = { itemId: 'c', kind: 'clip', derivativeId: randomUUID() };
    const set = (items: object[], baseVersion = 1) =>
      world.post(id, '/run-sheet', { baseVersion, items });
    expect(Object((await set([clip])).json).detail).toMatch(/没有对警示活动放行/);
    expect((await set([], 0)).json).toMatchObject({ rule: 'J-11', session: { version: 1 } });
    const law = { itemId: 'a', ...LAW, seconds: 30 };
    expect((await set([law, law])).json).toMatchObject({ rule: 'J-12' });
    expect((await set(Array.from({ length: 201 }, () => law))).status).toBe(400);
    expect((await set([{ ...law, text: '字'.repeat(1_001) }])).status).toBe(400);
    expect((await set([{ ...law, title: '（2024）粤0607执1号' }])).status).toBe(409);
    const both = await Promise.all([set([law]), set([law])]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('H-83 nobody arrives on another day, and who guesses is slowed', async () => {
    await world.plan({ sessionId: 'other-day', plannedAt: MORNING + 5 * 86_400_000 });
    const code = '2222-2222-2222-2222';
    const early = await world.post('other-day', '/arrivals', { code });
    expect(Object(early.json).detail).toMatch(/当日/);
    const answers = [];
    for (let n = 0; n < 12; n += 1) answers.push(await world.post('list', '/arrivals', { code }));
    expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(409), 429, 429]);
  });

  it('H-84 two sessions on one wall, two operators at once, and a session that is over', async () => {
    const [one, two, hall] = [
      await planned('wall-1', 600),
      await planned('wall-2', 600),
      await planned('wall-3', 600, 'hall'),
    ];
    await world.conduct(one, 'start');
    const taken = await world.post(two, '/conduct', { do: 'start', step: 0 });
    expect(Object(taken.json).detail).toMatch(/正在进行另一场/);
    await world.conduct(hall, 'start');
    const moves = await Promise.all(
      ['next', 'pause', 'jump'].map((what) =>
        world.post(one, '/conduct', { do: what, itemId: 'two', step: 1 }),
      ),
    );
    expect(moves.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await world.post(one, '/cancel', { reason: '停' })).json).toMatchObject({
      rule: 'J-4',
    });
    const { conduct } = await world.conduct(one, 'end');
    expect(conduct?.step).toBe(3);
    for (const what of ['next', 'start', 'pause']) {
      expect((await world.post(one, '/conduct', { do: what, step: 3 })).status).toBe(409);
    }
    // Nobody was invited: nothing is counted as held.
    const events = await displays.relay.store.historyOf(`session:${one}`);
    expect(events.some(({ type }) => type === 'warning.held')).toBe(false);
    await world.conduct(two, 'start');
    await world.conduct(two, 'end');
    await world.conduct(hall, 'end');
  });

  it('H-84 none begins on a wall that would not show it; it is said what to do, and rehearsing goes on', async () => {
    const id = await planned('mode', 600);
    for (const mode of ['bureau', 'delegates', 'closed'] as const) {
      await displays.mode('main', mode);
      const refused = await world.post(id, '/conduct', { do: 'start', step: 0 });
      expect(refused.status).toBe(409);
      expect(Object(refused.json).detail).toMatch(/切换到“警示”/);
    }
    expect((await world.detail(id)).state).toBe('planned');
    await world.conduct(id, 'start', { rehearsal: true });
    await displays.mode('main', 'session');
    await world.conduct(id, 'start');
    // Lowered while it goes on, it goes on; who is in the room sees it again when the mode is back.
    await displays.mode('main', 'closed');
    expect((await world.conduct(id, 'pause')).conduct).toMatchObject({ paused: true });
    await displays.mode('main', 'session');
    await world.conduct(id, 'end');
  });

  it('H-84 what the court’s system has told of already is not told twice', async () => {
    const id = await planned('told', 600);
    await world.done(id, '/invitees', { invitees: [{ caseNumber: SECOND, partyId: 'P2' }] });
    await world.conduct(id, 'start');
    const body = { sessionId: id, title: '警示', heldOn: '2024-06-26', cases: [SECOND] };
    const held = { id: 'held', type: 'warning.held', v: 1, occurredAt: MORNING, body };
    await displays.relay.recorder.record('court', [held]);
    expect((await world.conduct(id, 'end')).state).toBe('ended');
  });
});

describe('a display that dies in mid-clip', () => {
  it('F-71 H-84 holds up nobody; when it is back it is where the others are', async () => {
    const id = await planned('dying', 600);
    const { derivativeId } = await clearClip(displays.relay.recorder, 'e', 60_000);
    const items = [
      { itemId: 'clip', kind: 'clip', derivativeId },
      { itemId: 'law', ...LAW, seconds: null },
    ];
    await world.done(id, '/run-sheet', { baseVersion: 1, items });
    const [left, right] = [await displays.paired(), await displays.paired()];
    const showing = ({ page }: typeof left) => Object(page.views().get('showing main'));
    for (const { page } of [left, right]) {
      page.keepFollowing('wall');
      await page.follow();
    }
    await world.conduct(id, 'start');
    for (const one of [left, right]) {
      await one.page.until(() => showing(one).now?.itemId === 'clip');
    }
    right.page.close();
    // What is left of the wall goes on as it is told, also past what it cannot show itself.
    const failed = {
      ...{ sessionId: id, itemId: 'clip', derivativeId, why: 'undecodable', at: Date.now() },
    };
    expect(await left.page.socket.emitWithAck('failed', failed)).toEqual({ taken: true });
    await left.page.until(() => showing(left).now?.itemId === 'law');

    const back = { page: displays.page(right.cookie) };
    back.page.keepFollowing('wall');
    await back.page.until(() => Object(back.page.views().get('showing main')).now !== undefined);
    expect(back.page.views().get('showing main')).toEqual(left.page.views().get('showing main'));
    await world.conduct(id, 'end');
  });
});

describe('an item that has ended', () => {
  it('H-84 gives way to the next by itself, after a kill in the middle of a session as well', async () => {
    const id = await planned('driven', 2);
    const { derivativeId } = await clearClip(displays.relay.recorder, 'd', 60_000);
    const items = [
      { itemId: 'one', ...LAW, seconds: 1 },
      { itemId: 'two', ...LAW, seconds: 1 },
      { itemId: 'three', kind: 'clip', derivativeId },
    ];
    await world.done(id, '/run-sheet', { baseVersion: 1, items });
    await world.conduct(id, 'start');
    await world.until(id, ({ conduct }) => conduct?.itemId === 'two');
    // What is on the disk at this moment is what a relay that is killed leaves behind.
    cpSync(join(folder, 'a'), join(folder, 'b'), { recursive: true });
    const store = openSqliteStore(join(folder, 'b', 'relay.sqlite'));
    const after = await DisplayWorld.start({ at: MORNING, store });
    const again = new SessionWorld(after);
    const { conduct } = await again.until(id, (detail) => detail.conduct?.itemId === 'three');
    expect(conduct).toMatchObject({ step: 3, pausedAtMs: null, offsetMs: 0 });
    // An operator's page from before goes on with it.
    expect((await again.conduct(id, 'pause')).conduct).toMatchObject({ step: 4, paused: true });
    await after.close();
    expect(after.errors).toEqual([]);
    await world.until(id, (detail) => detail.conduct?.itemId === 'three');
  });
});
