import type { RoomMode } from '../../wire/codes.ts';
import type { Audience } from '../audiences/audience.ts';
import { bureau } from '../audiences/bureau.ts';
import { closed } from '../audiences/closed.ts';
import { consoleAudience } from '../audiences/console.ts';
import { delegates } from '../audiences/delegates.ts';
import type { RelayFacts } from '../audiences/relay-facts.ts';
import { session } from '../audiences/session.ts';
import { type WithheldClip, withhold } from '../audiences/withheld.ts';

/** The one instance of each audience: displays of one share rooms and frames by it. */
export class WallAudiences {
  readonly console: Audience;
  readonly #facts: () => RelayFacts;
  readonly #ofMode: Readonly<Record<'bureau' | 'closed', Audience>>;
  readonly #ofWall = {
    session: new Map<string, Audience>(),
    delegates: new Map<string, Audience>(),
  } as const;

  #withheld: readonly WithheldClip[] = [];

  constructor(facts: () => RelayFacts) {
    this.#facts = facts;
    this.console = consoleAudience(facts);
    this.#ofMode = { bureau: bureau(facts), closed: closed(facts) };
  }

  /** From now on nobody to whom it was shown is sent this clip; it is never cleared again under its name. */
  withhold(clip: WithheldClip): void {
    this.#withheld = [...this.#withheld, clip];
    for (const known of Object.values(this.#ofWall)) known.clear();
  }

  /** Who stands before a wall in a mode. */
  of(mode: RoomMode, wallId: string): Audience {
    if (mode === 'bureau' || mode === 'closed') return this.#ofMode[mode];
    const known = this.#ofWall[mode];
    const make = mode === 'session' ? session : delegates;
    const made = known.get(wallId) ?? withhold(make(this.#facts, wallId), mode, this.#withheld);
    known.set(wallId, made);
    return made;
  }
}
