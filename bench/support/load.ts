import { addDays, courtDayOf, startOfCourtDay } from '../../wire/court-day.ts';

/** The court day on which every benchmark plays, and its relay's clock: ten in the morning. */
export const TODAY = '2024-11-28';
export const NOW = startOfCourtDay(TODAY) + 10 * 3_600_000;

export const FIRST_ROUND = startOfCourtDay('2024-11-01') + 9 * 3_600_000;
const ROUND_MS = 10 * 60_000;
const CASE_MS = 50;
/** Cases of one round follow one another within the round's minutes. */
export const MOST_CASES = ROUND_MS / CASE_MS;

const TOWNS = [
  '440607001000',
  '440607004000',
  '440607101000',
  '440607103000',
  '440607104000',
  '440607105000',
  '440607106000',
] as const;
const CAUSES = ['买卖合同纠纷', '民间借贷纠纷', '追索劳动报酬纠纷', '金融借款合同纠纷'] as const;

/** An event as a source sends it. */
export interface LoadEvent {
  readonly id: string;
  readonly type: string;
  readonly v: 1;
  readonly occurredAt: number;
  readonly caseNumber: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export function caseNumberOf(index: number): string {
  return `（2024）粤0607执${index + 1}号`;
}

/**
 * Event `round` in the life of case `index`: round 0 files it, the rest follow in a fixed order. Every
 * prefix of a life is legal, and round by round over all cases occurrence never goes back.
 */
export function loadEvent(index: number, round: number): LoadEvent {
  return lifeEvent(index, round, FIRST_ROUND + round * ROUND_MS + index * CASE_MS, FIRST_ROUND);
}

/**
 * The same event at an instant of choice, UTC ms; the case is filed within the five months before
 * `begins`. Of one case instants must not go back.
 */
export function lifeEvent(
  index: number,
  round: number,
  occurredAt: number,
  begins: number,
): LoadEvent {
  const day = courtDayOf(occurredAt);
  const step =
    round === 0 ? filing(index, courtDayOf(begins)) : stepOf(index, round, day, occurredAt);
  return { id: eventId(index, round), v: 1, occurredAt, caseNumber: caseNumberOf(index), ...step };
}

/** A source numbers its events in the order in which they happen. */
export function eventId(index: number, round: number): string {
  return `e${String(round).padStart(5, '0')}${String(index).padStart(6, '0')}`;
}

/** Events round by round: all cases at `fromRound`, then all at the next, `count` in all. */
export function* loadRoundwise(
  cases: number,
  fromRound: number,
  count: number,
): Generator<LoadEvent> {
  for (let n = 0; n < count; n += 1) yield loadEvent(n % cases, fromRound + Math.floor(n / cases));
}

/** Events case by case: rounds [fromRound, toRound) of the first case, then of the next. */
export function* loadCasewise(
  cases: number,
  fromRound: number,
  toRound: number,
): Generator<LoadEvent> {
  for (let index = 0; index < cases; index += 1) {
    for (let round = fromRound; round < toRound; round += 1) yield loadEvent(index, round);
  }
}

/** How far a case's life has gone when the live load begins: cases of every age, some not filed yet. */
export function ageOf(index: number): number {
  return index % 19;
}

/** All that has happened to the cases before the live load begins. */
export function* loadPast(cases: number): Generator<LoadEvent> {
  for (let index = 0; index < cases; index += 1) {
    for (let round = 0; round < ageOf(index); round += 1) yield loadEvent(index, round);
  }
}

/** Live work: each turn brings every case its next event. */
export function* loadLive(cases: number, fromTurn: number, turns: number): Generator<LoadEvent> {
  yield* laneOf(cases, fromTurn, turns, 0, 1);
}

/**
 * The same live work as several sources send it at the same time: a case is always the same lane's,
 * so that lanes may overtake each other.
 */
export function liveLanes(
  cases: number,
  fromTurn: number,
  turns: number,
  lanes: number,
): Iterable<LoadEvent>[] {
  return Array.from({ length: lanes }, (_, lane) => laneOf(cases, fromTurn, turns, lane, lanes));
}

function* laneOf(
  cases: number,
  fromTurn: number,
  turns: number,
  lane: number,
  lanes: number,
): Generator<LoadEvent> {
  for (let turn = fromTurn; turn < fromTurn + turns; turn += 1) {
    for (let index = lane; index < cases; index += lanes) {
      yield loadEvent(index, ageOf(index) + turn);
    }
  }
}

/** Takes up to `size` at a time. */
export function* chunked<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

type Step = Pick<LoadEvent, 'type' | 'body'>;

function filing(index: number, before: string): Step {
  return {
    type: 'case.filed',
    body: {
      filedOn: addDays(before, -1 - (index % 150)),
      cause: CAUSES[index % CAUSES.length],
      enforcementBasis: `（2023）粤0607民初${index + 1}号`,
      claimAmount: 5_000_000 + (index % 97) * 1_000_000,
      town: TOWNS[index % TOWNS.length],
      judge: '测试法官',
      parties: [
        { partyId: 'A', role: 'applicant', entity: 'person', name: '张测试' },
        { partyId: 'B', role: 'executee', entity: 'company', name: '佛山测试建材有限公司' },
      ],
    },
  };
}

/** The first cycle finds and freezes a deposit; later ones are the daily work of a case. */
function stepOf(index: number, round: number, day: string, at: number): Step {
  const opening = OPENING[round - 1];
  if (opening) return opening(index, round, day, at);
  const daily = DAILY[(round - 1 - OPENING.length) % DAILY.length];
  if (!daily) throw new RangeError(`no step for round ${round}`);
  return daily(index, round, day, at);
}

type MakeStep = (index: number, round: number, day: string, at: number) => Step;

const node =
  (code: string): MakeStep =>
  () => ({ type: 'case.node', body: { code } });

const visit: MakeStep = (index, round) => ({
  type: 'visit.made',
  body: {
    visitId: `v-${round}`,
    purpose: '实地调查',
    fruitless: (index + round) % 3 === 0,
    town: TOWNS[index % TOWNS.length],
  },
});

const recover: MakeStep = (index, round, day) => ({
  type: 'payment.recovered',
  body: {
    paymentId: `p-${round}`,
    amount: 10_000 + ((index * 31 + round) % 89) * 100,
    origin: 'voluntary',
    receivedOn: day,
  },
});

/** Pays out what came in the round before. */
const disburse: MakeStep = (_index, round, day) => ({
  type: 'payment.disbursed',
  body: { paymentId: `p-${round - 1}`, amount: 5_000, on: day },
});

const question: MakeStep = (index, round) => ({
  type: 'question.answered',
  body: { persons: 1 + ((index + round) % 3), channel: 'code' },
});

const pushCode: MakeStep = () => ({ type: 'progress-code.pushed', body: { persons: 2 } });

const tip: MakeStep = (_index, round, day) => ({
  type: 'tip.received',
  body: { tipId: `t-${round}`, receivedOn: day, summary: '申请执行人提供线索' },
});

const tipDone: MakeStep = (_index, round, day) => ({
  type: 'tip.verified',
  body: { tipId: `t-${round - 1}`, verifiedOn: day, found: false },
});

const OPENING: readonly MakeStep[] = [
  () => ({ type: 'case.assigned', body: { judge: '测试法官乙' } }),
  node('003'),
  node('004'),
  (index) => ({
    type: 'asset.found',
    body: {
      assetId: 'a-1',
      kind: 'deposit',
      name: '银行存款',
      owner: 'B',
      estimatedValue: 2_000_000 + (index % 53) * 10_000,
    },
  }),
  () => ({
    type: 'seizure.drafted',
    body: { seizureId: 's-1', assetId: 'a-1', measure: 'freeze' },
  }),
  () => ({ type: 'seizure.ruled', body: { seizureId: 's-1', instrument: '裁定1' } }),
  (index, _round, day, at) => ({
    type: 'seizure.served',
    body: {
      seizureId: 's-1',
      servedAt: at,
      instrument: '协助1',
      outcome: { kind: 'effective', from: day, until: addDays(day, 45 + (index % 300)) },
    },
  }),
];

const DAILY: readonly MakeStep[] = [
  visit,
  recover,
  disburse,
  node('012'),
  question,
  tip,
  tipDone,
  pushCode,
  node('005'),
  visit,
];
