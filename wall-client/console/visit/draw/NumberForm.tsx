import { type FormEvent, useState } from 'react';
import { calledNumber } from './drawable.ts';

const MOST = [1, 2, 3, 4, 5] as const;

/** The number that was called out, and how many cases it shall lead to. */
export function NumberForm({
  busy,
  onDraw,
}: {
  busy: boolean;
  onDraw: (number: number, cases: number) => void;
}) {
  const [text, setText] = useState('');
  const [cases, setCases] = useState<number>(1);
  const number = calledNumber(text);
  const draw = (event: FormEvent) => {
    event.preventDefault();
    if (number !== null) onDraw(number, cases);
  };
  return (
    <form className="draw-form" onSubmit={draw}>
      <label>
        <span>报出的号码（1 至 999999）</span>
        <input
          value={text}
          inputMode="numeric"
          maxLength={12}
          autoComplete="off"
          aria-invalid={text !== '' && number === null}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <label>
        <span>抽几件</span>
        <select value={cases} onChange={(event) => setCases(Number(event.target.value))}>
          {MOST.map((many) => (
            <option key={many} value={many}>
              {many}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" disabled={busy || number === null}>
        抽取
      </button>
    </form>
  );
}
