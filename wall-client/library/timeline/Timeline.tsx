import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useState } from 'react';
import type { ClipItem, RecordingDetail } from '../../../wire/library.ts';
import { useWidth } from '../../desk/use-width.ts';
import { type Hole, holeAt, holeWords } from '../../recordings/holes.ts';
import type { Playback } from '../../recordings/playback.ts';
import { usePlaybackFact } from '../../recordings/use-playback.ts';
import { useStoryboard } from '../../recordings/use-storyboard.ts';
import { momentText, offsetText } from '../../recordings/words.ts';
import { clockTime } from '../../ui/format.ts';
import type { Draft } from '../clips/clip-draft.ts';
import { Hover } from './Hover.tsx';
import { Marks } from './Marks.tsx';
import { Strip } from './Strip.tsx';
import {
  barStyle,
  following,
  offsetAt,
  placeOf,
  ticksOf,
  type Window,
  whole,
  zoomed,
} from './scale.ts';
import './timeline.css';

/** A tick has at least so much room, CSS pixels. */
const TICK_PX = 132;

export interface TimelineProps {
  detail: RecordingDetail;
  holes: readonly Hole[];
  durationMs: number;
  playback: Playback | null;
  draft: Draft | null;
  /** The clip that was played last. */
  chosen: string | null;
  onClip: (clip: ClipItem) => void;
}

/** The whole recording at a glance: what there is, what is missing and why, clips, and where one is. */
export function Timeline(props: TimelineProps) {
  const { detail, holes, durationMs, playback, draft, chosen, onClip } = props;
  const board = useStoryboard(detail.storyboard);
  const { ref, element, width } = useWidth<HTMLDivElement>();
  const [zoom, setZoom] = useState<Window | null>(null);
  const [hover, setHover] = useState<number | null>(null);
  const second = usePlaybackFact(playback, (facts) => Math.floor(facts.offset / 1000));
  const playing = usePlaybackFact(playback, (facts) => facts.playing);
  const view = zoom ?? whole(durationMs);
  useEffect(() => {
    if (playing) setZoom((now) => now && following(now, second * 1000, durationMs));
  }, [playing, second, durationMs]);
  const ticks = useMemo(
    () => ticksOf(view, detail.startedAt, Math.max(2, Math.floor(width / TICK_PX))),
    [view, detail.startedAt, width],
  );
  function closer(factor: number, anchor: number) {
    const next = zoomed(view, factor, anchor, durationMs);
    setZoom(next.toMs - next.fromMs >= durationMs ? null : next);
  }
  // Not React's: the browser takes a page's wheel listeners for passive ones.
  useEffect(() => {
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const place = event.offsetX / Math.max(element.clientWidth, 1);
      setZoom((now) => {
        const before = now ?? whole(durationMs);
        const factor = event.deltaY < 0 ? 0.7 : 1.4;
        const next = zoomed(before, factor, offsetAt(before, place), durationMs);
        return next.toMs - next.fromMs >= durationMs ? null : next;
      });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [element, durationMs]);

  const offsetOf = (event: PointerEvent) => {
    const box = element?.getBoundingClientRect();
    return box ? offsetAt(view, (event.clientX - box.left) / Math.max(box.width, 1)) : 0;
  };
  function onPointer(event: PointerEvent<HTMLDivElement>) {
    setHover(offsetOf(event));
    const pressed = (event.buttons & 1) === 1;
    if (event.type === 'pointerdown' && event.button === 0) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    if (pressed) playback?.seek(offsetOf(event));
  }
  const style = (offset: number) => ({ left: `${placeOf(view, offset) * 100}%` });

  return (
    <section className="timeline" aria-label="时间轴">
      <header className="tl-head">
        <span>
          拍摄时间 <b>{momentText(detail.startedAt + view.fromMs)}</b> —{' '}
          <b>{clockTime(detail.startedAt + view.toMs)}</b>
        </span>
        {holes.length > 0 && (
          <span className="tl-legend">
            <i className="tl-sample" />
            未录 {holes.length} 处
          </span>
        )}
        <span className="tl-zoom">
          <button
            type="button"
            className="quiet"
            aria-label="放大时间轴"
            onClick={() => closer(0.5, second * 1000)}
          >
            ＋
          </button>
          <button
            type="button"
            className="quiet"
            aria-label="缩小时间轴"
            disabled={zoom === null}
            onClick={() => closer(2, second * 1000)}
          >
            －
          </button>
          <button
            type="button"
            className="quiet"
            disabled={zoom === null}
            onClick={() => setZoom(null)}
          >
            全段
          </button>
        </span>
      </header>
      <div className="tl-area">
        <div
          ref={ref}
          className="tl-track"
          onPointerDown={onPointer}
          onPointerMove={onPointer}
          onPointerLeave={() => setHover(null)}
        >
          <Strip board={board} view={view} width={width} holes={holes} />
          <div className="tl-bar">
            {detail.spans.map(({ fromMs, toMs }) => (
              <i key={fromMs} className="tl-span" style={barStyle(view, fromMs, toMs)} />
            ))}
            {holes.map((hole) => (
              <i
                key={hole.fromMs}
                className="tl-hole"
                style={barStyle(view, hole.fromMs, hole.toMs)}
              />
            ))}
          </div>
          {draft && <Range view={view} draft={draft} />}
          <Head
            view={view}
            playback={playback}
            startedAt={detail.startedAt}
            durationMs={durationMs}
          />
          {hover !== null && (
            <Hover
              board={board}
              left={placeOf(view, hover)}
              at={detail.startedAt + hover}
              offset={hover}
              hole={holeAt(holes, hover) ?? null}
            />
          )}
        </div>
        <div className="tl-ticks" aria-hidden="true">
          {ticks.map((tick) => (
            <span key={tick} style={style(tick)} data-edge={edgeOf(placeOf(view, tick))}>
              {clockTime(detail.startedAt + tick)}
            </span>
          ))}
        </div>
        <Marks
          clips={detail.clips}
          view={view}
          chosen={chosen}
          startedAt={detail.startedAt}
          onClip={onClip}
        />
      </div>
      {holes.length > 0 && (
        <ul className="tl-holes" aria-label="未录的时段">
          {holes.map((hole) => (
            <li key={hole.fromMs}>
              <button
                type="button"
                className="quiet"
                onClick={() => playback?.seek(Math.max(0, hole.fromMs - 2_000))}
              >
                {clockTime(detail.startedAt + hole.fromMs)} {holeWords(hole).replace('此处 ', '')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A tick at an edge has its words within. */
function edgeOf(place: number): 'left' | 'right' | 'none' {
  if (place < 0.04) return 'left';
  return place > 0.96 ? 'right' : 'none';
}

/** What is being marked. */
function Range({ view, draft: { fromMs, toMs } }: { view: Window; draft: Draft }) {
  return (
    <>
      {fromMs !== null && toMs !== null && (
        <i className="tl-range" style={barStyle(view, fromMs, toMs)} />
      )}
      {[fromMs, toMs].map((offset, at) =>
        offset === null || placeOf(view, offset) < 0 || placeOf(view, offset) > 1 ? null : (
          <i
            key={at === 0 ? 'in' : 'out'}
            className="tl-point"
            style={{ left: `${placeOf(view, offset) * 100}%` }}
          >
            {at === 0 ? '入' : '出'}
          </i>
        ),
      )}
    </>
  );
}

/** Where one is; the arrows of the keyboard move it. */
function Head({
  view,
  playback,
  startedAt,
  durationMs,
}: {
  view: Window;
  playback: Playback | null;
  startedAt: number;
  durationMs: number;
}) {
  const offset = usePlaybackFact(playback, (facts) => facts.offset);
  const place = placeOf(view, offset);
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
    event.preventDefault();
    playback?.step(event.key === 'PageUp' ? 60_000 : -60_000);
  }
  return (
    <div
      className="tl-head-line"
      role="slider"
      tabIndex={0}
      aria-label="播放位置"
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={Math.round(offset / 1000)}
      aria-valuetext={`拍摄时间 ${clockTime(startedAt + offset)}，第 ${offsetText(offset)}`}
      hidden={place < 0 || place > 1}
      style={{ left: `${place * 100}%` }}
      onKeyDown={onKeyDown}
    />
  );
}
