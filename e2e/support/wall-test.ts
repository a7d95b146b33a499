import { test as base, type ConsoleMessage, expect, type WebError } from 'playwright/test';
import type { Pairing } from '../../relay-server/displays/rooms.ts';
import { Stage, type StageData } from './stage.ts';
import { yearDatabase } from './year-database.ts';

/** Stages that are dear to load: one for all tests of a worker. */
class Shelf {
  readonly #results: string;
  #year: Promise<Stage> | undefined;

  /** @param results the run's own folder */
  constructor(results: string) {
    this.#results = results;
  }

  year(): Promise<Stage> {
    this.#year ??= yearDatabase(this.#results).then((file) =>
      Stage.open('year', false, 'loopback', file),
    );
    return this.#year;
  }

  async close(): Promise<void> {
    await (await this.#year)?.close();
  }
}

interface Fixtures {
  /**
   * What the stage's log holds: `test.use({ data: 'year' })`. The court year is shared by all tests
   * that ask for it: they may send events about cases of their own, and never stop its relay.
   */
  data: StageData;
  /** The stage takes field video too: `test.use({ fieldVideo: true })`. */
  fieldVideo: boolean;
  /** `asked`: displays are let in one by one: `test.use({ pairing: 'asked' })`. */
  pairing: Pairing;
  stage: Stage;
  /** Add a pattern for each console error that the test itself provokes. */
  expectedErrors: RegExp[];
}

/** Tests before a real relay; any browser console error that was not announced fails them. */
export const test = base.extend<Fixtures, { shelf: Shelf }>({
  data: ['empty', { option: true }],
  fieldVideo: [false, { option: true }],
  pairing: ['loopback', { option: true }],
  shelf: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern
    async ({}, use, { project }) => {
      const shelf = new Shelf(project.outputDir);
      await use(shelf);
      await shelf.close();
    },
    { scope: 'worker' },
  ],
  // Whoever comes first loads the court year: that is no time of the test's own.
  stage: [
    async ({ data, fieldVideo, pairing, shelf }, use) => {
      const stage =
        data === 'year' ? await shelf.year() : await Stage.open(data, fieldVideo, pairing);
      await use(stage);
      const faults = stage.faults.splice(0);
      if (data !== 'year') await stage.close();
      expect(faults, 'errors of the relay itself').toEqual([]);
    },
    { timeout: 180_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern
  expectedErrors: async ({}, use) => {
    await use([]);
  },
  // Needs the stage so that what the pages said is judged before the relay goes away.
  context: async ({ context, expectedErrors, stage: _stage }, use) => {
    const errors: string[] = [];
    const onConsole = (message: ConsoleMessage) => {
      if (message.type() === 'error') errors.push(message.text());
    };
    const onError = (error: WebError) => errors.push(String(error.error()));
    context.on('console', onConsole);
    context.on('weberror', onError);
    await use(context);
    context.off('console', onConsole);
    context.off('weberror', onError);
    const surprising = errors.filter((text) => !expectedErrors.some((known) => known.test(text)));
    expect(surprising, 'browser console errors').toEqual([]);
  },
});
export { expect };

/**
 * What a browser says when the relay is away: of the socket, and of slices of the fonts that it wants
 * for words which were not on the screen before. The test that takes the relay away announces it.
 */
export const RELAY_AWAY =
  /WebSocket connection to .* failed|WebSocket is already in CLOSING|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/;
