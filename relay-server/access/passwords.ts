import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's least for Argon2id (the library's default kind): 19 MiB, two passes, one lane; some 20 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** More is being hashed than the machine should bear; to be tried again. */
export class PasswordsBusy extends Error {
  override readonly name = 'PasswordsBusy';
}

export interface PasswordLimits {
  /** Hashed at once, off the main thread; the disk's work shares these threads. */
  readonly atOnce: number;
  readonly waiting: number;
}

export const PASSWORD_LIMITS: PasswordLimits = { atOnce: 2, waiting: 14 };

/** Hashes and compares passwords, a few at a time; the event loop never waits for one. */
export class Passwords {
  readonly #limits: PasswordLimits;
  readonly #waiting: (() => void)[] = [];
  #dummy: Promise<string> | null = null;
  #running = 0;

  constructor(limits: PasswordLimits = PASSWORD_LIMITS) {
    this.#limits = limits;
  }

  /** @returns a PHC string @throws PasswordsBusy */
  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(spelled(password), COST));
  }

  /**
   * Whether a password is the one. Takes as long when there is none to compare with: somebody else's
   * hash is compared then.
   * @param kept PHC string; null: there is none
   * @throws PasswordsBusy
   */
  async matches(kept: string | null, password: string): Promise<boolean> {
    this.#dummy ??= hash(randomBytes(32).toString('base64url'), COST);
    const against = kept ?? (await this.#dummy);
    const same = await this.#inTurn(() => verify(against, spelled(password)));
    return same && kept !== null;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const { atOnce, waiting } = this.#limits;
    if (this.#running >= atOnce) {
      if (this.#waiting.length >= waiting) throw new PasswordsBusy('too many passwords');
      // Whoever ends hands its place on.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

/** The same password however the keyboard composes it. */
function spelled(password: string): string {
  return password.normalize('NFKC');
}
