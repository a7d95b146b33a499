/** A talk that goes on. */
export interface TalkDraft {
  /** UTC ms by the relay's clock. */
  readonly startedAt: number;
  readonly note: string;
}

/** Talks that go on, by whom with: they outlive a look at another tab, not the page. */
class TalkDrafts {
  readonly #drafts = new Map<string, TalkDraft>();

  get(key: string): TalkDraft | null {
    return this.#drafts.get(key) ?? null;
  }

  set(key: string, draft: TalkDraft | null): void {
    if (draft === null) this.#drafts.delete(key);
    else this.#drafts.set(key, draft);
  }
}

export const talkDrafts = new TalkDrafts();
