import type { ReactNode } from 'react';
import './Badge.css';

export type BadgeTone = 'quiet' | 'info' | 'money' | 'warning' | 'critical' | 'good';

/** A word in a frame: room mode, demo mark, state. The colour only supports the word. */
export function Badge({ tone = 'quiet', children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}

/** A switch of two or three words; the chosen one is underlined and marked for assistive technology. */
export function Switch<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: readonly { value: T; text: string }[];
  onChange: (value: T) => void;
}) {
  return (
    <fieldset className="switch" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.text}
        </button>
      ))}
    </fieldset>
  );
}
