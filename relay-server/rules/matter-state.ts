import type { Conflict } from './case-state.ts';
import type { Logged } from './outcome.ts';

/** Aggregates that are no case. Immutable, as CaseState is. */
export type MatterState =
  | PetitionState
  | SpecialCampaignState
  | WarningSessionState
  | QuestionState
  | StreamState;

interface Matter {
  readonly id: string;
  /** The case that the opening event named, if any. */
  readonly caseNumber: string | null;
  /** UTC ms of the newest occurrence folded. */
  readonly newestAt: number;
  readonly conflicts: readonly Conflict[];
}

/** 信访: received → entered → done. */
export interface PetitionState extends Matter {
  readonly kind: 'petition';
  readonly channel: 'letter' | 'visit' | 'online' | 'hotline';
  readonly receivedOn: string;
  readonly enteredOn: string | null;
  readonly doneOn: string | null;
}

/** 专项行动 as a whole; what it did to a case is in the case. */
export interface SpecialCampaignState extends Matter {
  readonly kind: 'campaign';
  readonly title: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

/** 执行警示活动, one session. */
export interface WarningSessionState extends Matter {
  readonly kind: 'session';
  readonly title: string;
  readonly heldOn: string;
  readonly cases: readonly string[];
}

/** 留言答复, one batch of answers. */
export interface QuestionState extends Matter {
  readonly kind: 'question';
  readonly on: string;
  readonly persons: number;
  readonly channel: 'code' | 'hotline' | 'desk' | 'online';
}

/** A registered stream of field video; revoked, it may be registered anew. */
export interface StreamState extends Matter {
  readonly kind: 'stream';
  readonly revoked: boolean;
  readonly details: Readonly<Logged<'stream.registered'>['body']>;
}
