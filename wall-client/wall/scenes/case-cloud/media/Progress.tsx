import type { Hole } from '../../../../recordings/holes.ts';
import type { Playback } from '../../../../recordings/playback.ts';
import { usePlaybackFact } from '../../../../recordings/use-playback.ts';

/** How far it is; what was not kept is hatched. A press leads there. Offsets in ms. */
export function Progress({
  playback,
  holes,
  from,
  to,
  onSeek,
}: {
  playback: Playback | null;
  holes: readonly Hole[];
  from: number;
  to: number;
  onSeek: (offset: number) => void;
}) {
  const offset = usePlaybackFact(playback, (facts) => Math.round(facts.offset / 200) * 200);
  const share = (at: number) => Math.min(Math.max((at - from) / Math.max(to - from, 1), 0), 1);
  return (
    <button
      type="button"
      className="screen-progress"
      aria-label="播放进度"
      data-own-gestures
      onClick={({ clientX, currentTarget }) => {
        const { left, width } = currentTarget.getBoundingClientRect();
        onSeek(from + ((clientX - left) / width) * (to - from));
      }}
    >
      <i className="screen-played" style={{ width: `${share(offset) * 100}%` }} />
      {holes.map(({ fromMs, toMs }) => (
        <i
          key={fromMs}
          className="screen-hole"
          style={{
            left: `${share(fromMs) * 100}%`,
            width: `${(share(toMs) - share(fromMs)) * 100}%`,
          }}
        />
      ))}
    </button>
  );
}
