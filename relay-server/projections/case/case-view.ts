import type { AlertWindow } from '../../rules/alerts/window.ts';
import { alertWindows } from '../../rules/alerts.ts';
import type { CaseState } from '../../rules/case-state.ts';
import { earliest } from '../../rules/days.ts';
import { wakeOn } from '../../rules/wake.ts';
import type { Row, RowData } from '../rows.ts';
import { alertRows } from './alert-rows.ts';
import { caseRow } from './case-row.ts';
import { expiryRows } from './expiry-rows.ts';
import { leavesMapOn } from './point-row.ts';

/** A state with those of its rows that hang on all of it: made when asked for, once. */
export class CaseView {
  readonly state: CaseState;
  #caseRow: RowData<'case'> | undefined;
  #clockRows: readonly Row[] | undefined;
  #windows: readonly AlertWindow[] | undefined;

  constructor(state: CaseState) {
    this.state = state;
  }

  get caseRow(): RowData<'case'> {
    this.#caseRow ??= caseRow(this.state);
    return this.#caseRow;
  }

  /** Rows that hang on the day as well as on the state: what expires and what is due. */
  get clockRows(): readonly Row[] {
    this.#clockRows ??= [...expiryRows(this.state), ...alertRows(this.state, this.#alertWindows)];
    return this.#clockRows;
  }

  /** The next court day on which the clock alone changes the case or its rows; null: none. */
  get wakeOn(): string | null {
    const { state } = this;
    const changes = wakeOn(state, state.advancedTo, this.#alertWindows);
    return earliest(changes, leavesMapOn(state), state.advancedTo);
  }

  get #alertWindows(): readonly AlertWindow[] {
    this.#windows ??= alertWindows(this.state, this.state.advancedTo);
    return this.#windows;
  }
}
