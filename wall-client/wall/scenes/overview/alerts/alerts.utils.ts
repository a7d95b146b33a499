import type { AlertLevel } from '../../../../../wire/codes.ts';
import type { View } from '../../../../../wire/views.ts';

export const levels = ['critical', 'warning', 'info'] as const satisfies readonly AlertLevel[];

/** Alerts in the order in which they want an answer: level, then what is due first, then the oldest. */
export function inUrgency(
  rows: ReadonlyMap<string, View<'alert'>>,
): { id: string; view: View<'alert'> }[] {
  return [...rows]
    .map(([id, view]) => ({ id, view }))
    .sort(
      (a, b) =>
        levels.indexOf(a.view.level) - levels.indexOf(b.view.level) ||
        (a.view.dueOn ?? '9999').localeCompare(b.view.dueOn ?? '9999') ||
        a.view.since.localeCompare(b.view.since) ||
        (a.id < b.id ? -1 : 1),
    );
}

/** How many alert rows the wall holds of each level. */
export function countByLevel(rows: ReadonlyMap<string, View<'alert'>>): Record<AlertLevel, number> {
  const counts = { critical: 0, warning: 0, info: 0 };
  for (const { level } of rows.values()) counts[level] += 1;
  return counts;
}
