import type { LoggedEvent } from '../../../../wire/case-event.ts';
import { openProjector } from '../../../projecting/open-projector.ts';
import { DEFAULT_STATISTICS } from '../../../rules/indicators/periods.ts';
import { openSqliteStore } from '../../sqlite-store.ts';

/**
 * Writes a database as a relay does: each event is judged as it arrives and what the rules refuse is
 * left out.
 * @param arrivals in order of arrival
 * @returns how many were taken
 */
export async function writeCourt(file: string, arrivals: readonly LoggedEvent[]): Promise<number> {
  const store = openSqliteStore(file);
  const projector = await openProjector(store, DEFAULT_STATISTICS, () => undefined);
  const draft = projector.draft();
  const events: { event: LoggedEvent; aggregate: string }[] = [];
  for (const arrival of arrivals) {
    const event = { ...arrival, seq: events.length + 1 };
    if ((await draft.judge(event)) !== null) continue;
    events.push({ event, aggregate: await draft.apply(event) });
  }
  await store.commit({ ...draft.changes(), events });
  draft.keep();
  await store.close();
  return events.length;
}
