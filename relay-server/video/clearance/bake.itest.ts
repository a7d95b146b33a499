import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mask, Sound } from '../../../wire/events/clearance.ts';
import { sampleMedia } from '../export/testing/sample-media.ts';
import { realDisk } from '../recording/disk.ts';
import { segmentFile } from '../recording/index-lines.ts';
import { RecordingReader } from '../recording/recording-reader.ts';
import { type RecordingWorld, recordingWorld } from '../recording/testing/recording-world.ts';
import { type BakeJob, bake } from './bake.ts';
import { planBake } from './bake-plan.ts';
import { derivativeFault } from './check-derivative.ts';
import { loudness, picturesOf } from './testing/decode.ts';

let world: RecordingWorld;
let own: string;
let out: string;
let entries: Parameters<typeof planBake>[0];
let head: BakeJob['head'];
beforeAll(async () => {
  world = await recordingWorld();
  const { run, parts } = await sampleMedia({ seconds: 6 });
  const recordings = await world.start();
  recordings.begin(run);
  for (const part of parts) recordings.part(part);
  await recordings.close();
  const index = await new RecordingReader(world.folder).index('unit-1', 'run-1');
  if (!index) throw new Error('no index');
  ({ entries, head } = index);
  own = path.join(world.folder, 'unit-1', 'run-1');
  out = path.join(world.folder, '.cleared');
  await mkdir(out);
});
afterAll(() => world.remove());

const KEEP: Sound = { whole: 'keep', ranges: [] };
function job(
  changes: Partial<BakeJob> & { readonly clip?: { fromMs: number; toMs: number } } = {},
) {
  const { clip = { fromMs: 1_000, toMs: 4_000 }, ...rest } = changes;
  const plan = planBake(entries, clip);
  if (!plan) throw new Error('no plan');
  return {
    ...{ folder: own, head, plan, masks: [], sound: KEEP, file: path.join(out, 'a.mp4') },
    ...{ ffmpeg: 'ffmpeg', disk: realDisk, signal: new AbortController().signal },
    limits: { reserve: 0, time: 60_000, timeEach: 20 },
    ...rest,
  };
}
const mask = (changes: Partial<Mask>): Mask => ({
  ...{ shape: 'rect', effect: 'black', fromMs: 0, toMs: 3_000 },
  ...{ x: 0, y: 0, w: 0.25, h: 0.25 },
  ...changes,
});

it('H-72 exactly as long as the clip, a key frame every second, the same digest told as lies there', async () => {
  const made = await bake(job());
  expect(made).toMatchObject({ ms: 3_000, width: 160, height: 120 });
  const bytes = await readFile(path.join(out, 'a.mp4'));
  expect(bytes.byteLength).toBe(made.bytes);
  expect(await derivativeFault(path.join(out, 'a.mp4'), { ...made, frames: 75 })).toBeNull();
  expect(await derivativeFault(path.join(out, 'a.mp4'), { ...made, frames: 74 })).toMatch('75');
  expect(await picturesOf(path.join(out, 'a.mp4'), 160, 120)).toHaveLength(75);
  expect(await readdir(out)).toEqual(['a.mp4']);
  expect(bytes.toString('latin1')).not.toMatch(/Lavf|GPMF/);
});

it('H-72 masks hide what they cover, while they do, and nothing else', async () => {
  const plain = path.join(out, 'plain.mp4');
  await bake(job({ file: plain }));
  const file = path.join(out, 'masked.mp4');
  const masks = [
    mask({ fromMs: 1_000, toMs: 2_000 }),
    mask({ effect: 'pixelate', x: 0.5, y: 0, w: 0.5, h: 0.5 }),
    mask({ effect: 'blur', shape: 'ellipse', x: 0.5, y: 0.5, w: 0.5, h: 0.5 }),
  ];
  await bake(job({ file, masks }));
  const [before, after] = [await picturesOf(plain, 160, 120), await picturesOf(file, 160, 120)];
  const dark = after.map((picture) => picture.at(10, 10) < 4 && picture.at(36, 26) < 4);
  expect(dark.indexOf(true)).toBe(25);
  expect(dark.lastIndexOf(true)).toBe(49);
  expect(dark.filter((is) => is)).toHaveLength(25);
  const off = (x: number, y: number) =>
    Math.max(...after.map((one, n) => Math.abs(one.at(x, y) - (before[n]?.at(x, y) ?? 0))));
  expect(off(20, 90)).toBeLessThan(40);
  expect(off(60, 60)).toBeLessThan(40);
  // Within one block there is one brightness; of the ellipse's corner nothing is hidden.
  const steps = after.map((one) => Math.abs(one.at(102, 22) - one.at(105, 22)));
  expect(Math.max(...steps)).toBeLessThan(24);
  expect(off(157, 117)).toBeLessThan(40);
  const blurred = after.map((one, n) => Math.abs(one.at(120, 90) - (before[n]?.at(120, 90) ?? 0)));
  expect(Math.max(...blurred)).toBeGreaterThan(20);
});

it('H-72 sound is kept, silenced, or replaced, all of it or in stretches', async () => {
  const file = path.join(out, 'sound.mp4');
  const ranges = [
    { fromMs: 500, toMs: 1_000, effect: 'mute' as const },
    { fromMs: 1_500, toMs: 2_000, effect: 'tone' as const },
  ];
  await bake(job({ file, sound: { whole: 'keep', ranges } }));
  expect(await loudness(file, 100, 400)).toBeGreaterThan(0.02);
  expect(await loudness(file, 500, 1_000)).toBeLessThan(0.0005);
  expect(await loudness(file, 1_550, 1_950)).toBeGreaterThan(0.005);
  await bake(job({ file, sound: { whole: 'mute', ranges: [] } }));
  expect(await loudness(file, 0, 3_000)).toBe(0);
  await bake(job({ file, sound: { whole: 'tone', ranges: [] } }));
  expect(await loudness(file, 0, 3_000)).toBeGreaterThan(0.005);
});

it('H-72 a gap is left out: no picture is black, and sound goes on with it', async () => {
  const file = path.join(out, 'gap.mp4');
  const torn = entries.filter((entry) => !(entry.kind === 'segment' && entry.n === 2));
  const plan = planBake(torn, { fromMs: 500, toMs: 6_000 });
  if (!plan) throw new Error('no plan');
  expect(plan.pieces).toHaveLength(2);
  const made = await bake(job({ file, plan }));
  expect(made.ms).toBe(plan.ms);
  const pictures = await picturesOf(file, 160, 120);
  expect(pictures).toHaveLength(plan.frames);
  const brightest = pictures.map((one) =>
    Math.max(...[20, 60, 100, 140].map((x) => one.at(x, 60))),
  );
  expect(Math.min(...brightest)).toBeGreaterThan(50);
});

it('H-72 a segment that was changed is not baked, and it is said which', async () => {
  const file = path.join(own, segmentFile(2));
  const whole = await readFile(file);
  await writeFile(
    file,
    whole.map((byte, n) => (n === 900 ? byte ^ 1 : byte)),
  );
  await expect(bake(job())).rejects.toThrow('片段 2（000002.m4s）与索引所记的摘要不符');
  await writeFile(file, whole);
  expect((await readdir(out)).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

it('H-72 without room, without ffmpeg, killed or broken off: nothing is left, and it is said why', async () => {
  const none = { free: () => Promise.resolve(10) };
  await expect(bake(job({ disk: none }))).rejects.toThrow('磁盘空间不足');
  await expect(bake(job({ ffmpeg: 'no-such-ffmpeg' }))).rejects.toThrow('未安装 ffmpeg');
  const limits = { reserve: 0, time: 1, timeEach: 0 };
  await expect(bake(job({ limits }))).rejects.toThrow('合成进程意外结束（SIGKILL）');
  const closing = new AbortController();
  const broken = bake(job({ signal: closing.signal }));
  closing.abort(new Error('closing'));
  await expect(broken).rejects.toThrow('closing');
  expect((await readdir(out)).filter((name) => name.endsWith('.partial'))).toEqual([]);
});
