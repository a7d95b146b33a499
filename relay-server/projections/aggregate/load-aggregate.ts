import type { LoggedEvent } from '../../../wire/case-event.ts';
import { AccountAggregate } from './account-aggregate.ts';
import { AcknowledgementAggregate } from './acknowledgement-aggregate.ts';
import type { Aggregate } from './aggregate.ts';
import { CaseAggregate } from './case-aggregate.ts';
import { DisplayAggregate } from './display-aggregate.ts';
import { FieldDayAggregate } from './field-day-aggregate.ts';
import { MatterAggregate } from './matter-aggregate.ts';
import { RecordingAggregate } from './recording-aggregate.ts';
import { SessionAggregate } from './session-aggregate.ts';
import { WallAggregate } from './wall-aggregate.ts';

/** An aggregate from its logged events; a key that is no case number is that of a matter. */
export function loadAggregate(
  key: string,
  events: readonly LoggedEvent[],
  today: string,
): Aggregate {
  if (key.startsWith('account:')) return AccountAggregate.load(key, events);
  if (key.startsWith('field:')) return FieldDayAggregate.load(key, events);
  if (key.startsWith('recording:')) return RecordingAggregate.load(key, events);
  if (key.startsWith('session:')) return SessionAggregate.load(key, events, today);
  if (key.startsWith('wall:')) return WallAggregate.load(key, events);
  if (key.startsWith('display:')) return DisplayAggregate.load(key, events);
  if (key.startsWith('alert:')) return AcknowledgementAggregate.load(key, events);
  // Matters are `petition:…`, `campaign:…`, `question:…`, `stream:…`; a case number
  // begins with （.
  return key.startsWith('（')
    ? CaseAggregate.load(key, events, today)
    : MatterAggregate.load(key, events, today);
}
