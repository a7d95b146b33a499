import type { VisitPage } from '../../../../wire/codes.ts';
import { ExampleCase } from '../../draw/ExampleCase.tsx';

/** Of which figure a page's case is; null: a case's course says nothing of what the page is about. */
const FIGURES: Readonly<Record<VisitPage, string | null>> = {
  year: 'closedCount@centre',
  faster: 'averageClosingDays@year',
  calmer: null,
  open: 'codeCases@centre',
  settled: 'warningSettled@year',
  stock: 'campaignRequeried@centre',
};

/** The place of a masked case that illustrates a page; nothing stands here unless it is a true one. */
export function ExampleSlot({ page }: { page: VisitPage }) {
  const figure = FIGURES[page];
  return figure === null ? null : <ExampleCase figure={figure} />;
}
