import type { ReactNode } from 'react';
import { courtDayOf } from '../../../wire/court-day.ts';
import { Icon } from '../../desk/parts/Icon.tsx';
import type { Playback } from '../../recordings/playback.ts';
import { usePlaybackFact } from '../../recordings/use-playback.ts';
import { offsetText, preciseTime } from '../../recordings/words.ts';
import { FRAME_MS, RATES, still, type WatchActions } from './use-watch-keys.ts';

export interface ControlsProps extends WatchActions {
  playback: Playback | null;
  /** It will run as soon as there is something to play. */
  starts: boolean;
  /** Capture time of the first frame, UTC ms. */
  startedAt: number;
  durationMs: number;
  audio: boolean;
}

/** What drives the picture, and when what it shows was taken. */
export function Controls({
  playback,
  starts,
  startedAt,
  durationMs,
  audio,
  toggle,
  markIn,
  markOut,
  fullScreen,
}: ControlsProps) {
  const runs = usePlaybackFact(playback, (facts) => facts.playing);
  const playing = playback ? runs : starts;
  const sound = usePlaybackFact(playback, (facts) => facts.sound);
  const rate = usePlaybackFact(playback, (facts) => facts.rate);
  return (
    <fieldset className="controls" aria-label="播放">
      <Button label="后退 10 秒（J）" onPress={() => playback?.step(-10_000)}>
        <Icon name="back" />
      </Button>
      <Button label="后退一帧（Shift ←）" onPress={() => playback && still(playback, -FRAME_MS)}>
        <Icon name="frameBack" />
      </Button>
      <button
        type="button"
        className="primary controls-play"
        aria-label={playing ? '暂停（空格）' : '播放（空格）'}
        title={playing ? '暂停（空格）' : '播放（空格）'}
        onClick={toggle}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <Button label="前进一帧（Shift →）" onPress={() => playback && still(playback, FRAME_MS)}>
        <Icon name="frameForward" />
      </Button>
      <Button label="前进 10 秒（L）" onPress={() => playback?.step(10_000)}>
        <Icon name="forward" />
      </Button>
      <CaptureTime playback={playback} startedAt={startedAt} durationMs={durationMs} />
      <Button label="设入点（I）" onPress={markIn}>
        <Icon name="markIn" />
      </Button>
      <Button label="设出点（O）" onPress={markOut}>
        <Icon name="markOut" />
      </Button>
      <select
        aria-label="速度"
        value={rate}
        onChange={({ target }) => {
          if (playback) playback.rate = Number(target.value);
        }}
      >
        {RATES.map((one) => (
          <option key={one} value={one}>
            {one}×
          </option>
        ))}
      </select>
      {audio && (
        <Button
          label={sound ? '关声音（M）' : '开声音（M）'}
          onPress={() => {
            if (playback) playback.sound = !sound;
          }}
        >
          <Icon name={sound ? 'soundOn' : 'soundOff'} />
        </Button>
      )}
      <Button label="画面全屏（F）" onPress={fullScreen}>
        <Icon name="full" />
      </Button>
    </fieldset>
  );
}

function Button({
  label,
  onPress,
  children,
}: {
  label: string;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** When the picture on the screen was taken, and how far into the recording that is. */
function CaptureTime({
  playback,
  startedAt,
  durationMs,
}: Pick<ControlsProps, 'playback' | 'startedAt' | 'durationMs'>) {
  const offset = usePlaybackFact(playback, (facts) => Math.floor(facts.offset / 100) * 100);
  const at = startedAt + offset;
  return (
    <p className="capture" data-offset={offset}>
      <span className="capture-label">拍摄时间</span>
      <time className="capture-time">
        <span className="capture-day">{courtDayOf(at)}</span> {preciseTime(at)}
      </time>
      <span className="capture-offset">
        {offsetText(offset)} / {offsetText(durationMs)}
      </span>
    </p>
  );
}
