import { expect, it } from 'vitest';
import { fullRows } from '../../audiences/testing/full-rows.ts';
import { rowSchemas } from '../../projections/rows.ts';
import { RecordingBook } from './recording-book.ts';

it('a recording that moved to another case is known there, in whichever order that is told', () => {
  const [kept] = fullRows().filter(({ topic }) => topic === 'recording');
  const data = rowSchemas.recording.parse(kept?.data);
  const row = { topic: 'recording', id: 'r', seq: 1 } as const;
  const book = new RecordingBook();
  book.update([{ ...row, caseNumber: data.caseNumber, data }]);
  book.update([
    { ...row, caseNumber: null, data: { ...data, caseNumber: null } },
    { ...row, caseNumber: data.caseNumber, gone: true },
  ]);
  expect(book.get('r')).toMatchObject({ caseNumber: null });
  book.update([{ ...row, caseNumber: null, gone: true }]);
  expect(book.get('r')).toBeUndefined();
});
