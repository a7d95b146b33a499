import { useEffect, useRef } from 'react';
import type { View } from '../../../wire/views.ts';
import type { Standing } from '../../desk/api/polled.ts';
import { Refused, wordsOf } from '../../desk/api/refused.ts';
import { AsOf } from '../../ui/AsOf.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { clockTime, quantity } from '../../ui/format.ts';
import { Notice, Skeleton } from '../../ui/Notice.tsx';
import { Bars } from './Bars.tsx';
import { comparisonWords, spanWords, whyNone } from './card-words.ts';
import { Development } from './Development.tsx';
import { Formula } from './Formula.tsx';
import { FromRow } from './FromRow.tsx';
import type { CardFigure } from './figure-api.ts';
import { Proof } from './Proof.tsx';
import { partsOf } from './parts.ts';
import { Reference } from './Reference.tsx';
import './figure-card.css';

export interface FigureCardProps {
  readonly standing: Standing<CardFigure>;
  /** What the wall itself holds of it; undefined: nothing. */
  readonly row: View<'statistic'> | undefined;
  readonly unit: number;
  readonly onClose: () => void;
}

/** What a figure means, how it is reckoned, what it stands on, and how it came about. */
export function FigureCard({ standing, row, unit, onClose }: FigureCardProps) {
  const title = row?.label ?? '这个数';
  const { value, error, failingSince } = standing;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      className="figure-card-veil"
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <section
        className="figure-card"
        role="dialog"
        aria-modal="true"
        aria-label={`${title}是怎么算出来的`}
        data-figure-card={value?.answer.indicator}
        data-own-gestures
        tabIndex={-1}
        ref={box}
      >
        <header className="figure-card-head">
          <h2>{value?.answer.label ?? title}</h2>
          {value && <p>{spanWords(value.answer)}</p>}
          <AsOf {...(value ? { at: value.answer.asOf } : {})} />
          <button type="button" onClick={onClose}>
            返回 Esc
          </button>
        </header>
        {value ? (
          <Known figure={value} unit={unit} />
        ) : row ? (
          <FromRow row={row} error={error} />
        ) : (
          <Unknown error={error} />
        )}
        {value && failingSince !== null && (
          <p className="figure-card-failing" role="alert">
            ▲ {clockTime(failingSince)} 起未能更新，所示为此前的数：{wordsOf(error)}
          </p>
        )}
      </section>
    </div>
  );
}

function Known({ figure, unit }: { figure: CardFigure; unit: number }) {
  const { answer } = figure;
  const parts = partsOf(figure);
  const tone = answer.unit === 'fen' ? 'money' : 'info';
  const none = whyNone(answer);
  const versus = comparisonWords(answer);
  return (
    <div className="figure-card-body">
      <div className="figure-card-value" data-parts={parts === null ? 'none' : undefined}>
        <Figure
          value={answer.value}
          show={(shown) => quantity(shown, answer.unit)}
          tone={answer.unit === 'fen' ? 'money' : 'text'}
        />
        {none !== null && <p className="figure-card-none">{none}</p>}
        {versus !== null && <p>{versus}</p>}
        <Formula answer={answer} />
        <Reference answer={answer} />
        {parts && <Bars title={parts.title} bars={parts.bars} tone={tone} />}
      </div>
      <div className="figure-card-story">
        <p className="figure-card-definition">{answer.definition}</p>
        <Development answer={answer} unit={unit} />
      </div>
      <Proof figure={figure} />
    </div>
  );
}

function Unknown({ error }: { error: unknown }) {
  if (error === null) return <Skeleton lines={7} />;
  const isMissing = error instanceof Refused && error.status === 404;
  return (
    <Notice title={isMissing ? '没有这个指标' : '暂时查不到这个数'} tone="error">
      {wordsOf(error)}
    </Notice>
  );
}
