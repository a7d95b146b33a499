import type { AssetKind } from '../../wire/codes.ts';
import { addMonths } from '../../wire/court-day.ts';
import type { CaseState, SeizureRecord } from './case-state.ts';
import { dayOf, daysFrom } from './days.ts';
import { entityOf, withEntity } from './entities.ts';
import { type Breach, isBreach, type Logged, type Outcome, refuse, unknown } from './outcome.ts';
import { isAfterSale, isEnded, isInForce } from './seizure-states.ts';
import { maximumMonths, measureFits } from './seizure-terms.ts';
import { isClosedForGood } from './stage.ts';

/**
 * drafted → ruled → served: effective | queued · queued → effective · effective → effective (renewed)
 * effective → lapsed (by the clock) | released | valuing → … (disposal.ts) · suspended is a flag beside
 * the state: it halts the disposal, never the term.
 */

export function seizureOf(state: CaseState, id: string): SeizureRecord | Breach {
  return entityOf(state.seizures, id) ?? unknown('S-4', 'seizureId', id);
}

export function withSeizure(state: CaseState, seizure: SeizureRecord): CaseState {
  return { ...state, seizures: withEntity(state.seizures, seizure.id, seizure) };
}

export function kindOf(state: CaseState, seizure: SeizureRecord): AssetKind {
  return entityOf(state.assets, seizure.assetId)?.kind ?? 'other';
}

export function draftSeizure(state: CaseState, event: Logged<'seizure.drafted'>): Outcome {
  const { seizureId, assetId, measure, preservation } = event.body;
  if (isClosedForGood(state)) return refuse('C-3', '');
  if (entityOf(state.seizures, seizureId)) return refuse('S-1', 'seizureId', seizureId);
  const asset = entityOf(state.assets, assetId);
  if (asset === undefined) return unknown('S-2', 'assetId', assetId);
  if (!measureFits(measure, asset.kind))
    return refuse('S-3', 'measure', `${asset.kind}/${measure}`);
  return withSeizure(state, {
    id: seizureId,
    assetId,
    measure,
    preservation: preservation ?? false,
    state: 'drafted',
    suspended: false,
    rests: [],
    rank: null,
    from: null,
    until: null,
    renewals: 0,
    instrument: null,
    servedAt: null,
    promotedOn: null,
    lapsedOn: null,
    appraisalStartedOn: null,
    appraisalMethod: null,
    referencePrice: null,
    priceValidUntil: null,
    pricedOn: null,
    round: null,
    failed: [],
    soldPrice: null,
    proceeds: 0,
    proceedsOn: null,
    distributed: 0,
    deducted: 0,
    evidence: 0,
  });
}

export function ruleSeizure(state: CaseState, event: Logged<'seizure.ruled'>): Outcome {
  const seizure = seizureOf(state, event.body.seizureId);
  if (isBreach(seizure)) return seizure;
  if (seizure.state !== 'drafted') return refuse('S-5', 'seizureId', seizure.state);
  return withSeizure(state, { ...seizure, state: 'ruled', instrument: event.body.instrument });
}

export function serveSeizure(state: CaseState, event: Logged<'seizure.served'>): Outcome {
  const { seizureId, servedAt, instrument, outcome, evidence = [] } = event.body;
  const seizure = seizureOf(state, seizureId);
  if (isBreach(seizure)) return seizure;
  if (seizure.state !== 'ruled') return refuse('S-6', 'seizureId', seizure.state);
  if (servedAt > event.occurredAt) return refuse('S-7', 'servedAt');
  const late = evidence.findIndex(({ takenAt }) => takenAt > event.occurredAt);
  if (late >= 0) return refuse('S-23', `evidence/${late}/takenAt`);
  const served = { ...seizure, instrument, servedAt, evidence: seizure.evidence + evidence.length };
  if (outcome.kind === 'queued') {
    return withSeizure(state, { ...served, state: 'queued', rank: outcome.rank });
  }
  const { from, until } = outcome;
  const wrong = wrongTerm(kindOf(state, seizure), from, until, 'outcome/');
  if (wrong) return wrong;
  if (startsLater(from, event.occurredAt)) return refuse('S-8', 'outcome/from', from);
  return withSeizure(state, { ...served, state: 'effective', from, until });
}

/** A term may be reckoned from the day after (民诉法 第85条), not from later than that. */
function startsLater(from: string, occurredAt: number): boolean {
  return daysFrom(dayOf(occurredAt), from) > 1;
}

function wrongTerm(kind: AssetKind, from: string, until: string, at: string): Breach | null {
  if (until < from) return refuse('S-10', `${at}until`, `${until} < ${from}`);
  const last = addMonths(from, maximumMonths(kind, from));
  return until > last ? refuse('S-9', `${at}until`, `最晚 ${last}`) : null;
}

/** The prior seizure was lifted: the next in registered order takes effect, its term starting now. */
export function promoteSeizure(state: CaseState, event: Logged<'seizure.promoted'>): Outcome {
  const { seizureId, from, until } = event.body;
  const seizure = seizureOf(state, seizureId);
  if (isBreach(seizure)) return seizure;
  if (seizure.state !== 'queued') return refuse('S-11', 'seizureId', seizure.state);
  const rank = seizure.rank ?? 0;
  for (const other of Object.values(state.seizures)) {
    if (other.assetId !== seizure.assetId || other.id === seizure.id) continue;
    const ahead = other.state === 'queued' && (other.rank ?? 0) < rank;
    if (ahead || isInForce(other)) return refuse('S-12', 'seizureId', other.id);
  }
  const wrong = wrongTerm(kindOf(state, seizure), from, until, '');
  if (wrong) return wrong;
  const served = seizure.servedAt === null ? from : dayOf(seizure.servedAt);
  if (from < served || startsLater(from, event.occurredAt)) return refuse('S-8', 'from', from);
  return withSeizure(state, {
    ...seizure,
    state: 'effective',
    rank: null,
    from,
    until,
    promotedOn: from,
  });
}

export function renewSeizure(state: CaseState, event: Logged<'seizure.renewed'>): Outcome {
  const { seizureId, until } = event.body;
  const seizure = seizureOf(state, seizureId);
  if (isBreach(seizure)) return seizure;
  if (seizure.state === 'queued') return refuse('S-14', 'seizureId', seizureId);
  if (!isInForce(seizure) || seizure.until === null) {
    return refuse('S-13', 'seizureId', seizure.lapsedOn ?? seizure.state);
  }
  if (until <= seizure.until) return refuse('S-15', 'until', `${until} ≤ ${seizure.until}`);
  const months = maximumMonths(kindOf(state, seizure), dayOf(event.occurredAt));
  const last = addMonths(seizure.until, months);
  if (until > last) return refuse('S-16', 'until', `最晚 ${last}`);
  return withSeizure(state, { ...seizure, until, renewals: seizure.renewals + 1 });
}

export function releaseSeizure(state: CaseState, event: Logged<'seizure.released'>): Outcome {
  const { seizureId, on } = event.body;
  const seizure = seizureOf(state, seizureId);
  if (isBreach(seizure)) return seizure;
  if (isEnded(seizure) || isAfterSale(seizure)) return refuse('S-17', 'seizureId', seizure.state);
  if (on > dayOf(event.occurredAt) || (seizure.from !== null && on < seizure.from)) {
    return refuse('S-18', 'on', on);
  }
  return withSeizure(state, { ...seizure, state: 'released', suspended: false });
}

export function suspendSeizure(state: CaseState, event: Logged<'seizure.suspended'>): Outcome {
  const seizure = seizureOf(state, event.body.seizureId);
  if (isBreach(seizure)) return seizure;
  if (seizure.suspended || isEnded(seizure) || seizure.state === 'distributed') {
    return refuse('S-19', 'seizureId', seizure.state);
  }
  const rest = { from: dayOf(event.occurredAt), until: null };
  return withSeizure(state, { ...seizure, suspended: true, rests: [...seizure.rests, rest] });
}

export function continueSeizure(state: CaseState, event: Logged<'seizure.continued'>): Outcome {
  const seizure = seizureOf(state, event.body.seizureId);
  if (isBreach(seizure)) return seizure;
  if (!seizure.suspended) return refuse('S-20', 'seizureId', seizure.state);
  const until = dayOf(event.occurredAt);
  const rests = seizure.rests.map((rest) => (rest.until === null ? { ...rest, until } : rest));
  return withSeizure(state, { ...seizure, suspended: false, rests });
}
