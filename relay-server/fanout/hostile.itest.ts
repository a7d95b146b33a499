import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRawPeer } from './testing/raw-peer.ts';
import { CASE_A, townRow } from './testing/sample-rows.ts';
import { TestDisplay } from './testing/test-display.ts';
import { startTestRelay, type TestRelay } from './testing/test-relay.ts';

let relay: TestRelay;
let wall: TestDisplay;
const open: TestDisplay[] = [];

beforeEach(async () => {
  relay = await startTestRelay();
  wall = display();
  await wall.follow();
  await wall.at(0);
});

/** Whatever happened: an honest display goes on as before. */
afterEach(async () => {
  const seq = await relay.commit(townRow(6));
  await wall.at(seq);
  expect(wall.views()).toEqual(await relay.truth('wall'));
  expect(wall.faults).toEqual([]);
  expect(relay.errors).toEqual([]);
  for (const each of open.splice(0)) each.close();
  await relay.close();
});

function display(): TestDisplay {
  const made = new TestDisplay(relay.url);
  open.push(made);
  return made;
}

/** A display that has been welcomed and does not come back once cut off. */
async function stranger(): Promise<TestDisplay> {
  const made = display();
  made.socket.io.reconnection(false);
  await made.until(() => made.welcome !== null);
  return made;
}

const cutOff = (one: TestDisplay) => one.until(() => !one.socket.connected);

describe('at the door (F-61, F-62)', () => {
  const refused = 'HTTP/1.1 400 Bad Request';

  it.each([
    ['a page of another site', { Origin: 'https://example.org' }],
    [
      'a name that was bound to this machine',
      { Host: 'example.org', Origin: 'http://example.org' },
    ],
    ['a request that came through a proxy', { 'X-Forwarded-For': '10.0.0.9' }],
    ['an opaque origin', { Origin: 'null' }],
  ])('F-61 refuses %s', async (_, headers) => {
    const peer = await openRawPeer(relay.port, headers);
    expect(peer.status).toBe(refused);
    await peer.closed;
    expect(relay.notes.map((note) => note.kind)).toEqual(['refused']);
  });

  it('F-61 takes a page of its own', async () => {
    const peer = await openRawPeer(relay.port, { Origin: relay.url });
    expect(peer.status).toBe('HTTP/1.1 101 Switching Protocols');
    peer.destroy();
  });

  it('F-61 takes no other transport, nor the plain requests beside it', async () => {
    const answer = await fetch(`${relay.url}/socket.io/?EIO=4&transport=polling`);
    expect(answer.status).toBe(404);
  });

  it('F-62 refuses a crowd; one note tells of it', async () => {
    await relay.close();
    relay = await startTestRelay({ limits: { displays: 3 } });
    wall = display();
    await wall.follow();
    const peers = [];
    for (let count = 0; count < 6; count += 1) peers.push(await openRawPeer(relay.port));
    expect(peers.filter((peer) => peer.status === refused)).toHaveLength(4);
    expect(relay.notes).toHaveLength(1);
    for (const peer of peers) peer.destroy();
  });
});

describe('messages that break the contract (F-60, F-63)', () => {
  it.each([
    ['nothing', undefined],
    ['a number', 5],
    ['an unknown field', { scope: 'wall', seq: 0, extra: 1 }],
    ['a negative seq', { scope: 'wall', seq: -1 }],
    ['a fraction', { scope: 'wall', seq: 0.5 }],
    ['a huge number', { scope: 'wall', seq: 1e300 }],
    ['another kind of scope', { scope: 'everything', seq: 0 }],
    ['a prototype', JSON.parse('{"__proto__":{"scope":"wall"},"seq":0}')],
    ['an array', [{ scope: 'wall', seq: 0 }]],
  ])('F-63 a follow with %s is refused with a code', async (_, message) => {
    expect(await (await stranger()).ask(message)).toEqual({ refused: 'bad_request' });
  });

  it.each([
    'case:1',
    'case:(2024)粤0607执1号',
    `case:${CASE_A}'; DROP TABLE row; --`,
    'case:__proto__',
  ])('F-13 the scope %s is not known', async (scope) => {
    expect(await (await stranger()).ask({ scope, seq: 0 })).toEqual({ refused: 'unknown_scope' });
  });

  it('F-64 at most four scopes at once; one that is left makes room', async () => {
    const peer = await stranger();
    const ask = (serial: number) => peer.ask({ scope: `case:（2024）粤0607执${serial}号`, seq: 0 });
    for (let serial = 1; serial <= 4; serial += 1)
      expect(await ask(serial)).toEqual({ taken: true });
    expect(await ask(5)).toEqual({ refused: 'too_many_scopes' });
    peer.socket.emit('unfollow', { scope: 'case:（2024）粤0607执1号' });
    expect(await ask(5)).toEqual({ taken: true });
  });

  it('F-65 a thousand follows are refused, then the socket is cut off', async () => {
    const peer = await stranger();
    const ask = () => peer.ask({ scope: 'wall', seq: 0 });
    const answers = await Promise.all(Array.from({ length: 30 }, ask));
    expect(answers).toContainEqual({ refused: 'rate_limited' });
    for (let count = 0; count < 1_000; count += 1) {
      peer.socket.emit('follow', { scope: 'wall', seq: 0 });
    }
    await cutOff(peer);
    expect(peer.refusals).toEqual([{ refused: 'rate_limited' }]);
    expect(relay.notes.filter((note) => note.kind === 'cut-off')).toHaveLength(1);
  });

  it('F-63 R-4 unknown events and broken messages cut the socket off, with a code', async () => {
    const peer = await stranger();
    for (const event of ['__proto__', 'constructor', 'frame', 'welcome']) {
      for (let count = 0; count < 3; count += 1) peer.socket.io.engine.write(`2["${event}",{}]`);
    }
    await cutOff(peer);
    expect(peer.refusals).toEqual([{ refused: 'bad_request' }]);
  });

  it.each([
    ['no packet at all', 'x'],
    ['cut-off JSON', '2["follow",{"scope":'],
    ['a reserved event', '2["disconnect"]'],
    ['an event without a name', '2[]'],
    ['attachments that never come', '5999-["follow"]'],
    ['a connect with a string', '0"x"'],
  ])('F-63 malformed: %s ends the connection', async (_, packet) => {
    const peer = await stranger();
    peer.socket.io.engine.write(packet);
    await cutOff(peer);
    expect(relay.notes.map((note) => note.reason)).toEqual(['malformed packet']);
  });

  it('F-63 a message above the limit ends the connection', async () => {
    const peer = await stranger();
    peer.socket.emit('search', { text: 'x'.repeat(5_000) }, () => undefined);
    await cutOff(peer);
  });

  it('F-65 a flood below Socket.IO ends the connection; one note tells of it', async () => {
    const peer = await openRawPeer(relay.port);
    for (let count = 0; count < 500; count += 1) peer.send('3');
    await peer.closed;
    expect(relay.notes).toEqual([
      { kind: 'cut-off', address: '127.0.0.1', reason: 'too many packets' },
    ]);
  });

  it('F-66 a peer that asks and never reads is not answered for ever', async () => {
    await relay.close();
    const hit = { caseNumber: CASE_A, cause: '', town: '', stage: '', parties: [], claimAmount: 0 };
    const fat = { hits: [{ ...hit, cause: '字'.repeat(100_000) }], more: false };
    const rate = { burst: 10_000, perSecond: 10_000 };
    relay = await startTestRelay({
      limits: { unsentPackets: 20, packets: rate, searches: rate },
      search: () => fat,
    });
    wall = display();
    await wall.follow();
    const peer = await openRawPeer(relay.port);
    peer.send('40');
    await peer.receives('welcome');
    peer.pause();
    for (let count = 0; count < 200; count += 1) peer.send(`42${count}["search",{"text":"a"}]`);
    await expect
      .poll(() => relay.notes.map((note) => note.reason), { timeout: 15_000 })
      .toEqual(['not reading']);
    peer.destroy();
  });
});
