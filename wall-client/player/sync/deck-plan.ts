import { placeAt, type Timing } from './timeline.ts';

/** How a <video> with a clip in it stands. */
export interface DeckFacts {
  /** Its place, ms of the clip. */
  readonly at: number;
  /** It has been told to play, and not to stand since. */
  readonly moving: boolean;
  /** There is a picture of its place, and more to play after it. */
  readonly loaded: boolean;
  /** Length of the clip, ms. */
  readonly ms: number;
}

export interface Aim {
  /** So long before a picture moves it must be told to; ms, learned. */
  readonly startDelay: number;
  /** So far ahead of the timeline a place is sought, to be there in time; ms, learned. */
  readonly lead: number;
}

/** What a deck does next. `wait`: nothing for so long; null: until something happens. */
export type Act =
  | { readonly do: 'cue'; readonly toMs: number }
  | { readonly do: 'play' | 'pause' | 'run' | 'over' }
  | { readonly do: 'wait'; readonly forMs: number | null };

/** Less than a frame: the same picture. */
const SAME_MS = 5;
/** A place that is passed by less is played from, and the rest steered. */
const LATE_MS = 150;
/** A place so far ahead is waited for. */
const WAIT_MOST_MS = 3_000;
/** A place to stand at that is so near is played to. */
const PLAY_ON_MS = 1_000;

/** What a deck has to do so that its clip is where the timeline says at the instant `at` of the machine's clock. */
export function nextAct(deck: DeckFacts, timing: Timing, at: number, aim: Aim): Act {
  const { startsAt, offsetMs, pausedAtMs } = timing;
  if (pausedAtMs !== null) return standAt(deck, Math.min(pausedAtMs, deck.ms));
  const begins = startsAt - aim.startDelay;
  if (at < begins) {
    if (deck.moving) return { do: 'pause' };
    if (Math.abs(deck.at - offsetMs) > SAME_MS) return { do: 'cue', toMs: offsetMs };
    return { do: 'wait', forMs: begins - at };
  }
  const place = placeAt(timing, at);
  if (place >= deck.ms) return { do: 'over' };
  if (deck.moving) return { do: 'run' };
  const early = deck.at - (place + aim.startDelay);
  const cue: Act = { do: 'cue', toMs: Math.min(deck.ms, Math.max(offsetMs, place) + aim.lead) };
  if (early > WAIT_MOST_MS) return cue;
  if (!deck.loaded) return { do: 'wait', forMs: null };
  if (early > 0) return { do: 'wait', forMs: early };
  return early >= -LATE_MS ? { do: 'play' } : cue;
}

function standAt(deck: DeckFacts, stand: number): Act {
  const ahead = stand - deck.at;
  if (deck.moving) return ahead > 0 && ahead < PLAY_ON_MS ? { do: 'run' } : { do: 'pause' };
  return Math.abs(ahead) > SAME_MS ? { do: 'cue', toMs: stand } : { do: 'wait', forMs: null };
}
