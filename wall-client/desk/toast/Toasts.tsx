import { type ReactNode, useCallback, useRef, useState } from 'react';
import { ToastContext, type ToastTone } from './use-toast.ts';
import './Toasts.css';

interface Toast {
  readonly number: number;
  readonly text: string;
  readonly tone: ToastTone;
}

const SHOWN_MS: Readonly<Record<ToastTone, number>> = { done: 4_000, refused: 12_000 };
const MOST = 3;

/** What is said stands at the foot of the page, a refusal for longer; a press takes it away. */
export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(1);
  const drop = useCallback((number: number) => {
    setToasts((all) => all.filter((toast) => toast.number !== number));
  }, []);
  const say = useCallback(
    (text: string, tone: ToastTone = 'done') => {
      const number = next.current++;
      setToasts((all) => [...all.slice(1 - MOST), { number, text, tone }]);
      setTimeout(() => drop(number), SHOWN_MS[tone]);
    },
    [drop],
  );
  return (
    <ToastContext value={say}>
      {children}
      <div className="toasts" aria-live="polite">
        {toasts.map(({ number, text, tone }) => (
          <p key={number} className={`toast toast-${tone}`}>
            <span>{text}</span>
            <button
              type="button"
              className="quiet"
              aria-label="知道了"
              onClick={() => drop(number)}
            >
              ✕
            </button>
          </p>
        ))}
      </div>
    </ToastContext>
  );
}
