import { daysFrom } from '../../rules/days.ts';
import type { FactFamily } from './fact.ts';

export const filingFacts: FactFamily = {
  parts: ['type', 'town', 'filedOn'],
  add: ({ type, town, filedOn }, add) => add(1, 'filed', type, town, filedOn),
};

export const closingFacts: FactFamily = {
  parts: ['closings', 'type', 'town', 'filedOn'],
  add({ closings, type, town, filedOn }, add) {
    for (const { on, way, claimed, recovered, withinLimit, termination } of closings) {
      add(1, 'closed', type, way, town, on);
      add(claimed, 'closedClaimed', type, way, on);
      add(recovered, 'closedRecovered', type, way, on);
      add(daysFrom(filedOn, on), 'closingDays', type, on);
      if (withinLimit !== null) {
        add(1, 'closedLimit', type, withinLimit ? 'within' : 'beyond', on);
      }
      if (termination !== null) {
        const qualified = termination.every((item) => item.met);
        add(1, 'termination', type, qualified ? 'qualified' : 'lacking', on);
      }
    }
  },
};
