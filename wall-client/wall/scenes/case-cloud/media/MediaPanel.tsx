import { useRef } from 'react';
import { Panel } from '../../../../ui/Panel.tsx';
import { StatusMark } from '../../../../ui/StatusMark.tsx';
import { shorten } from '../../../../ui/shorten.ts';
import type { FieldStream } from '../../field-video/field-streams.ts';
import { useBox } from '../use-box.ts';
import { MediaRow } from './MediaRow.tsx';
import type { MediaItem } from './media-items.utils.ts';
import { usePages } from './use-pages.ts';
import './media.css';

export interface MediaPanelProps {
  items: readonly MediaItem[];
  /** Of this case, coming in now. */
  live: readonly FieldStream[];
  /** Key of what plays; null: nothing does. */
  playing: string | null;
  /** Items on one page. */
  rows: number;
  onChoose: (item: MediaItem) => void;
  /** Opens a stream's live view. */
  onLive: (streamId: string) => void;
  unit: number;
}

/** What a case has to show: what is on air, then recordings and clips, the newest first. */
export function MediaPanel(props: MediaPanelProps) {
  const { items, live, playing, rows, onChoose, onLive, unit } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = useBox(box, unit)?.width ?? 0;
  const { page, pages, shown, list, onKeyDown, turn } = usePages(items, rows, playing);
  return (
    <Panel title="影像" aside={items.length > 0 && `${items.length} 段`}>
      <div className="media" ref={box}>
        {live.map((stream) => (
          <button
            key={stream.id}
            type="button"
            className="media-live"
            data-live={stream.id}
            onClick={() => onLive(stream.id)}
          >
            <StatusMark name="effective" />
            <b>直播</b>
            <span>{shorten(stream.title, (width - 150) / 20)}</span>
            <span className="media-open">观看</span>
          </button>
        ))}
        {width > 0 && items.length > 0 && (
          <ul className="media-list" aria-label="影像" ref={list} onKeyDown={onKeyDown}>
            {shown.map((item) => (
              <li key={item.key}>
                <MediaRow
                  item={item}
                  playing={item.key === playing}
                  width={width}
                  unit={unit}
                  onChoose={() => onChoose(item)}
                />
              </li>
            ))}
          </ul>
        )}
        {pages > 1 && (
          <div className="media-pages">
            <button type="button" disabled={page === 0} onClick={() => turn(-1)}>
              较新
            </button>
            <span>
              第 {page + 1} / {pages} 页
            </span>
            <button type="button" disabled={page === pages - 1} onClick={() => turn(1)}>
              较早
            </button>
          </div>
        )}
      </div>
    </Panel>
  );
}
