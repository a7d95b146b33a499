import { existsSync } from 'node:fs';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { openCopy } from '../log/sqlite-copy.ts';
import { verifyRecordings } from '../video/recording/verify-recordings.ts';
import type { VideoDatabase } from './video-databases.ts';

/** Checks the recordings of a database, and prints what is found. @returns whether all is as it was written */
export async function verifyPair({ log, video }: VideoDatabase): Promise<boolean> {
  const copies: Awaited<ReturnType<typeof openCopy>>[] = [];
  const readLog = async () => {
    if (!existsSync(log)) return noEvents();
    const copy = await openCopy(log);
    copies.push(copy);
    return copy.store.eventsFrom(1);
  };
  const total = { recordings: 0, segments: 0, bytes: 0, wrong: 0 };
  console.log(video);
  try {
    for await (const { name, segments, bytes, findings, notes } of verifyRecordings(
      video,
      readLog,
    )) {
      total.recordings += 1;
      total.segments += segments;
      total.bytes += bytes;
      total.wrong += findings.length > 0 ? 1 : 0;
      for (const finding of findings) console.log(`  ✗ ${name}：${finding}`);
      for (const note of notes) console.log(`  · ${name}：${note}`);
    }
  } finally {
    for (const copy of copies) await copy.dispose();
  }
  const size = (total.bytes / 2 ** 30).toLocaleString('zh-CN', { maximumFractionDigits: 2 });
  console.log(`  录像 ${total.recordings} 段，片段 ${total.segments} 个，共 ${size} GiB`);
  console.log(total.wrong === 0 ? '  ✓ 完好' : `  ${total.wrong} 段有问题，请保留现场`);
  return total.wrong === 0;
}

async function* noEvents(): AsyncGenerator<LoggedEvent> {
  yield* [];
}
