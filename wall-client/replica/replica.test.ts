import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../wire/frame.ts';
import { Replica } from './replica.ts';
import { ModelLog } from './testing/model-log.ts';

const EPOCH = 'model';

function begun(): Replica {
  const replica = new Replica();
  replica.begin(EPOCH);
  return replica;
}

function held(replica: Replica): Map<string, unknown> {
  const all = new Map<string, unknown>();
  for (const topic of ['town', 'closing'] as const) {
    replica.renew(topic);
    for (const [id, view] of replica.snapshot(topic)) all.set(`${topic} ${id}`, view);
  }
  return all;
}

function town(id: string, value: number | null) {
  return { topic: 'town' as const, id, value };
}

/** Hands over the answer to what the replica asks, as an unbroken connection would. */
function catchUp(replica: Replica, log: ModelLog, partRows = 3): void {
  for (const part of log.answer(replica.seq, log.head, partRows)) replica.apply(part);
}

const change = fc.record({
  topic: fc.constantFrom('town' as const, 'closing' as const),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  value: fc.option(fc.nat(99)),
});
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('commit' as const),
      rows: fc.array(change, { maxLength: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('live' as const), back: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      everything: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('deliver' as const), at: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('again' as const), at: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose' as const), at: fc.nat(20) }) },
);

describe('replica', () => {
  it('F-1 frames lost, doubled, reordered and asked for again: it ends equal to the log', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const log = new ModelLog();
        const replica = begun();
        const onTheWay: Frame[] = [];
        for (const each of steps) {
          if (each.do === 'commit') log.commit(each.rows);
          else if (each.do === 'live')
            onTheWay.push(log.live(Math.max(0, log.head - each.back), log.head));
          else if (each.do === 'ask')
            onTheWay.push(...log.answer(each.everything ? null : replica.seq, log.head, 2));
          else {
            const index = each.at % Math.max(1, onTheWay.length);
            const frame = onTheWay[index];
            if (each.do !== 'again') onTheWay.splice(index, 1);
            if (frame && each.do !== 'lose') replica.apply(frame);
          }
          const { seq } = replica;
          expect(seq === null || seq <= log.head).toBe(true);
        }
        catchUp(replica, log);
        log.commit([town('z', 1)]);
        replica.apply(log.live(log.head - 1, log.head));
        expect(replica.seq).toBe(log.head);
        expect(held(replica)).toEqual(log.truth());
      }),
      { numRuns: 2_000 },
    );
  });

  it('F-20 whatever arrives in order, a complete replica is never behind its own seq', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { maxLength: 4 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        (commits, partRows) => {
          const log = new ModelLog();
          const replica = begun();
          catchUp(replica, log, partRows);
          for (const rows of commits) {
            log.commit(rows);
            replica.apply(log.live(log.head - 1, log.head));
            expect(held(replica)).toEqual(log.truth());
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('F-20 a frame of another epoch is ignored', () => {
    const log = new ModelLog();
    log.commit([town('a', 1)]);
    const replica = new Replica();
    replica.begin('another');
    const [answer] = log.answer(null, log.head, 9);
    expect(answer && replica.apply(answer)).toEqual({ kind: 'ignored' });
    expect(replica.seq).toBeNull();
  });

  it('F-21 a gap is told, and nothing is taken from behind it', () => {
    const log = new ModelLog();
    const replica = begun();
    catchUp(replica, log);
    log.commit([town('a', 1)]);
    log.commit([town('b', 2)]);
    expect(replica.apply(log.live(1, 2))).toEqual({ kind: 'gap' });
    expect(held(replica).size).toBe(0);
    catchUp(replica, log);
    expect(held(replica)).toEqual(log.truth());
  });

  it('F-21 what is not a reset is a gap while nothing is held', () => {
    const log = new ModelLog();
    log.commit([town('a', 1)]);
    expect(begun().apply(log.live(0, 1))).toEqual({ kind: 'gap' });
  });

  it('F-22 an older state of a row never replaces a newer one, a tombstone included', () => {
    const log = new ModelLog();
    const replica = begun();
    catchUp(replica, log);
    log.commit([town('a', 1)]);
    const late = log.live(0, 1);
    log.commit([town('a', null)]);
    // Read after the second commit: the answer up to 1 already knows that the row is gone.
    for (const part of log.answer(0, 1, 9)) replica.apply(part);
    replica.apply(late);
    expect(held(replica).size).toBe(0);
  });

  it('F-23 parts count only in order: a lost one is a gap, a doubled one is ignored', () => {
    const log = new ModelLog();
    log.commit(['a', 'b', 'c', 'd', 'e'].map((id) => town(id, 1)));
    const [first, second, third] = log.answer(null, 1, 2);
    const replica = begun();
    if (!first || !second || !third) throw new Error('three parts expected');
    replica.apply(first);
    expect(replica.apply(third)).toEqual({ kind: 'gap' });
    expect(replica.seq).toBeNull();
    replica.apply(second);
    expect(replica.apply(second)).toEqual({ kind: 'ignored' });
    expect(replica.apply(third)).toMatchObject({ kind: 'applied', complete: true });
    expect(held(replica)).toEqual(log.truth());
  });

  it('F-23 rows can be read before the answer is complete, but nothing counts as held', () => {
    const log = new ModelLog();
    log.commit(['a', 'b', 'c'].map((id) => town(id, 1)));
    const replica = begun();
    const [first] = log.answer(null, 1, 2);
    expect(first && replica.apply(first)).toMatchObject({ kind: 'applied', complete: false });
    expect(held(replica).size).toBe(2);
    expect(replica.seq).toBeNull();
  });

  it('F-24 a reset empties what was held', () => {
    const log = new ModelLog();
    log.commit([town('a', 1)]);
    const replica = begun();
    catchUp(replica, log);
    log.commit([town('a', null), town('b', 2)]);
    for (const part of log.answer(null, 2, 9)) replica.apply(part);
    expect([...held(replica).keys()]).toEqual(['town b']);
  });

  it('F-25 a frame up to where the replica stands is merged again', () => {
    const log = new ModelLog();
    log.commit([town('a', 1)]);
    const replica = begun();
    catchUp(replica, log);
    const [row] = log.live(0, 1).rows;
    const view = { ...Object(row?.view), openCases: 9 };
    const rows = [{ topic: 'town', id: 'a', seq: 1, view }];
    replica.apply({ epoch: EPOCH, scope: 'wall', from: 1, to: 1, rows });
    expect(held(replica).get('town a')).toMatchObject({ openCases: 9 });
  });

  it('F-26 a row that cannot be understood is left out and told of; the others stand', () => {
    const invalid: string[] = [];
    const replica = new Replica(({ topic, id }) => invalid.push(`${topic} ${id}`));
    replica.begin(EPOCH);
    const view = { name: 'x', openCases: 1, openAmount: 0, filedThisYear: 0, recoveredThisYear: 0 };
    const rows = [
      { topic: 'town', id: 'a', seq: 1, view },
      { topic: 'town', id: 'b', seq: 1, view: { ...view, openCases: 'many' } },
      { topic: 'town', id: 'c', seq: 1, view: { ...view, secret: 1 } },
      { topic: '__proto__', id: 'd', seq: 1, view },
      { topic: 'unheard-of', id: 'e', seq: 1, view },
    ];
    replica.apply({ epoch: EPOCH, scope: 'wall', from: 0, to: 1, reset: true, rows });
    expect(invalid).toEqual(['town b', 'town c', '__proto__ d', 'unheard-of e']);
    expect([...held(replica).keys()]).toEqual(['town a']);
    expect(replica.seq).toBe(1);
  });
});
