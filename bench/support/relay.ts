import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { turnDay } from '../../relay-server/intake/turn-day.ts';
import { openSqliteStore } from '../../relay-server/log/sqlite-store.ts';
import { type Relay, startRelay } from '../../relay-server/relay.ts';
import { DEFAULT_STATISTICS } from '../../relay-server/rules/indicators/periods.ts';
import { answering } from './answering.ts';
import { fill, filling } from './fill.ts';
import { NOW, TODAY } from './load.ts';
import { SOURCE_KEYS } from './poster.ts';

/**
 * The whole relay over SQLite in a process of its own: handlers `start`, `fill`, `head`, `digestAt`,
 * `rtmpPort`, `stop`.
 */
const starting = z.object({
  file: z.string(),
  webRoot: z.string().nullable(),
  /** Takes field video in and records it beside the database. */
  video: z.boolean(),
});

let relay: Relay | undefined;

answering(
  {
    start: async (argument) => {
      const { file, webRoot, video } = starting.parse(argument);
      mkdirSync(path.dirname(file), { recursive: true });
      relay = await startRelay({
        host: '127.0.0.1',
        port: 0,
        store: openSqliteStore(file),
        sourceKeys: SOURCE_KEYS,
        clock: { now: () => NOW },
        courtName: '佛山市三水区人民法院执行局',
        demo: true,
        statistics: DEFAULT_STATISTICS,
        webRoot: webRoot ?? '',
        inboxFolder: null,
        videoFolder: video ? `${file}-video` : null,
        ...(video && { rtmp: { host: '127.0.0.1', port: 0 } }),
        prepare: (recorder) => turnDay(recorder, TODAY),
        log: (line, error) => console.error(line, error ?? ''),
      });
      return relay.url;
    },
    fill: (argument) => fill(running().recorder, filling.parse(argument)),
    head: () => running().store.head().seq,
    digestAt: (seq) => running().store.digestAt(z.int().parse(seq)),
    rtmpPort: () => running().video?.rtmpPort ?? null,
    stop,
  },
  stop,
);

function running(): Relay {
  if (!relay) throw new Error('not started');
  return relay;
}

async function stop(): Promise<void> {
  const ending = relay;
  relay = undefined;
  await ending?.close();
}
