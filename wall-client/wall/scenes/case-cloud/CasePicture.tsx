import { useMemo } from 'react';
import type { FieldStream } from '../field-video/field-streams.ts';
import type { Arrangement } from '../scene.ts';
import { Arranged, type Parts } from './Arranged.tsx';
import { assetDetail } from './asset-detail.utils.ts';
import { graphAssets } from './asset-status.utils.ts';
import { CaseCard } from './CaseCard.tsx';
import type { CaseRows } from './case-rows.ts';
import { DetailPanel } from './DetailPanel.tsx';
import { GraphPanel } from './GraphPanel.tsx';
import { MeasuresPanel, PaymentsPanel } from './LowerPanels.tsx';
import { MoneyPanel } from './MoneyPanel.tsx';
import { MediaPanel } from './media/MediaPanel.tsx';
import { MediaScreen } from './media/MediaScreen.tsx';
import { mediaItems } from './media/media-items.utils.ts';
import { mediaRoom } from './media/media-room.utils.ts';
import { useChosenMedia } from './media/use-chosen-media.ts';
import { PartiesPanel } from './PartiesPanel.tsx';
import { tourOf } from './selection.utils.ts';
import { TerminationPanel } from './TerminationPanel.tsx';
import { TimelinePanel } from './TimelinePanel.tsx';
import { useSelection } from './use-selection.ts';

export interface CasePictureProps {
  rows: CaseRows;
  /** The log's court day: what "days left" counts from. */
  today: string;
  /** Why this case is on the wall, in words. */
  reason: string;
  arrangement: Arrangement;
  unit: number;
  /** True while nobody drives the wall: assets are shown one after another. */
  touring: boolean;
  /** Streams of this case that come in now. */
  live: readonly FieldStream[];
  /** Opens a stream's live view. */
  onLive: (streamId: string) => void;
  /** A recording begins to play, or rests. */
  onPlaying: (playing: boolean) => void;
}

/** One case as the wall shows it, from its rows alone. */
export function CasePicture(props: CasePictureProps) {
  const { rows, today, reason, arrangement, unit, touring, live } = props;
  const { recordings, clips } = rows;
  const items = useMemo(() => mediaItems({ recordings, clips }), [recordings, clips]);
  const { chosen, gone, choose, close } = useChosenMedia(items);
  const room = mediaRoom(items.length, live.length, arrangement);
  const assets = useMemo(
    () => graphAssets(rows.assets, rows.seizures, today),
    [rows.assets, rows.seizures, today],
  );
  const tour = useMemo(() => tourOf(assets), [assets]);
  const { selected, select } = useSelection(tour, touring, chosen !== null);
  const detail = selected === null ? undefined : assetDetail(selected, rows, today);
  const { terminationLacks } = rows.case;
  const parts: Parts = {
    card: <CaseCard view={rows.case} today={today} reason={reason} />,
    money: <MoneyPanel view={rows.case} />,
    parties: <PartiesPanel rows={rows} unit={unit} />,
    termination: terminationLacks && <TerminationPanel lacks={terminationLacks} unit={unit} />,
    graph: (
      <GraphPanel rows={rows} assets={assets} selectedId={selected} onSelect={select} unit={unit} />
    ),
    detail:
      assets.length === 0 ? null : (
        <DetailPanel detail={detail} asset={assets.find((asset) => asset.id === selected)} />
      ),
    time: <TimelinePanel rows={rows} items={items} unit={unit} onChoose={choose} />,
    measures: <MeasuresPanel rows={rows} unit={unit} />,
    payments: <PaymentsPanel rows={rows.payments} unit={unit} />,
    media:
      room.height === 0 ? null : (
        <MediaPanel
          items={items}
          live={live}
          playing={chosen?.key ?? null}
          rows={room.rows}
          onChoose={choose}
          onLive={props.onLive}
          unit={unit}
        />
      ),
    screen: chosen && (
      <MediaScreen
        key={chosen.key}
        item={chosen}
        caseNumber={rows.case.caseNumber}
        gone={gone}
        onPlaying={props.onPlaying}
        onClose={close}
      />
    ),
  };
  return (
    <div className="case-cloud">
      <Arranged parts={parts} arrangement={arrangement} mediaHeight={room.height} />
    </div>
  );
}
