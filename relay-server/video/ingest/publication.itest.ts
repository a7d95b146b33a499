import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FlvMessage } from './flv-message.ts';
import { ingestLimits } from './limits.ts';
import { Outlet } from './outlet.ts';
import { Publication } from './publication.ts';
import { RunBook } from './run-book.ts';
import { Collector } from './testing/collector.ts';
import { recordedTags } from './testing/flv-tags.ts';

const PATIENCE = { timeout: 20_000, interval: 20 };
const START = 1_700_000_000_000;

let collected: Collector;
let lines: string[];
let open: Publication[];

beforeEach(() => {
  collected = new Collector();
  lines = [];
  open = [];
});

afterEach(() => {
  for (const each of open) each.close('failed');
});

function publication(ffmpeg = 'ffmpeg', limits = {}): Publication {
  const book = new RunBook(collected);
  const outlet = new Outlet((message, done) => {
    if (message.kind === 'begin') book.begin(message.run);
    else if (message.kind === 'part') book.part(message.part);
    else if (message.kind === 'end') book.end(message.ended);
    done();
  }, 1e9);
  const made = new Publication('one', {
    ffmpeg,
    major: 5,
    outlet,
    limits: ingestLimits.parse({ soundWait: 300, ...limits }),
    log: (line) => lines.push(line),
  });
  open.push(made);
  return made;
}

/** Sends messages at once, as if they had come at their own pace. */
function send(to: Publication, messages: readonly FlvMessage[], shift = 0): void {
  for (const each of messages) {
    const dts = each.dts + shift;
    to.take({ ...each, dts, arrival: START + dts });
  }
}

/** Waits for the parts of the newest run: the converter has then gone through its input. */
const settled = (count: number) => collected.parts('one', count);
const small = recordedTags('320x180', 3);
/** Pictures that are not passed on as they come: what does it is the converter. */
const old = small.map((each) => (each.kind === 'video' ? { ...each, codec: '2' } : each));

test('pictures of another size, after a device was turned, begin a run of their own', async () => {
  const one = publication();
  send(one, small);
  await settled(12);
  send(one, recordedTags('180x320', 3), 3_000);
  await collected.until(() => collected.runs.length === 2);
  await settled(5);
  const sizes = collected.runs.map(({ run }) => [run.width, run.height]);
  expect(sizes).toEqual([
    [320, 180],
    [180, 320],
  ]);
  expect(collected.runs[0]).toMatchObject({ ended: { reason: 'closed' } });
});

test.each([
  ['leap forward', 60_000],
  ['run backwards', -2_500],
])('timestamps that %s begin a new run', async (_, shift) => {
  const one = publication();
  send(one, small, 10_000);
  await settled(12);
  const frames = small.filter((each) => !each.header);
  for (const each of frames) {
    const dts = 13_000 + shift + each.dts;
    one.take({ ...each, dts, arrival: START + 13_000 + each.dts });
  }
  await collected.until(() => collected.runs.length === 2);
  await settled(5);
  expect(collected.runs[0]).toMatchObject({ ended: { reason: 'closed' } });
});

test('timestamps that go back and forth start a converter a second, not one a frame', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ingest-'));
  const countingIn = (name: string) => {
    const script = join(folder, `${name}.sh`);
    writeFileSync(script, `#!/bin/sh\necho $$ >> ${join(folder, name)}\nexec cat > /dev/null\n`);
    chmodSync(script, 0o755);
    return script;
  };
  const begun = (name: string) => {
    const file = join(folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
  };
  try {
    const one = publication(countingIn('restless'));
    for (const head of old.filter((each) => each.header)) one.take({ ...head, arrival: START });
    const [frame] = old.filter((each) => each.key);
    if (!frame) throw new Error('no key frame');
    // Eight seconds of pictures, all of them key frames.
    for (let n = 0; n < 200; n += 1) {
      one.take({ ...frame, dts: 10_000 + (n % 2 ? 0 : 5_000), arrival: START + 40 * n });
    }
    // Who comes after them has begun: so have they.
    send(publication(countingIn('after')), old);
    await vi.waitUntil(() => begun('after') === 1 && begun('restless') > 0, PATIENCE);
    expect(begun('restless')).toBeLessThanOrEqual(9);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('H.264 and AAC need no converter', async () => {
  const one = publication('/nonexistent/ffmpeg');
  send(one, small);
  const { run } = await settled(12);
  expect(run.codecs).toMatch(/^avc1\.[0-9a-f]{6},mp4a\.40\.2$/);
  one.close('closed');
  const { parts, ended } = collected.of('one')[0] ?? {};
  expect(ended).toMatchObject({ reason: 'closed' });
  expect(parts?.reduce((sum, { duration }) => sum + duration, 0)).toBeCloseTo(3, 1);
  expect(lines).toEqual([]);
});

test('H.264 whose description cannot be read is left to the converter', async () => {
  const one = publication('/nonexistent/ffmpeg');
  const mangled = small.map((each) => {
    if (each.kind !== 'video' || !each.header) return each;
    const body = Buffer.from(each.body);
    body.fill(0xff, 5, 13);
    return { ...each, body };
  });
  send(one, mangled);
  await vi.waitUntil(() => lines.length > 0, PATIENCE);
  expect(lines[0]).toContain('转换进程意外结束');
});

test('sound that comes late begins a run with sound', async () => {
  const one = publication();
  send(
    one,
    small.filter((each) => each.kind === 'video'),
  );
  await settled(12);
  send(one, small, 3_000);
  await collected.until(() => collected.runs.length === 2);
  expect(collected.runs.map(({ run }) => run.audio)).toEqual([false, true]);
});

test('H.265 is not fed to a converter that cannot read it; it is said once', () => {
  const one = publication();
  send(
    one,
    small.map((each) => (each.kind === 'video' ? { ...each, codec: '12' } : each)),
  );
  expect(lines).toEqual([expect.stringContaining('H.265')]);
});

test.each(['9', '15'])(
  'sound of a kind that cannot be read (%s) is said once; the pictures come',
  async (codec) => {
    const one = publication('/nonexistent/ffmpeg');
    send(
      one,
      small.map((each) => (each.kind === 'audio' ? { ...each, codec, header: false } : each)),
    );
    const { run } = await settled(12);
    expect(run).toMatchObject({
      audio: false,
      codecs: expect.stringMatching(/^avc1\.[0-9a-f]{6}$/),
    });
    expect(lines).toEqual([expect.stringContaining(`声音格式（FLV 编号 ${codec}）不能读取`)]);
  },
);

test('a converter that reads nothing: what waits for it stays bounded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ingest-'));
  try {
    const stuck = join(folder, 'stuck');
    writeFileSync(stuck, '#!/bin/sh\nexec sleep 600\n');
    chmodSync(stuck, 0o755);
    const most = 200_000;
    const one = publication(stuck, { converterBacklog: most });
    for (let round = 0; round < 10; round += 1) send(one, old, 3_000 * round);
    const bytes = old.reduce((sum, each) => sum + each.body.length, 0);
    expect(10 * bytes).toBeGreaterThan(5 * most);
    expect(one.backlog).toBeLessThan(2 * most);
    expect(lines.join()).toContain('转换跟不上');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a converter that cannot be started is told of', async () => {
  const one = publication('/nonexistent/ffmpeg');
  send(one, old);
  await vi.waitUntil(() => lines.length > 0, PATIENCE);
  expect(lines[0]).toContain('转换进程意外结束');
  expect(collected.runs).toEqual([]);
});
