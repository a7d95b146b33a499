/** Who acts on this page: until there are accounts, whoever typed a name into it. */
const KEY = 'library-operator';
export const LONGEST_NAME = 40;

/** A name as the relay takes it: 1–40 characters, no blanks around; null: it is none. */
export function nameOf(typed: string): string | null {
  const name = typed.replace(/\s+/g, ' ').trim();
  return name === '' || name.length > LONGEST_NAME ? null : name;
}

/** For this tab only: the next who opens the page is asked anew. */
export function readOperator(storage: Pick<Storage, 'getItem'>): string | null {
  return nameOf(storage.getItem(KEY) ?? '');
}

export function keepOperator(storage: Pick<Storage, 'setItem'>, name: string): void {
  storage.setItem(KEY, name);
}
