import { useCallback, useState } from 'react';
import { wordsOf } from '../../../desk/api/refused.ts';
import { useDeed } from '../../../desk/api/use-deed.ts';
import { usePolled } from '../../../desk/api/use-polled.ts';
import { Dialog } from '../../../desk/parts/Dialog.tsx';
import { Problem } from '../../../desk/parts/Problem.tsx';
import { moneyText } from '../../../ui/format.ts';
import { Skeleton } from '../../../ui/Notice.tsx';
import type { Suggestion, Whom } from '../api/sessions-api.ts';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import { InviteSearch } from './InviteSearch.tsx';
import type { Invitee } from './roster-state.ts';

const RARELY_MS = 60_000;
export const keyOfWhom = ({ caseNumber, partyId }: Whom) => `${caseNumber}\n${partyId}`;

/** Cases that fit, each with its reasons, and any other by search; names masked. */
export function InviteDialog({
  id,
  invitees,
  onClose,
}: {
  id: string;
  invitees: readonly Invitee[];
  onClose: () => void;
}) {
  const api = useSessionsApi();
  const { busy, problem, run } = useDeed();
  const load = useCallback((signal: AbortSignal) => api.suggestions(id, signal), [api, id]);
  const { value, error } = usePolled(load, { every: RARELY_MS, keeps: true });
  const [chosen, setChosen] = useState<ReadonlyMap<string, Whom>>(new Map());
  const there = new Set(invitees.map(keyOfWhom));
  const toggle = (whom: Whom) => {
    const next = new Map(chosen);
    const key = keyOfWhom(whom);
    if (!next.delete(key)) next.set(key, { caseNumber: whom.caseNumber, partyId: whom.partyId });
    setChosen(next);
  };
  async function invite() {
    const done = await run(async () => {
      await api.invite(id, [...chosen.values()]);
    });
    if (done) onClose();
  }
  const offered = value?.filter((one) => !there.has(keyOfWhom(one)));
  return (
    <Dialog title="选案邀请" onClose={onClose}>
      <div className="invite">
        <InviteSearch there={there} chosen={chosen} onToggle={toggle} />
        <h3>建议邀请</h3>
        {error !== null && !value && <Problem text={wordsOf(error)} />}
        {!value && error === null && <Skeleton lines={4} />}
        {offered?.length === 0 && <p className="empty">没有更多合适的案件</p>}
        <ul className="invite-list">
          {offered?.map((one) => (
            <SuggestionRow
              key={keyOfWhom(one)}
              suggestion={one}
              isChosen={chosen.has(keyOfWhom(one))}
              onToggle={() => toggle(one)}
            />
          ))}
        </ul>
      </div>
      <div className="form-foot">
        <Problem text={problem} />
        <button type="button" onClick={onClose} disabled={busy}>
          返回
        </button>
        <button
          type="button"
          className="primary"
          disabled={busy || chosen.size === 0}
          onClick={() => void invite()}
        >
          {busy ? '正在邀请……' : chosen.size === 0 ? '邀请' : `邀请 ${chosen.size} 人`}
        </button>
      </div>
    </Dialog>
  );
}

function SuggestionRow({
  suggestion,
  isChosen,
  onToggle,
}: {
  suggestion: Suggestion;
  isChosen: boolean;
  onToggle: () => void;
}) {
  const { maskedName, caseNumber, cause, outstandingFen } = suggestion;
  const reasons = [
    ['有能力', suggestion.able],
    ['拒履行', suggestion.refusing],
    ['可送达', suggestion.reachable],
  ] as const;
  return (
    <li>
      <label>
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span className="invite-who">
          <b>{maskedName}</b> <span>{caseNumber}</span> · {cause} · 未履行{' '}
          {moneyText(outstandingFen)}
        </span>
        <span className="invite-why">
          {reasons
            .flatMap(([word, said]) => (said.length === 0 ? [] : [`${word}：${said.join('、')}`]))
            .join('；')}
        </span>
      </label>
    </li>
  );
}
