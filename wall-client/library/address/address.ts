import { isCaseNumber, normaliseCaseNumber } from '../../../wire/case-number.ts';
import { recordingOrigins, recordingStates, towns } from '../../../wire/codes.ts';
import { startOfCourtDay } from '../../../wire/court-day.ts';
import type { Search } from '../api/library-api.ts';

/** What the page shows, as its address says it: a link that is sent opens the same. */
export interface Address {
  readonly search: Search;
  /** The recording that is open. */
  readonly open: string | null;
  /** Where in it, ms from its first frame; null: at its beginning. */
  readonly atMs: number | null;
}

export const HOME: Address = { search: {}, open: null, atMs: null };

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
const LONGEST = 60;

/** Reads an address; what it does not know or cannot be is left out. */
export function addressOf(query: string): Address {
  const given = new URLSearchParams(query);
  const text = wordsIn(given.get('text'));
  const ofCase = given.get('case') ?? '';
  const officer = wordsIn(given.get('officer'));
  const day = dayIn(given.get('day'));
  const town = towns.schema.safeParse(given.get('town'));
  const state = recordingStates.schema.safeParse(given.get('state'));
  const origin = recordingOrigins.schema.safeParse(given.get('origin'));
  const caseNumber = normaliseCaseNumber(ofCase);
  const open = given.get('open') ?? '';
  const at = given.get('at') ?? '';
  return {
    search: {
      ...(text !== null && { text }),
      ...(isCaseNumber(caseNumber) && { case: caseNumber }),
      ...(officer !== null && { officer }),
      ...(day !== null && { day }),
      ...(town.success && { town: town.data }),
      ...(state.success && { state: state.data }),
      ...(origin.success && { origin: origin.data }),
    },
    open: NAME.test(open) ? open : null,
    atMs: /^\d{1,12}$/.test(at) ? Number(at) : null,
  };
}

/** The query string of an address, with its `?`; empty for the page as it opens. */
export function queryOf({ search, open, atMs }: Address): string {
  const query = new URLSearchParams({ ...search });
  if (open !== null) query.set('open', open);
  if (open !== null && atMs !== null) query.set('at', String(Math.round(atMs)));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** A search without blanks and what was emptied. */
export function tidy(search: Search): Search {
  return addressOf(queryOf({ ...HOME, search })).search;
}

function wordsIn(value: string | null): string | null {
  const words = (value ?? '').trim().slice(0, LONGEST);
  return words === '' ? null : words;
}

/** A day that the calendar has. */
function dayIn(value: string | null): string | null {
  if (value === null || !/^20\d\d-\d\d-\d\d$/.test(value)) return null;
  const begins = new Date(startOfCourtDay(value) + 8 * 3_600_000);
  return begins.toISOString().startsWith(value) ? value : null;
}
