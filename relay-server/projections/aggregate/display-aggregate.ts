import { type DisplayState, takeDisplayEvent } from '../../rules/displays/display-state.ts';
import { gone, type RowChange, row } from '../rows.ts';
import type { Carried } from './carried-aggregate.ts';

/** One display, from its pairing to its revocation: `display:ID`. */
export const display: Carried<DisplayState> = {
  take: takeDisplayEvent,
  changes: (_key, _before, after) => (after === null ? [] : [changeOf(after)]),
};

function changeOf(display: DisplayState): RowChange {
  const { displayId, revoked, name, wallId, column, row: line, pairedAt, by, keyDigest } = display;
  if (revoked) return gone('display', displayId, null);
  return row('display', displayId, null, {
    ...{ name, wallId, column, row: line, pairedAt, by, keyDigest },
  });
}
