import type { CaseState } from './case-state.ts';
import { dayOf } from './days.ts';
import { outstandingOf } from './money.ts';
import { type Logged, type Outcome, refuse } from './outcome.ts';
import { isClosed } from './stage.ts';
import { hasTermination, lackingConditions } from './termination.ts';
import { endStops, limitOf, stoppedDays } from './time-limit.ts';

/**
 * 执行完毕 is not 执结: it needs the claim gone, by money, by waiver, or by a settlement that has
 * been performed (a settlement may give up part of the claim without a separate waiver).
 */
export function isSatisfied(state: CaseState): boolean {
  if (outstandingOf(state) === 0) return true;
  return Object.values(state.settlements).some(({ status }) => status === 'performed');
}

export function closeCase(state: CaseState, event: Logged<'case.closed'>): Outcome {
  const { closedOn, way, instrument } = event.body;
  if (isClosed(state)) return refuse('C-3', '', `已于 ${state.closedOn ?? ''} 结案`);
  if (closedOn < state.limitFrom || closedOn > dayOf(event.occurredAt)) {
    return refuse('C-4', 'closedOn', closedOn);
  }
  const terminated = way === 'currentProcedureTerminated';
  if (terminated && !hasTermination(state)) {
    return refuse('C-6', 'way', state.type);
  }
  if (way === 'fullySatisfied' && !isSatisfied(state)) {
    return refuse('C-5', 'way', `尚余 ${(outstandingOf(state) / 100).toFixed(2)} 元`);
  }
  const limit = limitOf(state, closedOn);
  const counted = state.closings.reduce((sum, { recovered }) => sum + recovered, 0);
  const closing = {
    on: closedOn,
    way,
    since: state.limitFrom,
    stopped: stoppedDays(state.stops, state.limitFrom, closedOn),
    claimed: Math.max(0, state.claimAmount - counted),
    recovered: state.recoveredAmount - counted,
    withinLimit: limit === null ? null : closedOn <= limit,
    instrument: instrument ?? null,
    lacks: terminated ? lackingConditions(state, closedOn, instrument !== undefined) : null,
  };
  const closed: CaseState = {
    ...state,
    closedOn,
    closingWay: way,
    closings: [...state.closings, closing],
    stops: endStops(state.stops, closedOn),
  };
  return { ...closed, limitOn: limitOf(closed) };
}

/**
 * Resumption. With a successor the work goes on under the new number (执恢) and this case stays as
 * it was closed; without one the case opens again, and a new limit runs from that day.
 */
export function resumeCase(state: CaseState, event: Logged<'case.resumed'>): Outcome {
  const { resumedOn, successor } = event.body;
  if (state.closedOn === null || state.closingWay === 'fullySatisfied') return refuse('C-7', '');
  if (resumedOn < state.closedOn || resumedOn > dayOf(event.occurredAt)) {
    return refuse('C-8', 'resumedOn', resumedOn);
  }
  if (successor !== undefined && successor !== state.caseNumber) return { ...state, successor };
  const open: CaseState = {
    ...state,
    closedOn: null,
    closingWay: null,
    limitFrom: resumedOn,
    extendedTo: null,
    extendedOn: null,
  };
  return { ...open, limitOn: limitOf(open) };
}
