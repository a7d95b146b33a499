import type { View } from '../../../../wire/views.ts';
import { useTopic } from '../../../replica/use-replica.ts';
import { clockTime } from '../../../ui/format.ts';
import type { RunItem } from './conduct-view.ts';

const SHOWN = 4;

/** What the operator should know, newest first: what a display could not show, what was withdrawn. */
export function Notes({
  notes,
  items,
}: {
  notes: View<'session'>['notes'];
  items: readonly RunItem[];
}) {
  const displays = useTopic('display');
  if (notes.length === 0) return null;
  return (
    <ul className="conduct-notes" aria-label="播放提示">
      {notes.slice(0, SHOWN).map(({ at, itemId, displayId, text }) => (
        <li key={`${at} ${itemId} ${displayId}`}>
          <span className="warn">▲</span> {clockTime(at)}「
          {items.find((item) => item.itemId === itemId)?.title ?? itemId}」{text}
          {displayId !== null && `（${displays.get(displayId)?.name ?? displayId}）`}
        </li>
      ))}
    </ul>
  );
}
