import type { CSSProperties } from 'react';
import type { PictureFacts } from '../../../player/picture.ts';
import { type MarkName, StatusMark } from '../../../ui/StatusMark.tsx';
import { shorten } from '../../../ui/shorten.ts';
import { type FieldStream, isComingIn, playlistOf, type Recorded } from './field-streams.ts';
import type { TilesLayout } from './tiles.layout.ts';
import { useLivePlayer } from './use-live-player.ts';
import {
  latencyWords,
  notRecordedWords,
  type Standing,
  standingOf,
  standingWords,
  veilOf,
  whoWords,
} from './video-words.ts';
import './VideoTile.css';

const marks: Record<Standing, MarkName> = {
  waiting: 'queued',
  live: 'effective',
  stalled: 'expiring',
  lost: 'lapsed',
};

export interface VideoTileProps {
  stream: FieldStream;
  layout: Pick<TilesLayout, 'words' | 'picture' | 'text'>;
  /** What a tap does, in words. */
  action: string;
  onOpen: () => void;
  /** Absent: this tile has no sound. */
  sound?: { on: boolean; toggle: () => void };
}

/** One stream: its picture, whole, and what it is; what is not live never looks as if it were. */
export function VideoTile({ stream, layout, action, onOpen, sound }: VideoTileProps) {
  const comingIn = isComingIn(stream);
  const { ref, facts } = useLivePlayer(playlistOf(stream.id), comingIn, sound?.on ?? false);
  const standing = standingOf(stream, facts);
  const veil = veilOf(stream, facts);
  const notRecorded = notRecordedWords(stream.recorded);
  const style = { '--picture': layout.picture, '--words': layout.text } as CSSProperties;
  return (
    <article
      className={`tile tile-${layout.words}`}
      data-stream={stream.id}
      data-standing={standing}
      data-recorded={stream.recorded === null ? undefined : stream.recorded.kept}
      style={style}
    >
      <button
        type="button"
        className="tile-picture"
        aria-label={[
          stream.title,
          standingWords[standing],
          ...(notRecorded ? [notRecorded] : []),
          action,
        ].join('，')}
        onClick={onOpen}
      >
        <span className="tile-media" ref={ref} />
        {veil && (
          <span className="tile-veil">
            <span>{veil.what}</span>
            {veil.since && <b>{veil.since}</b>}
          </span>
        )}
      </button>
      <TileWords stream={stream} standing={standing} facts={facts} ems={layout.text / 20} />
      {sound && stream.run?.audio && (
        <button type="button" className="tile-sound" aria-pressed={sound.on} onClick={sound.toggle}>
          {sound.on ? '声音 开' : '声音 关'}
        </button>
      )}
    </article>
  );
}

/** Ems beside the title and the officer: state and whether it is recorded, or latency, and the gaps. */
const STATE_EMS = 4.4;
const RECORDED_EMS = 3.6;
const LATENCY_EMS = 6.2;

/** 录, or plainly not. Beside the picture and not on it: devices write their own time there. */
function RecordedMark({ recorded }: { recorded: Recorded }) {
  return recorded.kept ? (
    <span className="tile-recorded">录</span>
  ) : (
    <span className="tile-recorded tile-unrecorded">未录</span>
  );
}

function TileWords({
  stream,
  standing,
  facts,
  ems,
}: {
  stream: FieldStream;
  standing: Standing;
  facts: PictureFacts;
  ems: number;
}) {
  const late = standing === 'live' && facts.latency !== null;
  return (
    <div className="tile-words">
      <p>
        <span className="tile-state">
          <StatusMark name={marks[standing]} />
          {standingWords[standing]}
        </span>
        <b>
          {shorten(stream.title, ems - STATE_EMS - (stream.recorded === null ? 0 : RECORDED_EMS))}
        </b>
        {stream.recorded && <RecordedMark recorded={stream.recorded} />}
      </p>
      <p>
        <span className="tile-quiet">
          {shorten(whoWords(stream), late ? ems - LATENCY_EMS : ems)}
        </span>
        {late && facts.latency !== null && (
          <span className="tile-late">{latencyWords(facts.latency)}</span>
        )}
      </p>
      <p className="tile-quiet">
        {stream.caseNumber === null ? (
          '未关联案件'
        ) : (
          <span className="flush-number">{shorten(stream.caseNumber, ems)}</span>
        )}
      </p>
    </div>
  );
}
