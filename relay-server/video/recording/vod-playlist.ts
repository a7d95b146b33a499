import type { GapLine, SegmentLine } from './index-lines.ts';

/**
 * What a player fetches at once: segments `first` to `last` of the recording. It begins with a key
 * frame wherever that can be, so that a player can begin there.
 */
export interface Chapter {
  readonly first: number;
  last: number;
  /** Of its first frame, UTC ms. */
  readonly at: number;
  ms: number;
  /** Something came before it that was not kept. */
  readonly afterGap: boolean;
}

/** EXT-X-TARGETDURATION, for ever the same; longer chapters are not made. Seconds. */
export const TARGET = 10;

/**
 * Joins segments that begin without a key frame to the one before.
 * @param isOver false: the last chapter is left out while segments may yet be joined to it
 */
export function chaptersOf(
  entries: readonly (SegmentLine | GapLine)[],
  isOver: boolean,
): readonly Chapter[] {
  const chapters: Chapter[] = [];
  let open: Chapter | null = null;
  let afterGap = false;
  for (const entry of entries) {
    if (entry.kind === 'gap') {
      afterGap = true;
      open = null;
      continue;
    }
    const { n, at, ms, key } = entry;
    if (open !== null && !key && open.ms + ms <= TARGET * 1000) {
      open.last = n;
      open.ms += ms;
      continue;
    }
    open = { first: n, last: n, at, ms, afterGap: afterGap && chapters.length > 0 };
    afterGap = false;
    chapters.push(open);
  }
  return isOver || open === null ? chapters : chapters.slice(0, -1);
}

/** The media playlist (RFC 8216) of a recording. Pure. @param isOver false: more may follow */
export function playlistOf(chapters: readonly Chapter[], isOver: boolean): string {
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:6',
    `#EXT-X-TARGETDURATION:${TARGET}`,
    `#EXT-X-PLAYLIST-TYPE:${isOver ? 'VOD' : 'EVENT'}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-MAP:URI="init.mp4"',
    ...chapters.flatMap(chapterLines),
    ...(isOver ? ['#EXT-X-ENDLIST'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function chapterLines({ first, at, ms, afterGap }: Chapter): string[] {
  return [
    ...(afterGap ? ['#EXT-X-DISCONTINUITY'] : []),
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(at).toISOString()}`,
    `#EXTINF:${(ms / 1000).toFixed(3)},`,
    `seg-${first}.m4s`,
  ];
}
