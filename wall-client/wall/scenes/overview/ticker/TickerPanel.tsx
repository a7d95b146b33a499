import { useMemo } from 'react';
import { useTopic } from '../../../../replica/use-replica.ts';
import { minuteTime, money, moneyText } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/Notice.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { shorten } from '../../../../ui/shorten.ts';
import { useFit } from '../../../../ui/use-fit.ts';
import { useNavigation } from '../../../navigation.ts';
import { newestFirst } from './ticker.utils.ts';
import './TickerPanel.css';

/** Ems of the reading size that a line's time and mark take beside its text. */
const TIME_EMS = 4;
/** Ems of a digit of the figures' face, and of a unit with the gaps around the amount. */
const DIGIT_EMS = 0.47;
const UNIT_EMS = 3.2;

function isAmount(amount: number | null): amount is number {
  return amount !== null && amount > 0;
}
function amountEms(amount: number | null): number {
  return isAmount(amount) ? money(amount).number.length * DIGIT_EMS + UNIT_EMS : 0;
}

/** What has just happened, newest first; lines arrive, nothing scrolls by. */
export function TickerPanel() {
  const rows = useTopic('activity');
  const { openCase } = useNavigation();
  const { ref, rows: room, ems } = useFit<HTMLOListElement>(34);
  const lines = useMemo(() => newestFirst(rows).slice(0, room), [rows, room]);
  return (
    <Panel title="办案动态" area="ticker">
      {rows.size === 0 ? (
        <Notice title="今日暂无办案动态" />
      ) : (
        <ol className="ticker" ref={ref}>
          {lines.map(({ id, view }) => (
            <li key={id} className={`ticker-${view.tone}`}>
              <button
                type="button"
                disabled={view.caseNumber === null}
                onClick={() => view.caseNumber !== null && openCase(view.caseNumber)}
              >
                <time>{minuteTime(view.occurredAt)}</time>
                <i aria-hidden="true" />
                <span>{shorten(view.text, ems - TIME_EMS - amountEms(view.amount))}</span>
                {isAmount(view.amount) && <em>{moneyText(view.amount)}</em>}
              </button>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
