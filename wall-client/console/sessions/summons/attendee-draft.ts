import type { SummonsPrint } from '../../../../wire/sessions.ts';

/** Who comes for a unit that is summoned. */
export type Attendee = NonNullable<SummonsPrint['attendee']>;

/** What was typed; undefined: nothing, and it is filled in by hand. */
export function attendeeOf(capacity: Attendee['capacity'], typed: string): Attendee | undefined {
  const name = typed.trim();
  return name === '' ? undefined : { capacity, name };
}
