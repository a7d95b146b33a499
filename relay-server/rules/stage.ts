import type { CaseStage } from '../../wire/codes.ts';
import type { CaseState } from './case-state.ts';

/**
 * The stage follows from the rest of the state, so that no event can leave it behind: closing first,
 * then 中止/暂缓, then a settlement being performed. An appraisal, an auction or a dispute over
 * jurisdiction stops the clock of the limit, but the case stays 在办.
 */
export function stageOf(state: CaseState): CaseStage {
  if (state.closingWay !== null) {
    return state.closingWay === 'currentProcedureTerminated' ? 'terminated' : 'closed';
  }
  for (const stop of state.stops) {
    if (stop.until === null && (stop.ground === 'suspension' || stop.ground === 'deferral')) {
      return 'suspended';
    }
  }
  for (const settlement of Object.values(state.settlements)) {
    if (settlement.status === 'running') return 'settling';
  }
  return 'open';
}

/** 终本 or closed in any other way. */
export function isClosed(state: CaseState): boolean {
  return state.closingWay !== null;
}

/** Closed for good: every way but 终本, which leaves the case open to tips, seizures and re-queries. */
export function isClosedForGood(state: CaseState): boolean {
  return state.closingWay !== null && state.closingWay !== 'currentProcedureTerminated';
}

/**
 * Whether the case's seizures still serve somebody: not once it is closed for good, but for a
 * preservation case, whose seizures go on for the enforcement that follows it.
 */
export function livesOnSeizures(state: CaseState): boolean {
  return !isClosedForGood(state) || state.type === '执保';
}
