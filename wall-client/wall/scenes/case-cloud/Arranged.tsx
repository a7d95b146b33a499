import type { CSSProperties, ReactNode } from 'react';
import type { Arrangement } from '../scene.ts';
import './Arranged.css';

/** The parts of one case's picture; `termination` only where the checklist applies. */
export interface Parts {
  readonly card: ReactNode;
  readonly money: ReactNode;
  readonly parties: ReactNode;
  readonly termination: ReactNode | null;
  readonly graph: ReactNode;
  /** null: the case has no asset to tell of. */
  readonly detail: ReactNode | null;
  readonly time: ReactNode;
  readonly measures: ReactNode;
  readonly payments: ReactNode;
  /** null: there is nothing to show, and the other parts take the room. */
  readonly media: ReactNode | null;
  /** What plays, in place of the picture; null: nothing does. */
  readonly screen: ReactNode | null;
}

/**
 * Puts the parts where the canvas has room: the centre keeps its size, width becomes more columns. What plays is
 * the same element in every arrangement, so that it goes on when the canvas changes: CSS says where it stands.
 */
export function Arranged({
  parts,
  arrangement,
  mediaHeight,
}: {
  parts: Parts;
  arrangement: Arrangement;
  /** Of the media panel, design units. */
  mediaHeight: number;
}) {
  const { screen, media, termination } = parts;
  const names = [
    `arranged arranged-${arrangement}`,
    screen === null ? '' : 'arranged-playing',
    media === null ? 'arranged-no-media' : '',
    termination === null ? 'arranged-no-list' : '',
  ];
  const style = { '--media': mediaHeight } as CSSProperties;
  return (
    <div className={names.filter((name) => name !== '').join(' ')} style={style}>
      {screen}
      {arrangement === 'wide' ? (
        <Wide parts={parts} />
      ) : arrangement === 'portrait' ? (
        <Portrait parts={parts} />
      ) : (
        <Base parts={parts} />
      )}
    </div>
  );
}

function Base({ parts }: { parts: Parts }) {
  return (
    <>
      {parts.screen === null && (
        <>
          <div className="file">
            {parts.card}
            {parts.money}
            {parts.parties}
          </div>
          <div className={parts.detail ? 'middle' : 'middle middle-plain'}>
            {parts.graph}
            {parts.detail}
            <div className={parts.termination ? 'thirds' : 'halves'}>
              {parts.measures}
              {parts.payments}
              {parts.termination}
            </div>
          </div>
        </>
      )}
      <div className="record">
        {parts.time}
        {parts.media}
      </div>
    </>
  );
}

function Wide({ parts }: { parts: Parts }) {
  return (
    <>
      {parts.termination === null ? (
        <div className="file">
          {parts.card}
          {parts.money}
          {parts.parties}
        </div>
      ) : (
        <>
          <div className="pair">
            {parts.card}
            {parts.money}
          </div>
          <div className="pair pair-open">
            {parts.parties}
            {parts.termination}
          </div>
        </>
      )}
      <Middle parts={parts} />
      {parts.time}
      <div className="stack">
        {parts.payments}
        {parts.measures}
        {parts.media}
      </div>
    </>
  );
}

function Portrait({ parts }: { parts: Parts }) {
  return (
    <>
      <div className="thirds">
        {parts.card}
        {parts.termination ? (
          <>
            <div className="pair">
              {parts.money}
              {parts.parties}
            </div>
            {parts.termination}
          </>
        ) : (
          <>
            {parts.money}
            {parts.parties}
          </>
        )}
      </div>
      <Middle parts={parts} />
      <div className="halves">
        {parts.time}
        <div className="stack">
          {parts.payments}
          {parts.measures}
          {parts.media}
        </div>
      </div>
    </>
  );
}

function Middle({ parts }: { parts: Parts }) {
  return (
    parts.screen === null && (
      <div className={parts.detail ? 'middle' : 'middle middle-plain'}>
        {parts.graph}
        {parts.detail}
      </div>
    )
  );
}
