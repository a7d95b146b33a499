import { UnrecordedDeeds } from '../../intake/unrecorded-deeds.ts';
import type { Recording, RecordingBook } from '../../video/recording/recording-book.ts';
import { RecordingReader } from '../../video/recording/recording-reader.ts';
import type { RecordingWorld } from '../../video/recording/testing/recording-world.ts';
import type { HttpAppOptions } from '../app.ts';

/** The recordings of a world, as the HTTP half of a relay serves them. */
export function libraryOf(world: RecordingWorld) {
  // Each start of a relay loads its book anew.
  const recordings: Pick<RecordingBook, 'get' | 'find' | 'run'> = {
    get: (id) => world.book.get(id),
    find: (query) => world.book.find(query),
    run: (of) => world.book.run(of),
  };
  const { recorder, store, clock, clips } = world;
  const reader = new RecordingReader(world.folder);
  const unrecorded = new UnrecordedDeeds({ clock, log: () => undefined });
  const clearances = { withhold: () => undefined };
  return {
    recordings: { book: recordings, reader },
    library: {
      ...{ recorder, store, clock, clips, recordings, reader, unrecorded, clearances },
      keptUntil: (recording: Recording) => world.retention.keepingOf(recording).until,
    },
  } satisfies Partial<HttpAppOptions>;
}
