import type { CaseState, WarningOutcome } from '../../rules/case-state.ts';
import type { FactFamily } from './fact.ts';

export const objectionFacts: FactFamily = {
  parts: ['objections', 'type'],
  add({ objections, type }, add) {
    for (const { filedOn } of Object.values(objections)) add(1, 'objections', type, filedOn);
  },
};

/** A case counts once, on the day of the first code that was ever pushed for it. */
export const codeFacts: FactFamily = {
  parts: ['codePushes'],
  add({ codePushes }, add) {
    let first: string | null = null;
    for (const { on, persons } of codePushes) {
      add(persons, 'codePersons', on);
      if (first === null || on < first) first = on;
    }
    if (first !== null) add(1, 'codeCases', first);
  },
};

/** An executee counts once per session, by the best that came of it and the day it first did. */
export const warningFacts: FactFamily = {
  parts: ['warnings'],
  add({ warnings }, add) {
    for (const { outcome, on } of outcomesPerPerson(warnings)) {
      add(1, 'warningOutcomes', outcome, on);
    }
  },
};

const RANK = { refused: 0, settled: 1, paid: 2 } as const;

function outcomesPerPerson(
  warnings: CaseState['warnings'],
): Iterable<Pick<WarningOutcome, 'outcome' | 'on'>> {
  const best = new Map<string, WarningOutcome>();
  for (const warning of warnings) {
    const key = `${warning.sessionId} ${warning.partyId}`;
    const held = best.get(key);
    if (!held || RANK[warning.outcome] > RANK[held.outcome]) best.set(key, warning);
  }
  return best.values();
}

export const fieldFacts: FactFamily = {
  parts: ['measures', 'visits'],
  add({ measures, visits }, add) {
    for (const { kind, imposedOn } of Object.values(measures)) add(1, 'measures', kind, imposedOn);
    for (const { on, fruitless } of visits) add(1, 'visits', fruitless ? 'fruitless' : 'met', on);
  },
};
