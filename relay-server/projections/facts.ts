import type { CaseState } from '../rules/case-state.ts';
import { CellSums } from './facts/cell-sums.ts';
import { closingFacts, filingFacts } from './facts/closing-facts.ts';
import type { Fact, FactFamily } from './facts/fact.ts';
import { campaignFacts, recoveredFacts } from './facts/money-facts.ts';
import { assetFacts, openFacts } from './facts/state-facts.ts';
import { codeFacts, fieldFacts, objectionFacts, warningFacts } from './facts/work-facts.ts';

export type { Fact } from './facts/fact.ts';
export { factsOfMatter } from './facts/matter-facts.ts';

const FAMILIES: readonly FactFamily[] = [
  filingFacts,
  closingFacts,
  recoveredFacts,
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
export function factChanges(before: CaseState | undefined, after: CaseState | undefined): Fact[] {
  if (before === after) return [];
  const sums = new CellSums();
  for (const family of FAMILIES) {
    if (unchanged(family, before, after)) continue;
    if (before) family.add(before, sums.minus);
    if (after) family.add(after, sums.plus);
  }
  return sums.facts();
}

function unchanged(
  family: FactFamily,
  before: CaseState | undefined,
  after: CaseState | undefined,
): boolean {
  return !!before && !!after && family.parts.every((part) => before[part] === after[part]);
}
