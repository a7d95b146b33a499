import type { Summary } from './stats.ts';

export type Cell = string | number | Summary;

/** Rows of results, each with as many cells as there are columns. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A measured figure beside the figure that is aimed at. Missing it is a result, not a failure. */
export interface Target {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  readonly aim: { readonly atMost: number } | { readonly atLeast: number };
}

export interface Report {
  readonly tables: readonly Table[];
  readonly targets: readonly Target[];
  /** What a reader must know to read the figures rightly. */
  readonly notes?: readonly string[];
}

export function isMet({ measured, aim }: Target): boolean {
  return 'atMost' in aim ? measured <= aim.atMost : measured >= aim.atLeast;
}

export function renderTable({ title, columns, rows }: Table): string {
  const lines = [[...columns], ...rows.map((row) => row.map(cellText))];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  const text = lines.map((line) =>
    line
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [title, text[0], rule, ...text.slice(1)].join('\n');
}

export function renderTargets(targets: readonly Target[]): string {
  const rows = targets.map((target) => {
    const { what, measured, unit, aim } = target;
    const aimed = 'atMost' in aim ? `≤ ${aim.atMost}` : `≥ ${aim.atLeast}`;
    return [
      what,
      `${figure(measured)} ${unit}`,
      `${aimed} ${unit}`,
      isMet(target) ? 'met' : 'MISSED',
    ];
  });
  return renderTable({ title: 'Targets', columns: ['', 'measured', 'aim', ''], rows });
}

/** Three significant digits at least, no more than the value deserves. */
export function figure(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return figure(cell);
  return `${figure(cell.median)} (${figure(cell.min)}–${figure(cell.max)})`;
}
