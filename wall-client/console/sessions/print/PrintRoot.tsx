import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import './print.css';

/**
 * Pages to be printed, over everything else; what is printed is these alone. One `.print-page` a sheet
 * of A4. Esc and 关闭 lead back.
 */
export function PrintRoot({
  title,
  note,
  onClose,
  children,
}: {
  title: string;
  /** Said beside the buttons, not printed. */
  note?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const rest = document.getElementById('console');
    const named = document.title;
    rest?.setAttribute('inert', '');
    document.documentElement.classList.add('printing');
    // A browser proposes it as the file's name.
    document.title = title;
    root.current?.querySelector('button')?.focus();
    return () => {
      document.title = named;
      document.documentElement.classList.remove('printing');
      rest?.removeAttribute('inert');
      if (before instanceof HTMLElement) before.focus();
    };
  }, [title]);
  return createPortal(
    <div
      ref={root}
      className="print-root"
      role="dialog"
      aria-modal="true"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        event.nativeEvent.stopImmediatePropagation();
      }}
    >
      <div className="desk print-bar">
        <b>{title}</b>
        {note !== undefined && <span className="warn">▲ {note}</span>}
        <span className="print-deeds">
          <button type="button" className="primary" onClick={() => window.print()}>
            打印
          </button>
          <button type="button" onClick={onClose}>
            关闭
          </button>
        </span>
      </div>
      {children}
    </div>,
    document.body,
  );
}
