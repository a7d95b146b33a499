import { type ReactNode, useContext } from 'react';
import { AsOf, StandingContext } from './AsOf.tsx';
import { Skeleton } from './Notice.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import './Panel.css';

export interface PanelProps {
  title: string;
  /** Shown beside the title: a switch, a count. */
  aside?: ReactNode;
  /** UTC ms this panel's content stands on; left out: the whole picture's as-of. */
  asOf?: number | null;
  /** Grid area of the scene's layout. */
  area?: string;
  /** No inner padding: for maps and graphs that fill the panel. */
  bleed?: boolean;
  children: ReactNode;
}

/** A titled area of a scene with its own as-of and its own error boundary. */
export function Panel({ title, aside, asOf, area, bleed, children }: PanelProps) {
  // Before the first frame nothing is known: a panel must not say that there is nothing.
  const waiting = useContext(StandingContext).asOf === null;
  return (
    <section className="panel" style={area ? { gridArea: area } : undefined} aria-label={title}>
      <header className="panel-head">
        <h2 className="panel-title">{title}</h2>
        {aside && <div className="panel-aside">{aside}</div>}
        <AsOf {...(asOf === undefined ? {} : { at: asOf })} />
      </header>
      <div className={bleed ? 'panel-body panel-bleed' : 'panel-body'}>
        <PanelBoundary title={title}>{waiting ? <Skeleton /> : children}</PanelBoundary>
      </div>
    </section>
  );
}
