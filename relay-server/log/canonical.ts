/** A value that has no canonical JSON form: undefined, NaN, a lone surrogate, an unsafe integer, … */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
}

/**
 * The one JSON text of a value, after RFC 8785 (JCS): members sorted by UTF-16 code units, no blanks,
 * numbers as ECMAScript prints them. Members that are undefined are left out, as JSON does.
 * @throws NotCanonical for what JSON cannot say exactly
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'number':
      return canonicalNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    default:
      throw new NotCanonical(`no JSON for ${typeof value}`);
  }
}

// With the u flag a well-formed pair is one code point: only a lone half matches.
const loneSurrogate = /\p{Surrogate}/u;

function canonicalString(value: string): string {
  if (loneSurrogate.test(value)) throw new NotCanonical('lone surrogate');
  return JSON.stringify(value);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new NotCanonical(String(value));
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new NotCanonical(`unsafe integer ${value}`);
  }
  return JSON.stringify(value === 0 ? 0 : value);
}

function canonicalArray(values: readonly unknown[]): string {
  return `[${values.map(canonicalJson).join(',')}]`;
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new NotCanonical('not plain data');
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members
    .map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`)
    .join(',')}}`;
}
