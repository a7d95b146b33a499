import { turnDay } from '../../relay-server/intake/turn-day.ts';
import { openSqliteStore } from '../../relay-server/log/sqlite-store.ts';
import { startRelay } from '../../relay-server/relay.ts';
import { DEFAULT_STATISTICS } from '../../relay-server/rules/indicators/periods.ts';
import { recordAll } from '../support/fill.ts';
import { loadPast, NOW, TODAY } from '../support/load.ts';
import { SOURCE_KEYS } from '../support/poster.ts';
import type { StartedCandidate } from './candidate.ts';
import { UnkeptStore } from './unkept-store.ts';

/** The product as it is, over SQLite or over a store that keeps nothing of the live load. */
export async function startWholeRelay(
  { cases, file }: { readonly cases: number; readonly file: string },
  durable: boolean,
): Promise<StartedCandidate> {
  const unkept = new UnkeptStore();
  const store = durable ? openSqliteStore(file) : unkept;
  const relay = await startRelay({
    host: '127.0.0.1',
    port: 0,
    store,
    sourceKeys: SOURCE_KEYS,
    clock: { now: () => NOW },
    courtName: '佛山市三水区人民法院执行局',
    demo: true,
    statistics: DEFAULT_STATISTICS,
    webRoot: '',
    inboxFolder: null,
    videoFolder: null,
    prepare: async (recorder) => {
      await turnDay(recorder, TODAY);
      await recordAll(recorder, loadPast(cases));
    },
    log: (line, error) => console.error(line, error ?? ''),
  });
  unkept.forget();
  return {
    url: relay.url,
    head: store.head().seq,
    follow: true,
    close: () => relay.close(),
  };
}
