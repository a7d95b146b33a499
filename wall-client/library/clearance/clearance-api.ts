import {
  type ClearanceDetail,
  type ClearanceItem,
  clearanceDetail,
  clearancesAnswer,
  type MaskPlan,
  type SoundPlan,
} from '../../../wire/clearance.ts';
import type { ClearanceAudience, ClearanceCheck } from '../../../wire/codes.ts';
import type { Asker } from '../../desk/api/ask.ts';

/** What is asked for, as `POST /clearances` takes it. */
export interface ProposalWish {
  readonly proposalId: string;
  readonly clipId: string;
  readonly audiences: readonly ClearanceAudience[];
  readonly publicTitle: string;
  readonly caseType: string;
  readonly measure?: string;
  readonly legalBasis: string;
  readonly maskedParty: string;
  readonly masks: readonly MaskPlan[];
  readonly sound: SoundPlan;
}

/** Exactly what was looked at. */
export interface Decided {
  readonly proposalId: string;
  readonly derivativeId: string;
  readonly digest: string;
}

const ROOT = '/api/v1/clearances';

/** The relay's clearance of clips, as this page uses it. All throw `Refused`. */
export class ClearanceApi {
  readonly #asker: Asker;

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  async ofRecording(id: string, signal?: AbortSignal): Promise<readonly ClearanceItem[]> {
    const path = `${ROOT}?recording=${id}`;
    return (await this.#asker.get(path, clearancesAnswer, signal)).clearances;
  }

  detail(clipId: string, signal?: AbortSignal): Promise<ClearanceDetail> {
    return this.#asker.get(`${ROOT}/${clipId}`, clearanceDetail, signal);
  }

  async propose(wish: ProposalWish): Promise<void> {
    await this.#asker.post(ROOT, wish, clearanceDetail);
  }

  async review(clipId: string, decided: Decided, note: string): Promise<void> {
    const checks: Record<ClearanceCheck, true> = {
      ...{ faces: true, plates: true, doors: true, voices: true },
    };
    await this.#step(clipId, 'review', { ...decided, checks, ...(note !== '' && { note }) });
  }

  async clear(
    clipId: string,
    decided: Decided,
    audiences: readonly ClearanceAudience[],
  ): Promise<void> {
    await this.#step(clipId, 'clear', { ...decided, audiences });
  }

  async refuse(clipId: string, proposalId: string, reason: string): Promise<void> {
    await this.#step(clipId, 'refuse', { proposalId, reason });
  }

  async withdraw(
    clipId: string,
    audiences: readonly ClearanceAudience[] | 'all',
    reason: string,
  ): Promise<void> {
    await this.#step(clipId, 'withdraw', { audiences, reason });
  }

  async #step(clipId: string, deed: string, body: object): Promise<void> {
    await this.#asker.post(`${ROOT}/${clipId}/${deed}`, body, clearanceDetail);
  }
}
