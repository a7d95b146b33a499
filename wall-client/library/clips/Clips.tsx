import { useCallback, useMemo, useState } from 'react';
import type { ClipItem, RecordingDetail } from '../../../wire/library.ts';
import { usePolled } from '../../desk/api/use-polled.ts';
import { usePermissions } from '../../desk/session/use-session.ts';
import { STAGES, type Stage, stageOf } from '../clearance/standing.ts';
import { ClearancesContext, useClearanceApi } from '../clearance/use-clearances.ts';
import { ClipRow } from './ClipRow.tsx';
import { LinkHere } from './LinkHere.tsx';
import './clips.css';

/** What has been marked in this recording. */
export function Clips({
  detail,
  saving,
  chosen,
  offset,
  onMark,
  onPlay,
  onChanged,
}: {
  detail: RecordingDetail;
  /** The title of a clip that is on its way to the relay; null: none. */
  saving: string | null;
  chosen: string | null;
  /** Where the picture is, ms. */
  offset: () => number;
  /** null: something is being marked already. */
  onMark: (() => void) | null;
  onPlay: (clip: ClipItem) => void;
  onChanged: () => void;
}) {
  const clearances = useClearancesOf(detail.id);
  const [stage, setStage] = useState<Stage | ''>('');
  const shown = detail.clips.filter(
    ({ id }) => stage === '' || stageOf(clearances.of(id)) === stage,
  );
  return (
    <section className="clips" aria-label="片段">
      <header className="clips-head">
        <h3>片段 {detail.clips.length > 0 && detail.clips.length}</h3>
        {detail.clips.length > 1 && <StageFilter stage={stage} onStage={setStage} />}
        <LinkHere id={detail.id} offset={offset} />
        {onMark && (
          <>
            <span className="hint">I 设入点　O 设出点</span>
            <button type="button" onClick={onMark}>
              标记片段
            </button>
          </>
        )}
      </header>
      {detail.clips.length === 0 && saving === null ? (
        <p className="empty">还没有标记片段</p>
      ) : (
        <ClearancesContext value={clearances}>
          <ul className="clip-rows">
            {saving !== null && (
              <li className="clip-row clip-saving" role="status">
                <bdi>{saving}</bdi> 正在保存……
              </li>
            )}
            {shown.length === 0 && saving === null && <li className="empty">没有这样的片段</li>}
            {shown.map((clip) => (
              <ClipRow
                key={clip.id}
                clip={clip}
                detail={detail}
                isChosen={clip.id === chosen}
                onPlay={() => onPlay(clip)}
                onChanged={onChanged}
              />
            ))}
          </ul>
        </ClearancesContext>
      )}
    </section>
  );
}

/** How the recording's clips stand; what cannot be asked for (nobody is signed in) is not there. */
function useClearancesOf(recordingId: string) {
  const api = useClearanceApi();
  const isKnown = usePermissions()('read.bureau');
  const load = useCallback(
    async (signal: AbortSignal) => (isKnown ? api.ofRecording(recordingId, signal) : []),
    [api, recordingId, isKnown],
  );
  const { value, again } = usePolled(load);
  return useMemo(() => {
    const byClip = new Map((value ?? []).map((one) => [one.clipId, one]));
    return { of: (clipId: string) => byClip.get(clipId) ?? null, again };
  }, [value, again]);
}

function StageFilter({
  stage,
  onStage,
}: {
  stage: Stage | '';
  onStage: (stage: Stage | '') => void;
}) {
  return (
    <select
      className="clips-stage"
      aria-label="按放行情况筛选"
      value={stage}
      onChange={({ target }) => onStage(STAGE_CODES.find((code) => code === target.value) ?? '')}
    >
      <option value="">全部片段</option>
      {STAGE_CODES.map((code) => (
        <option key={code} value={code}>
          {STAGES[code]}
        </option>
      ))}
    </select>
  );
}

const STAGE_CODES: readonly Stage[] = ['none', 'baking', 'baked', 'reviewed', 'shown', 'ended'];
