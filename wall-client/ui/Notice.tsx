import type { ReactNode } from 'react';
import './Notice.css';

/** A designed empty, waiting or error state that fills its panel. */
export function Notice({
  title,
  tone = 'empty',
  children,
}: {
  title: string;
  tone?: 'empty' | 'error';
  children?: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <p className="notice-title">{title}</p>
      {children && <p className="notice-text">{children}</p>}
    </div>
  );
}

/** Placeholder lines of the size of what will come; still, because motion means news. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className="skeleton" role="status" aria-label="正在载入">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never reordered
        <i key={line} style={{ width: `${92 - ((line * 17) % 40)}%` }} />
      ))}
    </div>
  );
}
