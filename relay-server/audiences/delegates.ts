import type { View } from '../../wire/views.ts';
import { type RowData, rowSchemas } from '../projections/rows.ts';
import { type Audience, ownTopicView, topicView } from './audience.ts';
import { clearedTopicOf } from './clearance.ts';
import { copyDraw } from './draw.ts';
import { statedOf } from './month.ts';
import type { RelayFacts } from './relay-facts.ts';
import { copyStatistic } from './statistic.ts';
import { formerUnlessFew, isSmall, unlessSmall } from './suppress.ts';
import { copyVisitedWall } from './wall.ts';

/**
 * Visitors of the bureau: aggregates, the clips cleared for them and masked courses of cases that were drawn, no case,
 * no point, no alert, nothing that happens right now. What counts few is left out, and so is whatever it would follow from: rows say so themselves (SPEC V-5). Their own numbers are looked at once more.
 * @param wallId the wall that they stand before; of another one nothing is theirs to see
 */
export function delegates(facts: () => RelayFacts, wallId: string): Audience {
  return {
    name: `delegates@${wallId}`,
    policyVersion: 8,
    roomMode: 'delegates',
    search: false,
    case: null,
    wall: {
      meta: topicView(rowSchemas.meta, (row): View<'meta'> => {
        const { courtName, demo, openedOn, health, since } = facts();
        const { courtToday, asOf } = row;
        return { courtName, demo, courtToday, asOf, openedOn, health, since, recording: null };
      }),
      statistic: topicView(rowSchemas.statistic, (row) =>
        row.few || isSmallStatistic(row) ? undefined : copyStatistic(row),
      ),
      trend: topicView(rowSchemas.trend, (row) =>
        row.few
          ? undefined
          : unlessSmall<View<'trend'>>([row.filed, row.closed], {
              filed: row.filed,
              closed: row.closed,
              recovered: row.recovered,
              claimedClosed: row.claimedClosed,
              averageDays: row.fewOf.includes('averageDays') ? null : row.averageDays,
              codePersons: unlessFew(row, 'codePersons'),
              questionPersons: unlessFew(row, 'questionPersons'),
              warningPersons: unlessFew(row, 'warningPersons'),
              warningRecovered:
                unlessFew(row, 'warningPersons') === null || row.fewOf.includes('warningRecovered')
                  ? null
                  : row.warningRecovered,
              stated: statedUnlessFew(row),
            }),
      ),
      closing: topicView(rowSchemas.closing, (row) =>
        row.few
          ? undefined
          : unlessSmall<View<'closing'>>([row.cases], {
              way: row.way,
              year: row.year,
              cases: row.cases,
            }),
      ),
      assetStatus: topicView(rowSchemas.assetStatus, (row) =>
        row.few || row.assets === 0
          ? undefined
          : unlessSmall<View<'assetStatus'>>([row.assets], {
              kind: row.kind,
              group: row.group,
              assets: row.assets,
              value: row.value,
            }),
      ),
      town: topicView(rowSchemas.town, (row) =>
        row.few
          ? undefined
          : unlessSmall<View<'town'>>([row.openCases, row.filedThisYear], {
              name: row.name,
              openCases: row.openCases,
              openAmount: row.openAmount,
              filedThisYear: row.filedThisYear,
              recoveredThisYear: row.recoveredThisYear,
            }),
      ),
      cleared: clearedTopicOf('delegates'),
      wall: ownTopicView(rowSchemas.wall, (id) => id === wallId, copyVisitedWall),
      draw: topicView(rowSchemas.draw, (row) =>
        row.wallId === wallId ? copyDraw(row) : undefined,
      ),
    },
  };
}

/**
 * Of a month that was revised what it was, unless that was of few, or it was revised by few. By how many cases money
 * was is not known: what it was is not told.
 */
function statedUnlessFew(row: RowData<'trend'>): View<'trend'>['stated'] {
  const stated = statedOf(row);
  if (stated === null) return null;
  return {
    filed: formerUnlessFew(stated.filed, row.filed),
    closed: formerUnlessFew(stated.closed, row.closed),
    recovered: stated.recovered === row.recovered ? row.recovered : null,
  };
}

function unlessFew(
  row: RowData<'trend'>,
  field: 'codePersons' | 'questionPersons' | 'warningPersons',
): number | null {
  const count = row[field];
  return row.fewOf.includes(field) || (count !== null && isSmall(count)) ? null : count;
}

/** A rate or a mean over few cases says as much as their count. */
function isSmallStatistic(row: View<'statistic'>): boolean {
  const counted = !['fen', 'percent', 'days'].includes(row.unit);
  const counts = [
    ...(counted && row.value !== null ? [row.value] : []),
    ...(counted && row.previous ? [row.previous.value] : []),
    ...(row.numerator !== undefined ? [row.numerator] : []),
    ...(row.denominator !== undefined ? [row.denominator] : []),
    // Of a change: the count of this period, which follows from the difference and the former one.
    ...(row.previous ? [(row.numerator ?? 0) + (row.denominator ?? 0)] : []),
  ];
  return counts.some(isSmall);
}
