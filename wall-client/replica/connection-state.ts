import type { Welcome } from '../../wire/frame.ts';
import type { LinkState } from './link.ts';

/** What the relay takes this display for, and how far it can be trusted now. */
export interface ConnectionState {
  readonly link: LinkState;
  readonly audience: string | null;
  readonly roomMode: Welcome['roomMode'] | null;
  /** Which display this is, or that nobody has let it in; null: the relay has not said. */
  readonly display: Welcome['display'] | null;
  /** Grows when the page comes before another audience: whatever it shows is built anew then. */
  readonly generation: number;
  /** The relay serves a newer build of the pages than the one that is open. */
  readonly outdated: boolean;
}

/** Before the relay has said anything. */
export const UNWELCOMED: ConnectionState = {
  ...{ link: 'stale', audience: null, roomMode: null, display: null },
  ...{ generation: 0, outdated: false },
};

export function isSameState(one: ConnectionState, other: ConnectionState): boolean {
  return (
    one.link === other.link &&
    one.audience === other.audience &&
    one.roomMode === other.roomMode &&
    one.display === other.display &&
    one.generation === other.generation &&
    one.outdated === other.outdated
  );
}
