import type { View } from '../../wire/views.ts';
import { rowSchemas } from '../projections/rows.ts';
import { type Audience, topicView } from './audience.ts';
import type { RelayFacts } from './relay-facts.ts';

/** A screen at rest: title and clock. What else the meta view has is filled with constants. */
export function closed(facts: () => RelayFacts): Audience {
  return {
    name: 'closed',
    policyVersion: 1,
    roomMode: 'closed',
    search: false,
    case: null,
    wall: {
      meta: topicView(rowSchemas.meta, (): View<'meta'> => {
        const { courtName, demo } = facts();
        return {
          courtName,
          demo,
          courtToday: '',
          asOf: 0,
          openedOn: '',
          health: 'ok',
          since: 0,
          recording: null,
        };
      }),
    },
  };
}
