import type { LogStore } from '../../log/store.ts';
import type { Registered, StreamBook } from '../streams/stream-book.ts';

/**
 * What a stream is called: as it stands registered, or as it was when it was revoked. A device may come
 * back with what it recorded after that.
 * @returns undefined: it was never registered here @throws StorageUnavailable
 */
export async function streamOf(
  id: string,
  streams: Pick<StreamBook, 'get'>,
  store: Pick<LogStore, 'historyOf'>,
): Promise<Registered | undefined> {
  const standing = streams.get(id);
  if (standing) return standing;
  const history = await store.historyOf(`stream:${id}`);
  const last = history.findLast(({ type }) => type === 'stream.registered');
  if (last?.type !== 'stream.registered') return undefined;
  const { title, kind, caseNumber, officer, unit, town } = last.body;
  return {
    ...{ id, title, kind, url: null, keyDigest: null },
    caseNumber: caseNumber ?? null,
    officer: officer ?? null,
    unit: unit ?? null,
    town: town ?? null,
  };
}
