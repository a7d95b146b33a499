export interface Bar {
  readonly label: string;
  /** null: withheld, or there is nothing to reckon. */
  readonly value: number | null;
  readonly words: string;
}

/** As many as stand below one another with their words. */
const MOST = 9;

/** A few numbers to one scale, each with its words. */
export function Bars({
  title,
  bars,
  tone = 'info',
}: {
  title: string;
  bars: readonly Bar[];
  tone?: 'info' | 'money';
}) {
  const most = Math.max(0, ...bars.map(({ value }) => Math.abs(value ?? 0)));
  return (
    <div className="figure-card-development">
      <h3>{title}</h3>
      <ul className="figure-card-bars" data-tone={tone} data-few={bars.length < 4 || undefined}>
        {bars.slice(0, MOST).map(({ label, value, words }) => (
          <li key={label}>
            <span>{label}</span>
            <i>
              <b style={{ width: `${most === 0 ? 0 : (Math.abs(value ?? 0) / most) * 100}%` }} />
            </i>
            <strong>{words}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
