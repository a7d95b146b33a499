import type { FigureAnswer, FigureGroup } from '../../wire/figures.ts';
import { formerUnlessFew, isFew } from '../rules/indicators/few.ts';
import { answerOf, groupsIn } from './answer.ts';
import type { Found } from './found.ts';
import { type Group, OTHER } from './groups.ts';
import { NOTHING, type Sums } from './sums.ts';
import { type CountedGroup, withheldGroups } from './withhold-groups.ts';

const NOTE = '少于 5 的数，以及由其余数可推算出它们的数，不予公布。';

/** What the wall withholds from visitors of what is asked for. */
export interface WithheldOnWall {
  /** The figure itself. */
  readonly figure: boolean;
  /** Keys of groups. */
  readonly groups: ReadonlySet<string>;
  /** Months, whatever the groups are. */
  readonly months: ReadonlySet<string>;
}

/** One figure as visitors may know it: nothing that the wall withholds, and of its groups none from which it follows. */
export function visitorsAnswer(found: Found, wall: WithheldOnWall): FigureAnswer {
  const whole = answerOf(found);
  const { now, earlier, indicator, by } = found;
  const total = now?.summary.total;
  if (!total) return whole;
  const counts = countsOf(found, total, earlier?.summary.total);
  if (wall.figure || counts.some(isFew)) return nothingOf(whole);
  const few = earlier ? countsOf(found, earlier.summary.total, undefined).some(isFew) : false;
  const isHidden = few && indicator.kind !== 'change';
  const shown: FigureAnswer = {
    ...whole,
    previous:
      whole.previous && isHidden
        ? {
            ...whole.previous,
            value: null,
            numerator: null,
            denominator: null,
            whyNone: 'suppressed',
          }
        : whole.previous,
    change: isHidden ? null : whole.change,
    records: isFew(total.members ?? 0) ? null : whole.records,
    events: null,
    revisions: revisionsFor(found, wall.months),
    suppressedNote: isHidden ? NOTE : null,
  };
  if (by === null) return shown;
  const withheld = withheldIn(found, wall.groups);
  if (withheld.size === 0) return shown;
  return {
    ...shown,
    ...(by === 'month' ? { revisions: revisionsFor(found, withheld) } : {}),
    groups:
      by === 'cause'
        ? withoutCauses(whole.groups, withheld)
        : whole.groups.map((group) => (withheld.has(group.key) ? hiddenGroup(group) : group)),
    suppressedNote: NOTE,
  };
}

/** The counts that tell of how many cases or persons some sums are; the first is what they are of. */
function countsOf({ indicator }: Found, sums: Sums, before: Sums | undefined): number[] {
  const { numerator, denominator, members } = sums;
  const { kind, unit, countedBy } = indicator;
  if (kind === 'change') return [numerator, before?.numerator ?? numerator];
  if (kind === 'average') return [denominator];
  if (unit === 'fen' || countedBy) return [members ?? 0];
  if (kind === 'ratio') return [denominator, numerator, denominator - numerator];
  return [numerator];
}

/** Keys of the groups of a breakdown that visitors are not told. */
export function withheldIn(
  found: Found,
  elsewhere: ReadonlySet<string>,
  groups: readonly Group[] = groupsIn(found),
): Set<string> {
  const { by, earlier, standing } = found;
  const counted = groups.map(({ key, sums }): CountedGroup => {
    const before = earlier?.summary.groups.get(by === 'month' ? yearBefore(key) : key);
    return { key, counts: countsOf(found, sums, before ?? NOTHING) };
  });
  const withheld = withheldGroups(counted, elsewhere);
  if (by !== 'month') return withheld;
  // The months of this year have a total of their own on the wall.
  const year = standing.courtToday.slice(0, 4);
  const ofYear = counted.filter(({ key }) => key.startsWith(year));
  const more = withheldGroups(ofYear, withheld);
  return new Set([...withheld, ...more]);
}

/**
 * That a month was revised is told; what it was is not where it was revised by few, nor of money, of which it is not
 * known by how many cases it was.
 */
function revisionsFor(
  { revisions, indicator }: Found,
  withheld: ReadonlySet<string>,
): FigureAnswer['revisions'] {
  return revisions.map((revision) => {
    const { month } = revision;
    const now = withheld.has(month) || isFew(revision.now ?? 0) ? null : revision.now;
    const first = indicator.unit === 'fen' ? null : formerUnlessFew(revision.first, now);
    return { ...revision, first, now };
  });
}

/** Causes are not even named where they are withheld: all of them are one group. */
function withoutCauses(
  answered: readonly FigureGroup[],
  withheld: ReadonlySet<string>,
): FigureGroup[] {
  const shown = answered.filter(({ key }) => !withheld.has(key));
  return [...shown, hiddenGroup({ key: OTHER, label: '其余案由' })];
}

function hiddenGroup({ key, label }: Pick<FigureGroup, 'key' | 'label'>): FigureGroup {
  return { key, label, value: null, numerator: null, denominator: null, suppressed: true };
}

function nothingOf(whole: FigureAnswer): FigureAnswer {
  const none = { value: null, numerator: null, denominator: null, whyNone: 'suppressed' as const };
  return {
    ...{ ...whole, ...none, change: null, both: null, records: null, events: null },
    previous: whole.previous && { ...whole.previous, ...none },
    reference: whole.reference && { ...whole.reference, standing: null },
    groups: [],
    suppressedNote: NOTE,
    revisions: [],
  };
}

function yearBefore(month: string): string {
  return `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
}
