import type { PartyState } from './case-state.ts';
import { compoundSurnames } from './names/surnames.ts';
import { formOf, organisationKind, tradeIn } from './names/trades.ts';

/**
 * Names as a wall may show them (domain notes §6). Natural persons as judgments are published
 * (法释〔2016〕19号 第9条): the surname and 某; minority names, and foreign names in Chinese, their
 * first character; names in Latin letters their first letter. A name of one character says nothing
 * once masked.
 */
export function maskPerson(name: string): string {
  const plain = name.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  const letters = Array.from(plain);
  const [first, second = '', third] = letters;
  if (first === undefined || !/\p{L}/u.test(first)) return '某某';
  if (!/\p{Script=Han}/u.test(first)) return `${first.toUpperCase()}某`;
  if (letters.length === 1) return '某某';
  // 欧阳 alone is 欧 + 阳 as likely as not; and a name with a dot has no Chinese surname.
  const compound =
    third !== undefined && !/[·•・‧.]/u.test(plain) && compoundSurnames.has(first + second);
  return compound ? `${first}${second}某` : `${first}某`;
}

/**
 * A company by what it deals in: 某建材公司. `business` as the source gives it, else the trade word in
 * the company's own name; no trade known: 某公司. The form (厂, 商行, 银行 …) stays.
 */
export function maskCompany(name: string, business?: string): string {
  const plain = name.normalize('NFKC').trim();
  return `某${businessOf(plain, business) ?? ''}${formOf(plain)}`;
}

function businessOf(name: string, business: string | undefined): string | null {
  const given =
    business
      ?.normalize('NFKC')
      .trim()
      .replace(/(有限)?公司$/u, '') ?? '';
  if (given === '') return formOf(name) === '银行' ? null : tradeIn(name);
  // A business that repeats the name (示例建材) would give the name away: keep the trade in it.
  if (name.includes(given)) return tradeIn(given);
  return given;
}

function maskedAlone(party: PartyState): string {
  switch (party.entity) {
    case 'person':
      return maskPerson(party.name);
    case 'company':
      return maskCompany(party.name, party.business);
    case 'organisation':
      return `某${organisationKind(party.name)}`;
  }
}

/**
 * A party's masked name within its case: those that would be called the same are numbered in the
 * order in which they joined, 张某1 张某2. Who has left keeps the number. Minors are masked like
 * everybody, and nobody's role unmasks them.
 * @param siblings all parties of the case, the party among them
 */
export function maskedName(party: PartyState, siblings: readonly PartyState[]): string {
  return namesOf(siblings).get(party.partyId) ?? maskedAlone(party);
}

// A group claim has hundreds of parties; each asks for the names of the same list.
const cache = new WeakMap<readonly PartyState[], ReadonlyMap<string, string>>();

function namesOf(siblings: readonly PartyState[]): ReadonlyMap<string, string> {
  const known = cache.get(siblings);
  if (known) return known;
  const joined = [...siblings].sort((a, b) => a.joined - b.joined);
  const alone = joined.map((party) => maskedAlone(party));
  const total = new Map<string, number>();
  for (const name of alone) total.set(name, (total.get(name) ?? 0) + 1);
  const used = new Map<string, number>();
  const names = new Map<string, string>();
  for (const [index, party] of joined.entries()) {
    const name = alone[index] ?? '某';
    const number = (used.get(name) ?? 0) + 1;
    used.set(name, number);
    names.set(party.partyId, (total.get(name) ?? 0) > 1 ? `${name}${number}` : name);
  }
  cache.set(siblings, names);
  return names;
}
