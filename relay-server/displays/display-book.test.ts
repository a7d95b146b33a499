import { describe, expect, it } from 'vitest';
import { DamagedRows } from '../log/damaged-rows.ts';
import type { StoredRow } from '../log/store.ts';
import { DisplayBook } from './display-book.ts';
import { Rooms } from './rooms.ts';

const clock = { now: () => 5 };
const wall = (id: string, data: object = {}): StoredRow => ({
  ...{ topic: 'wall', id, caseNumber: null, seq: 1 },
  data: {
    ...{ title: '大屏', columns: 1, rows: 1, bezel: 0, mode: 'bureau', since: 1, until: null },
    ...{ back: 'bureau', directive: null },
    ...data,
  },
});
const display = (id: string, keyDigest: unknown): StoredRow => ({
  ...{ topic: 'display', id, caseNumber: null, seq: 1 },
  data: { name: '屏', wallId: 'main', column: 1, row: 1, pairedAt: 1, by: 'a', keyDigest },
});

describe('rows that cannot be read', () => {
  it('V-31 close their wall, also the one that needs no saying, and keep no other row back', () => {
    const book = new DisplayBook();
    const rooms = new Rooms({ book, pairing: 'loopback', clock });
    expect(rooms.mode('main')).toBe('bureau');
    const rows = [wall('main', { mode: 'open to all' }), wall('court-1')];
    expect(() => book.update(rows)).toThrow(DamagedRows);
    expect([rooms.mode('main'), rooms.mode('court-1')]).toEqual(['closed', 'bureau']);
    book.update([wall('main', { mode: 'session' })]);
    expect(rooms.mode('main')).toBe('session');
  });

  it('V-31 take a display’s key from it', () => {
    const book = new DisplayBook();
    book.update([display('d', 'k1')]);
    expect(book.byKey('k1')?.id).toBe('d');
    expect(() => book.update([display('d', null)])).toThrow(DamagedRows);
    expect(book.byKey('k1')).toBeUndefined();
  });

  it('V-31 once shut, every room is closed', () => {
    const book = new DisplayBook();
    const rooms = new Rooms({ book, pairing: 'loopback', clock });
    book.update([wall('main')]);
    rooms.shut();
    book.update([wall('main')]);
    expect(rooms.mode('main')).toBe('closed');
  });
});
