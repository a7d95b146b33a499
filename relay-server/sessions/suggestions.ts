import type { Suggestions } from '../../wire/sessions.ts';
import { breather } from '../intake/breather.ts';
import { rowSchemas } from '../projections/rows.ts';
import type { CaseState } from '../rules/case-state.ts';
import { dayOf } from '../rules/days.ts';
import { maskedName } from '../rules/masking.ts';
import { compareFits, type Fit, fitOf } from '../rules/sessions/suggest.ts';
import type { Desk } from './desk.ts';

export interface SuggestionQuery {
  readonly town?: string | undefined;
  /** Part of cause or case number. */
  readonly text?: string | undefined;
  readonly limit: number;
}

/** Cases that are looked at closely; others are left out. */
const MOST_LOOKED_AT = 150;

/**
 * Cases that fit a session, the most fitting first: of open ones those with the most known assets for what is owed
 * are looked at. Who is on the list already is left out.
 * @throws StorageUnavailable
 */
export async function suggestionsFor(
  desk: Desk,
  sessionId: string,
  { town, text, limit }: SuggestionQuery,
): Promise<Suggestions> {
  const { store, clock } = desk.options;
  const { invitees } = await desk.get(sessionId);
  const listed = new Set(
    [...invitees.values()].filter((one) => one.uninvited === null).map((one) => one.caseNumber),
  );
  const open = new Map<string, number>();
  for await (const rows of store.rows({ topics: ['point'], liveOnly: true })) {
    for (const { id, data } of rows) {
      const point = rowSchemas.point.parse(data);
      const fits =
        (town === undefined || point.town === town) &&
        (text === undefined || point.cause.includes(text) || id.includes(text));
      if (fits && point.stage === 'open' && point.amount > 0 && !listed.has(id)) {
        open.set(id, point.amount);
      }
    }
  }
  const covered = new Map<string, number>();
  for await (const rows of store.rows({ topics: ['asset'], liveOnly: true })) {
    for (const { caseNumber, data } of rows) {
      const owed = caseNumber === null ? undefined : open.get(caseNumber);
      if (caseNumber === null || owed === undefined) continue;
      const value = rowSchemas.asset.parse(data).value ?? 0;
      covered.set(caseNumber, Math.min(2, (covered.get(caseNumber) ?? 0) + value / owed));
    }
  }
  const first = [...open.keys()]
    .sort((a, b) => (covered.get(b) ?? 0) - (covered.get(a) ?? 0) || (a < b ? -1 : 1))
    .slice(0, MOST_LOOKED_AT);
  const found: { state: CaseState; fit: Fit }[] = [];
  const breathe = breather(15);
  for (const caseNumber of first) {
    await breathe();
    const state = await desk.caseOf(caseNumber);
    const fit = state && fitOf(state, dayOf(clock.now()));
    if (state && fit) found.push({ state, fit });
  }
  found.sort((a, b) => compareFits(a.fit, b.fit));
  return { suggestions: found.slice(0, limit).map(({ state, fit }) => viewOf(state, fit)) };
}

function viewOf(state: CaseState, { party, ...fit }: Fit): Suggestions['suggestions'][number] {
  return {
    caseNumber: state.caseNumber,
    partyId: party.partyId,
    maskedName: maskedName(party, Object.values(state.parties)),
    cause: state.cause,
    town: state.town,
    outstandingFen: fit.outstandingFen,
    able: [...fit.able],
    refusing: [...fit.refusing],
    reachable: [...fit.reachable],
  };
}
