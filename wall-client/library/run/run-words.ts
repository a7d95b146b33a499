import type { RecordingDetail, RunOutcome } from '../../../wire/library.ts';
import type { RunDeed } from '../api/library-api.ts';

const DONE: Record<RunDeed['do'], string> = {
  hold: '已保全',
  release: '已解除保全',
  link: '已改案件',
  export: '已开始导出',
};

/** What became of something that was done to a whole run: each recording is counted once. */
export function outcomeWords(
  deed: RunDeed['do'],
  { done, unchanged, refused }: RunOutcome,
): string {
  const parts = [
    done.length > 0 ? `${DONE[deed]} ${done.length} 段` : null,
    unchanged.length > 0 ? `${unchanged.length} 段本来如此` : null,
  ];
  const reasons = new Map<string, number>();
  for (const { message } of refused) reasons.set(message, (reasons.get(message) ?? 0) + 1);
  const failed = [...reasons].map(([message, count]) => `${count} 段未成：${message}`);
  return [...parts.filter((part) => part !== null), ...failed].join('；');
}

/** What a run goes on in, as far as it is there to be seen; null: nothing. */
export function nextPartOf({ id, parts }: Pick<RecordingDetail, 'id' | 'parts'>): string | null {
  const at = parts.findIndex((part) => part.id === id);
  const next = at === -1 ? undefined : parts.slice(at + 1).find(({ state }) => state !== 'deleted');
  return next?.id ?? null;
}
