import { randomUUID } from 'node:crypto';
import { type ClearanceAudience, clearanceAudiences } from '../../../wire/codes.ts';
import type { EventBody, EventType } from '../../../wire/event-bodies.ts';
import { OWN_SOURCE } from '../../intake/recorder.ts';
import { type Saying, saying, sayingOnce, sayOwn } from '../../intake/say-own.ts';
import type { UnrecordedDeeds } from '../../intake/unrecorded-deeds.ts';
import type { LogStore } from '../../log/store.ts';
import { ruleBook } from '../../rules/rule-book.ts';
import type { Recording } from '../recording/recording-book.ts';
import type { StreamRecorder } from '../streams/register.ts';
import type { Clip, ClipBook } from './clip-book.ts';
import type { By, ClipRequest, LinkRequest, ReasonedRequest } from './requests.ts';
import { sameClip } from './same-clip.ts';

export interface CommandOptions {
  readonly recorder: StreamRecorder;
  readonly store: Pick<LogStore, 'findEvents' | 'rowCount'>;
  readonly clips: Pick<ClipBook, 'get'>;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  /** Names for events and clips; each another. */
  readonly newId?: () => string;
}

/** What it takes to withdraw a clip also while the log takes nothing. */
export interface WithdrawalOptions {
  readonly unrecorded: UnrecordedDeeds;
  readonly clearances: {
    withhold(clipId: string, audiences: readonly ClearanceAudience[]): void;
  };
}

/** The recording or the clip is not so that this may be done; the message says so in Chinese. */
export class LibraryConflict extends Error {
  override readonly name = 'LibraryConflict';
  /** Number of the rule of the book that forbids it, if one does. */
  readonly rule: string | undefined;

  constructor(message: string, rule?: string) {
    super(message);
    this.rule = rule;
  }
}

/**
 * Gives a recording to another case, or to none; to the one that it has it is nothing new.
 * @throws LibraryConflict when the log has no such case; StorageUnavailable, Overloaded
 */
export async function linkRecording(
  { id, caseNumber: before }: Recording,
  { caseNumber, by, reason }: By<LinkRequest>,
  options: CommandOptions,
): Promise<void> {
  if (caseNumber === before) return;
  if (caseNumber !== null) await requireCase(caseNumber, options);
  const body = { recordingId: id, caseNumber, by, ...(reason !== undefined && { reason }) };
  await say('recording.linked', body, options);
}

/** Begins a legal hold. @throws LibraryConflict L-6; StorageUnavailable, Overloaded */
export async function holdRecording(
  { id }: Recording,
  request: By<ReasonedRequest>,
  options: CommandOptions,
): Promise<void> {
  await say('recording.held', { recordingId: id, ...request }, options);
}

/** Ends it. @throws LibraryConflict when there is none; StorageUnavailable, Overloaded */
export async function releaseRecording(
  { id, held }: Recording,
  request: By<ReasonedRequest>,
  options: CommandOptions,
): Promise<void> {
  if (!held) throw new LibraryConflict('录像没有处于法律保全，不必解除');
  await say('recording.released', { recordingId: id, ...request }, options);
}

/** Of a recording that goes on: what is on its way from the camera may be marked already, ms. */
const ON_ITS_WAY = 30_000;

/**
 * Marks a stretch of a recording; the same request with the same id again marks nothing more.
 * @returns the clip's id
 * @throws LibraryConflict L-6, L-7, L-9, or the log has no such case; StorageUnavailable, Overloaded
 */
export async function markClip(
  recording: Recording,
  { id, ...request }: By<ClipRequest>,
  options: CommandOptions,
): Promise<string> {
  const { store, clips, clock } = options;
  const clipId = id ?? newIdOf(options);
  const eventId = `clip-${clipId}-marked`;
  const body = { clipId, ...request };
  const marked = async () => {
    const [before] = await store.findEvents(OWN_SOURCE, [eventId]);
    return clips.get(clipId) !== undefined && before !== undefined && sameClip(before, body);
  };
  if (await marked()) return clipId;
  if (request.caseNumber !== undefined) await requireCase(request.caseNumber, options);
  const soFar = clock.now() - recording.startedAt + ON_ITS_WAY;
  if (recording.endedAt === null && request.toMs > soFar) {
    throw new LibraryConflict(ruleBook['L-9'].sentence, 'L-9');
  }
  try {
    await say('clip.marked', body, options, eventId);
  } catch (error) {
    // Two such requests at once: the second one finds the first one's event.
    if (!(error instanceof LibraryConflict && (await marked()))) throw error;
  }
  return clipId;
}

/**
 * What was cleared of it is shown no more from now on, whether or not that can be recorded.
 * @throws LibraryConflict L-8; NotRecordedYet
 */
export async function withdrawClip(
  { id, recordingId, title }: Clip,
  request: By<ReasonedRequest>,
  options: CommandOptions & WithdrawalOptions,
): Promise<void> {
  const { unrecorded, clearances, clock } = options;
  const withdrawn = saying('clip.withdrawn', { clipId: id, recordingId, ...request });
  const says = [sayingOnce(withdrawn, clock)];
  await unrecorded.do({
    key: `clip ${id}`,
    holds: `片段“${title}”已经撤下，公开也已撤回`,
    hold: () => clearances.withhold(id, clearanceAudiences.codes),
    says,
    record: () => sayAll(says, options),
  });
}

/** A slip of the pen must not give evidence to a case that does not exist. */
export async function requireCase(
  caseNumber: string,
  { store }: Pick<CommandOptions, 'store'>,
): Promise<void> {
  const cases = await store.rowCount({ topics: ['case'], caseNumber, liveOnly: true });
  if (cases === 0) throw new LibraryConflict(`系统中没有案件${caseNumber}，未关联；请核对案号`);
}

function newIdOf({ newId = randomUUID }: CommandOptions): string {
  return newId();
}

function say<T extends EventType>(
  type: T,
  body: EventBody<T>,
  options: CommandOptions,
  id = newIdOf(options),
): Promise<void> {
  return sayAll([saying(type, body, id)], options);
}

function sayAll(sayings: readonly Saying[], options: CommandOptions): Promise<void> {
  return sayOwn(sayings, options, ({ code, message, rule }) => {
    const idTaken = code === 'id_conflict' && sayings.some(({ type }) => type === 'clip.marked');
    if (idTaken) return new LibraryConflict(ruleBook['L-7'].sentence, 'L-7');
    return new LibraryConflict(message, rule);
  });
}
