import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type IngestFixture, ingestFixture } from './testing/ingest-fixture.ts';
import { convertersOf, SENDS, stopPublishers } from './testing/publisher.ts';

const PATIENCE = { timeout: 20_000, interval: 20 };
const MOST = 8;

let at: IngestFixture;

beforeAll(async () => {
  at = await ingestFixture({ connectionsOfAddress: MOST, greeting: 2_500 });
});

afterAll(async () => {
  stopPublishers();
  await at.ingest.close();
});

/** Connects, sends, and waits to be shown out. */
async function intrude(bytes: Buffer | null): Promise<void> {
  const socket = connect(at.port(), '127.0.0.1');
  socket.on('error', () => socket.destroy());
  socket.resume();
  if (bytes) socket.write(bytes);
  await new Promise((resolve) => socket.on('close', resolve));
}

test('a converter that is killed: its run fails, a new one begins, the others stay', async () => {
  at.publishing('struck', SENDS.g711);
  await at.collected.parts('struck', 1);
  const [converter] = convertersOf(at.ingest.pid ?? 0);
  at.publishing('beside', SENDS.g711);
  await at.collected.parts('beside', 1);
  if (converter === undefined) throw new Error('no converter');
  process.kill(converter, 'SIGKILL');
  expect(await at.collected.ended('struck')).toMatchObject({ reason: 'failed' });
  await at.collected.until(() => at.collected.of('struck').length === 2);
  await at.collected.parts('struck', 2);
  expect(at.collected.of('beside')).toMatchObject([{ ended: null }]);
});

test('what is no publisher is shown out, and never too many let in; streams go on', async () => {
  const intruders = [
    null,
    Buffer.from('GET / HTTP/1.1\r\nHost: wall\r\n\r\n'),
    Buffer.alloc(6_000, 0x03),
    Buffer.alloc(6_000, 0xff),
    Buffer.from(Array.from({ length: 200_000 }, (_, n) => (n * 7919) % 251)),
    ...Array(2 * MOST).fill(null),
  ];
  await Promise.all(intruders.map(intrude));
  const before = at.collected.of('beside')[0]?.parts.length ?? 0;
  await at.collected.parts('beside', before + 2);
  expect(at.collected.of('beside')).toMatchObject([{ ended: null }]);
});

test('the ingest process killed: its runs fail, its converters go, another takes the port', async () => {
  const before = at.port();
  const { pid } = at.ingest;
  if (pid === undefined) throw new Error('no ingest process');
  const converters = convertersOf(pid);
  expect(converters).toHaveLength(2);
  process.kill(pid, 'SIGKILL');
  expect(await at.collected.ended('beside')).toMatchObject({ reason: 'failed' });
  await vi.waitUntil(() => at.ingest.port === before, PATIENCE);
  expect(at.ingest.pid).not.toBe(pid);
  at.publishing('beside', SENDS.g711);
  await at.collected.until(() => at.collected.of('beside').length === 2);
  await at.collected.parts('beside', 1);
  await vi.waitUntil(() => converters.every((each) => !alive(each)), PATIENCE);
});

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('without ffmpeg the door stays shut and it is said why', async () => {
  const without = await ingestFixture({}, null);
  expect(without.ingest.port).toBeNull();
  expect(without.ingest.problem).toContain('未安装 ffmpeg');
  expect(without.lines).toEqual([without.ingest.problem]);
  await without.ingest.close();
});
