import type { FigureAnswer, FigureGroup, WhyNoFigure } from '../../wire/figures.ts';
import type { Indicator } from '../rules/indicators/definition.ts';
import { divide, evaluate } from '../rules/indicators/evaluate.ts';
import { referenceOn, standingOf } from '../rules/indicators/reference-intervals.ts';
import type { Found } from './found.ts';
import { type Group, groupsOf } from './groups.ts';
import { notesOf } from './notes.ts';
import { NOTHING, type Sums } from './sums.ts';

/** One figure, in full: for whoever may see all of it. */
export function answerOf(found: Found): FigureAnswer {
  const { indicator, span, by, standing, now, earlier, earlierDays, isFuture, head } = found;
  const { id, label, unit, kind } = indicator;
  const to = lastDayOf(found);
  const isChange = kind === 'change';
  const figure = now
    ? numbersOf(indicator, now.summary.total, earlier?.summary.total)
    : none(isFuture ? 'future' : 'definition_changed');
  const before = beforeOf(found);
  const reference = referenceOn(id, to);
  const total = now?.summary.total;
  return {
    ...{ indicator: id, label, unit, kind },
    definition: now?.defined.definition ?? indicator.definition,
    formula: now?.defined.formula ?? indicator.formula,
    period: { id: span.id, from: span.from, to, toDate: span.to === null, label: span.label },
    ...figure,
    previous: earlierDays && before && { ...earlierDays, ...before },
    change: changeOf(found, figure.value, before?.value ?? null),
    both:
      isChange && total && earlier
        ? { now: total.numerator, earlier: earlier.summary.total.numerator }
        : null,
    reference: reference && {
      ...{ low: reference.value.low, high: reference.value.high, source: reference.basis },
      standing: standingOf(figure.value, reference.value),
    },
    records: total ? total.members : null,
    events: found.events,
    ...{ asOf: standing.asOf, seq: head.seq, head: head.digest, by },
    groups: groupsIn(found).map((group) => answered(found, group)),
    suppressedNote: null,
    revisions: [...found.revisions],
    notes: notesOf(found, to),
  };
}

/** The last day of the span that has begun; of one that lies ahead its own. */
export function lastDayOf({ span, standing, isFuture }: Found): string {
  return span.to ?? (isFuture ? span.from : standing.courtToday);
}

/** The groups of its breakdown, in full. */
export function groupsIn({ by, now, span, standing }: Found): Group[] {
  if (by === null || now === null) return [];
  const { courtToday } = standing;
  const to = span.to !== null && span.to < courtToday ? span.to : courtToday;
  return groupsOf(by, now.summary.groups, { from: span.from, to });
}

/** A group, with the same group a year earlier where that is what a change is reckoned from. */
export function answered(
  { indicator, by, earlier }: Found,
  { key, label, sums }: Group,
): FigureGroup {
  const before = by === 'month' ? monthEarlier(key) : key;
  const { value, numerator, denominator } = numbersOf(
    indicator,
    sums,
    earlier?.summary.groups.get(before) ?? NOTHING,
  );
  return { key, label, value, numerator, denominator, suppressed: false };
}

interface Numbers {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly whyNone: WhyNoFigure | null;
}

function none(whyNone: WhyNoFigure): Numbers {
  return { value: null, numerator: null, denominator: null, whyNone };
}

/** The numbers of some sums; `before` is what a change is reckoned from. */
function numbersOf(indicator: Indicator, sums: Sums, before: Sums | undefined): Numbers {
  if (indicator.kind === 'change' && !before) return none('definition_changed');
  const { numerator, denominator } = sums;
  const previous = before?.numerator ?? 0;
  const result = evaluate(indicator, { numerator, denominator, previous });
  const isEmpty = sums.members === 0 && (before?.members ?? 0) === 0;
  return {
    value: result.value,
    numerator: result.numerator ?? null,
    denominator: result.denominator ?? null,
    whyNone: result.value !== null ? null : isEmpty ? 'empty' : 'division_by_zero',
  };
}

/** How it was a year earlier; of a change, what was counted then. */
function beforeOf({ indicator, earlierDays, earlier }: Found): Numbers | null {
  if (earlierDays === null) return null;
  if (earlier === null) return none('definition_changed');
  const { total } = earlier.summary;
  const counted = indicator.kind === 'change' ? { ...indicator, kind: 'sum' as const } : indicator;
  return numbersOf(counted, total, undefined);
}

function changeOf(
  { indicator, earlierDays }: Found,
  value: number | null,
  before: number | null,
): FigureAnswer['change'] {
  // A change says itself what it is.
  if (earlierDays === null || indicator.kind === 'change') return null;
  if (value === null || before === null) return null;
  const hundredths = (n: number) => Math.round(n * 100);
  const difference = hundredths(value) - hundredths(before);
  const percent = before < 0 ? null : divide(difference, hundredths(before), 100);
  return { difference: difference / 100, percent };
}

function monthEarlier(month: string): string {
  return `${String(Number(month.slice(0, 4)) - 1).padStart(4, '0')}${month.slice(4)}`;
}
