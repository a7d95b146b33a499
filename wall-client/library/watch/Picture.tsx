import type { RefCallback } from 'react';
import type { RecordingDetail } from '../../../wire/library.ts';
import { failureWords } from '../../recordings/failure-words.ts';
import { holeWords } from '../../recordings/holes.ts';
import type { Playback } from '../../recordings/playback.ts';
import { usePlaybackFact } from '../../recordings/use-playback.ts';
import { momentText } from '../../recordings/words.ts';

/** The picture itself, and upon it in words whatever keeps it from being what it seems. */
export function Picture({
  host,
  playback,
  detail,
}: {
  host: RefCallback<HTMLElement>;
  playback: Playback | null;
  detail: RecordingDetail;
}) {
  const state = usePlaybackFact(playback, (facts) => facts.state);
  const failure = usePlaybackFact(playback, (facts) => facts.failure);
  const waiting = usePlaybackFact(playback, (facts) => facts.waiting);
  const hole = usePlaybackFact(playback, (facts) => facts.hole);
  const started = detail.mediaStartedAt !== null;
  return (
    <div className="picture" data-state={state} data-hole={hole !== null} data-waiting={waiting}>
      <div className="picture-media" ref={host} />
      {!started && <Veil what="还没有画面" then="录像刚开始，或没有录下画面" />}
      {hole ? (
        <Veil
          what={holeWords(hole)}
          then={`缺 ${momentText(detail.startedAt + hole.fromMs)} 至 ${momentText(detail.startedAt + hole.toMs).slice(11)}；空格 接着看`}
          strong
        />
      ) : failure !== null ? (
        <Veil what={failureWords[failure][0]} then={failureWords[failure][1]} strong />
      ) : (
        started && state === 'opening' && <Veil what="正在取画面……" />
      )}
      {hole === null && failure === null && state === 'ended' && (
        <p className="picture-foot">已到结尾</p>
      )}
    </div>
  );
}

function Veil({ what, then, strong }: { what: string; then?: string; strong?: boolean }) {
  return (
    <div className={strong ? 'veil veil-strong' : 'veil'} role="status">
      <b>{what}</b>
      {then !== undefined && <span>{then}</span>}
    </div>
  );
}
