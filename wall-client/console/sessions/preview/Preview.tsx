import { useEffect, useRef } from 'react';
import { coerciveMeasures, seizureMeasures } from '../../../../wire/codes.ts';
import type { Showing, ShownItem } from '../../../../wire/views.ts';
import { caseTypeWords } from '../../../wall/scenes/warning/words.ts';
import { previewOf } from './preview-state.ts';
import './preview.css';

/** A small picture of what the wall is told to show: the same clip, page and words, without sound. */
export function Preview({
  showing,
  now,
  word,
}: {
  showing: Showing | undefined;
  now: number | null;
  word: string;
}) {
  const state = previewOf(showing, now);
  return (
    <figure className="preview" data-kind={state.kind}>
      {state.kind === 'clip' && <Clip key={state.derivativeId} {...state} />}
      {state.kind === 'law' && (
        <div className="preview-page">
          <b>{state.item.title}</b>
          <p>{state.item.law?.text}</p>
          <p className="preview-basis">{state.item.law?.basis}</p>
        </div>
      )}
      {state.kind === 'title' && <div className="preview-page preview-title">{state.title}</div>}
      {state.kind === 'held' && <div className="preview-page preview-title">休屏</div>}
      {state.kind === 'none' && <div className="preview-page preview-title">没有画面</div>}
      {state.kind === 'clip' && <LowerThird item={state.item} />}
      <figcaption>{word}</figcaption>
    </figure>
  );
}

/** Beyond so much it is set right. */
const APART_S = 0.6;

function Clip({ derivativeId, atMs, runs }: { derivativeId: string; atMs: number; runs: boolean }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const shown = video.current;
    if (!shown || shown.readyState === 0) return;
    if (Math.abs(shown.currentTime - atMs / 1_000) > APART_S) shown.currentTime = atMs / 1_000;
    if (!runs) shown.pause();
    else if (shown.paused && !shown.ended) {
      shown.play().catch((error: unknown) => {
        // A play that the next pause or another clip cut short is none.
        if (!(error instanceof DOMException)) throw error;
      });
    }
  }, [atMs, runs]);
  return (
    <video
      ref={video}
      src={`/video/cleared/${encodeURIComponent(derivativeId)}.mp4`}
      muted
      playsInline
      preload="auto"
    />
  );
}

const MEASURES: Readonly<Record<string, string>> = {
  ...seizureMeasures.labels,
  ...coerciveMeasures.labels,
};

function LowerThird({ item: { lowerThird } }: { item: ShownItem }) {
  if (!lowerThird) return null;
  const { caseType, maskedParty, measure, legalBasis } = lowerThird;
  const words = [
    caseType && caseTypeWords(caseType),
    maskedParty,
    measure === null ? null : MEASURES[measure],
    legalBasis,
  ];
  return <p className="preview-lower">{words.filter((one) => one).join(' · ')}</p>;
}
