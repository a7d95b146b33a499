import type { ReactNode } from 'react';
import type { RecordingDetail } from '../../wire/library.ts';
import { CaseCare } from './care/CaseCare.tsx';
import { ExportCare } from './care/ExportCare.tsx';
import { History } from './care/History.tsx';
import { HoldCare } from './care/HoldCare.tsx';
import { Related } from './care/Related.tsx';
import './care/care.css';
import { RunCare } from './run/RunCare.tsx';

/** What can be done with a recording, and what has been. */
export function RecordingSide({
  detail,
  onChanged,
  onOpen,
  children,
}: {
  detail: RecordingDetail;
  onChanged: () => void;
  onOpen: (id: string) => void;
  /** What is under way, before everything else. */
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
    <aside className="side" aria-label="管理" tabIndex={0}>
      {children}
      <RunCare detail={detail} onChanged={onChanged} onOpen={onOpen} />
      <CaseCare detail={detail} onChanged={onChanged} />
      <HoldCare detail={detail} onChanged={onChanged} />
      <ExportCare detail={detail} onChanged={onChanged} />
      <Related detail={detail} onOpen={onOpen} />
      <History detail={detail} />
    </aside>
  );
}
