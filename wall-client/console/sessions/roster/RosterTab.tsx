import { useState } from 'react';
import { Problem } from '../../../desk/parts/Problem.tsx';
import { usePermissions } from '../../../desk/session/use-session.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { SummonsDialog, type Summonses } from '../summons/SummonsDialog.tsx';
import { SummonsSheets } from '../summons/SummonsSheets.tsx';
import { type SessionRow, useInvitees } from '../use-session-rows.ts';
import { CheckIn } from './CheckIn.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { InviteeRow } from './InviteeRow.tsx';
import {
  countsOf,
  FILTER_WORDS,
  type Invitee,
  listed,
  ROSTER_FILTERS,
  type RosterFilter,
} from './roster-state.ts';

/** Who is summoned, whether they were served, whether they came. */
export function RosterTab({ id, row }: { id: string; row: SessionRow }) {
  const may = usePermissions();
  const invitees = useInvitees(id);
  const [filter, setFilter] = useState<RosterFilter>('all');
  const [inviting, setInviting] = useState(false);
  const [summoning, setSummoning] = useState<readonly Invitee[] | null>(null);
  const [made, setMade] = useState<Summonses | null>(null);
  const [lacking, setLacking] = useState(0);
  const isOpen = row.state === 'planned' || row.state === 'running';
  const plans = may('session.plan') && isOpen;
  const conducts = may('session.conduct') && row.state !== 'cancelled';
  const shown = listed(invitees, filter);
  const counts = countsOf(invitees);
  const without = invitees.filter(({ summoned, arrival }) => !summoned && !arrival);

  return (
    <section className="roster" aria-label="名单">
      <div className="roster-bar">
        <p className="roster-counts">
          邀请 <b>{counts.invited}</b> · 送达 <b>{counts.served}</b> · 到场 <b>{counts.arrived}</b>{' '}
          · 已有结果 <b>{counts.dealtWith}</b>
        </p>
        <fieldset className="switch" aria-label="筛选">
          {ROSTER_FILTERS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === filter}
              onClick={() => setFilter(one)}
            >
              {FILTER_WORDS[one]}
            </button>
          ))}
        </fieldset>
        <div className="page-side">
          {conducts && <CheckIn id={id} invitees={invitees} />}
          {plans && without.length > 0 && (
            <button type="button" onClick={() => setSummoning(without)}>
              制作传票（{without.length}）
            </button>
          )}
          {plans && (
            <button type="button" className="primary" onClick={() => setInviting(true)}>
              选案邀请
            </button>
          )}
        </div>
      </div>
      <Problem text={lacking > 0 ? `有 ${lacking} 份传票未能制作，请再制作一次` : null} />
      {invitees.length === 0 ? (
        <Notice title="名单还是空的">从建议或按案号选案，邀请被执行人</Notice>
      ) : shown.length === 0 ? (
        <p className="empty">没有“{FILTER_WORDS[filter]}”的人</p>
      ) : (
        <table className="table roster-table">
          <thead>
            <tr>
              <th scope="col">被执行人</th>
              <th scope="col">案号</th>
              <th scope="col">传票送达</th>
              <th scope="col">到场</th>
              <th scope="col">结果</th>
              <th scope="col">
                <span className="sr-only">办理</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((invitee) => (
              <InviteeRow
                key={invitee.inviteeId}
                invitee={invitee}
                plans={plans}
                conducts={conducts}
                onSummon={() => setSummoning([invitee])}
              />
            ))}
          </tbody>
        </table>
      )}
      {inviting && <InviteDialog id={id} invitees={invitees} onClose={() => setInviting(false)} />}
      {summoning && (
        <SummonsDialog
          whom={summoning}
          onMade={(summonses) => {
            setSummoning(null);
            setMade(summonses);
            setLacking(summonses.lacking);
          }}
          onClose={() => setSummoning(null)}
        />
      )}
      {made && (
        <SummonsSheets prints={made.prints} names={made.names} onClose={() => setMade(null)} />
      )}
    </section>
  );
}
