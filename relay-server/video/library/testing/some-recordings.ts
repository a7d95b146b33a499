import { type Recording, RecordingBook } from '../../recording/recording-book.ts';

const NOON = 1_732_680_000_000;

export function aRecording(changes: Partial<Recording> = {}): Recording {
  return {
    id: 'run-1',
    streamId: 'unit-1',
    title: '单兵 1 号',
    caseNumber: null,
    officer: '示例法官',
    unit: '执行一组',
    town: '440607103000',
    startedAt: NOON,
    endedAt: NOON + 60_000,
    ms: 60_000,
    bytes: 1_000,
    segments: 30,
    gaps: 0,
    chain: 'c'.repeat(64),
    state: 'closed',
    reason: 'closed',
    origin: 'live',
    held: false,
    codecs: 'avc1.64001f',
    width: 1280,
    height: 720,
    audio: false,
    closedOn: '2024-11-27',
    changedOn: null,
    ...changes,
  };
}

export function rowOf({ id, ...data }: Recording) {
  return { topic: 'recording', id, seq: 1, caseNumber: data.caseNumber, data };
}

export function bookOf(recordings: readonly Recording[]): RecordingBook {
  const book = new RecordingBook();
  book.update(recordings.map(rowOf));
  return book;
}
