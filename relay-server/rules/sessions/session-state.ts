import type {
  AttendeeCapacity,
  CoerciveMeasure,
  MoveReason,
  SessionStage,
  SummonsWay,
  warningOutcomes,
} from '../../../wire/codes.ts';
import type { RunSheetItem } from '../../../wire/events/sessions.ts';

/** One warning session as the fold of its events, in order of arrival: they are the relay's own. Immutable. */
export interface SessionState {
  readonly id: string;
  /** Who says these events. */
  readonly source: string;
  readonly title: string;
  readonly wallId: string;
  /** UTC ms by the relay's clock. */
  readonly plannedAt: number;
  readonly host: string;
  readonly legalPoints: readonly string[];
  readonly plannedBy: string;
  readonly stage: SessionStage;
  /** Why it was cancelled. */
  readonly reason: string | null;
  /** Court day on which its playback ended, or it was cancelled; null: neither. */
  readonly overOn: string | null;
  /** In the order of invitation; who was taken off the list stays, marked. */
  readonly invitees: ReadonlyMap<string, Invitee>;
  readonly sheet: RunSheet;
  readonly live: Conduct | null;
  /** Of the newest rehearsal; null once the session has begun. */
  readonly rehearsal: Conduct | null;
  /** What was put on, in order, by the machine's clock. */
  readonly played: readonly Played[];
  /** Newest last. */
  readonly notes: readonly Note[];
  readonly shown: readonly Shown[];
  readonly talks: readonly Talk[];
}

export interface RunSheet {
  /** 0: there is none yet. */
  readonly version: number;
  readonly items: readonly RunSheetItem[];
  /** Items whose clip's clearance was withdrawn. */
  readonly withdrawn: ReadonlySet<string>;
}

export interface Invitee {
  readonly id: string;
  readonly caseNumber: string;
  readonly partyId: string;
  readonly maskedName: string;
  /** Who comes for a unit, in clear; null: nobody was named. */
  readonly attendee: { readonly capacity: AttendeeCapacity; readonly name: string } | null;
  /** Why he was taken off the list. */
  readonly uninvited: string | null;
  /** Of the code of the newest summons; null: none was made out. */
  readonly checkInDigest: string | null;
  /** The code has been used. */
  readonly codeUsed: boolean;
  /** Newest last. */
  readonly services: readonly Service[];
  readonly arrival: Arrival | null;
  readonly outcome: SessionOutcome | null;
}
export interface Service {
  readonly way: SummonsWay;
  /** UTC ms. */
  readonly servedAt: number;
  readonly proof: string;
}
export interface Arrival {
  /** UTC ms by the relay's clock. */
  readonly at: number;
  readonly how: 'code' | 'desk';
  readonly identity: string | null;
  readonly by: string;
}
export interface SessionOutcome {
  /** UTC ms by the relay's clock. */
  readonly at: number;
  /** Of the event that said it; whoever undoes it finds by this what else was said with it. */
  readonly eventId: string;
  readonly outcome: (typeof warningOutcomes.codes)[number];
  readonly paid: { readonly paymentId: string; readonly amount: number } | null;
  readonly settlement: {
    readonly settlementId: string;
    readonly amount: number;
    readonly deadline: string;
    readonly instalments: readonly { readonly due: string; readonly amount: number }[];
  } | null;
  readonly measure: { readonly measureId: string; readonly kind: CoerciveMeasure } | null;
  readonly statement: string | null;
  readonly by: string;
}

/** Playback, of the session or of a rehearsal. Instants are the machine's real time, UTC ms. */
export interface Conduct {
  /** Grows by one with each event of it. */
  readonly step: number;
  readonly beganAt: number;
  readonly endedAt: number | null;
  /** null: the list is at its end. */
  readonly itemId: string | null;
  readonly startsAt: number;
  readonly offsetMs: number;
  /** Where it stands; null: it runs. */
  readonly pausedAtMs: number | null;
  /** By the operator. */
  readonly paused: boolean;
  /** 休屏. */
  readonly held: boolean;
}
export interface Played {
  readonly itemId: string;
  readonly from: number;
  /** null: it goes on. */
  readonly to: number | null;
  /** Why it came. */
  readonly why: MoveReason | 'began';
}
export interface Note {
  readonly at: number;
  readonly itemId: string;
  readonly displayId: string | null;
  readonly text: string;
}
/** Proof of play. */
export interface Shown {
  readonly displayId: string;
  readonly itemId: string;
  readonly digest: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly startedAt: number;
  readonly endedAt: number;
}
export interface Talk {
  readonly talkId: string;
  readonly inviteeId: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly note: string;
  readonly by: string;
}
