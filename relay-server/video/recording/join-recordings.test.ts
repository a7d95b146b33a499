import { describe, expect, it } from 'vitest';
import { type Joinable, joinRecordings } from './join-recordings.ts';
import { joinedPlaylist } from './joined-playlist.ts';

const DAY = { from: 1_732_700_000_000, to: 1_732_700_000_000 + 86_400_000 };

/** A recording whose chapters begin and last as given, in seconds of the day; `null` is a gap. */
function recording(
  id: string,
  origin: Joinable['origin'],
  ...chapters: readonly (readonly [at: number, seconds: number] | null)[]
): Joinable {
  let first = 0;
  let afterGap = false;
  const made: Joinable['chapters'][number][] = [];
  for (const chapter of chapters) {
    if (chapter === null) {
      afterGap = true;
      continue;
    }
    first += 1;
    const [at, seconds] = chapter;
    made.push({ first, last: first, at: DAY.from + at * 1000, ms: seconds * 1000, afterGap });
    afterGap = false;
  }
  return { id, origin, chapters: made };
}
/** `n` chapters of `seconds` from `at` on. */
const row = (at: number, n: number, seconds = 2) =>
  Array.from({ length: n }, (_, k) => [at + k * seconds, seconds] as const);
/** `id at`, with | where it does not go on. */
const told = (recordings: readonly Joinable[], span = DAY) =>
  joinRecordings(recordings, span)
    .map(
      ({ recordingId, chapter, discontinuity }) =>
        `${discontinuity ? '| ' : ''}${recordingId}${(chapter.at - DAY.from) / 1000}`,
    )
    .join(' ');

describe('recordings of a stream, joined', () => {
  it('one after another, in the order in which they were taken', () => {
    const b = recording('b', 'live', ...row(10, 2));
    const a = recording('a', 'live', ...row(0, 2));
    expect(told([b, a])).toBe('a0 a2 | b10 b12');
    expect(joinRecordings([b, a], DAY).map(({ newMap }) => newMap)).toEqual([
      ...[true, false, true, false],
    ]);
  });

  it('an upload fills what lies between two runs, and is not shown where the live one is', () => {
    const first = recording('a', 'live', ...row(0, 3));
    const second = recording('b', 'live', ...row(12, 3));
    const upload = recording('u', 'upload', ...row(-2, 12));
    expect(told([upload, first, second], { from: DAY.from - 60_000, to: DAY.to })).toBe(
      'u-2 | a0 a2 a4 | u6 u8 u10 | b12 b14 b16 | u18 u20',
    );
  });

  it('it fills a gap within a run too; the run goes on after it', () => {
    const live = recording('a', 'live', ...row(0, 2), null, ...row(8, 2));
    const upload = recording('u', 'upload', ...row(0, 6));
    expect(told([live, upload])).toBe('a0 a2 | u4 u6 | a8 a10');
    expect(told([live])).toBe('a0 a2 | a8 a10');
  });

  it('a chapter that is lacking for less than a second is not shown again: clocks differ a little', () => {
    const live = recording('a', 'live', ...row(0, 5));
    expect(told([live, recording('u', 'upload', ...row(-0.9, 5))])).toBe('a0 a2 a4 a6 a8');
    expect(told([live, recording('u', 'upload', ...row(0.9, 5))])).toBe('a0 a2 a4 a6 a8');
    expect(told([live, recording('u', 'upload', ...row(1.2, 5))])).toBe('a0 a2 a4 a6 a8 | u9.2');
  });

  it('of a short chapter half is enough: nothing of a second and more is left out', () => {
    const live = [recording('a', 'live', [0, 4]), recording('b', 'live', [5, 4])];
    expect(told([...live, recording('u', 'upload', ...row(3.5, 4, 0.5))])).toBe(
      'a0 | u4 u4.5 | b5',
    );
  });

  it('a long chapter is shown for a second that it alone has, where that is lacking', () => {
    const live = [recording('a', 'live', ...row(0, 4)), recording('b', 'live', ...row(9, 2))];
    const upload = recording('u', 'upload', [0, 10]);
    expect(told([...live, upload])).toBe('a0 a2 a4 a6 | u0 | b9 b11');
  });

  it('of several uploads the one that begins first is shown; the others fill what it lacks', () => {
    const u = recording('u', 'upload', ...row(0, 3));
    const v = recording('v', 'upload', ...row(4, 4));
    expect(told([v, u])).toBe('u0 u2 u4 | v6 v8 v10');
    expect(
      told([recording('x', 'upload', ...row(0, 2)), recording('w', 'upload', ...row(0, 2))]),
    ).toBe('w0 w2');
  });

  it('of two live runs that overlap, the second is shown from where the first has ended', () => {
    const a = recording('a', 'live', ...row(0, 4));
    const b = recording('b', 'live', ...row(6.2, 3));
    expect(told([a, b])).toBe('a0 a2 a4 a6 | b8.2 b10.2');
  });

  it('chapters of the span only, whole ones', () => {
    const live = recording('a', 'live', ...row(0, 5));
    expect(told([live], { from: DAY.from + 3_000, to: DAY.from + 6_000 })).toBe('a2 a4');
    expect(told([live], { from: DAY.from + 10_000, to: DAY.to })).toBe('');
    expect(told([])).toBe('');
  });

  it('a chapter without length is shown where nothing else is', () => {
    expect(told([recording('a', 'live', [0, 2], [5, 0])])).toBe('a0 a5');
  });
});

describe('its playlist', () => {
  it('names the init segment of each recording, and the time of each chapter', () => {
    const live = recording('a', 'live', [0, 2], null, [6, 2]);
    const upload = recording('u', 'upload', [2, 1.5]);
    const joined = joinRecordings([live, upload], DAY);
    expect(
      joinedPlaylist(joined, (id) => `/r/${id}`)
        .trim()
        .split('\n'),
    ).toEqual([
      '#EXTM3U',
      '#EXT-X-VERSION:6',
      '#EXT-X-TARGETDURATION:10',
      '#EXT-X-PLAYLIST-TYPE:VOD',
      '#EXT-X-MEDIA-SEQUENCE:0',
      '#EXT-X-MAP:URI="/r/a/init.mp4"',
      '#EXT-X-PROGRAM-DATE-TIME:2024-11-27T09:33:20.000Z',
      ...['#EXTINF:2.000,', '/r/a/seg-1.m4s'],
      '#EXT-X-DISCONTINUITY',
      '#EXT-X-MAP:URI="/r/u/init.mp4"',
      '#EXT-X-PROGRAM-DATE-TIME:2024-11-27T09:33:22.000Z',
      ...['#EXTINF:1.500,', '/r/u/seg-1.m4s'],
      '#EXT-X-DISCONTINUITY',
      '#EXT-X-MAP:URI="/r/a/init.mp4"',
      '#EXT-X-PROGRAM-DATE-TIME:2024-11-27T09:33:26.000Z',
      ...['#EXTINF:2.000,', '/r/a/seg-2.m4s'],
      '#EXT-X-ENDLIST',
    ]);
  });
});
