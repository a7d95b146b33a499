import type { SessionRecord } from '../../wire/sessions.ts';
import { inviteeRow, runItemRow, sessionRow } from '../projections/session-rows.ts';
import type { CaseState } from '../rules/case-state.ts';
import { entityOf } from '../rules/entities.ts';
import { outcomesOf, tallyOf } from '../rules/sessions/ledger.ts';
import { invitedIn } from '../rules/sessions/roster.ts';
import type { Invitee, SessionState } from '../rules/sessions/session-state.ts';

export interface RecordOf {
  readonly court: string;
  /** UTC ms by the relay's clock. */
  readonly madeAt: number;
  readonly head: { readonly seq: number; readonly digest: string };
  /** The cases on the list, by number, as they stand now. */
  readonly cases: ReadonlyMap<string, CaseState>;
}

/** All that is known of a session: what was planned, who came, what was shown, what came of it since. Pure. */
export function sessionRecordOf(
  state: SessionState,
  { court, madeAt, head, cases }: RecordOf,
): SessionRecord {
  const invitees = invitedIn(state);
  const payments = tracedPayments(state, cases);
  const titles = new Map(state.sheet.items.map(({ itemId, title }) => [itemId, title]));
  const titleOf = (itemId: string) => titles.get(itemId) ?? itemId;
  const entries = invitees.map((invitee) => entryOf(state, invitee, cases, payments));
  const traced = entries.flatMap((entry) => entry.payments);
  const row = sessionRow(state);
  return {
    ...{ court, madeAt },
    head: { seq: head.seq, digest: head.digest },
    session: { sessionId: state.id, ...row },
    plannedBy: state.plannedBy,
    heldOn: state.stage === 'ended' ? state.overOn : null,
    invitees: entries,
    runSheet: state.sheet.items.map((item, at) => runItemRow(state, item, at)),
    played: state.played.map(({ itemId, from, to, why }) => ({
      ...{ itemId, from, to, why },
      title: titleOf(itemId),
    })),
    shown: state.shown.map((shown) => ({ ...shown, title: titleOf(shown.itemId) })),
    notes: [...state.notes],
    talks: state.talks.map((talk) => ({ ...talk })),
    totals: {
      invited: invitees.length,
      arrived: tallyOf(state).arrived,
      ...outcomesOf(state),
      receivedFen: tallyOf(state).receivedFen,
      tracedFen: traced.reduce((sum, { amount }) => sum + amount, 0),
    },
  };
}

type Entry = SessionRecord['invitees'][number];

function entryOf(
  state: SessionState,
  invitee: Invitee,
  cases: ReadonlyMap<string, CaseState>,
  payments: ReadonlyMap<string, Entry['payments']>,
): Entry {
  const { outcome, services } = invitee;
  const settlement = outcome?.settlement ?? null;
  const settlements = cases.get(invitee.caseNumber)?.settlements ?? {};
  const known = settlement && entityOf(settlements, settlement.settlementId);
  return {
    ...inviteeRow(state, invitee),
    services: services.map(({ way, servedAt, proof }) => ({ way, servedAt, proof })),
    statement: outcome?.statement ?? null,
    instalments: settlement?.instalments.map(({ due, amount }) => ({ due, amount })) ?? [],
    settlementStatus: known?.status ?? null,
    measureKind: outcome?.measure?.kind ?? null,
    payments: payments.get(invitee.id) ?? [],
  };
}

/**
 * Money that a case's own record traces to the session, of itself or of a settlement signed at it. A case with several
 * invitees has it with the one who is its payer, or else with the one that paid or settled: it is told once.
 */
function tracedPayments(
  state: SessionState,
  cases: ReadonlyMap<string, CaseState>,
): Map<string, Entry['payments']> {
  const found = new Map<string, Entry['payments']>();
  for (const [caseNumber, { payments }] of cases) {
    const of = invitedIn(state).filter((invitee) => invitee.caseNumber === caseNumber);
    const dealtWith = of.find(({ outcome }) => outcome && outcome.outcome !== 'refused') ?? of[0];
    if (!dealtWith) continue;
    for (const payment of Object.values(payments)) {
      const { id: paymentId, amount, receivedOn, settlementId, noted, confirms } = payment;
      if (payment.warningSessionId !== state.id) continue;
      const { id } = of.find(({ partyId }) => partyId === payment.payer) ?? dealtWith;
      const told = noted ? 'session' : confirms === null ? 'court' : 'both';
      const known = found.get(id) ?? [];
      found.set(id, [...known, { paymentId, amount, receivedOn, settlementId, told }]);
    }
  }
  return found;
}
