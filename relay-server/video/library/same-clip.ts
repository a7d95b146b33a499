import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { EventBody } from '../../../wire/event-bodies.ts';
import { canonicalJson } from '../../log/canonical.ts';

/** Whether an event marked the very clip that `body` describes. Pure. */
export function sameClip(event: LoggedEvent, body: EventBody<'clip.marked'>): boolean {
  return event.type === 'clip.marked' && canonicalJson(event.body) === canonicalJson(bare(body));
}

/** Members that are absent do not stand in the log. */
function bare(body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
