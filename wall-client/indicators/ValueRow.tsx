import type { FigureAnswer } from '../../wire/figures.ts';
import { exactMoney, quantity, shortMoment } from '../ui/format.ts';
import { halfOf, partQuantity, said, spanWords, whyNone } from '../wall/figure-card/card-words.ts';

/** One period of an indicator; a text says why there is no answer. */
export function ValueRow({
  period,
  value,
  halves,
}: {
  period: string;
  value: FigureAnswer | string | undefined;
  halves: 1 | 2;
}) {
  if (value === undefined || typeof value === 'string') {
    return (
      <tr>
        <th scope="row">{period}</th>
        <td colSpan={3 + halves} className="quiet">
          {value ?? '正在取数……'}
        </td>
      </tr>
    );
  }
  return (
    <tr data-figure={`${value.indicator}@${value.period.id ?? ''}`} data-value={value.value ?? ''}>
      <th scope="row">{value.period.label}</th>
      <td
        title={value.unit === 'fen' && value.value !== null ? exactMoney(value.value) : undefined}
      >
        {whyNone(value) ?? <strong>{said(quantity(value.value, value.unit))}</strong>}
      </td>
      <Half answer={value} part="numerator" />
      {halves === 2 && <Half answer={value} part="denominator" />}
      <td>{spanWords(value)}</td>
      <td>{shortMoment(value.asOf)}</td>
    </tr>
  );
}

function Half({ answer, part }: { answer: FigureAnswer; part: 'numerator' | 'denominator' }) {
  const value = halfOf(answer, part);
  const text = answer.formula[part] ?? '';
  return <td>{value === null ? '—' : said(partQuantity(answer, part, { text, value }))}</td>;
}
