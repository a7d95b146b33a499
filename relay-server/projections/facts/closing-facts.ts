import type { CaseType } from '../../../wire/primitives.ts';
import { daysFrom } from '../../rules/days.ts';
import type { FactFamily } from './fact.ts';

export const filingFacts: FactFamily = {
  parts: ['type', 'town', 'filedOn'],
  add: ({ type, town, filedOn }, add) => add(1, 'filed', type, town, filedOn),
};

/** A case is closed as 首执 once: what a resumption in place closes again counts as resumed enforcement. */
export const closingFacts: FactFamily = {
  parts: ['closings', 'type', 'town'],
  add({ closings, type: filedAs, town }, add) {
    for (const [index, closing] of closings.entries()) {
      const { on, way, since, stopped, claimed, recovered, withinLimit, lacks } = closing;
      const type: CaseType = index > 0 && filedAs === '执' ? '执恢' : filedAs;
      add(1, 'closed', type, way, town, on);
      add(claimed, 'closedClaimed', type, way, on);
      add(recovered, 'closedRecovered', type, way, on);
      const days = daysFrom(since, on);
      add(days, 'closingDays', type, on);
      add(days - stopped, 'closingNetDays', type, on);
      if (withinLimit !== null) {
        add(1, 'closedLimit', type, withinLimit ? 'within' : 'beyond', on);
      }
      if (lacks !== null) {
        add(1, 'termination', type, lacks.length === 0 ? 'qualified' : 'lacking', on);
      }
    }
  },
};
