import { useRow } from '../../replica/use-replica.ts';
import { FigureCard } from './FigureCard.tsx';
import { useCardFigure } from './use-card-figure.ts';

/** The card of a figure over whatever scene is on: opened by key, touch or direction, closed by Esc. */
export default function FigureCardLayer({
  figure,
  unit,
  onClose,
}: {
  figure: string;
  unit: number;
  onClose: () => void;
}) {
  const standing = useCardFigure(figure);
  const row = useRow('statistic', figure);
  return <FigureCard standing={standing} row={row} unit={unit} onClose={onClose} />;
}
