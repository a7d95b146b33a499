import type {
  AssetKind,
  CaseStage,
  ClockStop,
  ClosingWay,
  CoerciveMeasure,
  NodeCode,
  PaymentOrigin,
  SeizureMeasure,
  SeizureState,
  TerminationCondition,
  TownCode,
} from '../../wire/codes.ts';
import type { PartyBody } from '../../wire/event-bodies.ts';
import type { CaseType, Place } from '../../wire/primitives.ts';

/**
 * One case as the fold of its events in order of occurrence. Immutable: an update shares every part
 * that it does not change, so that two states can be compared part by part by reference.
 */
export interface CaseState {
  readonly caseNumber: string;
  readonly type: CaseType;
  readonly filedOn: string;
  readonly cause: string;
  readonly enforcementBasis: string;
  readonly claimAmount: number;
  readonly delayInterest: number | null;
  readonly town: TownCode;
  readonly place: Place | null;
  readonly judge: string | null;
  readonly nonLitigation: boolean;
  readonly origin: string | null;
  readonly successor: string | null;

  readonly stage: CaseStage;
  readonly closedOn: string | null;
  readonly closingWay: ClosingWay | null;
  /** Every closing that stood at some time; a resumption does not erase what was counted. */
  readonly closings: readonly Closing[];
  readonly currentNode: NodeCode | null;
  /** First occurrence day of each node. */
  readonly nodeDays: Readonly<Partial<Record<NodeCode, string>>>;
  /** Newest all-network inquiry (nodes 004, 037, 040, or a campaign's re-query). */
  readonly lastInquiryOn: string | null;

  /** Statutory closing limit with extension and stopped days reckoned in; null: none applies. */
  readonly limitOn: string | null;
  /** Day from which the limit runs: filing, or the resumption in place. */
  readonly limitFrom: string;
  readonly extendedTo: string | null;
  /** Day on which the extension was registered; days stopped before it are in `extendedTo`. */
  readonly extendedOn: string | null;
  readonly stops: readonly Stop[];

  readonly recoveredAmount: number;
  readonly disbursedAmount: number;
  readonly waivedAmount: number;

  readonly parties: Entities<PartyState>;
  readonly assets: Entities<AssetState>;
  readonly seizures: Entities<SeizureRecord>;
  readonly payments: Entities<PaymentState>;
  readonly measures: Entities<MeasureState>;
  readonly settlements: Entities<SettlementState>;
  readonly objections: Entities<ObjectionState>;
  readonly tips: Entities<TipState>;
  readonly messages: Entities<MessageState>;
  readonly visits: readonly { id: string; on: string; fruitless: boolean }[];
  readonly codePushes: readonly { on: string; persons: number }[];
  readonly campaigns: Entities<CampaignState>;
  readonly warnings: readonly WarningOutcome[];

  /** Court day up to which the clock's own changes (lapse, …) have been applied. */
  readonly advancedTo: string;
  /** Newest day on which the clock itself changed something here. */
  readonly clockChangedOn: string | null;
  /** Newest occurrence folded, case.filed aside (it always comes first); UTC ms, 0 for none. */
  readonly newestAt: number;
  /** Events of the history that contradict the rules at their place; they change nothing. */
  readonly conflicts: readonly Conflict[];
}

export type Entities<T> = Readonly<Record<string, T>>;

export interface Closing {
  readonly on: string;
  readonly way: ClosingWay;
  /** Day from which this round of work ran: the filing, or the resumption in place before it. */
  readonly since: string;
  /** Days of [since, on) on which the statutory clock stood. */
  readonly stopped: number;
  /**
   * Claim and money received at the moment of closing, fen: the recovery rate's two halves. After a
   * resumption in place without what an earlier closing has counted.
   */
  readonly claimed: number;
  readonly recovered: number;
  readonly withinLimit: boolean | null;
  /** Number of the closing ruling. */
  readonly instrument: string | null;
  /** Of 终本: what it lacked at the moment of closing; what comes later does not change it. */
  readonly lacks: readonly TerminationCondition[] | null;
}
/** Court days from `from` on, `until` not included; null: it goes on. */
export interface Span {
  readonly from: string;
  readonly until: string | null;
}
export interface Stop extends Span {
  readonly ground: ClockStop;
}
export interface PartyState extends Readonly<PartyBody> {
  /** How many had joined before: the order of an object's members is not that of joining. */
  readonly joined: number;
  readonly left: boolean;
}
export interface AssetState {
  readonly id: string;
  readonly kind: AssetKind;
  readonly name: string;
  readonly owner: string | null;
  readonly registration: string | null;
  readonly town: TownCode | null;
  readonly place: Place | null;
  readonly value: number | null;
  readonly valueBasis: 'estimated' | 'referencePrice' | 'sold' | 'unknown';
}
export interface SeizureRecord {
  readonly id: string;
  readonly assetId: string;
  readonly measure: SeizureMeasure;
  readonly preservation: boolean;
  readonly state: SeizureState;
  readonly suspended: boolean;
  /** When its disposal was suspended; the last one has no end while `suspended`. */
  readonly rests: readonly Span[];
  readonly rank: number | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly renewals: number;
  readonly instrument: string | null;
  readonly servedAt: number | null;
  readonly promotedOn: string | null;
  readonly lapsedOn: string | null;
  readonly appraisalStartedOn: string | null;
  readonly appraisalMethod: 'agreement' | 'reference' | 'inquiry' | 'appraisal' | null;
  readonly referencePrice: number | null;
  readonly priceValidUntil: string | null;
  readonly pricedOn: string | null;
  readonly round: AuctionRound | null;
  /** Rounds that failed, with the day. */
  readonly failed: readonly { round: 'auction1' | 'auction2' | 'sale'; on: string }[];
  readonly soldPrice: number | null;
  readonly proceeds: number;
  /** Since when the proceeds that have not been given out wait. */
  readonly proceedsOn: string | null;
  readonly distributed: number;
  /** Σ deducted from this freeze, fen. */
  readonly deducted: number;
  readonly evidence: number;
}
export interface AuctionRound {
  readonly round: 'auction1' | 'auction2' | 'sale';
  readonly startPrice: number;
  readonly opensAt: number;
  readonly closesAt: number;
}
export interface PaymentState {
  readonly id: string;
  readonly amount: number;
  readonly origin: PaymentOrigin;
  readonly receivedOn: string;
  readonly disbursed: number;
  /** To which it is traced: by its own record, or else by that of its settlement. */
  readonly warningSessionId: string | null;
  readonly settlementId: string | null;
  /** Party who paid it in; null: it was not told. */
  readonly payer: string | null;
  /** How many payments the case had when it came; those that nothing confirms differ in it. */
  readonly nth: number;
  /** Noted by an operator at a warning session; the court's own system has not told of it yet. */
  readonly noted: boolean;
  /** Id under which the same money was noted at a session; null: it was not. */
  readonly confirms: string | null;
}
export interface MeasureState {
  readonly id: string;
  readonly kind: CoerciveMeasure;
  readonly partyId: string;
  readonly ground: string;
  readonly instrument: string;
  readonly imposedOn: string;
  readonly servedAt: number | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly released: string | null;
  readonly amount: number | null;
  readonly review: {
    readonly on: string;
    readonly result: 'upheld' | 'changed' | 'revoked';
  } | null;
}
export interface SettlementState {
  readonly id: string;
  readonly amount: number;
  readonly signedOn: string;
  readonly deadline: string;
  /** By day; none: all of it by the deadline. */
  readonly instalments: readonly { readonly due: string; readonly amount: number }[];
  readonly status: 'running' | 'performed' | 'breached';
  /** Day on which it was performed or breached. */
  readonly endedOn: string | null;
  readonly warningSessionId: string | null;
}
export interface ObjectionState {
  readonly id: string;
  readonly filedOn: string;
  readonly decidedOn: string | null;
  readonly result: 'upheld' | 'dismissed' | 'withdrawn' | null;
}
export interface TipState {
  readonly id: string;
  readonly receivedOn: string;
  readonly urgent: boolean;
  readonly verifiedOn: string | null;
  readonly found: boolean | null;
}
/** 留言. */
export interface MessageState {
  readonly id: string;
  readonly receivedOn: string;
  readonly answeredOn: string | null;
}
export interface CampaignState {
  readonly id: string;
  readonly pooledOn: string;
  readonly requeriedOn: string | null;
  readonly found: boolean | null;
  readonly cleared: 'resumed' | 'recovered' | 'confirmedNoAsset' | null;
  readonly clearedOn: string | null;
}
export interface WarningOutcome {
  readonly sessionId: string;
  readonly partyId: string;
  readonly outcome: 'paid' | 'settled' | 'refused';
  readonly on: string;
  readonly amount: number | null;
}
export interface Conflict {
  readonly seq: number;
  /** Rule number, e.g. `S-4`; the sentence is in the rule book. */
  readonly rule: string;
  readonly message: string;
  /** unknown_subject when the object is not there, else illegal_transition. */
  readonly code: 'unknown_subject' | 'illegal_transition';
  readonly path: string;
}
