import { once } from 'node:events';
import { Server } from 'socket.io';
import { bureau } from '../../relay-server/audiences/bureau.ts';
import { Viewer } from '../../relay-server/audiences/viewer.ts';
import { createHttpApp } from '../../relay-server/http/app.ts';
import type { EventRecorder } from '../../relay-server/http/events-route.ts';
import { createHttpServer } from '../../relay-server/http/server.ts';
import { type Commit, Recorder } from '../../relay-server/intake/recorder.ts';
import { turnDay } from '../../relay-server/intake/turn-day.ts';
import { openSqliteStore } from '../../relay-server/log/sqlite-store.ts';
import { openProjector } from '../../relay-server/projecting/open-projector.ts';
import { DEFAULT_STATISTICS } from '../../relay-server/rules/indicators/periods.ts';
import { recordAll } from '../support/fill.ts';
import { loadPast, NOW, TODAY } from '../support/load.ts';
import { SOURCE_KEYS } from '../support/poster.ts';
import type { StartedCandidate } from './candidate.ts';
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
  const http = createHttpServer();
  const io = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
  });
  http.removeAllListeners('request');
  const viewer = new Viewer(bureau(facts), {
    strict: false,
    onFault: ({ error }) => {
      throw error;
    },
  });
  const onCommit = ({ from, to, rows }: Commit) => {
    io.emit('frame', {
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

  const app = createHttpApp({
    recorder: oneByOne(recorder),
    store,
    clock: { now: () => NOW },
    sourceKeys: SOURCE_KEYS,
    webRoot: '',
    health: () => ({
      storage: { state: 'ok', since: NOW, message: null },
      displays: 0,
      video: null,
    }),
    log: (line, error) => console.error(line, error ?? ''),
  });
  http.on('request', app);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    head: store.head().seq,
    follow: false,
    close: async () => {
      http.closeAllConnections();
      await io.close();
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
