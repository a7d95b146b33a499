import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { flushFolder } from '../../flush-folder.ts';
import { findFfmpeg } from '../ingest/ffmpeg-version.ts';
import { realDisk } from '../recording/disk.ts';
import { type EndLine, ORIGINAL_FILE } from '../recording/index-lines.ts';
import { fileKindOf, SHOWN } from './file-kind.ts';
import { runLimited } from './limited-process.ts';
import { type Plan, planOf, UnfitFile } from './probe-plan.ts';
import { probeArgs } from './rewrite-args.ts';
import { Interrupted, type Rewritten, rewriteFile } from './rewrite-file.ts';
import type { CheckJob, CheckResult } from './worker-messages.ts';

const MOST_PROBED = 512 * 1024;
const PROBE_MS = 60_000;
/** The file says that it is longer than what could be read of it by so much of it and so many seconds. */
const SHORTFALL = { share: 0.02, seconds: 2 } as const;

/**
 * Finds out what an uploaded file is and writes it down as a recording, staged. What became of it is the
 * answer; the file itself is never changed.
 * @param ask told the file's digest; gives the name of the recording to be, null: it is not wanted
 */
export async function checkFile(
  job: CheckJob,
  ask: (sha256: string) => Promise<string | null>,
): Promise<CheckResult> {
  try {
    const sha256 = await digestOf(job.content);
    if (job.sha256 !== null && job.sha256 !== sha256) return { kind: 'mismatch', sha256 };
    const recordingId = await ask(sha256);
    if (recordingId === null) return { kind: 'unwanted' };
    return await rewritten(job, sha256, recordingId);
  } catch (error) {
    if (error instanceof UnfitFile) return { kind: 'unfit', message: error.message };
    if (!(error instanceof Interrupted)) throw error;
    const { message, isDeath, cause } = error;
    return { kind: isDeath ? 'died' : 'later', message: `${message}${causeOf(cause)}` };
  }
}

const causeOf = (cause: unknown) => (cause instanceof Error ? `（${cause.message}）` : '');

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  const reading: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: 1 << 20 });
  for await (const piece of reading) hash.update(piece);
  return hash.digest('hex');
}

async function rewritten(job: CheckJob, sha256: string, recordingId: string): Promise<CheckResult> {
  const { content, stage, bytes, filename, by, caseNumber, ffmpeg, limits } = job;
  const kind = fileKindOf(await beginningOf(content));
  if (kind === null) {
    const message = '不是可识别的录像文件（支持 MP4、MOV、MKV、MPEG-TS、FLV、AVI）';
    return { kind: 'stranger', message };
  }
  const found = await findFfmpeg(ffmpeg);
  if (!found.ok) return { kind: 'later', message: found.problem };
  const plan = planOf(await probe(ffmpeg, probeArgs(content, kind)), kind, limits);
  await rm(stage, { recursive: true, force: true });
  const about = { bytes, sha256, by };
  const upload = {
    ...about,
    ...(filename !== null && { filename }),
    ...(caseNumber !== null && { caseNumber }),
  };
  const { streamId, capturedAt, reserve } = job;
  const media = { streamId, recordingId, capturedAt, upload };
  const tools = { ffmpeg, limits, reserve, disk: realDisk };
  const made = await rewriteFile({ file: content, kind, plan, stage, ...media, ...tools });
  return staged(job, plan, made, sha256);
}

async function staged(
  { content, stage, latest, capturedAt }: CheckJob,
  plan: Plan,
  made: Rewritten,
  sha256: string,
): Promise<CheckResult> {
  if (capturedAt + made.seconds * 1000 > latest) {
    await made.giveUp();
    throw new UnfitFile('按所报的拍摄时间，录像会在未来结束；请更正 capturedAt 后重新补传');
  }
  const original = originalOf(plan, made);
  if (original !== undefined) {
    await link(content, path.join(stage, ORIGINAL_FILE));
    await flushFolder(stage);
  }
  await made.end(original);
  return { kind: 'staged', sha256, original: original ?? null, complaint: made.complaint };
}

/** Why the file is kept; undefined: all of it is in the segments, as it was. */
function originalOf(plan: Plan, { seconds, complaint }: Rewritten): EndLine['original'] {
  const said = plan.seconds ?? 0;
  const isShort = seconds < said * (1 - SHORTFALL.share) - SHORTFALL.seconds;
  if (complaint !== '' || isShort) return 'damaged';
  return plan.isFaithful ? undefined : 'converted';
}

async function beginningOf(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const piece = Buffer.alloc(SHOWN);
    const { bytesRead } = await handle.read(piece, 0, SHOWN, 0);
    return piece.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** @throws UnfitFile when it cannot be read; Interrupted when ffprobe was killed */
async function probe(ffmpeg: string, args: readonly string[]): Promise<string> {
  const name = path.basename(ffmpeg).replace(/ffmpeg/, 'ffprobe');
  const process = runLimited(path.join(path.dirname(ffmpeg), name), args);
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    process.kill();
  }, PROBE_MS);
  const output = await buffer(process.output);
  const { code, signal } = await process.ended;
  clearTimeout(limit);
  if (late) throw new UnfitFile('文件无法在限时内读出');
  if (signal !== null) throw new Interrupted(`检查进程意外结束（${signal}）`, true);
  if (code !== 0 || output.byteLength > MOST_PROBED)
    throw new UnfitFile('文件已损坏或不完整，无法读出');
  return z.string().parse(output.toString('utf8'));
}
