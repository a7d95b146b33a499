/**
 * Whether two values of plain data say the same. A member that is undefined counts as absent, as in
 * JSON, so that a row read back from the store equals the row that was written.
 */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return keys.length === others.length && keys.every((key, at) => key === others[at])
    ? keys.every((key) => a[key] === b[key] || sameData(a[key], b[key]))
    : sameMembers(a, b, keys, others);
}

type Data = Readonly<Record<string, unknown>>;

/** Members in another order, or some of them left out. */
function sameMembers(a: Data, b: Data, keys: readonly string[], others: readonly string[]) {
  let members = 0;
  for (const key of keys) {
    const value = a[key];
    if (value === undefined) continue;
    members += 1;
    if (!Object.hasOwn(b, key)) return false;
    const other = b[key];
    if (value !== other && !sameData(value, other)) return false;
  }
  for (const key of others) if (b[key] !== undefined) members -= 1;
  return members === 0;
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null;
}
