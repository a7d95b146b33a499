import { useEffect, useRef, useState } from 'react';
import { Notice } from '../../../ui/Notice.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useNavigation } from '../../navigation.ts';
import { useBox } from '../case-cloud/use-box.ts';
import type { SceneProps } from '../scene.ts';
import { chooseStream, useChosenStream } from './chosen-stream.ts';
import { type FieldStream, isComingIn } from './field-streams.ts';
import { OtherStreams } from './OtherStreams.tsx';
import { MOST_TILES, wallLayout } from './tiles.layout.ts';
import { useFieldStreams, useOnAir, useSeats } from './use-field-streams.ts';
import { useSound, useTileKeys } from './use-tile-keys.ts';
import { VideoTile } from './VideoTile.tsx';
import { VideoTiles } from './VideoTiles.tsx';
import './FieldVideo.css';

/** An empty wall goes back to the overview, ms. */
const EMPTY_STAYS_MS = 60_000;

/** 现场视频: up to nine streams, or one of them large; the rest in a list. */
export default function FieldVideo({ unit, onPainted }: SceneProps) {
  const streams = useFieldStreams();
  const placed = useOnAir(streams);
  const chosen = useChosenStream();
  const large = placed.find((one) => one.id === chosen);
  const seated = useSeats(large ? [large] : placed, MOST_TILES);
  const others = [...streams.values()].filter((one) => !seated.includes(one));
  const coming = placed.filter(isComingIn).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: reported once, when mounted
  useEffect(onPainted, []);
  useEffect(() => () => chooseStream(null), []);
  useLeaveWhenEmpty(placed.length === 0);

  return (
    <div className="field-video">
      <Panel title="现场视频" aside={`${coming} 路接入${large ? '，放大一路' : ''}`}>
        {seated.length === 0 ? (
          <Notice title="当前没有现场视频接入">有画面接入时自动显示</Notice>
        ) : (
          <Tiles
            key={large ? 'one' : 'all'}
            seated={seated}
            large={large !== undefined}
            unit={unit}
          />
        )}
      </Panel>
      {others.length > 0 && <OtherStreams streams={others} />}
    </div>
  );
}

function Tiles({
  seated,
  large,
  unit,
}: {
  seated: readonly FieldStream[];
  large: boolean;
  unit: number;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const box = useBox(ref, unit);
  const sound = useSound(seated);
  useTileKeys();
  const layout = box && wallLayout(box, seated.length);
  return (
    <div className="field-video-tiles" ref={ref}>
      {layout && (
        <VideoTiles layout={layout}>
          {seated.map((stream) => (
            <VideoTile
              key={stream.id}
              stream={stream}
              layout={layout}
              action={large ? '恢复多路' : '放大'}
              onOpen={() => chooseStream(large ? null : stream.id)}
              sound={sound.of(stream.id)}
            />
          ))}
        </VideoTiles>
      )}
    </div>
  );
}

function useLeaveWhenEmpty(empty: boolean) {
  const { open } = useNavigation();
  const [leave] = useState(() => () => open('overview'));
  useEffect(() => {
    if (!empty) return;
    const timer = setTimeout(leave, EMPTY_STAYS_MS);
    return () => clearTimeout(timer);
  }, [empty, leave]);
}
