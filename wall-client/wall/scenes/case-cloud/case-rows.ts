import type { Topic, View } from '../../../../wire/views.ts';

/** One row of a topic as its audience sees it. */
export interface Row<T extends Topic> {
  readonly id: string;
  readonly view: View<T>;
}

/** Everything one case's scope holds. */
export interface CaseRows {
  readonly case: View<'case'>;
  readonly parties: readonly Row<'party'>[];
  readonly assets: readonly Row<'asset'>[];
  readonly seizures: readonly Row<'seizure'>[];
  readonly measures: readonly Row<'measure'>[];
  readonly payments: readonly Row<'payment'>[];
  readonly timeline: readonly Row<'timeline'>[];
  readonly recordings: readonly Row<'recording'>[];
  readonly clips: readonly Row<'clip'>[];
}
