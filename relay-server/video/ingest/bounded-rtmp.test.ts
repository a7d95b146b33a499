import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { BoundedRtmp, RtmpError } from './bounded-rtmp.ts';
import * as client from './testing/rtmp-client.ts';

const BOUND = 64 * 1024;

function greeted(): BoundedRtmp {
  const rtmp = new BoundedRtmp(BOUND);
  rtmp.take(client.handshake());
  return rtmp;
}

/** Bytes that were reserved for messages while this ran. */
function reserved(run: () => void): number {
  const alloc = vi.spyOn(Buffer, 'alloc');
  try {
    run();
    return alloc.mock.calls.reduce((sum, [size]) => sum + size, 0);
  } finally {
    alloc.mockRestore();
  }
}

test('asks for the stream that a client wants to publish', () => {
  const rtmp = greeted();
  const asked = vi.fn();
  const push = vi.fn();
  rtmp.onConnectCallback = asked;
  rtmp.onPushCallback = push;
  rtmp.take(Buffer.concat([client.connect('field'), client.publish('some-key')]));
  expect(asked).toHaveBeenCalledWith(expect.objectContaining({ app: 'field', name: 'some-key' }));
  expect(push).toHaveBeenCalledOnce();
});

test('reserves nothing for a message longer than the bound', () => {
  const rtmp = greeted();
  const body = Buffer.alloc(1);
  const bomb = client.chunk({ type: client.VIDEO, length: 0xff_ffff, body });
  const size = reserved(() => expect(() => rtmp.take(bomb)).toThrow(RtmpError));
  expect(size).toBeLessThan(BOUND);
});

test('messages begun on many chunk streams share the bound', () => {
  const rtmp = greeted();
  const each = (stream: number): Buffer =>
    client.chunk({ stream, type: client.VIDEO, length: 20_000, body: Buffer.alloc(1) });
  const run = (): void => {
    for (let stream = 3; stream < 300; stream += 1) {
      const rest = client.chunk({ stream, type: client.VIDEO, length: 20_000 });
      rtmp.take(stream % 2 ? each(stream) : rest);
    }
  };
  const size = reserved(() => expect(run).toThrow(RtmpError));
  expect(size).toBeLessThan(2 * BOUND);
});

test('many small chunk streams are too many', () => {
  const rtmp = greeted();
  const run = (): void => {
    for (let stream = 3; stream < 100; stream += 1) {
      rtmp.take(client.chunk({ stream, type: 4, length: 1, body: Buffer.alloc(1) }));
    }
  };
  expect(run).toThrow(RtmpError);
});

test('a message may not grow while it is received', () => {
  const rtmp = greeted();
  rtmp.take(client.chunk({ type: client.VIDEO, length: 200, body: Buffer.alloc(128) }));
  expect(() => rtmp.take(client.chunk({ type: client.VIDEO, length: 60_000 }))).toThrow(RtmpError);
});

test.each([0, 2 ** 31, 2 ** 32 - 1])('a chunk size of %d is refused', (size) => {
  const body = Buffer.alloc(4);
  body.writeUInt32BE(size);
  expect(() => greeted().take(client.chunk({ type: 1, length: 4, body }))).toThrow(RtmpError);
});

test.each([
  ['a command that is none', client.invoke(Buffer.from([2, 0, 11, ...Buffer.from('constructor')]))],
  ['a string longer than its message', client.invoke(Buffer.from([2, 0xff, 0xff, 1]))],
  ['an array longer than its message', client.invoke(Buffer.from([10, 0xff, 0xff, 0xff, 0xff, 5]))],
  ['an empty command', client.invoke()],
  ['arrays in arrays', client.invoke(client.nested(25))],
])('%s: asks for nothing and is answered nothing', (_, bytes) => {
  const rtmp = greeted();
  const called = vi.fn();
  rtmp.onConnectCallback = called;
  rtmp.onPushCallback = called;
  rtmp.onOutputCallback = called;
  attempt(() => rtmp.take(bytes));
  expect(called).not.toHaveBeenCalled();
});

/** What the library throws is its own affair, as long as it is an error. */
function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
  }
}

test('whatever comes after the handshake, memory stays bounded', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 20 }), (pieces) => {
      const rtmp = greeted();
      const size = reserved(() =>
        attempt(() => {
          for (const piece of pieces) rtmp.take(Buffer.from(piece));
        }),
      );
      expect(size).toBeLessThan(4 * BOUND);
    }),
    { numRuns: 500 },
  );
});

test('acknowledges what it has received as often as the other side asked', () => {
  const rtmp = greeted();
  const sent = vi.fn();
  rtmp.onOutputCallback = sent;
  const window = Buffer.alloc(4);
  window.writeUInt32BE(40_000);
  rtmp.take(client.chunk({ type: 5, length: 4, body: window }));
  const before = sent.mock.calls.length;
  const frame = client.chunk({ type: client.AUDIO, length: 100, body: Buffer.alloc(100) });
  for (let n = 0; n < 400; n += 1) rtmp.take(frame);
  expect(sent.mock.calls.length - before).toBe(2);
});
