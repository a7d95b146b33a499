import { useEffect, useRef, useState } from 'react';
import { Panel } from '../../../../ui/Panel.tsx';
import { useNavigation } from '../../../navigation.ts';
import { useBox } from '../../case-cloud/use-box.ts';
import { chooseStream } from '../../field-video/chosen-stream.ts';
import { type FieldStream, isComingIn } from '../../field-video/field-streams.ts';
import { stripLayout } from '../../field-video/tiles.layout.ts';
import { useFieldStreams, useOnAir, useSeats } from '../../field-video/use-field-streams.ts';
import { VideoTile } from '../../field-video/VideoTile.tsx';
import { VideoTiles } from '../../field-video/VideoTiles.tsx';
import { NoVideo } from './NoVideo.tsx';

/** The field video strip: the newest streams, as many as fit without getting small. */
export function VideoPanel({
  unit,
  onShowing,
}: {
  unit: number;
  /** Whether there is anything to show: the strip then gets more room. */
  onShowing: (showing: boolean) => void;
}) {
  const streams = useFieldStreams();
  const placed = useOnAir(streams);
  const showing = placed.length > 0;
  const [more, setMore] = useState(0);
  useEffect(() => onShowing(showing), [onShowing, showing]);
  const coming = placed.filter(isComingIn).length;
  return (
    <Panel
      title="现场视频"
      area="video"
      aside={showing && `${coming} 路接入${more > 0 ? `，另有 ${more} 路未显示` : ''}`}
    >
      {showing ? (
        <Strip placed={placed} unit={unit} onMore={setMore} />
      ) : (
        <NoVideo streams={streams} />
      )}
    </Panel>
  );
}

function Strip({
  placed,
  unit,
  onMore,
}: {
  placed: readonly FieldStream[];
  unit: number;
  /** How many streams there was no room for. */
  onMore: (streams: number) => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const box = useBox(ref, unit);
  const layout = box && stripLayout(box, placed.length);
  const seated = useSeats(placed, layout?.tiles ?? 0);
  const { open } = useNavigation();
  const more = layout ? placed.length - seated.length : 0;
  useEffect(() => onMore(more), [onMore, more]);
  return (
    <div className="strip" ref={ref}>
      {layout && (
        <VideoTiles layout={layout}>
          {seated.map((stream) => (
            <VideoTile
              key={stream.id}
              stream={stream}
              layout={layout}
              action="放大"
              onOpen={() => {
                chooseStream(stream.id);
                open('field-video');
              }}
            />
          ))}
        </VideoTiles>
      )}
    </div>
  );
}
