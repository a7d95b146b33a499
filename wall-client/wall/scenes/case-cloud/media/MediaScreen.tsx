import { type ReactNode, useCallback, useState } from 'react';
import { towns } from '../../../../../wire/codes.ts';
import { fitLine } from '../../../../charts/case-graph/text-fit.ts';
import { wordsOf } from '../../../../desk/api/refused.ts';
import { usePolled } from '../../../../desk/api/use-polled.ts';
import { useApi } from '../../../../library/api/use-api.ts';
import type { Gone } from './gone.ts';
import type { MediaItem } from './media-items.utils.ts';
import { OnScreen, RESTS } from './OnScreen.tsx';
import { useScreenKeys } from './use-screen-keys.ts';
import { Veil } from './Veil.tsx';
import './screen.css';

const goneWords: Record<Gone, readonly [what: string, then: string]> = {
  deleted: ['录像已到期删除', '画面已按留存规则删除，只留下记录'],
  moved: ['这段影像已不在本案', '录像改了关联案件，或片段已撤下'],
};

export interface MediaScreenProps {
  item: MediaItem;
  caseNumber: string;
  gone: Gone | null;
  onPlaying: (playing: boolean) => void;
  onClose: () => void;
}

/** A recording, large within the scene: it can never be taken for what happens now. */
export function MediaScreen({ item, caseNumber, gone, onPlaying, onClose }: MediaScreenProps) {
  const { unit, officer, town } = item.whose;
  const whose = [unit, officer, town === null ? null : towns.labels[town]];
  return (
    <section className="panel screen" aria-label="录像播放">
      <header className="screen-head">
        <b className="screen-kind">
          {item.kind === 'clip' ? '录像片段 · 非直播' : '录像 · 非直播'}
        </b>
        <div className="screen-what">
          <h2>{fitLine(item.title, 620, 26)}</h2>
          <p>
            {fitLine([...whose, caseNumber].filter((part) => part !== null).join(' · '), 760, 20)}
          </p>
        </div>
        <button type="button" className="screen-button" onClick={onClose}>
          关闭 Esc
        </button>
      </header>
      {gone === null ? (
        <Fetched item={item} onPlaying={onPlaying} onClose={onClose} />
      ) : (
        <Standing onClose={onClose}>
          <Veil what={goneWords[gone][0]} then={goneWords[gone][1]} />
        </Standing>
      )}
    </section>
  );
}

/** What there is of the recording is asked of the relay, again and again while it plays. */
function Fetched({ item, onPlaying, onClose }: Omit<MediaScreenProps, 'gone' | 'caseNumber'>) {
  const api = useApi();
  const { recordingId } = item;
  const load = useCallback(
    (signal: AbortSignal) => api.recording(recordingId, signal),
    [api, recordingId],
  );
  const { value, error } = usePolled(load);
  const [rests, setRests] = useState(false);
  if (value?.state === 'deleted') {
    return (
      <Standing onClose={onClose}>
        <Veil what={goneWords.deleted[0]} then={goneWords.deleted[1]} />
      </Standing>
    );
  }
  if (value !== null) {
    return (
      <OnScreen
        detail={value}
        item={item}
        rests={rests}
        onRests={setRests}
        onPlaying={onPlaying}
        onClose={onClose}
      />
    );
  }
  return (
    <Standing onClose={onClose} onToggle={() => setRests(!rests)}>
      {error === null ? (
        <Veil what="正在取画面……" then={rests ? RESTS : undefined} />
      ) : (
        <Veil what="取不到画面，正在自动重试" then={wordsOf(error)} />
      )}
    </Standing>
  );
}

/** Nothing plays: what is wrong is said in its place. */
function Standing({
  onClose,
  onToggle,
  children,
}: {
  onClose: () => void;
  /** Absent: nothing will come that could be played or paused. */
  onToggle?: () => void;
  children: ReactNode;
}) {
  useScreenKeys((command) => {
    if (command === 'close') onClose();
    else if (command === 'toggle') onToggle?.();
  });
  return <div className="screen-picture">{children}</div>;
}
