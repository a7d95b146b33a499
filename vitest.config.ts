import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const exclude = ['**/node_modules/**', '**/dist/**', '**/data/**', 'e2e/**/*.spec.ts'];

/** What lasts longest begins first: tests of whole court years, and those that wait for cameras at the cameras' pace. */
const LONG = ['/fixtures/court-year/', '/relay-server/video/', '/video-live.itest.ts'];
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      LONG.some((each) => moduleId.includes(each));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/**
 * No test keeps anything in a module: loading all of them anew for each of 300 files would be half of the time.
 * `unit` runs beside the code and opens nothing; `integration` boots the real server.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          environment: 'node',
          include: ['**/*.test.{ts,tsx}'],
          exclude,
          maxWorkers: availableParallelism(),
          // On a new machine the database compiles beside them.
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          isolate: false,
          environment: 'node',
          include: ['**/*.itest.ts'],
          exclude,
          // They wait as well as compute, for disks, sockets, cameras; each further one loads all modules once more.
          maxWorkers: availableParallelism() + 1,
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
