import { z } from 'zod';
import type { SourceEvent } from '../../wire/case-event.ts';
import { instant } from '../../wire/primitives.ts';
import { parseEvent } from './parse-event.ts';
import type { SayingOnce } from './say-own.ts';

/** A deed that holds and is not recorded, as it is kept beside the log. */
export interface DeedNote<Says = SourceEvent> {
  readonly key: string;
  /** Chinese, what holds. */
  readonly holds: string;
  /** UTC ms of the relay's clock. */
  readonly since: number;
  /** The events that the log is to take. */
  readonly says: readonly Says[];
}

/** @returns what `notesIn` reads */
export function textOfNotes(notes: readonly DeedNote<SayingOnce>[]): string {
  const events = (says: readonly SayingOnce[]) => says.map((saying) => ({ v: 1, ...saying }));
  return JSON.stringify(
    notes.map(({ key, holds, since, says }) => ({ key, holds, since, says: events(says) })),
  );
}

const event = z.unknown().transform((raw, context) => {
  const parsed = parseEvent(raw);
  if ('event' in parsed) return parsed.event;
  context.addIssue(parsed.refusal.message);
  return z.NEVER;
});
const note = z.strictObject({
  key: z.string(),
  holds: z.string(),
  since: instant,
  says: z.array(event),
});

/** @returns the notes in a text; null: it is none that this version of the relay wrote */
export function notesIn(text: string): DeedNote[] | null {
  try {
    const parsed = z.array(note).safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
