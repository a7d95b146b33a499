import type { DisplayPrincipal } from '../access/principal.ts';
import type { RelayFacts } from '../audiences/relay-facts.ts';
import type { WithheldClip } from '../audiences/withheld.ts';
import type { Knock } from '../fanout/gate.ts';
import type { Admitted, ConnectedDisplay, DisplayHandshake } from '../fanout/start-fanout.ts';
import type { UnrecordedDeeds } from '../intake/unrecorded-deeds.ts';
import type { StoredRow } from '../log/store.ts';
import { AudienceOf, type AudienceOfOptions } from './audience-of.ts';
import { DisplayCommands, type DisplayCommandsOptions } from './commands.ts';
import type { DisplayBook } from './display-book.ts';
import { HeldAnswers } from './held-answers.ts';
import { RoomWatch } from './room-watch.ts';
import { type Pairing, Rooms } from './rooms.ts';
import { WaitingDisplays } from './waiting.ts';
import { WallAudiences } from './wall-audiences.ts';

export interface DisplaysOptions {
  readonly book: DisplayBook;
  readonly recorder: DisplayCommandsOptions['recorder'];
  readonly unrecorded: UnrecordedDeeds;
  readonly pairing: Pairing;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  readonly facts: () => RelayFacts;
  readonly signInOf: AudienceOfOptions['signInOf'];
  /** Decides anew what each socket may see, at once. */
  readonly readmit: () => void;
  /** The sockets that are open now. */
  readonly connected: () => readonly ConnectedDisplay[];
  readonly log: (line: string, error?: unknown) => void;
}

const CODES_EVERY_MS = 1_000;

/** Walls, the displays on them, and who stands before each: put together. */
export class Displays {
  readonly book: DisplayBook;
  readonly rooms: Rooms;
  readonly waiting: WaitingDisplays;
  readonly commands: DisplayCommands;
  readonly pairing: Pairing;
  readonly #options: DisplaysOptions;
  readonly #audiences: WallAudiences;
  readonly #audienceOf: AudienceOf;
  readonly #held = new HeldAnswers();
  readonly #watch: RoomWatch;
  #codes: NodeJS.Timeout | undefined;

  constructor(options: DisplaysOptions) {
    const { book, recorder, unrecorded, pairing, clock, facts, signInOf, log } = options;
    this.#options = options;
    this.book = book;
    this.pairing = pairing;
    this.rooms = new Rooms({ book, pairing, clock });
    this.waiting = new WaitingDisplays({ isConnected: ({ code }) => this.#isShown(code) });
    const { rooms, waiting } = this;
    const onChange = () => this.#changed();
    this.commands = new DisplayCommands({
      ...{ recorder, unrecorded, book, rooms, waiting, clock, onChange },
    });
    const audiences = new WallAudiences(facts);
    this.#audiences = audiences;
    this.#audienceOf = new AudienceOf({ book, waiting, rooms, audiences, pairing, signInOf });
    this.#watch = new RoomWatch({
      ...{ rooms, clock },
      onChange: () => this.#changed(),
      goBack: (wallId) => this.commands.goBack(wallId),
      onError: (error) => log('房间模式到时恢复未能记录，将重试', error),
    });
  }

  /** Before anybody is served. @throws StorageUnavailable */
  async prepare(): Promise<void> {
    if (this.pairing === 'asked') await this.commands.addOwnWall();
  }

  start(): void {
    this.#watch.start();
    this.#codes = setInterval(() => {
      if (this.waiting.expire()) this.#options.readmit();
    }, CODES_EVERY_MS);
    this.#codes.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#codes);
    await this.#watch.stop();
  }

  admit(handshake: DisplayHandshake): Admitted | undefined {
    return this.#audienceOf.admit(handshake);
  }

  /** The display that makes a request; undefined: none that was let in. */
  displayOf(knock: Knock): DisplayPrincipal | undefined {
    return this.#audienceOf.displayOf(knock);
  }

  /** The sockets that are open now, with what their pages say that they show. */
  connected(): readonly ConnectedDisplay[] {
    return this.#options.connected();
  }

  /** Watches over an answer to a display that only the bureau may see. @returns ends the watch */
  holdAnswer(display: () => DisplayPrincipal | undefined, end: () => void): () => void {
    return this.#held.hold(display, end);
  }

  /**
   * Takes in a commit's rows; before anything of that commit is sent to displays.
   * @throws DamagedRows the walls and displays that they told of are closed
   */
  update(rows: readonly StoredRow[]): void {
    let isChanged = true;
    try {
      isChanged = this.book.update(rows);
    } finally {
      if (isChanged) this.#changed();
    }
  }

  /** From now on a display's key opens nothing, though the log does not say so yet. */
  cut(displayId: string): void {
    this.book.cut(displayId);
    this.#changed();
  }

  /** A clip may be shown no more: those before walls are told so by what they are sent, at once. */
  withhold(clip: WithheldClip): void {
    this.#audiences.withhold(clip);
    this.#options.readmit();
  }

  /** Nobody knows any more who stands before which wall: all of them show what anybody may see. */
  shut(): void {
    this.rooms.shut();
    this.#changed();
  }

  /** Whether a page that is open shows this code. */
  #isShown(code: string): boolean {
    return this.connected().some(({ placed }) => placed?.paired === false && placed.code === code);
  }

  #changed(): void {
    this.#options.readmit();
    this.#held.endForbidden();
  }
}
