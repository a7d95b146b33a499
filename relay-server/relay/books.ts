import { AccountBook } from '../access/account-book.ts';
import { AlertBook } from '../alerts/alert-book.ts';
import { DeedBook } from '../audit/deed-book.ts';
import { DisplayBook } from '../displays/display-book.ts';
import { CaseIndex } from '../fanout/case-index.ts';
import { DrawBook } from '../figures/draw/draw-book.ts';
import type { LogStore } from '../log/store.ts';
import { readResults } from '../projecting/results-unreadable.ts';
import type { LoopedFilms } from '../rules/retention.ts';
import type { RetentionTerms } from '../rules/retention-terms.ts';
import { ClipBook } from '../video/library/clip-book.ts';
import { RecordingBook } from '../video/recording/recording-book.ts';
import { RetentionBook } from '../video/retention/retention-book.ts';
import { StreamBook } from '../video/streams/stream-book.ts';

/** What the relay holds in memory of the log's rows, each for those who need it. */
export interface Books {
  readonly cases: CaseIndex;
  readonly streams: StreamBook;
  readonly recordings: RecordingBook;
  readonly retention: RetentionBook;
  readonly clips: ClipBook;
  readonly displays: DisplayBook;
  readonly deeds: DeedBook;
  readonly alerts: AlertBook;
  readonly people: AccountBook;
  readonly draws: DrawBook;
}

/**
 * @param wanted how long recordings are kept; absent: as usual
 * @param looped what a demo plays over and over; absent: nothing
 * @throws StorageUnavailable, ResultsUnreadable
 */
export function loadBooks(
  store: LogStore,
  wanted?: Partial<RetentionTerms>,
  looped?: LoopedFilms,
): Promise<Books> {
  return readResults(async () => ({
    cases: await CaseIndex.load(store),
    streams: await StreamBook.load(store),
    recordings: await RecordingBook.load(store),
    retention: await RetentionBook.load(store, wanted, looped),
    clips: await ClipBook.load(store),
    displays: await DisplayBook.load(store),
    deeds: await DeedBook.load(store),
    alerts: await AlertBook.load(store),
    people: await AccountBook.load(store),
    draws: await DrawBook.load(store),
  }));
}
