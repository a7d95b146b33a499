import type { View } from '../../wire/views.ts';
import { rowSchemas } from '../projections/rows.ts';
import { type Audience, topicView } from './audience.ts';
import { bureau } from './bureau.ts';
import { clearanceTopic, clearedTopic } from './clearance.ts';
import type { RelayFacts } from './relay-facts.ts';
import { sessionTopics } from './session-topics.ts';
import { copyWall } from './wall.ts';

/** Who is signed in at the console: what the bureau sees, and what it takes to drive the walls. */
export function consoleAudience(facts: () => RelayFacts): Audience {
  const { wall, ...rest } = bureau(facts);
  return {
    ...rest,
    name: 'console',
    policyVersion: 2,
    wall: {
      ...wall,
      clearance: clearanceTopic,
      cleared: clearedTopic,
      ...sessionTopics,
      wall: topicView(rowSchemas.wall, (row) => copyWall(row, true)),
      display: topicView(
        rowSchemas.display,
        (row): View<'display'> => ({
          name: row.name,
          wallId: row.wallId,
          column: row.column,
          row: row.row,
          pairedAt: row.pairedAt,
          by: row.by,
        }),
      ),
    },
  };
}
