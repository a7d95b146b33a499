import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, NotCanonical } from './canonical.ts';

describe('canonicalJson', () => {
  it('sorts members by UTF-16 code units, at every depth, without blanks', () => {
    expect(canonicalJson({ b: [{ z: 1, a: null }], a: '“号”', '\u20ac': 1, é: 2 })).toBe(
      '{"a":"“号”","b":[{"a":null,"z":1}],"é":2,"€":1}',
    );
  });

  it('prints numbers as ECMAScript does and knows one zero', () => {
    expect(canonicalJson([112.9, 1e21 / 7e9, -0, 10_000_000_000_000])).toBe(
      '[112.9,142857142857.14285,0,10000000000000]',
    );
  });

  it('leaves out undefined members', () => {
    expect(canonicalJson({ caseNumber: undefined, v: 1 })).toBe('{"v":1}');
  });

  it('takes what only looks like an escaped surrogate', () => {
    expect(canonicalJson(String.raw`\ud800 \\udfff`)).toBe(String.raw`"\\ud800 \\\\udfff"`);
    expect(canonicalJson('\u{1f600}')).toBe('"\u{1f600}"');
  });

  it.each([
    ['NaN', Number.NaN],
    ['an unsafe integer', 2 ** 53],
    ['a lone surrogate', { text: 'a\ud800b' }],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['undefined in a list', [undefined]],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a bigint', 1n],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical);
  });

  it('is JSON of the same value, and equal for equal values however their members are ordered', () => {
    const json = fc.jsonValue({ noUnicodeString: false }).filter((value) => {
      const text = JSON.stringify(value);
      return !text.includes('\\ud') && !/\d{16}/.test(text) && !/e\+/.test(text);
    });
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
