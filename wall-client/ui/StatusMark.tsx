import './StatusMark.css';

/** Coarse seizure status and alert level as a shape: colour is never the only carrier. */
export type MarkName =
  | 'effective'
  | 'queued'
  | 'expiring'
  | 'disposing'
  | 'sold'
  | 'lapsed'
  | 'released'
  | 'critical'
  | 'warning'
  | 'info';

/** 24 × 24 paths, shared with the charts (`path://…` symbols). */
export const markPaths: Record<MarkName, string> = {
  effective: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18Z',
  queued: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18Zm0 3.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11Z',
  expiring: 'M12 2.5L22.5 21H1.5Z',
  disposing: 'M4 4h16v16H4Z',
  sold: 'M12 1.5L22.5 12L12 22.5L1.5 12Z',
  lapsed:
    'M5.6 2.8L12 9.2l6.4-6.4l2.8 2.8L14.8 12l6.4 6.4l-2.8 2.8L12 14.8l-6.4 6.4l-2.8-2.8L9.2 12L2.8 5.6Z',
  released: 'M3 10h18v4H3Z',
  critical: 'M12 2L23 21.5H1ZM10.8 9v6h2.4V9Zm0 7.4v2.3h2.4v-2.3Z',
  warning: 'M12 1.5L22.5 12L12 22.5L1.5 12Zm-1.2 5v7h2.4v-7Zm0 8.6v2.4h2.4v-2.4Z',
  info: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18Zm-1.2 4v2.4h2.4V7Zm0 3.8v6.2h2.4v-6.2Z',
};

export function StatusMark({ name }: { name: MarkName }) {
  return (
    <svg className={`mark mark-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path fillRule="evenodd" d={markPaths[name]} />
    </svg>
  );
}
