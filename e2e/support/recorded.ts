import { type RecordingItem, recordingsAnswer } from '../../wire/library.ts';
import type { Stage } from './stage.ts';

/** Recordings of the relay, newest first. */
export async function recordings(stage: Pick<Stage, 'read'>): Promise<RecordingItem[]> {
  return recordingsAnswer.parse(await stage.read('recordings?limit=100')).recordings;
}
