import { useState } from 'react';
import { attendeeCapacities } from '../../../../wire/codes.ts';
import type { SummonsPrint } from '../../../../wire/sessions.ts';
import { useAsker } from '../../../desk/api/use-asker.ts';
import { useDeed } from '../../../desk/api/use-deed.ts';
import { Dialog } from '../../../desk/parts/Dialog.tsx';
import { Problem } from '../../../desk/parts/Problem.tsx';
import { usePermissions } from '../../../desk/session/use-session.ts';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import type { Invitee } from '../roster/roster-state.ts';
import { type Attendee, attendeeOf } from './attendee-draft.ts';
import { type ClearNames, readNames } from './names-api.ts';

export interface Summonses {
  readonly prints: readonly SummonsPrint[];
  readonly names: ClearNames;
  /** How many could not be made out; they are asked for once more. */
  readonly lacking: number;
}

/** Makes out summonses: with the names to be filled in by hand, or in clear, which is a read that is told to the log. */
export function SummonsDialog({
  whom,
  onMade,
  onClose,
}: {
  whom: readonly Invitee[];
  onMade: (made: Summonses) => void;
  onClose: () => void;
}) {
  const api = useSessionsApi();
  const asker = useAsker();
  const may = usePermissions();
  const { busy, problem, run } = useDeed();
  const [inClear, setInClear] = useState(false);
  const [reason, setReason] = useState('制作警示活动传票');
  const [capacity, setCapacity] = useState<Attendee['capacity']>('legalRepresentative');
  const [attendee, setAttendee] = useState('');
  const lacks = inClear && reason.trim() === '';

  /** Names first: nothing is made out where they are not given. Each that was made out can be printed even when a later one fails. */
  async function make() {
    const prints: SummonsPrint[] = [];
    let names: ClearNames = new Map();
    await run(async () => {
      if (inClear) names = await readNames(asker, whom, reason.trim());
      for (const { sessionId, inviteeId } of whom) {
        prints.push(await api.summon(sessionId, inviteeId, attendeeOf(capacity, attendee)));
      }
    });
    if (prints.length > 0) onMade({ prints, names, lacking: whom.length - prints.length });
  }

  return (
    <Dialog title={`制作传票 ${whom.length} 份`} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!lacks) void make();
        }}
      >
        <fieldset className="switch" aria-label="被传唤人姓名">
          <button type="button" aria-pressed={!inClear} onClick={() => setInClear(false)}>
            姓名由送达人手填
          </button>
          <button
            type="button"
            aria-pressed={inClear}
            disabled={!may('read.unmasked')}
            onClick={() => setInClear(true)}
          >
            印上真实姓名
          </button>
        </fieldset>
        {inClear && (
          <label className="field">
            <span>查阅事由（连同您的账号记录在案）</span>
            <input
              value={reason}
              maxLength={200}
              autoComplete="off"
              onChange={({ target }) => setReason(target.value)}
            />
          </label>
        )}
        {whom.length === 1 && (
          <div className="form">
            <label className="field">
              <span>被执行人是单位的，由谁到场</span>
              <select
                value={capacity}
                onChange={({ target }) => {
                  const chosen = attendeeCapacities.codes.find((one) => one === target.value);
                  if (chosen) setCapacity(chosen);
                }}
              >
                {attendeeCapacities.codes.map((code) => (
                  <option key={code} value={code}>
                    {attendeeCapacities.labels[code]}
                  </option>
                ))}
              </select>
            </label>
            <label className="field">
              <span>到场人姓名（自然人不填；可留空，由送达人手填）</span>
              <input
                value={attendee}
                maxLength={40}
                autoComplete="off"
                onChange={({ target }) => setAttendee(target.value)}
              />
            </label>
          </div>
        )}
        <p className="hint">签到码只显示一次，制作后请立即打印；重新制作的，原来的签到码作废。</p>
        <Problem text={problem} />
        <div className="form-foot">
          <button type="button" onClick={onClose} disabled={busy}>
            返回
          </button>
          <button type="submit" className="primary" disabled={busy || lacks}>
            {busy ? '正在制作……' : '制作'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
