import type { CaseState } from '../../rules/case-state.ts';

/** Case types that are work on claims and assets; the others are reviews and coordination. */
export function isWorkedType(state: CaseState): boolean {
  return state.type === '执' || state.type === '执恢' || state.type === '执保';
}
