import { useMemo } from 'react';
import { paymentOrigins } from '../../../../wire/codes.ts';
import { dotDay, moneyText } from '../../../ui/format.ts';
import { Notice } from '../../../ui/Notice.tsx';
import type { CaseRows } from './case-rows.ts';
import { FitList } from './FitList.tsx';
import { searchesOf } from './life.utils.ts';
import { type CourseStep, moneyCourse } from './money-course.utils.ts';
import './NoAssets.css';

/** In place of the cloud: that there is nothing to draw, where it was looked for, and how the money came all the same. */
export function NoAssets({ rows, unit }: { rows: CaseRows; unit: number }) {
  const { payments, timeline } = rows;
  const { claimAmount, closedOn } = rows.case;
  const searches = useMemo(() => searchesOf(timeline), [timeline]);
  const course = useMemo(() => moneyCourse(payments, claimAmount), [payments, claimAmount]);
  const entries = useMemo(
    () => course.steps.map((step) => ({ key: step.id, node: <Step step={step} /> })),
    [course],
  );
  const title = closedOn === null ? '尚未发现可供执行的财产' : '本案没有登记可供执行的财产';
  return (
    <div className="no-assets">
      <div className="no-assets-said">
        <Notice title={title}>{searches.join('　')}</Notice>
      </div>
      {entries.length > 0 && (
        <div className="money-course">
          <div className="money-course-row money-course-claim">
            <span className="money-course-what">申请标的</span>
            <span className="money-course-bar">
              <i style={{ width: `${course.claim}%` }} />
            </span>
            <b>{moneyText(claimAmount)}</b>
          </div>
          <div className="money-course-steps">
            <FitList
              entries={entries}
              rest={(hidden) => `更早到款 ${hidden} 笔`}
              unit={unit}
              label="案款如何到位"
            />
          </div>
        </div>
      )}
    </div>
  );
}

function Step({ step }: { step: CourseStep }) {
  const { on, origin, amount, soFar, from, width } = step;
  return (
    <div className="money-course-row">
      <span className="money-course-what">
        <span className="money-course-day">{dotDay(on)}</span>
        {paymentOrigins.labels[origin]}
      </span>
      <span className="money-course-bar">
        <i style={{ marginLeft: `${from}%`, width: `${width}%` }} />
      </span>
      <b>{moneyText(amount)}</b>
      <span className="money-course-sum">累计 {moneyText(soFar)}</span>
    </div>
  );
}
