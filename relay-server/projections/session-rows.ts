import type { RunSheetItem } from '../../wire/events/sessions.ts';
import type { ShownItem } from '../../wire/views/session.ts';
import type { ConductView } from '../../wire/views/session-console.ts';
import { maskPerson } from '../rules/masking.ts';
import { outcomesOf, tallyOf } from '../rules/sessions/ledger.ts';
import { invitedIn } from '../rules/sessions/roster.ts';
import type { Conduct, Invitee, SessionState } from '../rules/sessions/session-state.ts';
import { isPlayable, itemOf, lengthOf, neighbourOf } from '../rules/sessions/timeline.ts';
import { type Row, type RowData, row } from './rows.ts';

/** Notes that the console is shown. */
const NOTES = 20;

/**
 * Rows of a session: its own, its list and its run-sheet for the console; what runs on its wall; its rehearsal.
 * @param isOld long over: of the list and the run-sheet nothing is kept at hand
 */
export function rowsOfSession(state: SessionState, isOld: boolean): Row[] {
  const rows: Row[] = [row('session', state.id, null, sessionRow(state))];
  if (!isOld) {
    for (const invitee of invitedIn(state)) {
      const id = `${state.id}/${invitee.id}`;
      rows.push(row('invitee', id, null, inviteeRow(state, invitee)));
    }
    for (const [at, item] of state.sheet.items.entries()) {
      const id = `${state.id}/${item.itemId}`;
      rows.push(row('runItem', id, null, runItemRow(state, item, at)));
    }
  }
  const { live, rehearsal } = state;
  if (live && live.endedAt === null) {
    rows.push(row('showing', state.wallId, null, showingOf(state, live)));
  }
  if (rehearsal && rehearsal.endedAt === null) {
    rows.push(row('rehearsal', state.id, null, showingOf(state, rehearsal)));
  }
  return rows;
}

export function sessionRow(state: SessionState): RowData<'session'> {
  const { title, wallId, plannedAt, host, legalPoints, stage, reason, sheet, notes } = state;
  const invited = invitedIn(state);
  return {
    ...{ title, wallId, plannedAt, host, reason },
    legalPoints: [...legalPoints],
    state: stage,
    version: sheet.version,
    items: sheet.items.length,
    invited: invited.length,
    served: invited.filter(({ services }) => services.length > 0).length,
    tally: { ...tallyOf(state) },
    outcomes: outcomesOf(state),
    conduct: state.live && conductOf(state.live),
    rehearsal: state.rehearsal && conductOf(state.rehearsal),
    notes: notes.slice(-NOTES).reverse(),
  };
}

export function conductOf(conduct: Conduct): ConductView {
  const { step, itemId, startsAt, offsetMs, pausedAtMs, paused, held, beganAt, endedAt } = conduct;
  return { step, itemId, startsAt, offsetMs, pausedAtMs, paused, held, beganAt, endedAt };
}

export function inviteeRow(state: SessionState, invitee: Invitee): RowData<'invitee'> {
  const { id, caseNumber, partyId, maskedName, checkInDigest, arrival, outcome } = invitee;
  const { attendee } = invitee;
  const { settlement } = outcome ?? { settlement: null };
  return {
    ...{ sessionId: state.id, inviteeId: id, caseNumber, partyId, maskedName },
    attendee: attendee && {
      capacity: attendee.capacity,
      maskedName: maskPerson(attendee.name),
    },
    summoned: checkInDigest !== null,
    service: invitee.services.at(-1) ?? null,
    arrival,
    talks: state.talks.filter(({ inviteeId }) => inviteeId === id).length,
    outcome: outcome && {
      at: outcome.at,
      outcome: outcome.outcome,
      paidFen: outcome.paid?.amount ?? 0,
      settlement: settlement && {
        settlementId: settlement.settlementId,
        amount: settlement.amount,
        deadline: settlement.deadline,
      },
      measure: outcome.measure?.kind ?? null,
    },
  };
}

export function runItemRow(
  state: SessionState,
  item: RunSheetItem,
  at: number,
): RowData<'runItem'> {
  const { itemId, kind, title } = item;
  return {
    ...{ sessionId: state.id, itemId, kind, title, at },
    ms: lengthOf(item),
    derivativeId: item.kind === 'clip' ? item.derivativeId : null,
    text: item.kind === 'law' ? item.text : null,
    basis: item.kind === 'law' ? item.basis : null,
    cue: item.cue ?? null,
    withdrawn: state.sheet.withdrawn.has(itemId),
    failures: state.notes.filter((note) => note.itemId === itemId && note.displayId !== null)
      .length,
  };
}

/** What a room is shown: nothing of a person, nothing of a case but the words that a clip was cleared with. */
export function showingOf(state: SessionState, conduct: Conduct): RowData<'showing'> {
  const { sheet } = state;
  const { itemId, startsAt, offsetMs, pausedAtMs } = conduct;
  const now = itemId !== null && isPlayable(sheet, itemId) ? itemOf(sheet, itemId) : undefined;
  const next = itemOf(sheet, itemId === null ? null : neighbourOf(sheet, itemId, 1));
  return {
    wallId: state.wallId,
    sessionId: state.id,
    title: state.title,
    step: conduct.step,
    held: conduct.held,
    now: now ? shownItemOf(now) : null,
    next: next ? shownItemOf(next) : null,
    chapters: sheet.items
      .filter((item) => isPlayable(sheet, item.itemId))
      .map((item) => ({ itemId: item.itemId, kind: item.kind, title: item.title })),
    timeline: now
      ? {
          itemId: now.itemId,
          derivativeId: now.kind === 'clip' ? now.derivativeId : null,
          ...{ startsAt, offsetMs, pausedAtMs },
          ms: lengthOf(now),
        }
      : null,
    tally: { ...tallyOf(state) },
  };
}

function shownItemOf(item: RunSheetItem): ShownItem {
  const { itemId, kind, title } = item;
  const common = { itemId, kind, title, ms: lengthOf(item) };
  if (item.kind !== 'clip') {
    const law = item.kind === 'law' ? { text: item.text, basis: item.basis } : null;
    return { ...common, clip: null, lowerThird: null, law };
  }
  return {
    ...common,
    clip: { derivativeId: item.derivativeId, digest: item.digest },
    lowerThird: {
      caseType: item.caseType ?? null,
      maskedParty: item.maskedParty ?? null,
      measure: item.measure ?? null,
      legalBasis: item.legalBasis ?? null,
    },
    law: null,
  };
}
