import type { View } from '../../wire/views.ts';
import { rowSchemas } from '../projections/rows.ts';
import { type Audience, topicView } from './audience.ts';
import type { RelayFacts } from './relay-facts.ts';
import { copyShowing } from './session-topics.ts';

/**
 * Those summoned to a warning session: what its wall shows, and nothing of the bureau. Of the meta view only
 * whose wall this is and whether the relay can write; the rest is filled with constants.
 * @param wallId the wall whose session it is; another wall's is not its to see
 */
export function session(facts: () => RelayFacts, wallId: string): Audience {
  return {
    name: `session@${wallId}`,
    policyVersion: 1,
    roomMode: 'session',
    search: false,
    case: null,
    wall: {
      meta: topicView(rowSchemas.meta, (): View<'meta'> => {
        const { courtName, demo, health, since } = facts();
        return {
          ...{ courtName, demo, health, since },
          ...{ courtToday: '', asOf: 0, openedOn: '', recording: null },
        };
      }),
      showing: topicView(rowSchemas.showing, (row) =>
        row.wallId === wallId ? copyShowing(row) : undefined,
      ),
    },
  };
}
