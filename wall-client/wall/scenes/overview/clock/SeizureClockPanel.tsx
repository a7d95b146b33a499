import { useMemo } from 'react';
import { assetKinds, seizureMeasures } from '../../../../../wire/codes.ts';
import { useMeta, useTopic } from '../../../../replica/use-replica.ts';
import { moneyText } from '../../../../ui/format.ts';
import { Notice, Skeleton } from '../../../../ui/Notice.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { StatusMark } from '../../../../ui/StatusMark.tsx';
import { shorten } from '../../../../ui/shorten.ts';
import { useFit } from '../../../../ui/use-fit.ts';
import { useNavigation } from '../../../navigation.ts';
import { expiringCount, nextToExpire } from './seizure-clock.utils.ts';
import './SeizureClockPanel.css';

/** Seizures in force that expire next: a lapse loses the rank and cannot be undone. */
export function SeizureClockPanel() {
  const rows = useTopic('expiry');
  const today = useMeta('courtToday');
  const { openCase } = useNavigation();
  const { ref, rows: room } = useFit<HTMLOListElement>(55);
  const next = useMemo(
    () => (today ? nextToExpire(rows, today, room) : undefined),
    [rows, today, room],
  );
  return (
    <Panel
      title="查控到期"
      area="clock"
      aside={rows.size > 0 ? <span>60 日内 {expiringCount(rows.size)} 件</span> : undefined}
    >
      {next === undefined ? (
        <Skeleton />
      ) : rows.size === 0 ? (
        <Notice title="六十日内没有到期的查封冻结" />
      ) : (
        <ol className="expiries" ref={ref}>
          {next.map(({ id, daysLeft, mark, view }) => (
            <li key={id}>
              <button type="button" onClick={() => openCase(view.caseNumber)}>
                <span className={`expiry-days expiry-${mark}`}>
                  <StatusMark name={mark} />
                  {daysLeft === 0 ? (
                    <b className="expiry-today">今日</b>
                  ) : (
                    <>
                      <b>{daysLeft}</b>天
                    </>
                  )}
                </span>
                <span className="expiry-what">
                  <span>
                    {seizureMeasures.labels[view.measure]}
                    {assetKinds.labels[view.kind]}
                    {view.value !== null && <em>{moneyText(view.value)}</em>}
                  </span>
                  <span className="expiry-case flush-number">{shorten(view.caseNumber, 15)}</span>
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
