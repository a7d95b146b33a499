import type { ReactNode } from 'react';
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
  readonly media: ReactNode;
}

/** Puts the parts where the canvas has room: the centre keeps its size, width becomes more columns. */
export function Arranged({ parts, arrangement }: { parts: Parts; arrangement: Arrangement }) {
  if (arrangement === 'wide') return <Wide parts={parts} />;
  return arrangement === 'portrait' ? <Portrait parts={parts} /> : <Base parts={parts} />;
}

function Base({ parts }: { parts: Parts }) {
  return (
    <div className="arranged arranged-base">
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
      <div className="record">
        {parts.time}
        {parts.media}
      </div>
    </div>
  );
}

function Wide({ parts }: { parts: Parts }) {
  return (
    <div className="arranged arranged-wide">
      <div className="pair">
        {parts.card}
        {parts.money}
      </div>
      <div className="pair pair-open">
        {parts.parties}
        {parts.termination}
      </div>
      <div className={parts.detail ? 'middle' : 'middle middle-plain'}>
        {parts.graph}
        {parts.detail}
      </div>
      {parts.time}
      <div className="stack">
        {parts.payments}
        {parts.measures}
        {parts.media}
      </div>
    </div>
  );
}

function Portrait({ parts }: { parts: Parts }) {
  return (
    <div className="arranged arranged-portrait">
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
      <div className={parts.detail ? 'middle' : 'middle middle-plain'}>
        {parts.graph}
        {parts.detail}
      </div>
      <div className="halves">
        {parts.time}
        <div className="stack">
          {parts.payments}
          {parts.measures}
          {parts.media}
        </div>
      </div>
    </div>
  );
}
