import { hasDays, hasFine, type OutcomeDraft } from './outcome-draft.ts';

/** Ground, approver and number of a measure; its sum or its days where it has such. */
export function MeasureFields({
  draft,
  onChange,
}: {
  draft: OutcomeDraft;
  onChange: (change: Partial<OutcomeDraft>) => void;
}) {
  const words = [
    ['事由', 'ground', 200],
    ['批准人', 'approver', 40],
    ['文书号', 'instrument', 60],
  ] as const;
  const days = [
    ['起', 'from'],
    ['止', 'until'],
  ] as const;
  return (
    <div className="measure-fields">
      {words.map(([word, name, longest]) => (
        <label key={name} className="field">
          <span>{word}</span>
          <input
            value={draft[name]}
            maxLength={longest}
            autoComplete="off"
            onChange={({ target }) => onChange({ [name]: target.value })}
          />
        </label>
      ))}
      {hasFine(draft.measure) && (
        <label className="field">
          <span>罚款，元</span>
          <input
            inputMode="decimal"
            value={draft.fine}
            autoComplete="off"
            onChange={({ target }) => onChange({ fine: target.value })}
          />
        </label>
      )}
      {hasDays(draft.measure) &&
        days.map(([word, name]) => (
          <label key={name} className="field">
            <span>{word}</span>
            <input
              type="date"
              value={draft[name]}
              onChange={({ target }) => onChange({ [name]: target.value })}
            />
          </label>
        ))}
    </div>
  );
}
