import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Mask, Sound } from '../../../wire/events/clearance.ts';
import { flushFolder } from '../../flush-folder.ts';
import { ExportFailed } from '../export/export-limits.ts';
import { readChecked } from '../export/write-video.ts';
import type { Disk } from '../recording/disk.ts';
import { type HeadLine, INIT_FILE, segmentFile } from '../recording/index-lines.ts';
import { bakeArgs, bakedSize } from './bake-args.ts';
import { BakeFailed, type BakeLimits, FRAME_MS, mostBytes } from './bake-limits.ts';
import type { BakePlan, Piece } from './bake-plan.ts';
import { type BakeEnd, runBake } from './bake-process.ts';
import { digestFile } from './block-digests.ts';
import { derivativeFault } from './check-derivative.ts';
import { drawMasks, maskSize, type Size } from './mask-frames.ts';

export interface BakeJob {
  /** Of the recording. */
  readonly folder: string;
  readonly head: HeadLine;
  readonly plan: BakePlan;
  readonly masks: readonly Mask[];
  readonly sound: Sound;
  /** The derivative: it is not there yet. */
  readonly file: string;
  readonly ffmpeg: string;
  readonly limits: Pick<BakeLimits, 'reserve' | 'time' | 'timeEach'>;
  readonly disk: Pick<Disk, 'free'>;
  readonly signal: AbortSignal;
}

export interface Baked extends Size {
  readonly digest: string;
  readonly bytes: number;
  readonly ms: number;
}

export const UNFINISHED = '.partial';

/**
 * Makes the derivative of a clip: every segment is compared with its digest on its way in; what came out
 * is checked, flushed, and digested. Durable when it resolves; else nothing is left of it.
 * @throws BakeFailed; the signal's reason; what the disk says
 */
export async function bake(job: BakeJob): Promise<Baked> {
  const { file, plan, head } = job;
  await requireRoom(job);
  const partial = file + UNFINISHED;
  const size = bakedSize(head);
  try {
    refuseEnd(await run(job, partial));
    const fault = await derivativeFault(partial, { ...size, frames: plan.frames });
    if (fault !== null) throw new BakeFailed(`合成的成片不合要求（${fault}），请通知运维`);
    const made = await flushed(partial, job.signal);
    await rename(partial, file);
    await flushFolder(path.dirname(file));
    return { ...size, ms: plan.ms, digest: made.sha256, bytes: made.bytes };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function run(job: BakeJob, output: string): Promise<BakeEnd> {
  const { plan, masks, sound, head, ffmpeg, limits, signal } = job;
  const feeds = [
    ...(masks.length > 0 ? [maskPictures(plan, masks, bakedSize(head))] : []),
    ...plan.pieces.map((piece) => mediaOf(job, piece)),
  ];
  const time = limits.time + plan.ms * limits.timeEach;
  return runBake(ffmpeg, bakeArgs({ plan, masks, sound, source: head }, output), feeds, {
    time,
    signal,
  });
}

/** @throws BakeFailed */
function refuseEnd({ code, signal, tail, missing }: BakeEnd): void {
  if (code === 0) return;
  if (missing)
    throw new BakeFailed('未安装 ffmpeg，不能合成成片。安装：sudo apt-get install -y ffmpeg');
  if (/No space left/i.test(tail)) throw noRoom();
  if (signal !== null) throw new BakeFailed(`合成进程意外结束（${signal}），请重新申请`);
  throw new BakeFailed(`画面无法合成（${tail.slice(-120) || `ffmpeg ${code}`}）`);
}

/** Segments as they were recorded. @throws BakeFailed */
async function* mediaOf({ folder, head }: BakeJob, piece: Piece): AsyncGenerator<Uint8Array> {
  try {
    yield await readChecked({ folder }, INIT_FILE, '初始化段', head.init);
    for (const { n, bytes, sha256 } of piece.segments) {
      yield await readChecked({ folder }, segmentFile(n), `片段 ${n}`, { bytes, sha256 });
    }
  } catch (error) {
    throw error instanceof ExportFailed ? new BakeFailed(error.message) : error;
  }
}

/** One for each picture of the derivative. */
async function* maskPictures(
  { pieces }: BakePlan,
  masks: readonly Mask[],
  picture: Size,
): AsyncGenerator<Uint8Array> {
  const size = maskSize(picture);
  const none = new Uint8Array(size.width * size.height);
  for (const { clipMs, frames } of pieces) {
    for (let n = 0; n < frames; n += 1) {
      const cells = new Uint8Array(none.byteLength);
      yield drawMasks(masks, clipMs + n * FRAME_MS, size, cells) ? cells : none;
    }
  }
}

async function requireRoom({ disk, file, limits, plan }: BakeJob): Promise<void> {
  const free = await disk.free(path.dirname(file));
  if (free - mostBytes(plan.ms) < limits.reserve) throw noRoom();
}

function noRoom(): BakeFailed {
  return new BakeFailed('磁盘空间不足：须给录像与日志留出余地，请腾出空间后重新申请');
}

async function flushed(file: string, signal: AbortSignal) {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
    return await digestFile(handle, signal);
  } finally {
    await handle.close();
  }
}
