import { z } from 'zod';
import { answering } from '../support/answering.ts';
import { WatchedDisplay } from './watched-display.ts';

/**
 * The displays of a wall in a process of their own: handlers `open`, `inBureau`, `arm`, `switched`, `ping`
 * (until the last of them has its answer, ms), `close`.
 */
const opening = z.object({ url: z.string(), stream: z.string(), displays: z.int() });

let displays: WatchedDisplay[] = [];
const beat = setInterval(() => {
  for (const display of displays) display.beat();
}, 4_000);

answering(
  {
    open: async (argument) => {
      const { url, stream, displays: count } = opening.parse(argument);
      displays = Array.from({ length: count }, () => new WatchedDisplay(url, stream));
      for (const display of displays) await display.open();
    },
    inBureau: async () => {
      await Promise.all(displays.map((display) => display.inBureau()));
    },
    arm: () => {
      for (const display of displays) display.arm();
    },
    switched: (mode) =>
      Promise.all(displays.map((display) => display.switched(z.string().parse(mode)))),
    ping: async () => Math.max(...(await Promise.all(displays.map((display) => display.ping())))),
    close,
  },
  async () => {
    clearInterval(beat);
    close();
  },
);

function close(): void {
  for (const display of displays.splice(0)) display.close();
}
