import { bureau } from '../relay-server/audiences/bureau.ts';
import { Viewer } from '../relay-server/audiences/viewer.ts';
import { startTcpProxy, type TcpProxy } from '../relay-server/fanout/testing/tcp-proxy.ts';
import { connectReplica, type ReplicaClient } from '../wall-client/replica/client.ts';
import type { Scope } from '../wire/frame.ts';
import { CASE_TOPICS, WALL_TOPICS } from '../wire/views.ts';
import {
  CAR,
  event,
  filing,
  nextCase,
  nextId,
  payment,
  question,
  seized,
} from './support/events.ts';
import { Stage } from './support/stage.ts';
import { expect, test } from './support/wall-test.ts';

/** xorshift32: the same seed cuts at the same places. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

/** Resolves when a scope's replica stands at a seq, as told to readers. */
function standsAt({ store }: ReplicaClient, scope: Scope, seq: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if ((store.position(scope).seq ?? -1) < seq) return;
      undo();
      resolve();
    };
    const undo = store.subscribe(scope, null, look);
    look();
  });
}

/** Everything a replica holds of a scope: topic → id → view. */
function held({ store }: ReplicaClient, scope: Scope): Record<string, Record<string, unknown>> {
  const topics = scope === 'wall' ? WALL_TOPICS : CASE_TOPICS;
  return Object.fromEntries(
    topics.map((topic) => [topic, Object.fromEntries(store.rows(scope, topic))]),
  );
}

/** The same from the log itself, as the bureau may see it; the relay's own words are left out. */
async function truth(stage: Stage, scope: Scope): Promise<Record<string, Record<string, unknown>>> {
  const facts = {
    courtName: '',
    demo: true,
    openedOn: '',
    health: 'ok',
    since: 0,
    recording: null,
  } as const;
  const viewer = new Viewer(
    bureau(() => facts),
    {
      strict: true,
      onFault: ({ error }) => {
        throw error;
      },
    },
  );
  const kind = scope === 'wall' ? 'wall' : 'case';
  const topics = viewer.topics(kind);
  const which = scope === 'wall' ? {} : { caseNumber: scope.slice('case:'.length) };
  // Of topics that are not the audience's nothing is held.
  const all: Record<string, Record<string, unknown>> = Object.fromEntries(
    (kind === 'wall' ? WALL_TOPICS : CASE_TOPICS).map((topic) => [topic, {}]),
  );
  for await (const chunk of stage.store.rows({ topics, ...which, liveOnly: true })) {
    for (const { topic, id, view } of viewer.rowsOf(kind, chunk)) {
      const rows = all[topic];
      if (rows) rows[id] = view;
    }
  }
  return all;
}

/** Courts' business: filings, seizures, money, corrections and reversals of some of it. */
function business(roll: (sides: number) => number, watched: string) {
  const caseNumber = roll(3) === 0 ? watched : nextCase();
  const money = payment(1_000 + roll(9_000), caseNumber);
  const events = [
    ...(caseNumber === watched ? [] : [filing(caseNumber)]),
    ...(roll(2) === 0 ? seized(caseNumber, CAR, '2024-12-30').events : []),
    money,
    question(1 + roll(5)),
  ];
  const amended = roll(3);
  if (amended === 0) {
    events.push(event('amend.reversed', { amends: money.id, reason: '重复登记' }));
  } else if (amended === 1) {
    const body = { ...money.body, paymentId: nextId(), amount: 77 };
    events.push(event('amend.corrected', { amends: money.id, body, reason: '更正' }));
  }
  return events;
}

for (const seed of [7, 20_241_127]) {
  test(`page's replica and real relay, cut and stalled at random (seed ${seed}): equal to the log (F-1)`, async () => {
    const roll = dice(seed);
    const stage = await Stage.open('empty');
    const line: TcpProxy = await startTcpProxy(stage.port);
    const client = connectReplica({
      url: line.url,
      schedule: (run) => setImmediate(run),
      onInvalid: ({ topic, id }) => {
        throw new Error(`a row could not be understood: ${topic} ${id}`);
      },
    });
    const watched = nextCase();
    const scope: Scope = `case:${watched}`;
    try {
      await stage.take([filing(watched)]);
      const unwant = client.connection.want(scope);
      await standsAt(client, 'wall', stage.head);
      for (let step = 0; step < 60; step += 1) {
        await stage.take(business(roll, watched));
        const chance = roll(10);
        if (chance < 2) line.cut();
        else if (chance === 2) line.stall();
        else if (chance === 3) line.flow();
        else if (chance === 4) await comesUp(client, line, stage.head);
      }
      line.flow();
      await standsAt(client, 'wall', stage.head);
      const wall = held(client, 'wall');
      const real = await truth(stage, 'wall');
      expect(Object.keys(wall.meta ?? {})).toEqual(Object.keys(real.meta ?? {}));
      expect({ ...wall, meta: {} }).toEqual({ ...real, meta: {} });
      await expect.poll(() => held(client, scope)).toEqual(await truth(stage, scope));
      expect(Object.keys(held(client, scope).payment ?? {}).length).toBeGreaterThan(5);
      expect(client.store.invalid).toBe(0);
      unwant();
    } finally {
      client.close();
      await line.close();
      await stage.close();
    }
    expect(stage.faults).toEqual([]);
  });
}

/** Lets the client come up to the log, over a line that is whole again. */
async function comesUp(client: ReplicaClient, line: TcpProxy, seq: number): Promise<void> {
  line.flow();
  await standsAt(client, 'wall', seq);
}
