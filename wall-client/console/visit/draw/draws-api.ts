import * as z from 'zod/mini';
import { type IndicatorView, indicatorsAnswer } from '../../../../wire/figures.ts';
import { drawView } from '../../../../wire/views.ts';
import type { Asker } from '../../../desk/api/ask.ts';

const drawItem = z.object({ id: z.string(), ...drawView.shape });

const API = '/api/v1';

/** What is asked of draws. All throw `Refused`. */
export class DrawsApi {
  readonly #asker: Asker;

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  async indicators(signal?: AbortSignal): Promise<IndicatorView[]> {
    return (await this.#asker.get(`${API}/indicators`, indicatorsAnswer, signal)).indicators;
  }

  /** @param figure `indicator@period` */
  open(wallId: string, figure: string): Promise<unknown> {
    return this.#asker.post(`${API}/draws`, { wallId, figure }, drawItem);
  }

  draw(id: string, number: number, cases: number): Promise<unknown> {
    const path = `${API}/draws/${encodeURIComponent(id)}/number`;
    return this.#asker.post(path, { number, cases }, drawItem);
  }

  close(id: string): Promise<unknown> {
    return this.#asker.post(`${API}/draws/${encodeURIComponent(id)}/close`, {}, z.unknown());
  }
}
