import { useEffect, useMemo } from 'react';
import { courtDayOf } from '../../../../../wire/court-day.ts';
import type { RecordingDetail } from '../../../../../wire/library.ts';
import { failureWords } from '../../../../recordings/failure-words.ts';
import { durationOf, holesOf, holeWords } from '../../../../recordings/holes.ts';
import type { Playback } from '../../../../recordings/playback.ts';
import { usePlayback, usePlaybackFact } from '../../../../recordings/use-playback.ts';
import { offsetText } from '../../../../recordings/words.ts';
import { clockTime, dotDay } from '../../../../ui/format.ts';
import type { MediaItem } from './media-items.utils.ts';
import { Progress } from './Progress.tsx';
import { isOver, Showing, STEP_MS } from './showing.ts';
import { useScreenKeys } from './use-screen-keys.ts';
import { Veil } from './Veil.tsx';

/** Said while there is no picture yet and somebody has pressed pause. */
export const RESTS = '已暂停：取到后停在第一帧';

/** The picture, what keeps it from being what it seems, and when it was taken. */
export function OnScreen({
  detail,
  item,
  rests,
  onRests,
  onPlaying,
  onClose,
}: {
  detail: RecordingDetail;
  item: MediaItem;
  /** What was asked for while there was nothing that could be paused. */
  rests: boolean;
  onRests: (rests: boolean) => void;
  onPlaying: (playing: boolean) => void;
  onClose: () => void;
}) {
  const { range } = item;
  const { ref, playback } = usePlayback(detail, range?.fromMs ?? 0);
  const [from, to] = range ? [range.fromMs, range.toMs] : [0, durationOf(detail)];
  const showing = useMemo(() => playback && new Showing(playback, range), [playback, range]);
  const playing = usePlaybackFact(
    playback,
    (facts) => facts.playing || (facts.hole !== null && facts.state !== 'ended'),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once, when the player is there
  useEffect(() => showing?.begin(rests), [playback]);
  useEffect(() => onPlaying(playing), [onPlaying, playing]);
  useEffect(() => () => onPlaying(false), [onPlaying]);
  const toggle = () => (showing ? showing.toggle() : onRests(!rests));
  useScreenKeys((command) => {
    if (command === 'close') onClose();
    else if (command === 'toggle') toggle();
    else if (command === 'sound') {
      if (detail.audio) showing?.toggleSound();
    } else showing?.step(command === 'back' ? -STEP_MS : STEP_MS, to);
  });
  return (
    <>
      <div className="screen-picture" data-state={usePlaybackFact(playback, (now) => now.state)}>
        <div className="screen-media" ref={ref} />
        <OverPicture detail={detail} item={item} playback={playback} rests={rests} />
      </div>
      <footer className="screen-foot">
        <Progress
          playback={playback}
          holes={useMemo(() => holesOf(detail), [detail])}
          from={from}
          to={to}
          onSeek={(offset) => showing?.seek(offset)}
        />
        <CaptureTime playback={playback} startedAt={detail.startedAt} from={from} to={to} />
        <div className="screen-buttons">
          {detail.audio && <Sound playback={playback} onPress={() => showing?.toggleSound()} />}
          <button
            type="button"
            className="screen-button"
            onClick={() => showing?.step(-STEP_MS, to)}
          >
            ← 10 秒
          </button>
          <button
            type="button"
            className="screen-button"
            onClick={() => showing?.step(STEP_MS, to)}
          >
            10 秒 →
          </button>
          <button type="button" className="screen-button" onClick={toggle}>
            {(playback ? playing : !rests) ? '暂停 空格' : '播放 空格'}
          </button>
        </div>
      </footer>
    </>
  );
}

function OverPicture({
  detail,
  item,
  playback,
  rests,
}: {
  detail: RecordingDetail;
  item: MediaItem;
  playback: Playback | null;
  rests: boolean;
}) {
  const state = usePlaybackFact(playback, (facts) => facts.state);
  const failure = usePlaybackFact(playback, (facts) => facts.failure);
  const hole = usePlaybackFact(playback, (facts) => facts.hole);
  const playing = usePlaybackFact(playback, (facts) => facts.playing);
  const over = usePlaybackFact(playback, (facts) => isOver(facts, item.range));
  if (detail.mediaStartedAt === null) return <Veil what="还没有画面" then="录像刚开始" />;
  if (hole !== null) {
    const at = detail.startedAt;
    const span = `${clockTime(at + hole.fromMs)} 至 ${clockTime(at + hole.toMs)}`;
    return <Veil what={holeWords(hole)} then={`缺 ${span}`} />;
  }
  if (failure !== null)
    return <Veil what={failureWords[failure][0]} then={failureWords[failure][1]} />;
  if (state === 'opening') {
    const paused = playback ? !playing : rests;
    return <Veil what="正在取画面……" then={paused ? RESTS : undefined} />;
  }
  if (over) return <p className="screen-note">已播完　空格 重看</p>;
  return playing ? null : <p className="screen-note">已暂停</p>;
}

/** When the picture on the screen was taken, by the recording's own clock. */
function CaptureTime({
  playback,
  startedAt,
  from,
  to,
}: {
  playback: Playback | null;
  startedAt: number;
  from: number;
  to: number;
}) {
  const offset = usePlaybackFact(playback, (facts) => Math.floor(facts.offset / 1000) * 1000);
  const at = startedAt + offset;
  return (
    <p className="screen-capture" data-offset={offset}>
      <span>拍摄时间</span>
      <time>
        {dotDay(courtDayOf(at))} {clockTime(at)}
      </time>
      <span>
        {offsetText(Math.max(0, offset - from))} / {offsetText(to - from)}
      </span>
    </p>
  );
}

function Sound({ playback, onPress }: { playback: Playback | null; onPress: () => void }) {
  const on = usePlaybackFact(playback, (facts) => facts.sound);
  return (
    <button type="button" className="screen-button" aria-pressed={on} onClick={onPress}>
      {on ? '声音 开' : '声音 关'}
    </button>
  );
}
