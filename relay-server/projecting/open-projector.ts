import { createHash } from 'node:crypto';
import type { LogStore } from '../log/store.ts';
import { Projector } from '../projections/projector.ts';
import { AMOUNT_BANDS } from '../rules/indicators/amount-bands.ts';
import { INDICATORS } from '../rules/indicators/index.ts';
import type { StatisticsConfig } from '../rules/indicators/periods.ts';
import { rewriteProjections } from './rebuild-store.ts';
import { readResults } from './results-unreadable.ts';
import { readOf } from './store-read.ts';

const PROJECTED = 'projections.version';

/**
 * Raised with every change to rules or projections that makes old rows wrong. Indicators are looked at by
 * themselves.
 */
const PROJECTIONS_VERSION = 27;

function versionOf(config: StatisticsConfig): string {
  const defined = createHash('sha256').update(JSON.stringify([INDICATORS, AMOUNT_BANDS]));
  return `${PROJECTIONS_VERSION} ${defined.digest('hex')} ${JSON.stringify(config)}`;
}

/** Notes that the store's rows are what this version makes of its log. */
async function markProjected(store: LogStore, config: StatisticsConfig): Promise<void> {
  await store.commit({ meta: [{ key: PROJECTED, value: versionOf(config) }] });
}

/** Makes all rows anew from the log. Broken off in the middle, it is done by the next opening. */
export async function remakeProjections(store: LogStore, config: StatisticsConfig): Promise<void> {
  await store.commit({ meta: [{ key: PROJECTED, value: null }] });
  await rewriteProjections(store, config);
  await markProjected(store, config);
}

/**
 * A projector that goes on from what the store holds. Rows of another version of the rules or of
 * other report periods, or half-written by a rebuild that was broken off, are made anew from the log.
 * @param log tells that this is being done: it can take a while
 * @throws ResultsUnreadable, StorageUnavailable
 */
export async function openProjector(
  store: LogStore,
  config: StatisticsConfig,
  log: (line: string) => void,
): Promise<Projector> {
  if ((await store.meta(PROJECTED)) !== versionOf(config)) {
    if (store.head().seq > 0) {
      log('计算规则有更新，正由日志重算结果');
      await remakeProjections(store, config);
    } else await markProjected(store, config);
  }
  return readResults(() => Projector.open(readOf(store), config));
}
