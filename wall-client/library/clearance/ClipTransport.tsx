import { Icon } from '../../desk/parts/Icon.tsx';
import type { Playback } from '../../recordings/playback.ts';
import { usePlaybackFact } from '../../recordings/use-playback.ts';

/** Plays the clip, and nothing of the recording beyond it; where in it the picture is. */
export function ClipTransport({
  playback,
  fromMs,
  ms,
  atMs,
}: {
  playback: Playback | null;
  fromMs: number;
  ms: number;
  atMs: number;
}) {
  const isPlaying = usePlaybackFact(playback, (facts) => facts.playing);
  const seek = (to: number) => playback?.seek(fromMs + Math.min(Math.max(to, 0), ms - 1));
  function toggle() {
    if (isPlaying) playback?.pause();
    else playback?.playRange(fromMs + (atMs >= ms - 40 ? 0 : atMs), fromMs + ms);
  }
  return (
    <div className="clip-transport">
      <button type="button" onClick={toggle} aria-label={isPlaying ? '暂停' : '播放片段'}>
        <Icon name={isPlaying ? 'pause' : 'play'} />
      </button>
      <button type="button" aria-label="退一帧" onClick={() => seek(atMs - 40)}>
        <Icon name="frameBack" />
      </button>
      <button type="button" aria-label="进一帧" onClick={() => seek(atMs + 40)}>
        <Icon name="frameForward" />
      </button>
      <input
        type="range"
        aria-label="片段内的位置"
        aria-valuetext={secondsWords(atMs)}
        min={0}
        max={ms}
        step={40}
        value={atMs}
        onChange={({ target }) => seek(Number(target.value))}
      />
      <output>
        {secondsWords(atMs)} / {secondsWords(ms)}
      </output>
    </div>
  );
}

/** 3.2 秒 or 1 分 03.2 秒. */
export function secondsWords(ms: number): string {
  const tenths = Math.round(ms / 100);
  const minutes = Math.floor(tenths / 600);
  const seconds = ((tenths % 600) / 10).toFixed(1);
  return minutes === 0 ? `${seconds} 秒` : `${minutes} 分 ${seconds.padStart(4, '0')} 秒`;
}
