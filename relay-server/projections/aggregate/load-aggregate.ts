import type { LoggedEvent } from '../../../wire/case-event.ts';
import { account } from './account-aggregate.ts';
import { acknowledgement } from './acknowledgement-aggregate.ts';
import type { Aggregate } from './aggregate.ts';
import { CarriedAggregate } from './carried-aggregate.ts';
import { CaseAggregate } from './case-aggregate.ts';
import { display } from './display-aggregate.ts';
import { draw } from './draw-aggregate.ts';
import { FieldDayAggregate } from './field-day-aggregate.ts';
import { MatterAggregate } from './matter-aggregate.ts';
import { RecordingAggregate } from './recording-aggregate.ts';
import { SessionAggregate } from './session-aggregate.ts';
import { wall } from './wall-aggregate.ts';

/** An aggregate from its logged events; a key that is no case number is that of a matter. */
export function loadAggregate(
  key: string,
  events: readonly LoggedEvent[],
  today: string,
): Aggregate {
  if (key.startsWith('account:')) return CarriedAggregate.load(key, account, events);
  if (key.startsWith('field:')) return FieldDayAggregate.load(key, events);
  if (key.startsWith('recording:')) return RecordingAggregate.load(key, events);
  if (key.startsWith('session:')) return SessionAggregate.load(key, events, today);
  if (key.startsWith('wall:')) return CarriedAggregate.load(key, wall, events);
  if (key.startsWith('display:')) return CarriedAggregate.load(key, display, events);
  if (key.startsWith('alert:')) return CarriedAggregate.load(key, acknowledgement, events);
  if (key.startsWith('draw:')) return CarriedAggregate.load(key, draw, events);
  // Matters are `petition:…`, `campaign:…`, `question:…`, `stream:…`; a case number
  // begins with （.
  return key.startsWith('（')
    ? CaseAggregate.load(key, events, today)
    : MatterAggregate.load(key, events, today);
}
