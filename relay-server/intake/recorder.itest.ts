import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { MemoryStore } from '../log/memory-store.ts';
import { StorageUnavailable } from '../log/storage-unavailable.ts';
import type { CommitBatch } from '../log/store.ts';
import { openProjector } from '../projecting/open-projector.ts';
import { compareProjections } from '../projecting/rebuild-store.ts';
import { DEFAULT_STATISTICS } from '../rules/indicators/periods.ts';
import { type Commit, Overloaded, Recorder } from './recorder.ts';
import { dayTurned } from './turn-day.ts';

const NOW = Date.parse('2024-11-28T10:00:00+08:00');
const CASE = '（2024）粤0607执1号';
const at = (iso: string) => Date.parse(`${iso}+08:00`);

const event = (id: string, type: string, occurredAt: number, body: unknown, caseNumber = CASE) => ({
  id,
  type,
  v: 1,
  occurredAt,
  caseNumber,
  body,
});
const filed = (caseNumber = CASE, id = `f-${caseNumber.length}-${caseNumber.slice(-3, -1)}`) =>
  event(
    id.replace(/[^A-Za-z0-9-]/g, 'x'),
    'case.filed',
    at('2024-03-01T09:00'),
    {
      filedOn: '2024-03-01',
      cause: '买卖合同纠纷',
      enforcementBasis: '（2023）粤0607民初1号',
      claimAmount: 1_000_000,
      town: '440607103000',
      parties: [{ partyId: 'E1', role: 'executee', entity: 'person', name: '演示甲' }],
    },
    caseNumber,
  );
const paid = (id: string, day: string, amount: number) =>
  event(id, 'payment.recovered', at(`${day}T11:00`), {
    paymentId: id,
    amount,
    origin: 'voluntary',
    receivedOn: day,
  });

/** A store whose commits can be made to fail. */
class FailingStore extends MemoryStore {
  failure: StorageUnavailable | Error | null = null;
  commits = 0;
  override async commit(batch: CommitBatch) {
    if (this.failure) throw this.failure;
    this.commits += 1;
    return super.commit(batch);
  }
}

async function recorderWith(
  options: { groupLimit?: number; queueLimit?: number; sliceMs?: number } = {},
) {
  const store = new FailingStore();
  const projector = await openProjector(store, DEFAULT_STATISTICS, () => undefined);
  const commits: Commit[] = [];
  const onStorageFailure = vi.fn();
  const onError = vi.fn();
  const recorder = new Recorder({
    store,
    projector,
    clock: { now: () => NOW },
    onCommit: (commit) => commits.push(commit),
    onStorageFailure,
    onError,
    ...options,
  });
  await recorder.record('relay', [dayTurned('2024-11-28')]);
  return { store, recorder, commits, onStorageFailure, onError };
}

/** Everything that is projected, without what depends on the order of arrival. */
async function picture(store: MemoryStore) {
  const rows: string[] = [];
  for await (const chunk of store.rows({ liveOnly: true })) {
    for (const { topic, id, data } of chunk) {
      if (topic !== 'activity' && topic !== 'timeline')
        rows.push(JSON.stringify([topic, id, data]));
    }
  }
  return rows.sort();
}

describe('Recorder', () => {
  it('H-2 answers after the commit, with the head; the commit carries the changed rows', async () => {
    const { recorder, commits } = await recorderWith();
    const outcome = await recorder.record('court', [filed(), paid('p1', '2024-04-01', 400)]);
    expect(outcome).toEqual({ accepted: 2, duplicates: 0, rejected: [], seq: 3 });
    expect(commits.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 3],
    ]);
    expect(commits[1]?.rows).toContainEqual(
      expect.objectContaining({
        topic: 'case',
        id: CASE,
        data: expect.objectContaining({ recoveredAmount: 400 }),
      }),
    );
  });

  it('commits together what arrives together', async () => {
    const { recorder, store } = await recorderWith();
    const before = store.commits;
    await Promise.all([
      recorder.record('court', [filed()]),
      recorder.record('field', [paid('p1', '2024-04-01', 1)]),
      recorder.record('court', [paid('p2', '2024-04-01', 1)]),
    ]);
    expect(store.commits - before).toBe(1);
  });

  it.each([
    { requests: 3, commits: [1] },
    // Not for ever. Where events are decided slowly, more comes in meanwhile.
    { requests: 20, commits: [2, 3] },
  ])(
    '$requests requests, one a turn of the event loop, make few commits',
    async ({ requests, commits }) => {
      const { recorder, store } = await recorderWith();
      const before = store.commits;
      const answers: Promise<unknown>[] = [];
      await new Promise<void>((resolve) => {
        function arrives() {
          const n = answers.length + 1;
          // Before the recorder waits for the next turn, as what a socket brings.
          if (n < requests) setImmediate(arrives);
          answers.push(recorder.record('court', [filed(`（2024）粤0607执${n}号`, `turn-${n}`)]));
          if (n === requests) resolve();
        }
        arrives();
      });
      await Promise.all(answers);
      expect(commits).toContain(store.commits - before);
    },
  );

  it('E-2 counts a repeat as duplicate however it is spelled, across and within commits', async () => {
    const { recorder } = await recorderWith();
    await recorder.record('court', [filed()]);
    const again = JSON.parse(JSON.stringify(filed()));
    const reordered = {
      body: again.body,
      caseNumber: '(2024) 粤0607执1号',
      occurredAt: again.occurredAt,
      v: 1,
      type: again.type,
      id: again.id,
    };
    expect(await recorder.record('court', [reordered, again])).toMatchObject({
      accepted: 0,
      duplicates: 2,
      seq: 2,
    });
    const p = paid('p1', '2024-04-01', 5);
    expect(await recorder.record('court', [p, p])).toMatchObject({ accepted: 1, duplicates: 1 });
  });

  it('E-2 refuses the same id with another body, from the log and from the same request', async () => {
    const { recorder, store } = await recorderWith();
    await recorder.record('court', [filed(), paid('p1', '2024-04-01', 5)]);
    const conflict = {
      accepted: 0,
      duplicates: 0,
      rejected: [{ index: 0, code: 'id_conflict', path: '/id' }],
    };
    expect(await recorder.record('court', [paid('p1', '2024-04-01', 6)])).toMatchObject(conflict);
    expect(
      await recorder.record('court', [paid('p2', '2024-04-01', 5), paid('p2', '2024-04-01', 6)]),
    ).toMatchObject({
      accepted: 1,
      rejected: [{ index: 1, code: 'id_conflict' }],
    });
    expect(await store.quarantine({ limit: 10 })).toHaveLength(2);
  });

  it("keeps sources apart: another source's id is another event", async () => {
    const { recorder } = await recorderWith();
    await recorder.record('court', [filed()]);
    const other = { ...paid('p9', '2024-05-01', 9), id: 'p1' };
    expect(await recorder.record('court', [paid('p1', '2024-04-01', 5)])).toMatchObject({
      accepted: 1,
    });
    expect(await recorder.record('field', [other])).toMatchObject({ accepted: 1 });
  });

  it('R-2 takes the good events of a request and quarantines the refused ones as they were sent', async () => {
    const { recorder, store } = await recorderWith();
    const bad = { ...paid('p2', '2024-04-01', 1), body: { paymentId: 'p2', amount: -1 } };
    const outcome = await recorder.record('court', [filed(), bad, paid('p3', '2024-04-02', 1), 7]);
    expect(outcome).toMatchObject({
      accepted: 2,
      rejected: [
        { index: 1, code: 'invalid_value', path: '/body/amount' },
        { index: 3, code: 'invalid_envelope' },
      ],
    });
    const kept = await store.quarantine({ source: 'court', limit: 10 });
    expect(kept.map(({ raw }) => new TextDecoder().decode(raw))).toEqual([
      '7',
      JSON.stringify(bad),
    ]);
  });

  it('H-4 decides the events of one request in order of occurrence', async () => {
    const { recorder } = await recorderWith();
    const disburse = event('d1', 'payment.disbursed', at('2024-04-03T09:00'), {
      paymentId: 'p1',
      amount: 5,
      on: '2024-04-03',
    });
    const outcome = await recorder.record('court', [
      disburse,
      paid('p1', '2024-04-01', 5),
      filed(),
    ]);
    expect(outcome).toMatchObject({ accepted: 3, rejected: [] });
  });

  it('lets events wait for a filing that comes later', async () => {
    const { recorder, store } = await recorderWith();
    expect(await recorder.record('field', [paid('p1', '2024-04-01', 5)])).toMatchObject({
      accepted: 1,
    });
    await recorder.record('court', [filed()]);
    expect(await picture(store)).toContainEqual(expect.stringContaining('"recoveredAmount":5'));
  });

  it('E-3 E-8 refuses clock events and the future from a source', async () => {
    const { recorder } = await recorderWith();
    const turned = { ...dayTurned('2030-01-01') };
    expect(await recorder.record('court', [turned])).toMatchObject({
      rejected: [{ code: 'reserved_type' }],
    });
    const future = Date.now() + 3_600_000;
    expect(
      await recorder.record('court', [{ ...paid('p1', '2024-04-01', 1), occurredAt: future }]),
    ).toMatchObject({
      rejected: [{ code: 'occurred_in_future', path: '/occurredAt' }],
    });
  });

  it('records nothing and is as before when the storage fails, and goes on afterwards', async () => {
    const { recorder, store, commits, onStorageFailure } = await recorderWith();
    await recorder.record('court', [filed()]);
    const before = await picture(store);
    store.failure = new StorageUnavailable('full');
    await expect(recorder.record('court', [paid('p1', '2024-04-01', 5)])).rejects.toThrow(
      '磁盘空间已满',
    );
    expect(onStorageFailure).toHaveBeenCalledOnce();
    expect(await picture(store)).toEqual(before);
    store.failure = null;
    expect(await recorder.record('court', [paid('p1', '2024-04-01', 5)])).toEqual({
      accepted: 1,
      duplicates: 0,
      rejected: [],
      seq: 3,
    });
    expect(commits.at(-1)).toMatchObject({ from: 2, to: 3 });
    expect(await picture(store)).toContainEqual(expect.stringContaining('"recoveredAmount":5'));
  });

  it('does not let one request take others down with it', async () => {
    const { recorder, store, onError } = await recorderWith();
    await recorder.record('court', [filed()]);
    const findEvents = store.findEvents.bind(store);
    vi.spyOn(store, 'findEvents').mockImplementation(async (source, ids) => {
      if (source === 'cursed') throw new Error('a bug');
      return findEvents(source, ids);
    });
    const results = await Promise.allSettled([
      recorder.record('court', [paid('p1', '2024-04-01', 1)]),
      recorder.record('cursed', [paid('p2', '2024-04-01', 1)]),
      recorder.record('field', [paid('p3', '2024-04-01', 1)]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(onError).toHaveBeenCalledOnce();
    expect(store.head().seq).toBe(4);
  });

  it('takes one deed of several events whole or not at all, whatever it is committed with', async () => {
    const { store, recorder } = await recorderWith();
    await recorder.record('court', [filed()]);
    const { seq } = store.head();
    const outcomes = await Promise.all([
      recorder.recordWhole('relay', [paid('R1', '2024-03-02', 1), paid('R1b', '2024-03-02', -1)]),
      recorder.record('court', [paid('P1', '2024-03-02', 1)]),
      recorder.recordWhole('relay', [paid('R2', '2024-03-02', 1), paid('R3', '2024-03-03', 1)]),
    ]);
    expect(outcomes.map(({ accepted, rejected }) => [accepted, rejected[0]?.code])).toEqual([
      [0, 'invalid_value'],
      [1, undefined],
      [2, undefined],
    ]);
    expect(store.head().seq).toBe(seq + 3);
    expect(await store.findEvents('relay', ['R1', 'R1b'])).toEqual([]);
    expect(await store.quarantine({ limit: 10 })).toEqual([]);
  });

  it('says that it is overloaded instead of holding without end', async () => {
    const { recorder } = await recorderWith({ queueLimit: 3 });
    const first = recorder.record('court', [filed(), paid('p1', '2024-04-01', 1)]);
    await expect(
      recorder.record('court', [paid('p2', '2024-04-01', 1), paid('p3', '2024-04-01', 1)]),
    ).rejects.toThrow(Overloaded);
    expect(await first).toMatchObject({ accepted: 2 });
  });

  it('answers by what is durable, whatever the readers of a commit make of it', async () => {
    const { recorder, commits, onError } = await recorderWith();
    vi.spyOn(commits, 'push').mockImplementation(() => {
      throw new Error('a reader fails');
    });
    expect(await recorder.record('court', [filed()])).toMatchObject({ accepted: 1, seq: 2 });
    expect(onError).toHaveBeenCalledOnce();
  });

  it('refuses amounts whose sum could not be counted exactly; the log can be opened again', async () => {
    const { recorder, store } = await recorderWith();
    const most = 10_000_000_000_000;
    await recorder.record('court', [filed()]);
    const payments = Array.from({ length: 150 }, (_, n) => paid(`p${n}`, '2024-04-01', most));
    const outcome = await recorder.record('court', payments);
    expect(outcome).toMatchObject({ accepted: 112, duplicates: 0, seq: 114 });
    expect(outcome.rejected).toHaveLength(38);
    expect(outcome.rejected[0]).toMatchObject({ index: 112, code: 'invalid_value' });
    expect(await store.quarantine({ source: 'court', limit: 100 })).toHaveLength(38);
    // What counts goes on counting, and the day turns.
    expect(await recorder.record('court', [paid('small', '2024-04-02', 5)])).toMatchObject({
      accepted: 1,
    });
    await recorder.record('relay', [dayTurned('2024-11-29')]);
    const again = await openProjector(store, DEFAULT_STATISTICS, () => undefined);
    expect(again.today).toBe('2024-11-29');
    expect((await compareProjections(store, DEFAULT_STATISTICS)).differences).toEqual([]);
  });

  it('lets displays and reads have their turn while a long request is decided', async () => {
    const { recorder } = await recorderWith({ sliceMs: 0 });
    let turns = 0;
    let deciding = true;
    const others = () => {
      turns += 1;
      if (deciding) setImmediate(others);
    };
    setImmediate(others);
    const many = Array.from({ length: 50 }, (_, n) => paid(`p${n}`, '2024-04-01', 1));
    await recorder.record('court', [filed(), ...many]);
    deciding = false;
    expect(turns).toBeGreaterThan(50);
  });

  it('E-5 gives the same picture for any order of arrival', async () => {
    const life = [
      filed(),
      event('n1', 'case.node', at('2024-03-04T09:00'), { code: '003' }),
      paid('p1', '2024-04-01', 300_000),
      event('v1', 'visit.made', at('2024-04-05T09:00'), {
        visitId: 'v1',
        purpose: '核实',
        fruitless: true,
        town: '440607103000',
      }),
      event('w1', 'payment.waived', at('2024-05-01T09:00'), { amount: 100_000 }),
      paid('p2', '2024-06-01', 600_000),
    ];
    const inOrder = await recorderWith();
    await inOrder.recorder.record('court', life);
    const expected = await picture(inOrder.store);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(life, { minLength: life.length }), async (shuffled) => {
        const { recorder, store } = await recorderWith();
        for (const each of shuffled)
          expect(await recorder.record('court', [each])).toMatchObject({ accepted: 1 });
        expect(await picture(store)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});
