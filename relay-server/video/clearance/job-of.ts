import { linesOf } from '../export/manifest.ts';
import type { Clip } from '../library/clip-book.ts';
import { LibraryConflict } from '../library/commands.ts';
import type { HeadLine } from '../recording/index-lines.ts';
import type { Recording } from '../recording/recording-book.ts';
import type { RecordingReader } from '../recording/recording-reader.ts';
import type { BakeLimits } from './bake-limits.ts';
import { type BakePlan, planBake } from './bake-plan.ts';

const CHECK = '请通知运维用 npm run verify-video 核对';
/** Of a recording that goes on: its segments are stored as much later, ms. */
const NOT_YET = 1_000;

/**
 * What a derivative of a clip is made of, as things stand now.
 * @throws LibraryConflict: there is nothing to show, too much of it, or the recording is not as the log knows it
 */
export async function bakeableOf(
  clip: Pick<Clip, 'fromMs' | 'toMs'>,
  recording: Recording,
  reader: Pick<RecordingReader, 'index'>,
  { longest, pieces: most }: Pick<BakeLimits, 'longest' | 'pieces'>,
): Promise<{ readonly plan: BakePlan; readonly head: HeadLine }> {
  const index = await reader.index(recording.streamId, recording.id);
  if (index === null) throw new LibraryConflict(`录像索引缺失或被改动，不能合成；${CHECK}`);
  const { head, entries, end } = index;
  // Index and segments may have been forged together: the log is the second witness.
  if (!linesOf(head, entries, end).some(({ chain }) => chain === recording.chain)) {
    throw new LibraryConflict(`录像索引与日志所记不符，不能合成；${CHECK}`);
  }
  if (clip.toMs - clip.fromMs > longest) {
    throw new LibraryConflict(`片段最长 ${longest / 60_000} 分钟，请分段标记后再申请`);
  }
  const segments = entries.filter((entry) => entry.kind === 'segment');
  const start = segments[0]?.at ?? 0;
  const stored = Math.max(0, ...segments.map(({ at, ms }) => at + ms - start));
  if (recording.endedAt === null && stored + NOT_YET < clip.toMs) {
    throw new LibraryConflict('录像仍在进行，这一段还没有全部存盘，请稍候再申请');
  }
  const plan = planBake(entries, clip);
  if (plan === null) throw new LibraryConflict('这一段没有录下画面，不能对外放行');
  if (plan.pieces.length > most) {
    throw new LibraryConflict('这一段录像中断过多，请分段标记后再申请');
  }
  return { plan, head };
}
