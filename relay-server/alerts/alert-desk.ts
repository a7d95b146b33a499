import type { Rejected } from '../../wire/refusal.ts';
import { type Saying, type SayOptions, saying, sayOwn } from '../intake/say-own.ts';
import type { AlertBook } from './alert-book.ts';

export interface AlertDeskOptions extends SayOptions {
  readonly alerts: Pick<AlertBook, 'get'>;
}

/** The alert is not so that this may be done; the message says so in Chinese. */
export class AlertConflict extends Error {
  override readonly name = 'AlertConflict';
  readonly rule: string | undefined;

  constructor(message: string, rule?: string) {
    super(message);
    this.rule = rule;
  }
}

/** What those on duty do with alerts. All throw StorageUnavailable and Overloaded besides what they name. */
export class AlertDesk {
  readonly #options: AlertDeskOptions;

  constructor(options: AlertDeskOptions) {
    this.#options = options;
  }

  /**
   * Notes an alert as it stands now.
   * @throws AlertConflict when there is none (any more)
   */
  async acknowledge(alertId: string, note: string | null, by: string): Promise<void> {
    const alert = this.#options.alerts.get(alertId);
    if (!alert) throw new AlertConflict('没有此提醒，或已经解除');
    const { level, since } = alert;
    await this.#say(saying('alert.acknowledged', { alertId, level, since, note, by }));
  }

  /** Takes that back. @throws AlertConflict N-1 */
  async reopen(alertId: string, by: string): Promise<void> {
    await this.#say(saying('alert.reopened', { alertId, by }));
  }

  #say(saying: Saying): Promise<void> {
    const refused = ({ message, rule }: Rejected) => new AlertConflict(message, rule);
    return sayOwn([saying], this.#options, refused);
  }
}
