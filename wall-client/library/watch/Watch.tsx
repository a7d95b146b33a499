import { type RefCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ClipItem, RecordingDetail } from '../../../wire/library.ts';
import { durationOf, holesOf } from '../../recordings/holes.ts';
import type { Playback } from '../../recordings/playback.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Clips } from '../clips/Clips.tsx';
import { type Draft, EMPTY_DRAFT, withIn, withOut } from '../clips/clip-draft.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { Controls } from './Controls.tsx';
import { Picture } from './Picture.tsx';
import { useWatchKeys } from './use-watch-keys.ts';

export interface WatchProps {
  detail: RecordingDetail;
  /** Where the player puts its picture. */
  host: RefCallback<HTMLElement>;
  playback: Playback | null;
  /** What was asked for while there is nothing yet that could be played. */
  starts: boolean;
  onStarts: (starts: boolean) => void;
  offset: () => number;
  /** Where the address says that it begins. */
  atMs: number | null;
  draft: Draft | null;
  onDraft: (draft: Draft) => void;
  saving: string | null;
  onChanged: () => void;
  onClose: () => void;
}

/** The picture, what drives it, the timeline, and the clips that are cut from it. */
export function Watch(props: WatchProps) {
  const { detail, host, playback, starts, offset, atMs, draft, onDraft } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const holes = useMemo(() => holesOf(detail), [detail]);
  const durationMs = durationOf(detail);
  const actions = {
    toggle: () => (playback ? playback.toggle() : props.onStarts(!starts)),
    markIn: () => onDraft(withIn(draft, offset())),
    markOut: () => onDraft(withOut(draft, offset())),
    fullScreen: () => toggleFullScreen(stage.current),
    close: props.onClose,
  };
  useWatchKeys(playback, actions);
  // A link to another place of the recording that is open already.
  const first = useRef(true);
  useEffect(() => {
    if (!first.current && atMs !== null) playback?.seek(atMs);
    first.current = false;
  }, [atMs, playback]);
  function play(clip: ClipItem) {
    setChosen(clip.id);
    playback?.playRange(clip.fromMs, clip.toMs);
  }

  if (detail.state === 'deleted') {
    return (
      <div className="watch">
        <Notice title="画面已到期删除">
          留存期满后画面已按规则删除，只留下记录；右边可看曾经的片段、导出与经过
        </Notice>
      </div>
    );
  }
  return (
    <div className="watch">
      <div className="stage" ref={stage}>
        <Picture host={host} playback={playback} detail={detail} />
        <Controls
          playback={playback}
          starts={starts}
          startedAt={detail.startedAt}
          durationMs={durationMs}
          audio={detail.audio}
          {...actions}
        />
      </div>
      <Timeline
        detail={detail}
        holes={holes}
        durationMs={durationMs}
        playback={playback}
        draft={draft}
        chosen={chosen}
        onClip={play}
      />
      <Clips
        detail={detail}
        saving={props.saving}
        chosen={chosen}
        offset={offset}
        onMark={draft === null ? () => onDraft(EMPTY_DRAFT) : null}
        onPlay={play}
        onChanged={props.onChanged}
      />
    </div>
  );
}

function toggleFullScreen(stage: HTMLElement | null): void {
  const turned = document.fullscreenElement
    ? document.exitFullscreen()
    : (stage?.requestFullscreen() ?? Promise.resolve());
  turned.catch((error: unknown) => console.warn('浏览器未允许全屏', error));
}
