import { bureau } from '../../relay-server/audiences/bureau.ts';
import { Viewer } from '../../relay-server/audiences/viewer.ts';
import type { EventRecorder } from '../../relay-server/http/events-route.ts';
import { type Commit, Recorder } from '../../relay-server/intake/recorder.ts';
import { turnDay } from '../../relay-server/intake/turn-day.ts';
import { openSqliteStore } from '../../relay-server/log/sqlite-store.ts';
import { openProjector } from '../../relay-server/projecting/open-projector.ts';
import { DEFAULT_STATISTICS } from '../../relay-server/rules/indicators/periods.ts';
import { recordAll } from '../support/fill.ts';
import { loadPast, NOW, TODAY } from '../support/load.ts';
import type { StartedCandidate } from './candidate.ts';
import { PlainServer } from './plain-server.ts';
import { facts } from './projecting.ts';

/**
 * The same promises kept the simple way: each event is committed by itself, durably, and its rows are
 * emitted to all sockets before the next one is looked at.
 */
export async function startNaiveDurable({
  cases,
  file,
}: {
  readonly cases: number;
  readonly file: string;
}): Promise<StartedCandidate> {
  const server = new PlainServer();
  const viewer = new Viewer(bureau(facts), {
    strict: false,
    onFault: ({ error }) => {
      throw error;
    },
  });
  const onCommit = ({ from, to, rows }: Commit) => {
    server.io.emit('frame', {
      epoch: 'bench',
      scope: 'wall',
      from,
      to,
      rows: viewer.rowsOf('wall', rows),
    });
  };
  const store = openSqliteStore(file);
  const recorder = new Recorder({
    store,
    projector: await openProjector(store, DEFAULT_STATISTICS, () => undefined),
    clock: { now: () => NOW },
    onCommit,
    onStorageFailure: (error) => console.error(error),
    onError: (error) => console.error(error),
  });
  await turnDay(recorder, TODAY);
  await recordAll(recorder, loadPast(cases));

  return {
    url: await server.listen({ recorder: oneByOne(recorder), store }),
    head: store.head().seq,
    follow: false,
    close: async () => {
      await server.close();
      await recorder.settled();
      await store.close();
    },
  };
}

/** A commit for every event, one after the other: nothing is ever grouped. */
function oneByOne(recorder: Recorder): EventRecorder {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    record(source, items) {
      const taken = tail.then(async () => {
        let accepted = 0;
        let seq = 0;
        for (const item of items) {
          const outcome = await recorder.record(source, [item]);
          accepted += outcome.accepted;
          seq = outcome.seq;
        }
        return { accepted, duplicates: 0, rejected: [], seq };
      });
      tail = taken;
      return taken;
    },
  };
}
