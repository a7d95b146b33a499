import { randomUUID } from 'node:crypto';
import { clearanceAudiences } from '../../../wire/codes.ts';
import type { EventBody, EventType } from '../../../wire/event-bodies.ts';
import type { Rejected } from '../../../wire/refusal.ts';
import { OWN_SOURCE } from '../../intake/recorder.ts';
import { type Saying, saying, sayingOnce, sayOwn } from '../../intake/say-own.ts';
import { canonicalJson } from '../../log/canonical.ts';
import type { LogStore } from '../../log/store.ts';
import { maskedNameFault, publicTextFault } from '../../rules/public-text.ts';
import { ruleBook } from '../../rules/rule-book.ts';
import type { ClipBook } from '../library/clip-book.ts';
import { LibraryConflict, type WithdrawalOptions } from '../library/commands.ts';
import type { RecordingBook } from '../recording/recording-book.ts';
import type { RecordingReader } from '../recording/recording-reader.ts';
import type { StreamRecorder } from '../streams/register.ts';
import { BAKE_LIMITS, type BakeLimits } from './bake-limits.ts';
import { secretsOf } from './case-secrets.ts';
import type { ClearanceBook, ClipClearance } from './clearance-book.ts';
import { bakeableOf } from './job-of.ts';
import type {
  ClearRequest,
  ProposalRequest,
  RefusalRequest,
  ReviewRequest,
  WithdrawalRequest,
} from './requests.ts';

export interface ClearanceCommandOptions {
  readonly recorder: StreamRecorder;
  readonly store: Pick<LogStore, 'findEvents' | 'rows'>;
  readonly book: Pick<ClearanceBook, 'get' | 'all'>;
  readonly clips: Pick<ClipBook, 'get'>;
  readonly recordings: Pick<RecordingBook, 'get'>;
  readonly reader: Pick<RecordingReader, 'index'>;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  readonly limits?: Partial<BakeLimits>;
}

/** What an audience would read names somebody or something; the message says so in Chinese. */
export class UnfitText extends Error {
  override readonly name = 'UnfitText';
  /** Member of the request. */
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** So many proposals wait for their derivative; then no more are taken on. */
const MOST_WAITING = 20;

/**
 * Asks for a clip to be shown; the same request with the same id again asks for nothing more.
 * @throws LibraryConflict K-1 to K-3, L-6, or there is nothing to show; UnfitText; StorageUnavailable, Overloaded
 */
export async function proposeClearance(
  { proposalId = randomUUID(), clipId, ...details }: ProposalRequest,
  by: string,
  options: ClearanceCommandOptions,
): Promise<void> {
  const { clips, recordings, store } = options;
  const clip = clips.get(clipId);
  if (!clip) throw new LibraryConflict(ruleBook['K-1'].sentence, 'K-1');
  const id = `clearance-${proposalId}-proposed`;
  const body = { clipId, recordingId: clip.recordingId, proposalId, ...details, by };
  if (await isSaid(id, body, options)) return;
  const waiting = options.book.all().filter(({ proposal }) => proposal?.state === 'baking');
  if (waiting.length >= MOST_WAITING) {
    throw new LibraryConflict(`已有 ${waiting.length} 份成片等待合成，请等前面的完成后再申请`);
  }
  const recording = recordings.get(clip.recordingId);
  if (!recording || recording.state === 'deleted') {
    throw new LibraryConflict(ruleBook['L-6'].sentence, 'L-6');
  }
  requireFit(details, await secretsOf([clip.caseNumber, recording.caseNumber], store));
  await bakeableOf(clip, recording, options.reader, { ...BAKE_LIMITS, ...options.limits });
  await say('clearance.proposed', body, options, id);
}

/** @throws LibraryConflict K-1, K-4 to K-7; StorageUnavailable, Overloaded */
export function reviewClearance(
  clip: ClipClearance,
  request: ReviewRequest,
  by: string,
  options: ClearanceCommandOptions,
): Promise<void> {
  return say('clearance.reviewed', { ...whose(clip), ...request, by }, options);
}

/** @throws LibraryConflict K-1, K-4, K-5, K-7, K-8; StorageUnavailable, Overloaded */
export function clearClearance(
  clip: ClipClearance,
  request: ClearRequest,
  by: string,
  options: ClearanceCommandOptions,
): Promise<void> {
  return say('clearance.cleared', { ...whose(clip), ...request, by }, options);
}

/** @throws LibraryConflict K-1, K-4, K-5; StorageUnavailable, Overloaded */
export function refuseClearance(
  clip: ClipClearance,
  request: RefusalRequest,
  by: string,
  options: ClearanceCommandOptions,
): Promise<void> {
  return say('clearance.refused', { ...whose(clip), ...request, by }, options);
}

/**
 * From now on it is shown no more, whether or not that can be recorded.
 * @throws LibraryConflict K-1, K-9; NotRecordedYet
 */
export function withdrawClearance(
  clip: ClipClearance,
  request: WithdrawalRequest,
  by: string,
  options: ClearanceCommandOptions & WithdrawalOptions,
): Promise<void> {
  const { unrecorded, clearances, clock } = options;
  const { audiences } = request;
  const whom = audiences === 'all' ? clearanceAudiences.codes : audiences;
  const body = { ...whose(clip), ...request, by };
  const says = [sayingOnce(saying('clearance.withdrawn', body), clock)];
  return unrecorded.do({
    key: `clearance ${clip.clipId} ${[...whom].sort().join(' ')}`,
    holds: `片段“${clip.title}”的公开已经撤回`,
    hold: () => clearances.withhold(clip.clipId, whom),
    says,
    record: () => sayAll(says, options),
  });
}

function whose({ clipId, recordingId }: Pick<ClipClearance, 'clipId' | 'recordingId'>) {
  return { clipId, recordingId };
}

type Details = Omit<ProposalRequest, 'proposalId' | 'clipId'>;

function requireFit(
  { publicTitle, legalBasis, maskedParty }: Details,
  secrets: Awaited<ReturnType<typeof secretsOf>>,
): void {
  for (const [field, text] of Object.entries({ publicTitle, legalBasis })) {
    const fault = publicTextFault(text, secrets);
    if (fault !== null) throw new UnfitText(field, fault);
  }
  const fault = maskedNameFault(maskedParty, secrets);
  if (fault !== null) throw new UnfitText('maskedParty', fault);
}

/** Whether the very same was said before. */
async function isSaid(
  id: string,
  body: object,
  { store }: Pick<ClearanceCommandOptions, 'store'>,
): Promise<boolean> {
  const [before] = await store.findEvents(OWN_SOURCE, [id]);
  return before !== undefined && canonicalJson(before.body) === canonicalJson(bare(body));
}

/** Members that are absent do not stand in the log. */
function bare(body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** Has an event of a clearance recorded. @throws LibraryConflict with the rule; StorageUnavailable, Overloaded */
export function say<T extends EventType>(
  type: T,
  body: EventBody<T>,
  options: Pick<ClearanceCommandOptions, 'recorder' | 'clock'>,
  id: string = randomUUID(),
): Promise<void> {
  return sayAll([saying(type, body, id)], options);
}

function sayAll(
  sayings: readonly Saying[],
  options: Pick<ClearanceCommandOptions, 'recorder' | 'clock'>,
): Promise<void> {
  const refused = ({ message, rule }: Rejected) => new LibraryConflict(message, rule);
  return sayOwn(sayings, options, refused);
}
