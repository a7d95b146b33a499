import { ruleBook } from '../../rules/rule-book.ts';
import type { Clip, ClipBook } from '../library/clip-book.ts';
import { LibraryConflict } from '../library/commands.ts';
import type { By } from '../library/requests.ts';
import type { Recording, RecordingBook } from '../recording/recording-book.ts';
import type { RecordingReader } from '../recording/recording-reader.ts';
import type { ExportLimits } from './export-limits.ts';
import { exportName } from './export-name.ts';
import type { ExportJob } from './make-export.ts';
import { linesOf } from './manifest.ts';
import { planExport, type Span } from './plan.ts';
import type { ExportRequest } from './request.ts';

interface Options {
  readonly recordings: Pick<RecordingBook, 'get'>;
  readonly clips: Pick<ClipBook, 'get'>;
  readonly reader: Pick<RecordingReader, 'index'>;
  readonly limits: Pick<ExportLimits, 'longest'>;
}

const CHECK = '请通知运维用 npm run verify-video 核对';

/** No recording has this id. */
export class NoRecording extends Error {
  override readonly name = 'NoRecording';
}

/**
 * What an export is made of, as it is now: of a recording that goes on, what is stored so far.
 * @throws NoRecording; LibraryConflict L-6, or there is nothing that may be exported
 */
export async function jobOf(
  { recordingId, clipId, fromMs, toMs, by, reason }: By<ExportRequest>,
  id: string,
  { recordings, clips, reader, limits }: Options,
): Promise<ExportJob> {
  const recording = recordings.get(recordingId);
  if (!recording) throw new NoRecording(recordingId);
  if (recording.state === 'deleted') throw new LibraryConflict(ruleBook['L-6'].sentence, 'L-6');
  const clip = clipId === undefined ? null : clipOf(clips.get(clipId), recording);
  const index = await reader.index(recording.streamId, recordingId);
  if (index === null) {
    throw new LibraryConflict(`录像索引缺失或被改动，不能导出；${CHECK}`);
  }
  const { head, entries, end } = index;
  // Index and segments may have been forged together: the log is the second witness.
  if (!linesOf(head, entries, end).some(({ chain }) => chain === recording.chain)) {
    throw new LibraryConflict(`录像索引与日志所记不符，不能导出；${CHECK}`);
  }
  const span = fromMs === undefined && toMs === undefined ? null : { fromMs, toMs };
  const wanted = wantedOf(clip ?? span, planExport(entries, null));
  const plan = planExport(entries, wanted);
  if (plan === null) throw new LibraryConflict('这一段没有录下画面，不能导出');
  if (plan.toMs - plan.fromMs > limits.longest) {
    const hours = Math.floor(limits.longest / 3_600_000);
    throw new LibraryConflict(`一次最多导出 ${hours} 小时，请分段导出`);
  }
  const name = exportName(recording.title, recording.startedAt + plan.fromMs, id);
  return { id, name, recording, clip, by, reason, wanted, plan, head, entries, end };
}

function clipOf(clip: Clip | undefined, { id }: Recording): Clip {
  if (clip?.recordingId === id) return clip;
  throw new LibraryConflict('没有这个片段，或已撤下；请刷新后再导出');
}

/** A span without one of its ends goes to that of the recording. */
function wantedOf(
  span: { readonly fromMs: number | undefined; readonly toMs: number | undefined } | null,
  all: Span | null,
): Span | null {
  if (span === null) return null;
  const { fromMs = 0, toMs = Math.max(all?.toMs ?? 0, fromMs + 1) } = span;
  return { fromMs, toMs };
}
