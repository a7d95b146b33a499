import type { Joined } from './join-recordings.ts';
import { TARGET } from './vod-playlist.ts';

/**
 * The media playlist (RFC 8216) of what several recordings have of one stream. A snapshot: of what goes
 * on it ends where it ended when it was asked for. Pure.
 * @param folderOf the address of a recording's media, without a slash at its end
 */
export function joinedPlaylist(
  joined: readonly Joined[],
  folderOf: (recordingId: string) => string,
): string {
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:6',
    `#EXT-X-TARGETDURATION:${TARGET}`,
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-MEDIA-SEQUENCE:0',
    ...joined.flatMap((one) => linesOf(one, folderOf(one.recordingId))),
    '#EXT-X-ENDLIST',
  ];
  return `${lines.join('\n')}\n`;
}

function linesOf({ chapter, discontinuity, newMap }: Joined, folder: string): string[] {
  return [
    ...(discontinuity ? ['#EXT-X-DISCONTINUITY'] : []),
    ...(newMap ? [`#EXT-X-MAP:URI="${folder}/init.mp4"`] : []),
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(chapter.at).toISOString()}`,
    `#EXTINF:${(chapter.ms / 1000).toFixed(3)},`,
    `${folder}/seg-${chapter.first}.m4s`,
  ];
}
