import { caseStages, nodes, towns } from '../../../../wire/codes.ts';
import type { View } from '../../../../wire/views.ts';
import { fitLine } from '../../../charts/case-graph/text-fit.ts';
import { dotDay } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { closingText, limitText, stageMarks } from './case-card.utils.ts';
import './CaseCard.css';

/** Two lines of a value, u: longer texts are shortened, never cut. */
const VALUE_ROOM = 265 * 2;

/** What the case is, in the words of its file. */
export function CaseCard({
  view,
  today,
  reason,
}: {
  view: View<'case'>;
  today: string;
  /** Why this case is on the wall. */
  reason: string;
}) {
  const limit = limitText(view, today);
  const closing = closingText(view);
  const rows: [string, string][] = [
    ['立案日期', dotDay(view.filedOn)],
    ['承办法官', fitLine(view.judge ?? '未分案', VALUE_ROOM / 2, 20)],
    ['属地', towns.labels[view.town]],
    ['执行依据', fitLine(view.enforcementBasis, VALUE_ROOM, 20)],
  ];
  return (
    <Panel title="案件" aside={reason}>
      <p className="case-card-number">{view.caseNumber}</p>
      <p className="case-cause">{fitLine(view.cause, 370 * 2, 20)}</p>
      <p className={`case-stage case-stage-${view.stage}`}>
        <StatusMark name={stageMarks[view.stage]} />
        <strong>{caseStages.labels[view.stage]}</strong>
        {view.currentNode && !closing && <span>{nodes.labels[view.currentNode]}</span>}
        {closing && closing !== caseStages.labels[view.stage] && <span>{closing}</span>}
        {view.closedOn && <span className="numbers">{dotDay(view.closedOn)}</span>}
      </p>
      <dl className="case-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>法定期限</dt>
          <dd className={`limit-${limit.tone}`}>
            {limit.day && <span className="numbers">{dotDay(limit.day)}</span>}
            <strong>{limit.note}</strong>
          </dd>
        </div>
      </dl>
    </Panel>
  );
}
