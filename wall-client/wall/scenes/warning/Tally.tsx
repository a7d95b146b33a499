import { Figure } from '../../../ui/Figure.tsx';
import { count, money, type Quantity } from '../../../ui/format.ts';
import type { Showing } from './programme.utils.ts';

const persons = (value: number | null): Quantity => ({ number: count(value ?? 0), unit: '人' });
const sum = (value: number | null): Quantity => money(value ?? 0);

/** What the session has come to so far, out of its ledger; no names. */
export function Tally({ tally, large }: { tally: Showing['tally']; large: boolean }) {
  const size = large ? 'figure' : 'middle';
  return (
    <dl className="warning-tally" aria-label="本场实况">
      <div>
        <dt>到场</dt>
        <dd>
          <Figure value={tally.arrived} show={persons} size={size} />
        </dd>
      </div>
      <div>
        <dt>达成和解</dt>
        <dd>
          <Figure value={tally.settled} show={persons} size={size} />
        </dd>
      </div>
      <div>
        <dt>当场履行</dt>
        <dd>
          <Figure value={tally.receivedFen} show={sum} tone="money" size={size} />
        </dd>
      </div>
    </dl>
  );
}
