import type { CaseState } from '../rules/case-state.ts';
import { CellSums } from './facts/cell-sums.ts';
import { closingFacts, filingFacts } from './facts/closing-facts.ts';
import type { Fact, FactFamily } from './facts/fact.ts';
import { campaignFacts, paidFacts, recoveredFacts } from './facts/money-facts.ts';
import { assetFacts, openFacts } from './facts/state-facts.ts';
import { codeFacts, fieldFacts, objectionFacts, warningFacts } from './facts/work-facts.ts';

export type { Fact } from './facts/fact.ts';
export { factsOfMatter } from './facts/matter-facts.ts';
export { factsOfSession } from './facts/session-facts.ts';

const FAMILIES: readonly FactFamily[] = [
  filingFacts,
  closingFacts,
  recoveredFacts,
  paidFacts,
  campaignFacts,
  objectionFacts,
  codeFacts,
  warningFacts,
  fieldFacts,
  openFacts,
  assetFacts,
];

/** All that a case contributes to the cells, as of the day that its state was advanced to. */
export function factsOfCase(state: CaseState): Fact[] {
  const sums = new CellSums();
  for (const family of FAMILIES) family.add(state, sums.plus);
  return sums.facts();
}

/** What a case's contribution changed by, from one state to the next. */
export function factChanges(
  before: CaseState | undefined,
  after: CaseState | undefined,
): readonly Fact[] {
  if (before === after) return NONE;
  let sums: CellSums | null = null;
  for (const family of FAMILIES) {
    if (before && after && isSame(family, before, after)) continue;
    sums ??= new CellSums();
    if (before) family.add(before, sums.minus);
    if (after) family.add(after, sums.plus);
  }
  return sums?.facts() ?? NONE;
}

const NONE: readonly Fact[] = [];

function isSame({ parts, turns }: FactFamily, before: CaseState, after: CaseState): boolean {
  for (const part of parts) if (before[part] !== after[part]) return false;
  const [from, to] = [before.advancedTo, after.advancedTo];
  return !turns || from === to || !turns(after, from, to);
}
