import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**', '**/data/**', 'e2e/**/*.spec.ts'];

/** `unit` runs beside the code and opens nothing; `integration` boots the real server. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['**/*.test.{ts,tsx}'],
          exclude,
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          include: ['**/*.itest.ts'],
          exclude,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
