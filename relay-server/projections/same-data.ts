/**
 * Whether two values of plain data say the same. A member that is undefined counts as absent, as in
 * JSON, so that a row read back from the store equals the row that was written.
 */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) && a.length === b.length && a.every((item, at) => sameData(item, b[at]))
    );
  }
  if (Array.isArray(b)) return false;
  const other: Readonly<Record<string, unknown>> = { ...b };
  let members = 0;
  for (const [key, value] of Object.entries(a)) {
    if (value === undefined) continue;
    if (!sameData(value, other[key])) return false;
    members += 1;
  }
  return members === Object.values(other).filter((value) => value !== undefined).length;
}
