import type { LoggedEvent } from '../../wire/case-event.ts';
import type { ClearanceAudience, ClearanceState } from '../../wire/codes.ts';
import type { EventBody } from '../../wire/event-bodies.ts';
import { type Breach, type Logged, type Outcome, refuse, unknown } from './outcome.ts';

/** What was asked for, without whose it is. */
export type ProposedDetails = Omit<
  EventBody<'clearance.proposed'>,
  'clipId' | 'recordingId' | 'proposalId' | 'by'
>;

/** Bytes that were made of a proposal: what is reviewed, cleared and shown is this digest. */
export interface Derivative {
  readonly derivativeId: string;
  /** SHA-256, hex. */
  readonly digest: string;
  readonly bytes: number;
  readonly ms: number;
  readonly width: number;
  readonly height: number;
}

export interface Proposal {
  readonly proposalId: string;
  readonly state: ClearanceState;
  readonly details: Readonly<ProposedDetails>;
  readonly by: string;
  readonly proposedAt: number;
  /** null: it has not been made, or is not needed any more. */
  readonly derivative: Derivative | null;
  readonly reviewedBy: string | null;
  readonly note: string | null;
  /** Why it failed, was refused or withdrawn. */
  readonly reason: string | null;
  /** Who did the last step (null: the relay), and when, UTC ms. */
  readonly lastBy: string | null;
  readonly lastAt: number;
}

/** What may be shown now. */
export interface Cleared {
  readonly proposalId: string;
  readonly details: Readonly<ProposedDetails>;
  readonly derivative: Derivative;
  readonly audiences: readonly ClearanceAudience[];
  readonly by: string;
  readonly clearedAt: number;
}

/** The clearance of one clip: its newest proposal, and what stands of earlier ones. */
export interface ClipClearance {
  readonly proposal: Proposal | null;
  readonly cleared: Cleared | null;
}

export type ClearanceEvent = Extract<LoggedEvent, { type: `clearance.${string}` }>;

export const NOT_CLEARED: ClipClearance = { proposal: null, cleared: null };

export function isClearanceEvent(event: LoggedEvent): event is ClearanceEvent {
  return event.type.startsWith('clearance.');
}

/** Whether a proposal is on its way: nobody can make another one meanwhile. */
export function isOpen(proposal: Proposal | null): proposal is Proposal {
  return proposal !== null && OPEN.has(proposal.state);
}

const OPEN: ReadonlySet<ClearanceState> = new Set(['baking', 'baked', 'reviewed']);

/**
 * proposed → baked → reviewed → cleared, or failed, refused, withdrawn. Pure.
 * @param clip what stands of the clip, null: it does not
 */
export function decideClearance(
  before: ClipClearance,
  event: ClearanceEvent,
  clip: { readonly ms: number } | null,
): Outcome<ClipClearance> {
  if (clip === null) return unknown('K-1', 'clipId', event.body.clipId);
  switch (event.type) {
    case 'clearance.proposed':
      return propose(before, event, clip.ms);
    case 'clearance.withdrawn':
      return withdraw(before, event);
    default:
      return ofProposal(before, event);
  }
}

function propose(
  before: ClipClearance,
  event: Logged<'clearance.proposed'>,
  clipMs: number,
): Outcome<ClipClearance> {
  const { clipId: _clip, recordingId: _recording, proposalId, by, ...details } = event.body;
  if (isOpen(before.proposal)) return refuse('K-2', 'clipId', before.proposal.by);
  const spans = [...details.masks, ...details.sound.ranges];
  if (spans.some(({ toMs }) => toMs > clipMs)) return refuse('K-3', 'masks');
  const at = event.occurredAt;
  const proposal: Proposal = {
    ...{ proposalId, state: 'baking', details, by, proposedAt: at, derivative: null },
    ...{ reviewedBy: null, note: null, reason: null, lastBy: by, lastAt: at },
  };
  return { ...before, proposal };
}

type StepEvent = Exclude<
  ClearanceEvent,
  { type: 'clearance.proposed' } | { type: 'clearance.withdrawn' }
>;

function ofProposal(before: ClipClearance, event: StepEvent): Outcome<ClipClearance> {
  const { proposal } = before;
  const { proposalId } = event.body;
  if (proposal?.proposalId !== proposalId) return unknown('K-4', 'proposalId', proposalId);
  const breach = refuseStep(proposal, event);
  if (breach) return breach;
  const by = 'by' in event.body ? event.body.by : null;
  const done = { ...proposal, lastBy: by, lastAt: event.occurredAt };
  switch (event.type) {
    case 'clearance.baked': {
      const { derivativeId, digest, bytes, ms, width, height } = event.body;
      const derivative = { derivativeId, digest, bytes, ms, width, height };
      return { ...before, proposal: { ...done, state: 'baked', derivative } };
    }
    case 'clearance.failed':
      return { ...before, proposal: { ...done, state: 'failed', reason: event.body.reason } };
    case 'clearance.reviewed': {
      const note = event.body.note ?? null;
      return { ...before, proposal: { ...done, state: 'reviewed', reviewedBy: by, note } };
    }
    case 'clearance.refused':
      return {
        ...before,
        proposal: { ...done, state: 'refused', derivative: null, reason: event.body.reason },
      };
    case 'clearance.cleared':
      return clear(before, done, event);
  }
}

function refuseStep(proposal: Proposal, event: StepEvent): Breach | null {
  const { state } = proposal;
  const isDue = DUE[event.type].has(state);
  if (!isDue) return refuse('K-5', 'proposalId', state);
  if (event.type === 'clearance.reviewed' && event.body.by === proposal.by) {
    return refuse('K-6', 'by');
  }
  if (event.type === 'clearance.reviewed' || event.type === 'clearance.cleared') {
    const { derivativeId, digest } = event.body;
    const made = proposal.derivative;
    if (made?.derivativeId !== derivativeId || made.digest !== digest) {
      return refuse('K-7', 'digest');
    }
  }
  if (event.type === 'clearance.cleared') {
    const proposed = new Set(proposal.details.audiences);
    if (!event.body.audiences.every((audience) => proposed.has(audience))) {
      return refuse('K-8', 'audiences');
    }
  }
  return null;
}

const DUE: Readonly<Record<StepEvent['type'], ReadonlySet<ClearanceState>>> = {
  'clearance.baked': new Set(['baking']),
  'clearance.failed': new Set(['baking']),
  'clearance.reviewed': new Set(['baked']),
  'clearance.cleared': new Set(['reviewed']),
  'clearance.refused': new Set(['baked', 'reviewed']),
};

/** What was cleared before is shown no more: one clip is shown in one way. */
function clear(
  before: ClipClearance,
  done: Proposal,
  event: Logged<'clearance.cleared'>,
): ClipClearance {
  const { derivative, details, proposalId } = done;
  if (derivative === null) return before;
  const { audiences, by } = event.body;
  const clearedAt = event.occurredAt;
  return {
    proposal: { ...done, state: 'cleared' },
    cleared: { proposalId, details, derivative, audiences, by, clearedAt },
  };
}

function withdraw(
  before: ClipClearance,
  event: Logged<'clearance.withdrawn'>,
): Outcome<ClipClearance> {
  const { audiences, reason, by } = event.body;
  const { proposal, cleared } = before;
  const isAll = audiences === 'all';
  const left = isAll ? [] : (cleared?.audiences.filter((one) => !audiences.includes(one)) ?? []);
  const isLess = cleared !== null && left.length < cleared.audiences.length;
  const ends = isAll && isOpen(proposal);
  if (!isLess && !ends) return refuse('K-9', 'audiences');
  const isOver = isLess && left.length === 0 && proposal?.proposalId === cleared.proposalId;
  const withdrawn =
    proposal !== null && (ends || isOver)
      ? {
          ...{ ...proposal, state: 'withdrawn' as const, derivative: null, reason },
          ...{ lastBy: by, lastAt: event.occurredAt },
        }
      : proposal;
  return {
    proposal: withdrawn,
    cleared: cleared === null || left.length === 0 ? null : { ...cleared, audiences: left },
  };
}
