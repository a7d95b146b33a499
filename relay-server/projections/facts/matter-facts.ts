import type { MatterState } from '../../rules/matter-state.ts';
import { CellSums } from './cell-sums.ts';
import type { Fact } from './fact.ts';

/** All that a matter without a case contributes to the cells. A petition done counts by the day it was entered. */
export function factsOfMatter(state: MatterState): Fact[] {
  const sums = new CellSums();
  const add = sums.plus;
  switch (state.kind) {
    case 'petition':
      add(1, 'petitionsReceived', state.channel, state.receivedOn);
      if (state.enteredOn !== null) add(1, 'petitionsEntered', state.enteredOn);
      if (state.enteredOn !== null && state.doneOn !== null) {
        add(1, 'petitionsDone', state.enteredOn);
      }
      break;
    case 'question':
      add(state.persons, 'questionPersons', state.channel, state.on);
      break;
    case 'session':
      add(1, 'warningSessions', state.heldOn);
      add(new Set(state.cases).size, 'warningCases', state.heldOn);
      break;
    case 'campaign':
      break;
  }
  return sums.facts();
}
