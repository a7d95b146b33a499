import type { TakeHome } from '../../../wire/take-home.ts';
import { type CsvCell, csvText, yuanText } from '../../csv-text.ts';
import { aboutTable, type Table, type TableCell, tablesOf } from './tables.ts';

/** All tables one after another, each under its name. Money in yuan, exactly. */
export function takeHomeCsv(taken: TakeHome): string {
  const { rows } = aboutTable(taken);
  return csvText([...rows.map((row) => row.map(csvCell)), ...tablesOf(taken).flatMap(linesOf)]);
}

function linesOf({ name, heads, rows }: Table): CsvCell[][] {
  return [[], [name], [...heads], ...rows.map((row) => row.map(csvCell))];
}

function csvCell(cell: TableCell): CsvCell {
  return cell !== null && typeof cell === 'object' ? yuanText(cell.fen) : cell;
}
