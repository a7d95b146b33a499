import type { MediaItem } from './media-items.utils.ts';

/** Why what was chosen cannot be shown any more. */
export type Gone = 'deleted' | 'moved';

/** Clips go with the media of their recording. */
export function goneOf(asked: MediaItem, items: readonly MediaItem[]): Gone | null {
  const recording = items.find(
    ({ kind, recordingId }) => kind === 'recording' && recordingId === asked.recordingId,
  );
  if (recording?.state === 'deleted') return 'deleted';
  return items.some(({ key }) => key === asked.key) ? null : 'moved';
}
