import { type Audience, topicView } from '../audiences/audience.ts';
import { bureauCase } from '../audiences/bureau-case.ts';
import { copyStatistic } from '../audiences/statistic.ts';
import { rowSchemas } from '../projections/rows.ts';

/** What reads over HTTP may see: the bureau's figures and cases, nothing else of the wall. */
export const readingAudience: Audience = {
  name: 'reading',
  policyVersion: 1,
  roomMode: 'bureau',
  search: false,
  case: bureauCase,
  wall: { statistic: topicView(rowSchemas.statistic, copyStatistic) },
};
