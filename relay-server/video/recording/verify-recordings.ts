import path from 'node:path';
import type { LoggedEvent } from '../../../wire/case-event.ts';
import { recordingId, streamId } from '../../../wire/primitives.ts';
import { announcedIn } from './announced.ts';
import { CLEARED_FOLDER, EXPORTS_FOLDER, UPLOADS_FOLDER } from './index-lines.ts';
import { foldersIn } from './recover-all.ts';
import { type RecordingReport, verifyRecording } from './verify-recording.ts';

/** A recording and what was found of it. */
export interface Verified extends RecordingReport {
  /** `STREAM/RECORDING` */
  readonly name: string;
}

/** What lies beside the recordings. */
const BESIDE: ReadonlySet<string> = new Set([UPLOADS_FOLDER, EXPORTS_FOLDER, CLEARED_FOLDER]);

/**
 * Checks every recording of a folder, and every one that the log knows, one by one.
 * @param readLog asked once, after the folder was listed: what the log tells is then no older
 */
export async function* verifyRecordings(
  folder: string,
  readLog: () => Promise<AsyncIterable<LoggedEvent>>,
): AsyncGenerator<Verified> {
  const names = new Set<string>();
  for (const stream of await foldersIn(folder)) {
    if (BESIDE.has(stream)) continue;
    for (const id of await foldersIn(path.join(folder, stream))) names.add(`${stream}/${id}`);
  }
  const announced = await announcedIn(await readLog());
  for (const [id, { opened }] of announced) names.add(`${opened.streamId}/${id}`);
  for (const name of [...names].sort()) {
    const [stream = '', id = ''] = name.split('/');
    const isOurs = streamId.safeParse(stream).success && recordingId.safeParse(id).success;
    if (!isOurs) {
      yield { name, segments: 0, bytes: 0, findings: ['不是录像目录'], notes: [] };
      continue;
    }
    const about = announced.get(id);
    const known = about?.opened.streamId === stream ? about : undefined;
    yield { name, ...(await verifyRecording(path.join(folder, stream, id), known)) };
  }
}
