import type { LoggedEvent } from '../../../../wire/case-event.ts';
import { openProjector } from '../../../projecting/open-projector.ts';
import { foldHistory } from '../../../rules/fold-case.ts';
import { DEFAULT_STATISTICS } from '../../../rules/indicators/periods.ts';
import { openSqliteStore } from '../../sqlite-store.ts';

export interface WrittenCourt {
  /** Events that were taken. */
  readonly taken: number;
  /** What the audit takes for granted holds. */
  readonly isLawful: boolean;
}

/**
 * Writes a database as a relay does: each event is judged as it arrives and what the rules refuse is
 * left out.
 * @param arrivals in order of arrival
 */
export async function writeCourt(
  file: string,
  arrivals: readonly LoggedEvent[],
): Promise<WrittenCourt> {
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
  return { taken: events.length, isLawful: isLawful(events) };
}

/**
 * Whether no event of a case breaks a rule where it stands. One that waited for its filing, late or taken back for a while, may:
 * of such the audit leaves out what is named or closed twice, as the relay does, and may count the rest (README.md).
 */
function isLawful(events: readonly { event: LoggedEvent; aggregate: string }[]): boolean {
  const cases = new Map<string, LoggedEvent[]>();
  for (const { event, aggregate } of events) {
    if (!aggregate.startsWith('（')) continue;
    cases.set(aggregate, [...(cases.get(aggregate) ?? []), event]);
  }
  return [...cases.values()].every((history) =>
    foldHistory(history, LAST_DAY).conflicts.every(({ rule }) => LEFT_OUT_ALIKE.has(rule)),
  );
}

/** A day after all of theirs. */
const LAST_DAY = '2030-01-01';
/** Named twice: a payment, a visit, an objection; closed twice. */
const LEFT_OUT_ALIKE = new Set(['P-1', 'C-19', 'O-1', 'C-3']);
