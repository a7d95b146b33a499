import { daysFrom } from '../../rules/days.ts';
import { terminationOf } from '../../rules/termination.ts';
import type { FactFamily } from './fact.ts';

export const filingFacts: FactFamily = {
  parts: ['type', 'town', 'filedOn'],
  add: ({ type, town, filedOn }, add) => add(1, 'filed', type, town, filedOn),
};

export const closingFacts: FactFamily = {
  parts: ['closings', 'type', 'town', 'filedOn'],
  add({ closings, type, town, filedOn }, add) {
    for (const { on, way, claimed, recovered, withinLimit } of closings) {
      add(1, 'closed', type, way, town, on);
      add(claimed, 'closedClaimed', type, way, on);
      add(recovered, 'closedRecovered', type, way, on);
      add(daysFrom(filedOn, on), 'closingDays', type, on);
      if (withinLimit !== null) {
        add(1, 'closedLimit', type, withinLimit ? 'within' : 'beyond', on);
      }
    }
  },
};

/** A case that stands closed by 终本, against the checklist as it stood on the closing day. */
export const terminationFacts: FactFamily = {
  parts: [
    'closings',
    'nodeDays',
    'measures',
    'visits',
    'tips',
    'assets',
    'seizures',
    'lastInquiryOn',
    'limitFrom',
    'closedOn',
    'closingWay',
    'type',
  ],
  add(state, add) {
    if (state.closingWay !== 'currentProcedureTerminated' || state.closedOn === null) return;
    const items = terminationOf(state, state.closedOn);
    if (items === null) return;
    const qualified = items.every((item) => item.met);
    add(1, 'termination', state.type, qualified ? 'qualified' : 'lacking', state.closedOn);
  },
};
