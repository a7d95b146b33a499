import type { View } from '../../wire/views.ts';

/** What the meta row says that the relay knows and the log does not. */
export interface RelayFacts {
  readonly courtName: string;
  /** Demo data: every screen says so. */
  readonly demo: boolean;
  /** Court day on which the centre opened: the start of open-ended figures. */
  readonly openedOn: string;
  /** readOnly: nothing can be recorded at present. */
  readonly health: 'ok' | 'readOnly';
  /** Since when `health` has been so, UTC ms. */
  readonly since: number;
  /** How recording of field video stands; null: nothing is recorded. */
  readonly recording: NonNullable<View<'meta'>['recording']> | null;
}
