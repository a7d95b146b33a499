import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WireRow } from '../../wire/frame.ts';
import { connectReplica, type ReplicaClient } from './client.ts';
import { Connection } from './connection.ts';
import { ReplicaStore } from './store.ts';
import {
  MARK,
  type Script,
  type ScriptedRelay,
  startScriptedRelay,
} from './testing/scripted-relay.ts';

let relay: ScriptedRelay;
let client: ReplicaClient | undefined;
let elapsed = 0;

beforeEach(() => {
  elapsed = 0;
});
afterEach(async () => {
  client?.close();
  client = undefined;
  await relay.close();
});

async function start(script: Script = {}): Promise<ReplicaClient> {
  relay = await startScriptedRelay(script);
  client = connectReplica({ url: relay.url, schedule: (run) => setImmediate(run) });
  return client;
}

function townRow(id: string, seq: number): WireRow {
  const view = { name: id, openCases: 1, openAmount: 0, filedThisYear: 0, recoveredThisYear: 0 };
  return { topic: 'town', id, seq, view };
}

/** Resolves when the wall's position, as told to readers, makes it true. */
function position({ store }: ReplicaClient, when: (seq: number | null) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => when(store.position('wall').seq) && resolve();
    store.subscribe('wall', null, check);
    check();
  });
}

function connectionState(
  { connection }: Pick<ReplicaClient, 'connection'>,
  when: () => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const check = () => when() && resolve();
    connection.subscribe(check);
    check();
  });
}

describe('a page and its relay', () => {
  it('F-10 asks for everything at first, from where it stands after a break', async () => {
    const page = await start({ welcome: { head: 4 } });
    await relay.until(() => relay.follows.length === 1);
    expect(relay.follows).toEqual([{ scope: 'wall', seq: 0 }]);
    relay.send({ to: 4, reset: true, rows: [townRow('a', 3)] });
    await position(page, (seq) => seq === 4);
    relay.dismiss();
    await relay.until(() => relay.follows.length === 2);
    expect(relay.follows[1]).toEqual({ scope: 'wall', epoch: 'e1', seq: 4, mark: MARK });
    expect(page.store.rows('wall', 'town').size).toBe(1);
  });

  it('F-5 drops what it holds when it is welcomed under another epoch, and starts anew', async () => {
    const page = await start();
    await relay.until(() => relay.follows.length === 1);
    relay.send({ to: 4, reset: true, rows: [townRow('a', 3)] });
    await position(page, (seq) => seq === 4);
    relay.welcome({ epoch: 'e2', audience: 'delegates', roomMode: 'delegates' });
    await relay.until(() => relay.follows.length === 2);
    expect(relay.follows[1]).toEqual({ scope: 'wall', seq: 0 });
    expect(page.store.rows('wall', 'town').size).toBe(0);
    expect(page.connection.state).toMatchObject({ audience: 'delegates', roomMode: 'delegates' });
  });

  it('F-5 drops what it holds when the log ends before it', async () => {
    const page = await start({ welcome: { head: 9 } });
    await relay.until(() => relay.follows.length === 1);
    relay.send({ to: 9, reset: true, rows: [townRow('a', 3)] });
    await position(page, (seq) => seq === 9);
    relay.welcome({ head: 5 });
    await relay.until(() => relay.follows.length === 2);
    expect(relay.follows[1]).toEqual({ scope: 'wall', seq: 0 });
  });

  it('F-21 asks again on a gap, once', async () => {
    const page = await start();
    await relay.until(() => relay.follows.length === 1);
    relay.send({ to: 1, reset: true });
    await position(page, (seq) => seq === 1);
    for (let seq = 5; seq < 10; seq += 1) relay.send({ from: seq, to: seq + 1 });
    await relay.until(() => relay.follows.length === 2);
    relay.send({ from: 1, to: 10 });
    await position(page, (seq) => seq === 10);
    expect(relay.follows.slice(1)).toEqual([{ scope: 'wall', epoch: 'e1', seq: 1, mark: MARK }]);
  });

  it('F-44 a relay that restarts with another database needs no reload', async () => {
    const page = await start();
    await relay.until(() => relay.follows.length === 1);
    relay.send({ to: 4, reset: true, rows: [townRow('a', 3)] });
    await position(page, (seq) => seq === 4);
    const { port } = relay;
    await relay.close();
    relay = await startScriptedRelay({ port, welcome: { epoch: 'new' } });
    await relay.until(() => relay.follows.length === 1);
    relay.send({ to: 1, reset: true, rows: [townRow('b', 1)] });
    await position(page, (seq) => seq === 1);
    expect([...page.store.rows('wall', 'town').keys()]).toEqual(['b']);
  });

  it('F-43 is live when it stands at the head, and says whom the relay takes it for', async () => {
    const page = await start({ welcome: { head: 3 } });
    expect(page.connection.state.link).toBe('stale');
    await relay.until(() => relay.follows.length === 1);
    relay.send({ to: 3, reset: true });
    await connectionState(page, () => page.connection.state.link === 'live');
    expect(page.connection.state).toMatchObject({ audience: 'bureau', outdated: false });
  });

  it("F-45 knows the relay's clock", async () => {
    const page = await start();
    const apart = () => Math.abs(page.connection.serverNow() - 1_000_000);
    await expect.poll(apart, { timeout: 15_000 }).toBeLessThan(60_000);
  });

  it('F-44 gives up a connection that is silent though it stands, and comes back', async () => {
    relay = await startScriptedRelay({ mute: true });
    const store = new ReplicaStore(
      (run) => setImmediate(run),
      () => undefined,
    );
    const connection = new Connection({
      url: relay.url,
      store,
      now: () => performance.now() + elapsed,
    });
    client = { store, connection, close: () => connection.close() };
    await relay.until(() => relay.follows.length === 1);
    relay.send({ to: 0, reset: true });
    await connectionState({ connection }, () => connection.state.link === 'live');
    elapsed += 60_000;
    await relay.until(() => relay.connections() === 2 && relay.follows.length === 2);
    expect(relay.follows[1]).toEqual({ scope: 'wall', epoch: 'e1', seq: 0, mark: MARK });
  });

  it('F-7 notices that the relay serves newer pages', async () => {
    const page = await start({ welcome: { build: 'one' } });
    await relay.until(() => relay.follows.length === 1);
    expect(page.connection.state.outdated).toBe(false);
    relay.welcome({ build: 'two' });
    await connectionState(page, () => page.connection.state.outdated);
    expect(page.connection.state.outdated).toBe(true);
  });

  it('F-16 follows a case while somebody wants it, then lets go', async () => {
    const page = await start();
    await relay.until(() => relay.follows.length === 1);
    const [one, two] = [page.connection.want('case:A'), page.connection.want('case:A')];
    await relay.until(() => relay.follows.length === 2);
    expect(relay.follows[1]).toEqual({ scope: 'case:A', seq: 0 });
    one();
    one();
    two();
    await relay.until(() => relay.unfollows.length === 1);
    expect(relay.unfollows).toEqual([{ scope: 'case:A' }]);
    expect(page.store.scopes()).toEqual(['wall']);
  });

  it('F-64 lets go of cases that nobody wants before it follows a fifth scope', async () => {
    const page = await start();
    await relay.until(() => relay.follows.length === 1);
    for (const name of ['A', 'B', 'C']) page.connection.want(`case:${name}`)();
    page.connection.want('case:D');
    expect(page.store.scopes()).toHaveLength(4);
    await relay.until(() => relay.follows.length === 5);
    expect(relay.unfollows[0]).toEqual({ scope: 'case:A' });
  });

  it('F-13 says why a case cannot be followed', async () => {
    const page = await start({
      onFollow: ({ scope }) => (scope === 'wall' ? { taken: true } : { refused: 'unknown_scope' }),
    });
    await relay.until(() => relay.follows.length === 1);
    page.connection.want('case:A');
    await connectionState(page, () => page.connection.refusalOf('case:A') !== undefined);
    expect(page.connection.refusalOf('case:A')).toBe('unknown_scope');
  });

  it('F-55 searches; what is no answer counts as unavailable', async () => {
    const hit = {
      caseNumber: 'A',
      cause: 'x',
      town: 't',
      stage: 'open',
      parties: ['张某'],
      claimAmount: 1,
    };
    const answers: unknown[] = [
      { hits: [hit], more: false },
      { refused: 'rate_limited' },
      'nonsense',
    ];
    const page = await start({ onSearch: () => answers.shift() });
    await relay.until(() => relay.follows.length === 1);
    expect(await page.connection.search(' 张 ')).toEqual({ hits: [hit], more: false });
    expect(await page.connection.search('张')).toEqual({ refused: 'rate_limited' });
    expect(await page.connection.search('张')).toEqual({ refused: 'unavailable' });
    page.close();
    expect(await page.connection.search('张')).toEqual({ refused: 'unavailable' });
  });

  it('F-20 messages that are no frames are passed over', async () => {
    const page = await start();
    await relay.until(() => relay.follows.length === 1);
    relay.send({ to: -5 });
    relay.send({ scope: 'case:' as 'wall', to: 1 });
    relay.send({ to: 2, reset: true });
    await position(page, (seq) => seq === 2);
    expect(page.store.position('wall').seq).toBe(2);
  });
});
