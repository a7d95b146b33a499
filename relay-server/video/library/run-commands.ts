import { randomUUID } from 'node:crypto';
import type { RunOutcome } from '../../../wire/library.ts';
import { OWN_SOURCE } from '../../intake/recorder.ts';
import { type Saying, saying } from '../../intake/say-own.ts';
import { ruleBook } from '../../rules/rule-book.ts';
import type { Recording, RecordingBook } from '../recording/recording-book.ts';
import { type CommandOptions, requireCase } from './commands.ts';
import type { By, LinkRequest, ReasonedRequest } from './requests.ts';

export type RunCommandOptions = Pick<CommandOptions, 'recorder' | 'store' | 'clock'> & {
  readonly recordings: Pick<RecordingBook, 'run'>;
};

/** What is to be said of one recording; null: it is so already; a text says in Chinese why it cannot be. */
type Step = (part: Recording) => Saying | null | string;

/**
 * Gives all recordings of a run to another case, or to none.
 * @throws LibraryConflict when the log has no such case; StorageUnavailable, Overloaded: nothing was done
 */
export async function linkRun(
  of: Recording,
  { caseNumber, by, reason }: By<LinkRequest>,
  options: RunCommandOptions,
): Promise<RunOutcome> {
  if (caseNumber !== null) await requireCase(caseNumber, options);
  const more = { caseNumber, by, ...(reason !== undefined && { reason }) };
  return overRun(of, options, ({ id, caseNumber: before }) =>
    before === caseNumber ? null : saying('recording.linked', { recordingId: id, ...more }),
  );
}

/** Begins a legal hold on all that are not held. @throws StorageUnavailable, Overloaded: nothing was done */
export function holdRun(
  of: Recording,
  request: By<ReasonedRequest>,
  options: RunCommandOptions,
): Promise<RunOutcome> {
  return overRun(of, options, ({ id, held, state }) => {
    if (state === 'deleted') return ruleBook['L-6'].sentence;
    return held ? null : saying('recording.held', { recordingId: id, ...request });
  });
}

/** Ends it on all that are held. @throws StorageUnavailable, Overloaded: nothing was done */
export function releaseRun(
  of: Recording,
  request: By<ReasonedRequest>,
  options: RunCommandOptions,
): Promise<RunOutcome> {
  return overRun(of, options, ({ id, held }) =>
    held ? saying('recording.released', { recordingId: id, ...request }) : null,
  );
}

/**
 * One commit for all that are there; of a run that went on in another recording meanwhile, another one for
 * that. Each recording is decided by itself.
 */
async function overRun(
  of: Recording,
  { recorder, clock, recordings }: RunCommandOptions,
  step: Step,
): Promise<RunOutcome> {
  const outcome: RunOutcome = { done: [], unchanged: [], refused: [] };
  const seen = new Set<string>();
  for (;;) {
    const parts = recordings.run(of).filter(({ id }) => !seen.has(id));
    if (parts.length === 0) return outcome;
    const said: { recordingId: string; saying: Saying }[] = [];
    for (const part of parts) {
      seen.add(part.id);
      const wanted = step(part);
      if (wanted === null) outcome.unchanged.push(part.id);
      else if (typeof wanted === 'string') {
        outcome.refused.push({ recordingId: part.id, message: wanted });
      } else said.push({ recordingId: part.id, saying: wanted });
    }
    if (said.length === 0) continue;
    const occurredAt = clock.now();
    const events = said.map(({ saying: { type, body } }) => ({
      ...{ id: randomUUID(), type, v: 1, occurredAt, body },
    }));
    const { rejected } = await recorder.record(OWN_SOURCE, events);
    const messages = new Map(rejected.map(({ index, message }) => [index, message]));
    for (const [index, { recordingId }] of said.entries()) {
      const message = messages.get(index);
      if (message === undefined) outcome.done.push({ recordingId });
      else outcome.refused.push({ recordingId, message });
    }
  }
}
