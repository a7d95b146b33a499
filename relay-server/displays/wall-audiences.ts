import type { RoomMode } from '../../wire/codes.ts';
import type { Audience } from '../audiences/audience.ts';
import { bureau } from '../audiences/bureau.ts';
import { closed } from '../audiences/closed.ts';
import { consoleAudience } from '../audiences/console.ts';
import { delegates } from '../audiences/delegates.ts';
import type { RelayFacts } from '../audiences/relay-facts.ts';
import { session } from '../audiences/session.ts';

/** The one instance of each audience: displays of one share rooms and frames by it. */
export class WallAudiences {
  readonly console: Audience;
  readonly #facts: () => RelayFacts;
  readonly #ofMode: Readonly<Record<Exclude<RoomMode, 'session'>, Audience>>;
  readonly #sessions = new Map<string, Audience>();

  constructor(facts: () => RelayFacts) {
    this.#facts = facts;
    this.console = consoleAudience(facts);
    this.#ofMode = { bureau: bureau(facts), delegates: delegates(facts), closed: closed(facts) };
  }

  /** Who stands before a wall in a mode. */
  of(mode: RoomMode, wallId: string): Audience {
    if (mode !== 'session') return this.#ofMode[mode];
    const made = this.#sessions.get(wallId) ?? session(this.#facts, wallId);
    this.#sessions.set(wallId, made);
    return made;
  }
}
