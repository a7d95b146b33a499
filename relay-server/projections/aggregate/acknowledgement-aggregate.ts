import {
  type AcknowledgementState,
  takeAcknowledgementEvent,
} from '../../rules/acknowledgement/acknowledgement.ts';
import { gone, type RowChange, row } from '../rows.ts';
import type { Carried } from './carried-aggregate.ts';

/** That an alert was noted: `alert:ID`. */
export const acknowledgement: Carried<AcknowledgementState> = {
  take: takeAcknowledgementEvent,
  changes: (_key, _before, after) => (after === null ? [] : [changeOf(after)]),
};

function changeOf({ alertId, noted }: AcknowledgementState): RowChange {
  return noted === null
    ? gone('acknowledged', alertId, null)
    : row('acknowledged', alertId, null, noted);
}
