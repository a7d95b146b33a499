import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { LogStore } from '../../log/store.ts';
import { announcedIn } from '../recording/announced.ts';
import type { ExportManifest } from './manifest.ts';

/**
 * Checks a manifest against a log, the second witness: that the recording is the one that the log was told
 * of, and that it was given out as this manifest says. The log's own chain is checked elsewhere.
 * @returns what is wrong, Chinese; empty: nothing. null: the log does not know the recording
 */
export async function exportLogFindings(
  manifest: ExportManifest,
  manifestSha256: string,
  store: Pick<LogStore, 'historyOf' | 'digestAt'>,
): Promise<string[] | null> {
  const { id } = manifest.recording;
  const events = await store.historyOf(`recording:${id}`);
  const announced = (await announcedIn(each(events))).get(id);
  if (!announced) return null;
  const findings: string[] = [];
  const { seq, digest } = manifest.log;
  if ((await store.digestAt(seq)) !== digest) findings.push('清单所记的链头不在这份日志中');
  const [head] = manifest.index;
  const end = manifest.index.at(-1);
  const chains = new Map(
    manifest.index.flatMap((line) => (line.kind === 'segment' ? [[line.n, line.chain]] : [])),
  );
  if (head?.chain !== announced.opened.chain) findings.push('录像索引的开头与日志所记不符');
  for (const { first, last, chain } of announced.stored) {
    // Of a recording that went on the log knows more by now.
    if (manifest.recording.goesOn && !chains.has(last)) continue;
    if (chains.get(last) !== chain) findings.push(`片段 ${first}–${last} 与日志所记不符`);
  }
  if (end?.kind === 'end' && announced.closed && end.chain !== announced.closed.chain) {
    findings.push('录像索引的结尾与日志所记不符');
  }
  return [...findings, ...givenFindings(manifest, manifestSha256, events)];
}

function givenFindings(
  { exportId, video }: ExportManifest,
  manifestSha256: string,
  events: readonly LoggedEvent[],
): string[] {
  const told = events.flatMap((event) =>
    event.type === 'recording.exported' && event.body.exportId === exportId ? [event.body] : [],
  );
  const [given] = told;
  if (!given) return ['日志没有记下这次导出'];
  const findings: string[] = [];
  if (given.manifestSha256 !== manifestSha256) findings.push('清单与日志所记的摘要不符');
  if (given.sha256 !== video.sha256) findings.push('MP4 的摘要与日志所记不符');
  return findings;
}

async function* each(events: readonly LoggedEvent[]): AsyncGenerator<LoggedEvent> {
  yield* events;
}
