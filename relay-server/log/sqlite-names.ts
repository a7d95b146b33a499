import type Database from 'better-sqlite3';
import { z } from 'zod';
import { StorageUnavailable } from './storage-unavailable.ts';

/** Names remembered at a time, about: cases of some years. */
const REMEMBERED = 50_000;

const numbered = z.object({ n: z.int() }).optional();
const named = z.object({ text: z.string() }).optional();

/**
 * Statements on the table `name`: long texts that keys repeat (topics, case numbers) and the small
 * numbers that stand for them. A name stays once it has been given.
 */
export function nameStatements(db: Database.Database) {
  const add = db.prepare('INSERT INTO name (text) VALUES (?)');
  const byText = db.prepare('SELECT n FROM name WHERE text = ?');
  const byNumber = db.prepare('SELECT text FROM name WHERE n = ?');
  const numbers = new Map<string, number>();
  const texts = new Map<number, string>();

  const forget = () => {
    numbers.clear();
    texts.clear();
  };
  const remember = (n: number, text: string) => {
    if (numbers.size >= REMEMBERED) forget();
    numbers.set(text, n);
    texts.set(n, text);
  };
  const find = (text: string): number | undefined => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    const n = numbered.parse(byText.get(text))?.n;
    if (n !== undefined) remember(n, text);
    return n;
  };

  return {
    /** The number of a name, if it has one. */
    find,

    /** The number of a name, which is given one if need be. */
    numberOf(text: string): number {
      const known = find(text);
      if (known !== undefined) return known;
      const n = Number(add.run(text).lastInsertRowid);
      remember(n, text);
      return n;
    },

    /** @throws StorageUnavailable `corrupt` for a number that stands for nothing */
    textOf(n: number): string {
      const known = texts.get(n);
      if (known !== undefined) return known;
      const text = named.parse(byNumber.get(n))?.text;
      if (text === undefined)
        throw new StorageUnavailable('corrupt', { detail: `名称 ${n} 不存在` });
      remember(n, text);
      return text;
    },

    /** After a transaction that was rolled back: what it named has no number any more. */
    forget,
  };
}
export type NameStatements = ReturnType<typeof nameStatements>;
