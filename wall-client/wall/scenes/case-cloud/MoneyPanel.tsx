import type { View } from '../../../../wire/views.ts';
import { Figure } from '../../../ui/Figure.tsx';
import { moneyText, quantity } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { moneyBar } from './case-card.utils.ts';
import './MoneyPanel.css';

const fen = (value: number | null) => quantity(value, 'fen');

/** Claimed, recovered, outstanding: three figures of the case's row and one bar. */
export function MoneyPanel({ view }: { view: View<'case'> }) {
  const bar = moneyBar(view);
  return (
    <Panel title="案款">
      <div className="money-main">
        <span>实际到位</span>
        <Figure
          value={view.recoveredAmount}
          show={fen}
          tone={view.recoveredAmount > 0 ? 'money' : 'text'}
        />
      </div>
      <div className="money-bar" aria-hidden="true">
        <i className="money-recovered" style={{ width: `${bar.recovered}%` }} />
        <i className="money-waived" style={{ width: `${bar.waived}%` }} />
      </div>
      <div className="money-pair">
        <div>
          <span>申请标的</span>
          <Figure value={view.claimAmount} show={fen} size="middle" />
        </div>
        <div>
          <span>未到位</span>
          <Figure value={view.outstandingAmount} show={fen} size="middle" />
        </div>
      </div>
      <p className="money-notes">
        <span>
          已发放 <b>{moneyText(view.disbursedAmount)}</b>
        </span>
        {view.waivedAmount > 0 && (
          <span>
            放弃 <b>{moneyText(view.waivedAmount)}</b>
          </span>
        )}
      </p>
    </Panel>
  );
}
