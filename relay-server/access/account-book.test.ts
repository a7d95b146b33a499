import { expect, it } from 'vitest';
import { DamagedRows } from '../log/damaged-rows.ts';
import type { StoredRow } from '../log/store.ts';
import { AccountBook } from './account-book.ts';

const row = (topic: string, id: string, data: unknown): StoredRow => ({
  ...{ topic, id, caseNumber: null, seq: 1, data },
});
const account = (id: string, disabled: unknown = false) =>
  row('account', id, {
    ...{ displayName: '某', role: 'duty', disabled, addedAt: 1 },
    ...{ passwordSetAt: 1, lastSignedInAt: null },
  });
const signIn = (id: string, whose: unknown, tokenDigest = `digest of ${id}`) =>
  row('signIn', id, { account: whose, tokenDigest, since: 1, until: 9, address: 'a' });

function signedIn() {
  const book = new AccountBook();
  const ended: string[] = [];
  book.onEnded((id) => ended.push(id));
  book.update([account('a'), account('b'), signIn('s1', 'a'), signIn('s2', 'b')]);
  return { book, ended };
}

it('H-50 an account whose row cannot be read opens nothing; the rows after it are taken', () => {
  const { book, ended } = signedIn();
  expect(() => book.update([account('a', 'perhaps'), account('c')])).toThrow(DamagedRows);
  expect(book.get('a')).toBeUndefined();
  expect(book.get('c')?.name).toBe('c');
  expect(ended).toEqual(['s1']);
  expect(book.signInOf('digest of s2')?.id).toBe('s2');
});

it('H-50 a sign-in whose row cannot be read is over', () => {
  const { book, ended } = signedIn();
  expect(() => book.update([signIn('s2', 7)])).toThrow(DamagedRows);
  expect(ended).toEqual(['s2']);
  expect(book.signInOf('digest of s2')).toBeUndefined();
});

it('H-50 once shut, nobody is signed in, and nobody can be', () => {
  const { book, ended } = signedIn();
  book.shut();
  book.update([account('a'), signIn('s3', 'a')]);
  expect(ended.sort()).toEqual(['s1', 's2']);
  expect(book.all()).toEqual([]);
  expect(book.signIns()).toEqual([]);
});
