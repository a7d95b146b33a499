import { randomUUID } from 'node:crypto';
import type { EventBody } from '../../wire/event-bodies.ts';
import { OWN_SOURCE, type RecordOutcome } from '../intake/recorder.ts';
import type { AlertBook } from './alert-book.ts';

export interface AlertDeskOptions {
  readonly recorder: {
    record(source: string, items: readonly unknown[]): Promise<RecordOutcome>;
  };
  readonly alerts: Pick<AlertBook, 'get'>;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
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
    await this.#say('alert.acknowledged', { alertId, level, since, note, by });
  }

  /** Takes that back. @throws AlertConflict N-1 */
  async reopen(alertId: string, by: string): Promise<void> {
    await this.#say('alert.reopened', { alertId, by });
  }

  async #say<T extends 'alert.acknowledged' | 'alert.reopened'>(
    type: T,
    body: EventBody<T>,
  ): Promise<void> {
    const occurredAt = this.#options.clock.now();
    const event = { id: randomUUID(), v: 1, occurredAt, type, body };
    const { rejected } = await this.#options.recorder.record(OWN_SOURCE, [event]);
    const [refused] = rejected;
    if (refused) throw new AlertConflict(refused.message, refused.rule);
  }
}
