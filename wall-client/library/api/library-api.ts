import type { CaseType } from '../../../wire/case-number.ts';
import type { TownCode } from '../../../wire/codes.ts';
import {
  type ClipItem,
  clipItem,
  clipWithdrawn,
  type ExportStanding,
  exportBegun,
  exportStanding,
  type RecordingDetail,
  type RecordingItem,
  type RunOutcome,
  recordingDetail,
  recordingItem,
  recordingsAnswer,
  runOutcome,
  type Storyboard,
  storyboard,
} from '../../../wire/library.ts';
import { Asker } from '../../desk/api/ask.ts';
import { type Health, health } from '../../desk/api/health.ts';

/** What recordings are looked for; all that is given must hold. */
export interface Search {
  readonly text?: string;
  readonly case?: string;
  readonly officer?: string;
  /** Court day of its beginning. */
  readonly day?: string;
  readonly town?: TownCode;
  readonly state?: RecordingItem['state'];
  readonly origin?: RecordingItem['origin'];
}

export interface ClipDraft {
  /** Sent again with the same id it is marked once. */
  readonly id?: string;
  readonly recordingId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly title: string;
  readonly caseType?: CaseType;
  readonly measure?: string;
  readonly caseNumber?: string;
  readonly note?: string;
}

export interface ExportWish {
  readonly recordingId: string;
  readonly clipId?: string;
  readonly reason: string;
}

/** What can be done to a whole run; `caseNumber` null: no case any more. */
export type RunDeed =
  | { readonly do: 'hold' | 'release' | 'export' }
  | { readonly do: 'link'; readonly caseNumber: string | null };

export interface Found {
  readonly recordings: readonly RecordingItem[];
  /** There are more than were asked for. */
  readonly more: boolean;
}

const API = '/api/v1';
const PAGE = 50;

/** The relay's library, as this page uses it. All throw `Refused`. */
export class LibraryApi {
  readonly #asker: Asker;

  constructor(asker: Asker = new Asker()) {
    this.#asker = asker;
  }

  /** One entry a run; the newest `wanted` that answer the search, rounded up to whole pages. */
  async find(search: Search, wanted: number, signal?: AbortSignal): Promise<Found> {
    const recordings: RecordingItem[] = [];
    let next: string | null = null;
    do {
      const query = new URLSearchParams({ ...search, each: 'run', limit: String(PAGE) });
      if (next !== null) query.set('before', next);
      const page = await this.#asker.get(`${API}/recordings?${query}`, recordingsAnswer, signal);
      recordings.push(...page.recordings);
      next = page.next;
    } while (next !== null && recordings.length < wanted);
    return { recordings, more: next !== null };
  }

  recording(id: string, signal?: AbortSignal): Promise<RecordingDetail> {
    return this.#asker.get(`${API}/recordings/${id}`, recordingDetail, signal);
  }

  storyboard(address: string, signal?: AbortSignal): Promise<Storyboard> {
    return this.#asker.get(address, storyboard, signal);
  }

  /** @param caseNumber null: no case any more */
  link(id: string, caseNumber: string | null, reason: string): Promise<RecordingItem> {
    const body = { caseNumber, ...(reason !== '' && { reason }) };
    return this.#asker.post(`${API}/recordings/${id}/link`, body, recordingItem);
  }

  hold(id: string, held: boolean, reason: string): Promise<RecordingItem> {
    const path = `${API}/recordings/${id}/${held ? 'hold' : 'release'}`;
    return this.#asker.post(path, { reason }, recordingItem);
  }

  /**
   * Does something to each recording of a run.
   * @param id of any of them
   */
  overRun(id: string, deed: RunDeed, reason: string): Promise<RunOutcome> {
    const body = {
      ...(deed.do === 'link' && { caseNumber: deed.caseNumber }),
      ...(reason !== '' && { reason }),
    };
    return this.#asker.post(`${API}/recordings/${id}/run/${deed.do}`, body, runOutcome);
  }

  mark(draft: ClipDraft): Promise<ClipItem> {
    return this.#asker.post(`${API}/clips`, draft, clipItem);
  }

  async withdraw(clipId: string, reason: string): Promise<void> {
    await this.#asker.post(`${API}/clips/${clipId}/withdraw`, { reason }, clipWithdrawn);
  }

  /** @returns the id of the export that is being made */
  async export(wish: ExportWish): Promise<string> {
    return (await this.#asker.post(`${API}/exports`, wish, exportBegun)).id;
  }

  exportStanding(id: string, signal?: AbortSignal): Promise<ExportStanding> {
    return this.#asker.get(`${API}/exports/${id}`, exportStanding, signal);
  }

  health(signal?: AbortSignal): Promise<Health> {
    return this.#asker.get(`${API}/health`, health, signal);
  }
}
