import { useState } from 'react';
import type { ClipItem, RecordingDetail } from '../../../wire/library.ts';
import { Icon } from '../../desk/parts/Icon.tsx';
import { lengthWords } from '../../recordings/words.ts';
import { clockTime } from '../../ui/format.ts';
import { useApi } from '../api/use-api.ts';
import { Badge } from '../clearance/Badge.tsx';
import { ClearanceDialog } from '../clearance/ClearanceDialog.tsx';
import { useClearances } from '../clearance/use-clearances.ts';
import { Reasoned } from '../parts/Reasoned.tsx';
import { measureWord } from './clip-draft.ts';

/** One clip: plays from its in to its out; withdrawn with a reason. */
export function ClipRow({
  clip,
  detail,
  isChosen,
  onPlay,
  onChanged,
}: {
  clip: ClipItem;
  detail: RecordingDetail;
  isChosen: boolean;
  onPlay: () => void;
  onChanged: () => void;
}) {
  const api = useApi();
  const [withdrawing, setWithdrawing] = useState(false);
  const [opening, setOpening] = useState(false);
  const clearances = useClearances();
  const { startedAt, caseNumber: recordingCase } = detail;
  const { title, fromMs, toMs, caseType, measure, caseNumber, note, by } = clip;
  return (
    <li className={isChosen ? 'clip-row clip-chosen' : 'clip-row'}>
      <button type="button" className="clip-play" aria-label={`播放片段 ${title}`} onClick={onPlay}>
        <Icon name="play" />
      </button>
      <div className="clip-words">
        <p>
          <bdi className="clip-name" title={title}>
            {title}
          </bdi>
          {measure !== null && <span className="tag">{measureWord(measure)}</span>}
          {caseType !== null && <span className="tag">{caseType}</span>}
          <Badge clearance={clearances.of(clip.id)} />
        </p>
        <p className="row-quiet">
          <span>
            {clockTime(startedAt + fromMs)} 起 {lengthWords(toMs - fromMs)}
          </span>
          <bdi>{by} 标记</bdi>
          {caseNumber !== null && caseNumber !== recordingCase && <span>{caseNumber}</span>}
          {note !== null && <bdi className="clip-remark">{note}</bdi>}
        </p>
        {withdrawing && (
          <Reasoned
            label="撤下的理由"
            action="撤下"
            tone="danger"
            required
            onDo={(reason) => api.withdraw(clip.id, reason)}
            onDone={onChanged}
            onCancel={() => setWithdrawing(false)}
          />
        )}
      </div>
      {!withdrawing && (
        <button type="button" aria-label={`对外放行 ${title}`} onClick={() => setOpening(true)}>
          对外放行
        </button>
      )}
      {opening && (
        <ClearanceDialog
          detail={detail}
          clip={clip}
          onClose={() => setOpening(false)}
          onChanged={() => {
            clearances.again();
            onChanged();
          }}
        />
      )}
      {!withdrawing && (
        <button
          type="button"
          className="quiet"
          aria-label={`撤下片段 ${title}`}
          onClick={() => setWithdrawing(true)}
        >
          撤下
        </button>
      )}
    </li>
  );
}
