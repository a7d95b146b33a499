import { useState } from 'react';
import { useSessionsApi } from '../api/use-sessions-api.ts';
import { ReasonDialog } from '../parts/ReasonDialog.tsx';
import { DeskArrivalDialog } from './DeskArrivalDialog.tsx';
import {
  arrivalWords,
  attendeeWords,
  type Invitee,
  outcomeWords,
  STEP_WORDS,
  serviceWords,
  stepOf,
} from './roster-state.ts';
import { ServiceDialog } from './ServiceDialog.tsx';

interface Deed {
  readonly word: string;
  readonly act: () => void;
}
type Asking = 'serve' | 'arrive' | 'undo' | 'remove';

/** One who is summoned, and what can be done next. */
export function InviteeRow({
  invitee,
  plans,
  conducts,
  onSummon,
}: {
  invitee: Invitee;
  plans: boolean;
  conducts: boolean;
  onSummon: () => void;
}) {
  const api = useSessionsApi();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { sessionId, inviteeId, maskedName, arrival, outcome, summoned } = invitee;
  const step = stepOf(invitee);
  const close = () => setAsking(null);
  const all: readonly (Deed & { readonly isNext: boolean; readonly may: boolean })[] = [
    {
      ...{ word: summoned ? '重制传票' : '制作传票', act: onSummon },
      ...{ isNext: step === 'invited', may: plans && !arrival },
    },
    {
      ...{ word: '登记送达', act: () => setAsking('serve') },
      ...{ isNext: step === 'summoned', may: conducts },
    },
    {
      ...{ word: '窗口签到', act: () => setAsking('arrive') },
      ...{ isNext: step === 'served', may: conducts && !arrival },
    },
    {
      ...{ word: '撤销到场', act: () => setAsking('undo') },
      ...{ isNext: false, may: conducts && arrival !== null && !outcome },
    },
    {
      ...{ word: '移出名单', act: () => setAsking('remove') },
      ...{ isNext: false, may: plans && !arrival && !outcome },
    },
  ];
  const possible = all.filter(({ may }) => may);
  const next = possible.find(({ isNext }) => isNext);
  const rest = possible.filter((deed) => deed !== next);
  return (
    <tr data-step={step}>
      <th scope="row">
        <b>{maskedName}</b>
        {attendeeWords(invitee) !== null && <p className="hint">{attendeeWords(invitee)}</p>}
      </th>
      <td className="flush-number">{invitee.caseNumber}</td>
      <td>
        {serviceWords(invitee) ?? (
          <span className="warn">▲ {summoned ? '待送达' : '待制传票'}</span>
        )}
      </td>
      <td>{arrivalWords(invitee) ?? <span className="hint">未到</span>}</td>
      <td>{outcomeWords(invitee) ?? <span className="hint">—</span>}</td>
      <td>
        <span className="row-deeds">
          {next && (
            <button type="button" onClick={next.act}>
              {next.word}
            </button>
          )}
          {rest.length > 0 && (
            <details className="more">
              <summary>更多</summary>
              <span className="more-deeds">
                {rest.map(({ word, act }) => (
                  <button key={word} type="button" className="quiet" onClick={act}>
                    {word}
                  </button>
                ))}
              </span>
            </details>
          )}
        </span>
        {asking === 'serve' && <ServiceDialog invitee={invitee} onClose={close} />}
        {asking === 'arrive' && <DeskArrivalDialog invitee={invitee} onClose={close} />}
        {asking === 'undo' && (
          <ReasonDialog
            title={`撤销 ${maskedName} 的到场`}
            action="撤销到场"
            onDo={async (reason) => void (await api.undoArrival(sessionId, inviteeId, reason))}
            onClose={close}
          />
        )}
        {asking === 'remove' && (
          <ReasonDialog
            title={`把 ${maskedName} 移出名单`}
            action="移出名单"
            onDo={async (reason) => void (await api.uninvite(sessionId, inviteeId, reason))}
            onClose={close}
          />
        )}
        <span className="sr-only">{STEP_WORDS[step]}</span>
      </td>
    </tr>
  );
}
