import type { CourseStep } from '../../../wire/codes.ts';
import type { Course, DrawTrait } from '../../../wire/views.ts';
import type { RowData } from '../../projections/rows.ts';
import { dayOf, daysFrom } from '../../rules/days.ts';
import { type CaseSecrets, maskedNameFault, publicTextFault } from '../../rules/public-text.ts';

/** A case as its rows tell it. */
export interface CaseRows {
  readonly of: RowData<'case'>;
  /** In the order of joining. */
  readonly parties: readonly RowData<'party'>[];
  readonly timeline: readonly RowData<'timeline'>[];
  /** What of it must not be read outside the bureau. */
  readonly secrets: CaseSecrets;
}

const MOST_NAMES = 3;
/** How often is said up to here: a hundred payments to a hundred persons would say which case it is. */
const MOST_TIMES = 10;
/** What a masked name becomes when it says too much. */
const NOBODY = '某某';

/**
 * A case from filing to payment, masked: built field by field of words from closed lists; free text is the cause
 * alone, and the trade in a company's masked name, both looked through for names and numbers.
 * @param sayable the traits in which enough of the cases drawn from are alike
 */
export function courseOf(rows: CaseRows, sayable: readonly DrawTrait[]): Course {
  const { of, secrets } = rows;
  const isHidden = isPrivate(rows);
  const isSaid = (trait: DrawTrait) => sayable.includes(trait);
  const isCauseSaid = !isHidden && isSaid('cause') && publicTextFault(of.cause, secrets) === null;
  const cause = isCauseSaid ? of.cause : null;
  const town = isSaid('town') ? of.town : null;
  const year = isSaid('year') ? Number(of.filedOn.slice(0, 4)) : null;
  const type = isSaid('type') ? of.type : null;
  const said = { type, cause, year, town };
  return {
    ...said,
    withheld: (['type', 'cause', 'year', 'town'] as const).filter((one) => said[one] === null),
    applicants: sideOf(rows, 'applicant', isHidden),
    executees: sideOf(rows, 'executee', isHidden),
    claim: rounded(of.claimAmount),
    recovered: rounded(of.recoveredAmount),
    way: of.closingWay,
    days: of.closedOn === null ? null : daysFrom(of.filedOn, of.closedOn),
    steps: stepsOf(rows),
  };
}

function sideOf(
  { parties, secrets }: CaseRows,
  role: 'applicant' | 'executee',
  isHidden: boolean,
): Course['applicants'] {
  const isFit = (name: string) => !isHidden && maskedNameFault(name, secrets) === null;
  const names = parties
    .filter((party) => party.role === role && !party.left)
    .map(({ maskedName }) => (isFit(maskedName) ? maskedName : NOBODY));
  return { names: names.slice(0, MOST_NAMES), more: names.length > MOST_NAMES };
}

/** 婚姻家庭, 抚养监护 and whatever a minor is party to: not told in public (法释〔2016〕19号 第4条). */
const FAMILY = /婚|同居|抚养|扶养|赡养|监护|收养|探望|亲子|家庭|未成年/;

function isPrivate({ of, parties }: CaseRows): boolean {
  return FAMILY.test(of.cause) || parties.some(({ minor }) => minor);
}

interface Running {
  step: CourseStep;
  day: number;
  lastDay: number;
  times: number;
  amount: number | null;
}

/** Each kind of step once: when first, when last, how often, and what money moved in all. */
function stepsOf({ of, timeline }: CaseRows): Course['steps'] {
  const steps = new Map<CourseStep, Running>();
  for (const line of timeline) {
    // What was not served yet leads to what its owner must not hear of.
    if (line.planned) continue;
    const step = stepOf(line);
    if (step === null) continue;
    const day = step === 'filed' ? 0 : daysFrom(of.filedOn, dayOf(line.occurredAt));
    const amount = MONEY.has(step) ? line.amount : null;
    const known = steps.get(step);
    if (!known) {
      steps.set(step, { step, day, lastDay: day, times: 1, amount });
      continue;
    }
    known.day = Math.min(known.day, day);
    known.lastDay = Math.max(known.lastDay, day);
    known.times += 1;
    known.amount = amount === null ? known.amount : (known.amount ?? 0) + amount;
  }
  return [...steps.values()]
    .sort((a, b) => a.day - b.day || a.lastDay - b.lastDay || (a.step === 'closed' ? 1 : -1))
    .map(({ step, day, lastDay, times, amount }) => ({
      ...{ step, day, lastDay, times: Math.min(times, MOST_TIMES) },
      amount: amount === null ? null : rounded(amount),
    }));
}

const MONEY: ReadonlySet<CourseStep> = new Set<CourseStep>([
  'sold',
  'deducted',
  'recovered',
  'disbursed',
]);

const BY_TYPE: Readonly<Record<string, CourseStep>> = {
  'case.filed': 'filed',
  'appraisal.priced': 'appraised',
  'auction.announced': 'auctioned',
  'settlement.signed': 'settled',
  'settlement.performed': 'performed',
  'measure.imposed': 'coerced',
  'payment.deducted': 'deducted',
  'payment.recovered': 'recovered',
  'payment.disbursed': 'disbursed',
  'case.suspended': 'suspended',
  'case.resumed': 'resumed',
  'case.closed': 'closed',
};

const BY_NODE: Readonly<Record<string, CourseStep>> = {
  '003': 'noticed',
  '004': 'queried',
  '005': 'investigated',
};

const SEIZURES: Readonly<Record<string, CourseStep>> = {
  '012': 'sealed',
  '013': 'distrained',
  '014': 'frozen',
  '015': 'frozen',
};

/** null: not among what a course tells. */
function stepOf({ type, node, amount }: RowData<'timeline'>): CourseStep | null {
  if (type === 'auction.closed') return amount === null ? null : 'sold';
  // Without an amount it tells of money that another line has (SPEC E-10).
  if (type === 'payment.recovered' && amount === null) return null;
  const known = BY_TYPE[type];
  if (known !== undefined) return known;
  if (node === null) return null;
  // A node may say of a seizure what its owner must not hear of yet: its service tells.
  if (type === 'seizure.served') return SEIZURES[node] ?? null;
  return type === 'case.node' ? (BY_NODE[node] ?? null) : null;
}

/** An amount to two digits: what it is about, not which case it is. */
export function rounded(fen: number): number {
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, fen))) - 1);
  return Math.round(fen / digits) * digits;
}
