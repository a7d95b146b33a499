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
  const text = JSON.stringify(value);
  // JSON.stringify escapes a lone half and nothing else in this way but a backslash that was there.
  if (text.includes('\\ud') && loneSurrogate.test(value)) throw new NotCanonical('lone surrogate');
  return text;
}

function canonicalNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  if (!Number.isFinite(value)) throw new NotCanonical(String(value));
  if (Number.isInteger(value)) throw new NotCanonical(`unsafe integer ${value}`);
  return String(value);
}

function canonicalArray(values: readonly unknown[]): string {
  return `[${values.map(canonicalJson).join(',')}]`;
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new NotCanonical('not plain data');
  let text = '';
  for (const [key, member] of Object.entries(value).sort(byKey)) {
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${canonicalString(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
