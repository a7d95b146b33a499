import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedHead } from '../../../wire/video-feed.ts';
import { FeedReader } from './feed-reader.ts';

const encoder = new TextEncoder();

function bytesOf(messages: readonly { head: FeedHead; body: Uint8Array }[]): Uint8Array {
  const pieces = messages.flatMap(({ head, body }) => [
    ...encoder.encode(`${JSON.stringify(head)}\n`),
    ...body,
  ]);
  return new Uint8Array(pieces);
}

const message = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((body) => ({
    head: { kind: 'part', stream: 'car', name: 'part-7.m4s', bytes: body.length } as const,
    body,
  })),
  fc.uint8Array({ maxLength: 40 }).map((body) => ({
    head: {
      ...({ kind: 'playlist', stream: 'car', whole: 3 } as const),
      ...{ segment: 4, parts: 1, bytes: body.length },
    },
    body,
  })),
  fc.constant({
    head: { kind: 'still', stream: 'car', bytes: 0 } as const,
    body: new Uint8Array(0),
  }),
);

describe('a feed', () => {
  it('is read alike however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }),
        (messages, sizes) => {
          const reader = new FeedReader();
          const bytes = bytesOf(messages);
          const read = [];
          for (let at = 0, n = 0; at < bytes.length; n += 1) {
            const size = sizes[n % sizes.length] ?? 1;
            read.push(...reader.push(bytes.subarray(at, at + size)));
            at += size;
          }
          const got = read.map(({ head, body }) => ({ head, body: new Uint8Array(body) }));
          expect(got).toEqual(messages);
        },
      ),
    );
  });

  it.each([
    ['no JSON', 'hello\n'],
    ['no head', '{"kind":"other","stream":"car","bytes":1}\n'],
    ['a path for a name', '{"kind":"part","stream":"car","name":"../x","bytes":1}\n'],
    [
      'more than a message may be',
      '{"kind":"part","stream":"a","name":"part-1.m4s","bytes":1e9}\n',
    ],
    ['no end of a head', 'x'.repeat(2000)],
  ])('that is none is refused: %s', (_, text) => {
    expect(() => new FeedReader().push(encoder.encode(text))).toThrow();
  });
});
