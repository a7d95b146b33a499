import { z } from 'zod';
import { answering } from '../support/answering.ts';
import { percentile } from '../support/stats.ts';
import { Follower } from './follower.ts';

/** Viewers in a process of their own: handlers `open`, `told`, `close`. */
let followers: Follower[] = [];

function close(): void {
  for (const follower of followers) follower.close();
  followers = [];
}

answering(
  {
    open: (playlists) => {
      followers.push(
        ...z
          .array(z.string())
          .parse(playlists)
          .map((each) => new Follower(each)),
      );
    },
    /** Of all, since it was last asked. */
    told: () => {
      const sum = { parts: 0, failures: 0 };
      const delays: number[] = [];
      for (const { followed } of followers) {
        sum.parts += followed.parts;
        sum.failures += followed.failures;
        delays.push(...followed.delays.splice(0));
        Object.assign(followed, { parts: 0, failures: 0 });
      }
      if (delays.length === 0) return { ...sum, p50: null, p99: null };
      return { ...sum, p50: percentile(delays, 50), p99: percentile(delays, 99) };
    },
    close,
  },
  async () => close(),
);
