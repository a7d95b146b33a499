import { useState } from 'react';
import { type ClearanceItem, clearedAddress } from '../../../wire/clearance.ts';
import { clearanceAudiences } from '../../../wire/codes.ts';
import { usePermissions } from '../../desk/session/use-session.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { audienceWords } from './standing.ts';
import { useClearanceApi } from './use-clearances.ts';

type Cleared = NonNullable<ClearanceItem['cleared']>;

/** What is shown now, exactly as it is; withdrawn at once, for some or for all. */
export function ShownPart({
  clipId,
  cleared,
  onDone,
}: {
  clipId: string;
  cleared: Cleared;
  onDone: () => void;
}) {
  const api = useClearanceApi();
  const may = usePermissions();
  const [from, setFrom] = useState('all');
  const chosen = clearanceAudiences.codes.filter((code) => code === from);
  return (
    <section className="shown-part" aria-label="现在放行的成片">
      {/* biome-ignore lint/a11y/useMediaCaption: a field recording has no words that were written down */}
      <video
        controls
        preload="metadata"
        aria-label="放行的成片"
        src={clearedAddress(cleared.derivativeId)}
      />
      <div className="form">
        <p>
          「{cleared.publicTitle}」{cleared.maskedParty}，{cleared.by} 批准用于
          {audienceWords(cleared.audiences)}
        </p>
        {may('clearance.propose') && (
          <>
            <label className="field">
              <span>撤回对象</span>
              <select value={from} onChange={({ target }) => setFrom(target.value)}>
                <option value="all">全部撤回</option>
                {cleared.audiences.length > 1 &&
                  cleared.audiences.map((code) => (
                    <option key={code} value={code}>
                      只撤回{clearanceAudiences.labels[code]}
                    </option>
                  ))}
              </select>
            </label>
            <ReasonForm
              label="撤回的理由（立即停止播放）"
              action="撤回"
              onDo={(reason) => api.withdraw(clipId, chosen.length > 0 ? chosen : 'all', reason)}
              onDone={onDone}
            />
          </>
        )}
      </div>
    </section>
  );
}
