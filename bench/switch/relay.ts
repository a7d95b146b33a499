import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { signIn } from '../../relay-server/access/testing/sign-in.ts';
import { turnDay } from '../../relay-server/intake/turn-day.ts';
import { openSqliteStore } from '../../relay-server/log/sqlite-store.ts';
import { type Relay, startRelay } from '../../relay-server/relay.ts';
import { DEFAULT_STATISTICS } from '../../relay-server/rules/indicators/periods.ts';
import { partOf, runOf } from '../../relay-server/video/live/testing/feed.ts';
import { registerStream } from '../../relay-server/video/streams/register.ts';
import { answering } from '../support/answering.ts';
import { NOW, TODAY } from '../support/load.ts';
import { SOURCE_KEYS } from '../support/poster.ts';

/**
 * The whole relay over SQLite with field video that comes in, in a process of its own: handlers `start`
 * (answers its address and a director's cookie), `stop`.
 */
const starting = z.object({ file: z.string() });

export const STREAM = 'unit-1';
/** Parts of video a second, and bytes of each: some 1.6 Mbit/s. */
const PART_EVERY_MS = 200;
const PART_BYTES = 40_000;

let relay: Relay | undefined;
let camera: NodeJS.Timeout | undefined;

answering(
  {
    start: async (argument) => {
      const { file } = starting.parse(argument);
      mkdirSync(path.dirname(file), { recursive: true });
      const clock = { now: () => NOW };
      relay = await startRelay({
        ...{ host: '127.0.0.1', port: 0, store: openSqliteStore(file), sourceKeys: SOURCE_KEYS },
        ...{ clock, courtName: '示例法院', demo: true, statistics: DEFAULT_STATISTICS },
        ...{ webRoot: '', inboxFolder: null, rtmp: { host: '127.0.0.1', port: 0 } },
        prepare: (recorder) => turnDay(recorder, TODAY),
        log: (line, error) => {
          if (error !== undefined) console.error(line, error);
        },
      });
      const { recorder, streams, url } = relay;
      const unit = { id: STREAM, title: '单兵', kind: 'push' as const };
      await registerStream(unit, 'bench', { recorder, book: streams, clock });
      film(relay);
      return { url, cookie: await signIn(relay, 'director') };
    },
    stop,
  },
  stop,
);

/** A camera whose pictures are of no matter: bytes come in as they would. */
function film({ video }: Relay): void {
  if (!video) throw new Error('no field video');
  const { live } = video;
  live.begin(runOf('bench', { streamId: STREAM, startedAt: Date.now() }));
  const data = Buffer.alloc(PART_BYTES, 'CANARY-LIVE;');
  let n = 0;
  camera = setInterval(() => {
    live.part(partOf('bench', n, { streamId: STREAM, data, capturedAt: Date.now() }));
    n += 1;
  }, PART_EVERY_MS);
}

async function stop(): Promise<void> {
  clearInterval(camera);
  const ending = relay;
  relay = undefined;
  await ending?.close();
}
