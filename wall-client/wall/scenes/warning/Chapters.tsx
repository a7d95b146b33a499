import { shorten } from '../../../ui/shorten.ts';
import { chaptersAround, type Showing } from './programme.utils.ts';
import { KIND_WORDS } from './words.ts';

/** Where the session is in its run-sheet: the chapter that is on, the one before, those that come. */
export function Chapters({
  title,
  chapters,
  itemId,
  room,
  across,
}: {
  title: string;
  chapters: Showing['chapters'];
  itemId: string;
  room: number;
  /** A strip; else a list. */
  across: boolean;
}) {
  const around = chaptersAround(chapters, itemId, room);
  const at = around.find(({ current }) => current)?.number;
  return (
    <nav className="warning-chapters" aria-label="章节">
      {!across && <h2>{shorten(title, 22)}</h2>}
      <p className="warning-chapters-at">
        第 {at ?? '—'} / {chapters.length} 节
      </p>
      <ol>
        {around.map((chapter) => (
          <li key={chapter.itemId} aria-current={chapter.current ? 'step' : undefined}>
            <span className="warning-chapter-number">{chapter.number}</span>
            <span>{shorten(chapter.title, across ? 12 : 15)}</span>
            {!across && <span className="warning-chapter-kind">{KIND_WORDS[chapter.kind]}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
