import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIVE_LIMITS } from './live-limits.ts';
import {
  addresses,
  type History,
  historyPlan,
  liveThrough,
  type Moment,
} from './testing/history.ts';
import { type ParsedPlaylist, parseAttributes, parsePlaylist } from './testing/parse-playlist.ts';

/** Sections are those of RFC 8216bis (draft-pantos-hls-rfc8216bis). */
const histories = fc
  .sample(historyPlan, { numRuns: 30, seed: 8216 })
  .map((plan) => liveThrough(plan, LIVE_LIMITS));

const THREE_TARGETS = LIVE_LIMITS.targetDuration * 3;
const ROUNDING = 1e-4;

/** Where a rule is broken: the first few playlists. A check says whether it holds. */
function broken(
  holds: (playlist: ParsedPlaylist, moment: Moment, history: History) => boolean,
): string[] {
  return histories
    .flatMap((history) =>
      history.moments.filter((moment) => !holds(moment.playlist, moment, history)),
    )
    .slice(0, 3)
    .map(({ text }) => text);
}

/** As `broken`, of a playlist and the one before it. */
function brokenBetween(holds: (is: ParsedPlaylist, was: ParsedPlaylist) => boolean): string[] {
  return histories
    .flatMap(({ moments }) =>
      moments.flatMap((moment, index) => {
        const before = moments[index - 1];
        const fine = before === undefined || holds(moment.playlist, before.playlist);
        return fine ? [] : [`${before.text}—— then ——\n${moment.text}`];
      }),
    )
    .slice(0, 2);
}

const all = ({ segments, open }: ParsedPlaylist) => (open ? [...segments, open] : segments);
const partsOf = (playlist: ParsedPlaylist) => all(playlist).flatMap(({ parts }) => parts);
const sum = (timed: readonly { duration: number | null }[]) =>
  timed.reduce((seconds, { duration }) => seconds + (duration ?? 0), 0);
const isClose = (a: number, b: number) => Math.abs(a - b) < ROUNDING * 10;
const isEnd = (list: readonly unknown[], end: readonly unknown[]) =>
  same(list.slice(list.length - end.length), end);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
/** Seconds of media from the beginning of the first segment that tells parts to the end. */
function partsReach(playlist: ParsedPlaylist): number {
  const from = all(playlist).findIndex(({ parts }) => parts.length > 0);
  if (from < 0) return 0;
  return sum(
    all(playlist)
      .slice(from)
      .map((one) => ({ duration: one.duration ?? sum(one.parts) })),
  );
}

describe('the histories that are looked at', () => {
  const playlists = histories.flatMap(({ moments }) => moments.map(({ playlist }) => playlist));
  it.each<[string, (playlist: ParsedPlaylist) => boolean]>([
    ['segments that left', ({ mediaSequence }) => mediaSequence > 1010],
    ['marks of discontinuity that left', (one) => one.discontinuitySequence > 71],
    ['two runs at once', ({ segments }) => new Set(segments.map(({ map }) => map)).size > 1],
    ['three runs at once', ({ segments }) => new Set(segments.map(({ map }) => map)).size > 2],
    ['a segment that grows', ({ open }) => open !== null && open.parts.length > 3],
    ['a segment whose parts are told no more', (one) => one.segments.at(-4)?.parts.length === 0],
    ['other part targets', ({ partTarget }) => partTarget === 0.25],
    ['a stream that ended', ({ open }) => open === null],
  ])('have %s', (_what, has) => {
    expect(playlists.filter(has).length).toBeGreaterThan(10);
  });
});

describe('a playlist', () => {
  it('§4.1, §4.2, §4.4 reads strictly: no control characters, nothing twice, nothing unknown', () => {
    expect(broken((_playlist, { text }) => parsePlaylist(text).segments.length > 0)).toEqual([]);
  });

  it('§8 says version 6, which EXT-X-MAP requires; §6.2.1 and no higher one', () => {
    expect(broken(({ version }) => version === 6)).toEqual([]);
  });

  it('§4.4.3.1 no segment is longer, rounded, than the target duration', () => {
    const fits = broken(({ segments, targetDuration }) =>
      segments.every(({ duration }) => Math.round(duration ?? Number.NaN) <= targetDuration),
    );
    expect(fits).toEqual([]);
  });

  it('§4.4.3.7 tells the part target, and §4.4.3.8 a PART-HOLD-BACK of three of them at least', () => {
    const fits = broken(
      ({ partTarget, control }) =>
        partTarget !== null && Number(control.get('PART-HOLD-BACK')) >= 3 * partTarget - 1e-9,
    );
    expect(fits).toEqual([]);
  });

  it('§4.4.3.8 HOLD-BACK is three target durations at least; reloads may block; nothing is skipped', () => {
    const fits = broken(
      ({ control, targetDuration }) =>
        Number(control.get('HOLD-BACK')) >= 3 * targetDuration &&
        control.get('CAN-BLOCK-RELOAD') === 'YES' &&
        !control.has('CAN-SKIP-UNTIL'),
    );
    expect(fits).toEqual([]);
  });

  it('§4.4.4.9 no part is longer than the part target', () => {
    const fits = broken((playlist) =>
      partsOf(playlist).every(({ duration }) => duration <= (playlist.partTarget ?? 0)),
    );
    expect(fits).toEqual([]);
  });

  it('§4.4.4.9 each part has 85 % of the part target, but independent ones and the last of a segment', () => {
    const fits = broken((playlist) =>
      all(playlist)
        .flatMap(({ parts }) => parts.slice(0, -1))
        .filter(({ independent }) => !independent)
        .every(({ duration }) => duration + ROUNDING >= 0.85 * (playlist.partTarget ?? 0)),
    );
    expect(fits).toEqual([]);
  });

  it('§3.2 a segment is as long as its parts, and has their bytes', () => {
    const fits = broken(({ segments }, _moment, { media }) =>
      segments
        .filter(({ parts }) => parts.length > 0)
        .every(
          ({ uri, duration, parts }) =>
            isClose(sum(parts), duration ?? 0) &&
            media.get(uri ?? '') === parts.map((part) => media.get(part.uri)).join(''),
        ),
    );
    expect(fits).toEqual([]);
  });

  it('§4.4.4.3 marks a discontinuity where the init segment changes, and nowhere else', () => {
    const fits = broken((playlist) =>
      all(playlist).every(({ map, discontinuity }, index, segments) => {
        const before = segments[index - 1];
        return before === undefined || discontinuity === (map !== before.map);
      }),
    );
    expect(fits).toEqual([]);
  });

  it('§4.4.4.6 dates every segment, also the one that grows; §6.2.1 in order, overlapping less than a second', () => {
    const fits = broken((playlist) =>
      all(playlist).every(({ programDateTime: at }, index, segments) => {
        const before = segments[index - 1];
        if (at === null || before?.programDateTime === null) return false;
        const ended = (before?.programDateTime ?? 0) + (before?.duration ?? 0) * 1000;
        return at > (before?.programDateTime ?? 0) && at > ended - 1000;
      }),
    );
    expect(fits).toEqual([]);
  });

  it('§4.4.3.4, §4.4.3.5, §4.4.5.1 has no end, no type and no date ranges', () => {
    const none = broken((_playlist, { text }) => !/ENDLIST|PLAYLIST-TYPE|DATERANGE/.test(text));
    expect(none).toEqual([]);
  });

  it('§6.2.6 hints at one part, also when nothing comes in', () => {
    expect(broken(({ hints }) => hints.length === 1)).toEqual([]);
  });

  it('§6.2.1 whatever it names can be had at once', () => {
    const had = broken((playlist, { available }) =>
      addresses(playlist).every((uri) => available.has(uri)),
    );
    expect(had).toEqual([]);
  });
});

describe('from one playlist to the next', () => {
  it('§6.2.1 the target duration stays', () => {
    expect(broken(({ targetDuration }) => targetDuration === 2)).toEqual([]);
  });

  it('§6.2.2 the media sequence grows by one for each segment that left', () => {
    const grows = brokenBetween((is, was) => {
      const left = was.segments.filter(({ uri }) => is.segments.every((one) => one.uri !== uri));
      return is.mediaSequence === was.mediaSequence + left.length;
    });
    expect(grows).toEqual([]);
  });

  it('§6.2.2 discontinuity sequence numbers stay with their segments and never decrease', () => {
    const stay = brokenBetween((is, was) => {
      const known = new Map(all(was).map((one) => [one.number, one.sequence]));
      return (
        is.discontinuitySequence >= was.discontinuitySequence &&
        all(is).every(({ number, sequence }) => sequence === (known.get(number) ?? sequence))
      );
    });
    expect(stay).toEqual([]);
  });

  it('§6.2.1 what was told of a segment never changes', () => {
    const stays = brokenBetween((is, was) => {
      const known = new Map(was.segments.map((one) => [one.number, { ...one, parts: [] }]));
      return is.segments.every((one) => {
        const now = { ...one, parts: [] };
        return same(now, known.get(one.number) ?? now);
      });
    });
    expect(stays).toEqual([]);
  });

  it('§6.2.1 lines are appended; §6.2.2 segments and parts leave from the front, in order', () => {
    const inOrder = brokenBetween((is, was) =>
      [partsOf, (one: ParsedPlaylist) => one.segments].every((list) => {
        const before = list(was).map(({ uri }) => uri);
        const now = list(is).map(({ uri }) => uri);
        const kept = before.filter((uri) => now.includes(uri));
        return isEnd(before, kept) && same(now.slice(0, kept.length), kept);
      }),
    );
    expect(inOrder).toEqual([]);
  });

  it('§3.2 a segment tells all of its parts or none: the part index is a place in the list', () => {
    const complete = brokenBetween((is, was) =>
      all(was).every(({ number, parts }) => {
        const now = all(is).find((one) => one.number === number)?.parts ?? [];
        return now.length === 0 || same(now.slice(0, parts.length), parts);
      }),
    );
    expect(complete).toEqual([]);
  });

  it('§4.4.5.3 a hint comes true: the next new part has its address', () => {
    const comesTrue = brokenBetween((is, was) => {
      const known = new Set(partsOf(was).map(({ uri }) => uri));
      const came = partsOf(is).filter(({ uri }) => !known.has(uri));
      const [hint] = was.hints;
      return (
        hint === undefined ||
        came.length === 0 ||
        same(
          came.map(({ uri }) => uri),
          [hint],
        )
      );
    });
    expect(comesTrue).toEqual([]);
  });

  it('§6.2.2 nothing leaves when less than three target durations would remain', () => {
    const enough = brokenBetween(
      (is, was) => is.mediaSequence === was.mediaSequence || sum(is.segments) >= THREE_TARGETS,
    );
    expect(enough).toEqual([]);
  });

  it('§6.2.2 parts further than three target durations from the end are told no more', () => {
    expect(broken((one) => partsReach(one) <= THREE_TARGETS + ROUNDING * 10)).toEqual([]);
  });

  it('§6.2.2 a part can be had for three target durations after it was told last', () => {
    const missing = histories.flatMap(({ moments }) => {
      const told = new Map<string, number>();
      return moments.flatMap(({ playlist, seconds, available }) => {
        for (const { uri } of partsOf(playlist)) told.set(uri, seconds);
        return [...told].filter(([uri, at]) => seconds - at < THREE_TARGETS && !available.has(uri));
      });
    });
    expect(missing).toEqual([]);
  });

  it('§6.2.2 a segment can be had from its first telling for its own length and that of the longest playlist', () => {
    const missing = histories.flatMap(({ moments }) => {
      const longest = Math.max(...moments.map(({ playlist }) => sum(playlist.segments)));
      const until = new Map<string, number>();
      return moments.flatMap(({ playlist, seconds, available }) => {
        for (const { uri, duration } of playlist.segments) {
          const known = until.get(uri ?? '');
          until.set(uri ?? '', known ?? seconds + (duration ?? 0) + longest);
        }
        return [...until].filter(([uri, end]) => seconds < end && !available.has(uri));
      });
    });
    expect(missing).toEqual([]);
  });
});

describe('the strict reader', () => {
  const good = histories[0]?.moments[0]?.text ?? '';
  it.each<[string, (text: string) => string]>([
    ['a tag twice', (text) => text.replace('#EXT-X-VERSION:6\n', '$&$&')],
    ['another first line', (text) => `\n${text}`],
    ['a carriage return within', (text) => text.replace(':6\n', ':6\r\n')],
    ['an attribute twice', (text) => text.replace('HOLD-BACK', 'CAN-BLOCK-RELOAD=YES,$&')],
    ['a segment without EXTINF', (text) => text.replace(/#EXTINF.*\n/, '')],
    [
      'a date after the parts',
      (text) => text.replace(/(#EXT-X-PROG.*\n)(#EXT-X-PART:.*\n)/, '$2$1'),
    ],
    ['no init segment', (text) => text.replace(/#EXT-X-MAP.*\n/, '')],
    ['an unknown tag', (text) => text.replace('#EXT-X-MAP', '#EXT-X-NEW\n$&')],
    ['a cut line', (text) => text.slice(0, -1)],
  ])('refuses %s', (_what, spoil) => {
    expect(parsePlaylist(good).segments.length).toBeGreaterThan(0);
    expect(spoil(good)).not.toBe(good);
    expect(() => parsePlaylist(spoil(good))).toThrow();
  });

  it('refuses malformed attributes', () => {
    for (const list of ['A=1,', 'A=1, B=2', 'A', 'a=1', 'A="x', 'A=1B="x"']) {
      expect(() => parseAttributes(list), list).toThrow();
    }
  });
});
