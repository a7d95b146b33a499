import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { MOST_QR_BYTES, qrOf } from './qr.ts';

const drawn = (text: string) =>
  qrOf(text)
    ?.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))
    .join('\n');

// These very symbols were read back by an independent reader.
const READ: readonly (readonly [text: string, size: number, sha256: string])[] = [
  ['HELLO-1', 21, '2648b3e3f36f48a5eb771dfa05294e67e9f97bc7e19e44ab90e063ef009b6fcb'],
  [
    'zxys:check-in:js-0d0f4a3c-1b2c-4d5e-8f90-123456789abc:ABCD-EFGH-JKMN-PQRS',
    37,
    'e06960a0fcbcff49111b2074d538094fac08775f6bb32861969d061991bafaa6',
  ],
  ['x'.repeat(106), 41, '0b3f3e5938840365503823150d20a7e4f6eec6c6f848f0b283f2a3f5d6c0294c'],
];

it.each(READ)('%s is drawn as a reader reads it', (text, size, sha256) => {
  expect(qrOf(text)).toHaveLength(size);
  expect(
    createHash('sha256')
      .update(drawn(text) ?? '')
      .digest('hex'),
  ).toBe(sha256);
});

it('draws nothing rather than something that cannot be read', () => {
  expect(qrOf('x'.repeat(MOST_QR_BYTES + 1))).toBeNull();
  expect(qrOf('字'.repeat(36))).toBeNull();
  expect(qrOf('')).not.toBeNull();
});
