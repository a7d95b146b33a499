import { useMemo } from 'react';
import { useMeta, useTopic } from '../../../../replica/use-replica.ts';
import { moneyText } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/Notice.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { useFit } from '../../../../ui/use-fit.ts';
import { useNavigation } from '../../../navigation.ts';
import { fitTickerLine, newestFirst, shortTown, whenWords, wordsOf } from './ticker.utils.ts';
import './TickerPanel.css';

/** Ems of the reading size of the columns before the words (TickerPanel.css), gaps included. */
const TIME_EMS = 2.2;
const DATED_EMS = 4.6;
const BEFORE_EMS = 5.2;

/** What has just happened, newest first; lines arrive, nothing scrolls by. */
export function TickerPanel() {
  const rows = useTopic('activity');
  const today = useMeta('courtToday') ?? '';
  const { openCase } = useNavigation();
  const { ref, rows: room, ems } = useFit<HTMLOListElement>(33);
  const lines = useMemo(
    () =>
      newestFirst(rows)
        .slice(0, room)
        .map(({ id, view }) => ({ id, view, when: whenWords(view.occurredAt, today) })),
    [rows, room, today],
  );
  const dated = lines.some(({ when }) => when.length > 5);
  const words = ems - BEFORE_EMS - (dated ? DATED_EMS : TIME_EMS);
  return (
    <Panel title="办案动态" area="ticker">
      {rows.size === 0 ? (
        <Notice title="今日暂无办案动态" />
      ) : (
        <ol className={dated ? 'ticker ticker-dated' : 'ticker'} ref={ref}>
          {lines.map(({ id, view, when }) => {
            const { tone, amount } = view;
            const line = fitTickerLine({ text: wordsOf(view), amount, tone }, words);
            return (
              <li key={id} className={`ticker-${tone}`}>
                <button
                  type="button"
                  disabled={view.caseNumber === null}
                  onClick={() => view.caseNumber !== null && openCase(view.caseNumber)}
                >
                  <time>{when}</time>
                  <i aria-hidden="true" />
                  <span className="ticker-town">{shortTown(view.town)}</span>
                  <span>{line.text}</span>
                  {line.amount && amount !== null && <em>{moneyText(amount)}</em>}
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
