import type { RefCallback } from 'react';
import type { RecordingDetail } from '../../../wire/library.ts';
import type { VodFailure } from '../../player/vod-engine.ts';
import { holeWords } from '../timeline/holes.ts';
import { momentText } from '../words.ts';
import type { Playback } from './playback.ts';
import { usePlaybackFact } from './use-playback.ts';

const failures: Record<VodFailure, readonly [what: string, then: string]> = {
  network: ['取不到画面', '正在自动重试，恢复后接着放'],
  media: ['画面无法解码', '正在自动重试'],
  other: ['播放出错', '正在自动重试'],
  missing: ['录像文件缺失或被改动', '请通知运维核对：npm run verify-video'],
};

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
        <Veil what={failures[failure][0]} then={failures[failure][1]} strong />
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
