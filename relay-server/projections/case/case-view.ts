import { openingReached } from '../../rules/alerts/case-alerts.ts';
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

/** Rows that hang on the day, and the windows that alerts among them follow from: made when asked for. */
interface Clocked {
  rows?: readonly Row[];
  windows?: readonly AlertWindow[];
}

/** A state with those of its rows that hang on all of it: made when asked for, once. */
export class CaseView {
  readonly state: CaseState;
  readonly #clocked: Clocked;
  #caseRow: RowData<'case'> | undefined;

  /** @param before of the same case: where nothing that the day decides on has changed, it is not made anew */
  constructor(state: CaseState, before?: CaseView) {
    this.state = state;
    this.#clocked = before && isSameToClock(before.state, state) ? before.#clocked : {};
  }

  get caseRow(): RowData<'case'> {
    this.#caseRow ??= caseRow(this.state);
    return this.#caseRow;
  }

  /** Rows that hang on the day as well as on the state: what expires and what is due. */
  get clockRows(): readonly Row[] {
    const { state } = this;
    this.#clocked.rows ??= [...expiryRows(state), ...alertRows(state, this.#alertWindows)];
    return this.#clocked.rows;
  }

  /** The next court day on which the clock alone changes the case or its rows; null: none. */
  get wakeOn(): string | null {
    const { state } = this;
    const changes = wakeOn(state, state.advancedTo, this.#alertWindows);
    return earliest(changes, leavesMapOn(state), state.advancedTo);
  }

  get #alertWindows(): readonly AlertWindow[] {
    this.#clocked.windows ??= alertWindows(this.state, this.state.advancedTo);
    return this.#clocked.windows;
  }
}

/** What `clockRows` and alert windows do not read of a state; of its nodes only how far the opening has come. */
export const UNREAD_BY_CLOCK: ReadonlySet<string> = new Set<keyof CaseState>([
  ...(['judge', 'currentNode', 'lastInquiryOn', 'visits', 'codePushes', 'newestAt'] as const),
  ...(['measures', 'disbursedAmount', 'campaigns', 'warnings', 'clockChangedOn'] as const),
]);

function isSameToClock(before: CaseState, after: CaseState): boolean {
  const [old, now] = [before.nodeDays, after.nodeDays];
  return (
    (old === now || openingReached(old) === openingReached(now)) &&
    isSameBut(before, after, UNREAD_AND_NODES)
  );
}

const UNREAD_AND_NODES: ReadonlySet<string> = new Set([...UNREAD_BY_CLOCK, 'nodeDays']);

function isSameBut<T extends object>(a: T, b: T, but: ReadonlySet<string>): boolean {
  for (const key in b) if (a[key] !== b[key] && !but.has(key)) return false;
  return true;
}
