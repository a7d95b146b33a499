import type { RunSheetItem } from '../../../wire/events/sessions.ts';
import type { Conduct, RunSheet } from './session-state.ts';

/** Length of an item, ms; null: it stands until somebody goes on. */
export function lengthOf(item: RunSheetItem): number | null {
  if (item.kind === 'clip') return item.ms;
  return item.seconds === null ? null : item.seconds * 1_000;
}

export function itemOf({ items }: RunSheet, itemId: string | null): RunSheetItem | undefined {
  return itemId === null ? undefined : items.find((item) => item.itemId === itemId);
}

/** Where in its item a conduct is at an instant of the machine's clock, ms: within its length. */
export function positionAt(conduct: Conduct, at: number, length: number | null): number {
  const { pausedAtMs, offsetMs, startsAt } = conduct;
  const position = pausedAtMs ?? offsetMs + Math.max(0, at - startsAt);
  return length === null ? position : Math.min(position, length);
}

/** When the item that runs is over, by the machine's clock; null: it does not end by itself. */
export function endsAt(conduct: Conduct, sheet: RunSheet): number | null {
  const item = itemOf(sheet, conduct.itemId);
  const length = item ? lengthOf(item) : null;
  if (length === null || conduct.pausedAtMs !== null || conduct.endedAt !== null) return null;
  return conduct.startsAt + Math.max(0, length - conduct.offsetMs);
}

/** Whether an item may be put on. */
export function isPlayable(sheet: RunSheet, itemId: string): boolean {
  return itemOf(sheet, itemId) !== undefined && !sheet.withdrawn.has(itemId);
}

/**
 * The item after another, or before it, that may be put on; null: there is none.
 * @param from null: the list is at its end
 */
export function neighbourOf(sheet: RunSheet, from: string | null, by: 1 | -1): string | null {
  const { items } = sheet;
  let at = from === null ? items.length : items.findIndex(({ itemId }) => itemId === from);
  for (at += by; at >= 0 && at < items.length; at += by) {
    const item = items[at];
    if (item && !sheet.withdrawn.has(item.itemId)) return item.itemId;
  }
  return null;
}

/** The first item that may be put on; null: there is none. */
export function firstOf({ items, withdrawn }: RunSheet): string | null {
  return items.find(({ itemId }) => !withdrawn.has(itemId))?.itemId ?? null;
}
