import type { FigureAnswer } from '../../../wire/figures.ts';
import { quantity } from '../../ui/format.ts';
import { said } from './card-words.ts';

const STANDING = { within: '在区间内', below: '低于区间', above: '高于区间' } as const;

/** The interval in which a figure ought to lie, and who says so; nothing where there is none. */
export function Reference({ answer: { reference, unit } }: { answer: FigureAnswer }) {
  if (reference === null) return null;
  const { low, high, source, standing } = reference;
  const end = (value: number) => said(quantity(value, unit));
  const interval =
    low !== null && high !== null
      ? `${end(low)} 至 ${end(high)}`
      : low !== null
        ? `不低于 ${end(low)}`
        : high !== null
          ? `不高于 ${end(high)}`
          : '不限';
  return (
    <div className="figure-card-reference">
      <h3>参考区间</h3>
      <p>
        {interval}
        {standing !== null && <strong data-standing={standing}>　{STANDING[standing]}</strong>}
      </p>
      <p className="quiet">{source}</p>
    </div>
  );
}
