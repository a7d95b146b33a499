import type { CourseStep } from '../../../wire/codes.ts';
import { type Course, type DrawTrait, drawTraits, SEVERAL_TIMES } from '../../../wire/views.ts';
import type { RowData } from '../../projections/rows.ts';
import { dayOf, daysFrom } from '../../rules/days.ts';
import { monthOf, recoveredOf } from '../../rules/draws/course-measure.ts';
import { amountBandLabel } from '../../rules/indicators/amount-bands.ts';
import { type CaseSecrets, publicTextFault } from '../../rules/public-text.ts';

/** A case as its rows tell it. */
export interface CaseRows {
  readonly of: RowData<'case'>;
  readonly parties: readonly RowData<'party'>[];
  readonly timeline: readonly RowData<'timeline'>[];
  /** What of it must not be read outside the bureau. */
  readonly secrets: CaseSecrets;
}

/**
 * A case from filing to payment, masked: built field by field of words from closed lists; free text is the cause
 * alone, looked through for names and numbers.
 * @param sayable the traits in which enough of the cases drawn from are alike
 */
export function courseOf(rows: CaseRows, sayable: readonly DrawTrait[]): Course {
  const { of, secrets } = rows;
  const isSaid = (trait: DrawTrait) => sayable.includes(trait);
  const isCauseFit =
    !isPrivate(rows) && !REDACTED.test(of.cause) && publicTextFault(of.cause, secrets) === null;
  const said = {
    type: isSaid('type') ? of.type : null,
    cause: isCauseFit && isSaid('cause') ? of.cause : null,
    claim: isSaid('claim') ? amountBandLabel(of.claimAmount) : null,
    way: isSaid('way') ? of.closingWay : null,
    year: isSaid('year') ? Number(of.filedOn.slice(0, 4)) : null,
    town: isSaid('town') ? of.town : null,
  };
  return {
    ...said,
    withheld: drawTraits.options.filter(
      (one) => said[one] === null && !(one === 'way' && isSaid(one)),
    ),
    applicants: sideOf(rows, 'applicant'),
    executees: sideOf(rows, 'executee'),
    recovered: recoveredOf(of.recoveredAmount, of.claimAmount),
    month: of.closedOn === null ? null : monthOf(daysFrom(of.filedOn, of.closedOn)),
    steps: stepsOf(rows),
  };
}

/** No name, not even a masked one: a rare surname or trade is one too. */
function sideOf({ parties }: CaseRows, role: 'applicant' | 'executee'): Course['applicants'] {
  const side = parties.filter((party) => party.role === role && !party.left);
  return { kinds: [...new Set(side.map(({ entity }) => entity))], several: side.length > 1 };
}

/** A text out of which something was taken: a masked name stands there, or a gap. */
const REDACTED = /[某…]/;

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
}

/** Each kind of step once: in which month first, in which last, how often. */
function stepsOf({ of, timeline }: CaseRows): Course['steps'] {
  const steps = new Map<CourseStep, Running>();
  for (const line of timeline) {
    // What was not served yet leads to what its owner must not hear of.
    if (line.planned) continue;
    const step = stepOf(line);
    if (step === null) continue;
    const day = step === 'filed' ? 0 : daysFrom(of.filedOn, dayOf(line.occurredAt));
    const known = steps.get(step);
    if (!known) {
      steps.set(step, { step, day, lastDay: day, times: 1 });
      continue;
    }
    known.day = Math.min(known.day, day);
    known.lastDay = Math.max(known.lastDay, day);
    known.times += 1;
  }
  return [...steps.values()]
    .sort((a, b) => a.day - b.day || a.lastDay - b.lastDay || (a.step === 'closed' ? 1 : -1))
    .map(({ step, day, lastDay, times }) => ({
      ...{ step, month: monthOf(day), lastMonth: monthOf(lastDay) },
      ...{ times: Math.min(times, SEVERAL_TIMES), money: MONEY.has(step) },
    }));
}

/** Of which money moved. */
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
