const SHANGHAI_MS = 8 * 3_600_000;

/** Court-local `2024-11-28T10:30`, as a field of a form has it. */
export function fieldOf(instant: number): string {
  return new Date(instant + SHANGHAI_MS).toISOString().slice(0, 16);
}

/** UTC ms of a form's court-local time; null: it is none. */
export function instantOf(field: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(field)) return null;
  const at = Date.parse(`${field}:00Z`);
  return Number.isNaN(at) ? null : at - SHANGHAI_MS;
}

/** Court-local `2024年11月28日 10:30`. */
export function dayAndTime(instant: number): string {
  const field = fieldOf(instant);
  const [year, month, day] = field.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日 ${field.slice(11)}`;
}
