import { afterEach, describe, expect, it } from 'vitest';
import type { Audience } from '../audiences/audience.ts';
import { bureau } from '../audiences/bureau.ts';
import { delegates } from '../audiences/delegates.ts';
import type { RelayFacts } from '../audiences/relay-facts.ts';
import {
  alertRow,
  CASE_A,
  caseRow,
  metaRow,
  partyRow,
  pointRow,
  townRow,
} from './testing/sample-rows.ts';
import { TestDisplay } from './testing/test-display.ts';
import { FACTS, startTestRelay, type TestRelay, testBureau } from './testing/test-relay.ts';

const visitors = delegates(() => FACTS, 'main');
let relay: TestRelay;
const open: TestDisplay[] = [];

afterEach(async () => {
  for (const each of open.splice(0)) each.close();
  await relay.close();
  expect(relay.errors).toEqual([]);
});

function display(): TestDisplay {
  const made = new TestDisplay(relay.url);
  open.push(made);
  return made;
}

const everything = [
  metaRow(),
  townRow(20),
  pointRow(1),
  alertRow('a'),
  caseRow(CASE_A),
  partyRow(CASE_A, 'p1', '张三', '张某'),
];

describe('each audience its own', () => {
  it('V-1 a narrower audience is sent its topics alone, at once and live', async () => {
    relay = await startTestRelay({ audience: visitors });
    await relay.commit(...everything);
    const wall = display();
    await wall.follow();
    await wall.at(1);
    const seq = await relay.commit(
      townRow(21),
      pointRow(2),
      alertRow('b'),
      partyRow(CASE_A, 'p2', '李四', '李某'),
    );
    await wall.at(seq);
    const topics = wall.frames.flatMap((each) => each.rows.map((row) => row.topic));
    expect(new Set(topics)).toEqual(new Set(['meta', 'town']));
    expect(wall.views()).toEqual(await relay.truth('wall', visitors));
    expect(await wall.ask({ scope: `case:${CASE_A}`, seq: 0 })).toEqual({
      refused: 'unknown_scope',
    });
    expect(await wall.socket.emitWithAck('search', { text: '张' })).toEqual({
      refused: 'unavailable',
    });
  });

  it('V-5 a row that becomes too small arrives as a tombstone', async () => {
    relay = await startTestRelay({ audience: visitors });
    await relay.commit(townRow(20));
    const wall = display();
    await wall.follow();
    await wall.at(1);
    expect(wall.views().size).toBe(1);
    const seq = await relay.commit(townRow(4));
    await wall.at(seq);
    expect(wall.views().size).toBe(0);
  });

  it('F-4 F-6 a change of audience is a new epoch: nothing goes on, everything starts anew', async () => {
    relay = await startTestRelay();
    await relay.commit(...everything);
    const wall = display();
    await wall.follow();
    await wall.follow(`case:${CASE_A}`);
    await wall.at(1);
    await wall.at(1, `case:${CASE_A}`);
    const epoch = wall.welcome?.epoch;
    const received = wall.frames.length;

    expect(relay.fanout.setAudience(wall.socket.id ?? '', visitors)).toBe(true);
    await relay.commit(pointRow(3), partyRow(CASE_A, 'p1', '张三', '张某'), townRow(22));
    await wall.until(() => wall.welcome?.epoch !== epoch);
    expect(wall.welcome).toMatchObject({ audience: 'delegates@main', roomMode: 'delegates' });
    await wall.follow();
    await wall.at(2);
    expect(wall.views()).toEqual(await relay.truth('wall', visitors));
    const after = wall.frames.slice(received);
    expect(new Set(after.map((each) => each.epoch))).toEqual(new Set([wall.welcome?.epoch]));
    expect(new Set(after.map((each) => each.scope))).toEqual(new Set(['wall']));
  });

  it('F-5 V-3 another policy of the same audience is another epoch', async () => {
    relay = await startTestRelay();
    const wall = display();
    await wall.until(() => wall.welcome !== null);
    const epoch = wall.welcome?.epoch;
    const stricter: Audience = { ...testBureau, policyVersion: testBureau.policyVersion + 1 };
    relay.fanout.setAudience(wall.socket.id ?? '', stricter);
    await wall.until(() => wall.welcome?.epoch !== epoch);
    expect(wall.welcome?.audience).toBe('bureau');
  });

  it('F-5 a rebuilt store is another epoch, noticed without a restart', async () => {
    relay = await startTestRelay();
    await relay.commit(townRow(9));
    const wall = display();
    await wall.follow();
    await wall.at(1);
    const epoch = wall.welcome?.epoch;
    await relay.store.resetProjections();
    await relay.commit(townRow(8));
    await wall.until(() => wall.welcome?.epoch !== epoch);
    await wall.follow();
    await wall.at(2);
    expect(wall.views()).toEqual(await relay.truth('wall'));
  });
});

describe('those that nobody let in', () => {
  it('F-62 are bounded apart: one more is cut off, a display that was let in is not', async () => {
    const placed = {
      ...{ paired: true as const, name: '屏', wallId: 'main', wallTitle: '大屏' },
      ...{ column: 1, row: 1, columns: 1, rows: 1, bezel: 0 },
    };
    const unpaired = { paired: false as const, code: null, expiresAt: null };
    relay = await startTestRelay({
      limits: { unpaired: 2 },
      admit: ({ auth }) => ({
        audience: testBureau,
        who: null,
        display: auth.known === true ? placed : unpaired,
      }),
    });
    const refusals: unknown[] = [];
    for (let count = 0; count < 3; count += 1) {
      const page = display();
      await page.until(() => page.welcome !== null || page.refusals.length > 0);
      refusals.push(...page.refusals);
    }
    expect(refusals).toEqual([{ refused: 'unavailable' }]);
    const known = new TestDisplay(relay.url, {}, { known: true });
    open.push(known);
    await known.until(() => known.welcome !== null);
    expect(known.welcome?.display).toEqual(placed);
  });
});

describe('what the relay says of itself', () => {
  it('F-25 a change of health reaches every wall without an event', async () => {
    let facts: RelayFacts = FACTS;
    relay = await startTestRelay({ audience: bureau(() => facts) });
    await relay.commit(metaRow());
    const wall = display();
    await wall.follow();
    await wall.at(1);
    const health = () => wall.views().get('meta wall');
    expect(health()).toMatchObject({ health: 'ok' });
    facts = { ...FACTS, health: 'readOnly' };
    relay.fanout.refreshMeta();
    await wall.until(() => Object(health()).health === 'readOnly');
    expect(wall.held('wall').seq).toBe(1);
  });
});

describe('one encoding for all', () => {
  it('F-30 a frame is encoded once, however many walls it goes to', async () => {
    let encodings = 0;
    const name = {
      toJSON: () => {
        encodings += 1;
        return '西南街道';
      },
    };
    const counting: Audience = {
      ...testBureau,
      wall: { town: () => Object({ name, openCases: 1 }) },
    };
    relay = await startTestRelay({ audience: counting, strict: false });
    const walls = Array.from({ length: 12 }, display);
    for (const wall of walls) {
      await wall.follow();
      await wall.at(0);
    }
    const seq = await relay.commit(townRow(1));
    await Promise.all(walls.map((wall) => wall.at(seq)));
    for (const wall of walls) expect(wall.views().size).toBe(1);
    // Once to look for binary parts, once to write.
    expect(encodings).toBe(2);
  });
});
