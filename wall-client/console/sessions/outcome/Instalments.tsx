import { MOST_INSTALMENTS, type OutcomeDraft } from './outcome-draft.ts';

type Parts = OutcomeDraft['instalments'];

/** The parts that a settlement is paid in, if any. */
export function Instalments({
  instalments,
  onChange,
}: {
  instalments: Parts;
  onChange: (instalments: Parts) => void;
}) {
  const set = (at: number, change: Partial<Parts[number]>) =>
    onChange(instalments.map((part, place) => (place === at ? { ...part, ...change } : part)));
  return (
    <fieldset className="instalments">
      <legend>分期（一次付清则不填）</legend>
      {instalments.map(({ due, amount }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is what stands in this place
        <div key={at} className="instalment">
          <input
            type="date"
            aria-label={`第 ${at + 1} 期日期`}
            value={due}
            onChange={({ target }) => set(at, { due: target.value })}
          />
          <input
            inputMode="decimal"
            aria-label={`第 ${at + 1} 期金额，元`}
            placeholder="金额，元"
            value={amount}
            autoComplete="off"
            onChange={({ target }) => set(at, { amount: target.value })}
          />
          <button
            type="button"
            className="quiet"
            aria-label={`去掉第 ${at + 1} 期`}
            onClick={() => onChange(instalments.filter((_, place) => place !== at))}
          >
            ✕
          </button>
        </div>
      ))}
      <button
        type="button"
        disabled={instalments.length >= MOST_INSTALMENTS}
        onClick={() => onChange([...instalments, { due: '', amount: '' }])}
      >
        加一期
      </button>
    </fieldset>
  );
}
