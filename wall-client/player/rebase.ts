const SEQUENCE = /^(#EXT-X-DISCONTINUITY-SEQUENCE:)(\d+)$/m;

/**
 * Counts a playlist's discontinuities from `base`. hls.js keeps an array by their number and walks it
 * at every playlist, so that a number of some millions stops the page for seconds.
 * @param base what an earlier playlist of the stream began with; undefined: this is the first
 * @returns the playlist, and the base for the next; a number below the base begins a new count
 */
export function rebase(
  playlist: string,
  base: number | undefined,
): { playlist: string; base: number | undefined } {
  const number = SEQUENCE.exec(playlist)?.[2];
  if (number === undefined) return { playlist, base };
  const from = base !== undefined && base <= Number(number) ? base : Number(number);
  return {
    playlist: playlist.replace(SEQUENCE, (_, tag: string) => `${tag}${Number(number) - from}`),
    base: from,
  };
}
