import { expect, test } from 'vitest';
import { playwrightCounts, step, summary, total, vitestCounts } from './counts.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

test('vitest: passed and failed tests', () => {
  const json = JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')],
  });
  expect(vitestCounts(json, 1)).toEqual({ passed: 3, failed: 1 });
});

test('vitest: a file that could not be loaded is a failure', () => {
  const json = JSON.stringify({
    numPassedTests: 2,
    numFailedTests: 0,
    testResults: [file('passed', 'passed', 'passed'), file('failed')],
  });
  expect(vitestCounts(json, 1)).toEqual({ passed: 2, failed: 1 });
});

test('vitest: a bad exit with clean counts is a failure (unhandled error)', () => {
  const json = JSON.stringify({ numPassedTests: 1, numFailedTests: 0, testResults: [] });
  expect(vitestCounts(json, 1)).toEqual({ passed: 1, failed: 1 });
});

test('playwright: unexpected results and errors outside of tests fail', () => {
  const json = JSON.stringify({
    stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 1 },
    errors: [{ message: 'global' }],
  });
  expect(playwrightCounts(json, 1)).toEqual({ passed: 6, failed: 3 });
});

test.each([vitestCounts, playwrightCounts])(
  'no report is a failure, whatever the exit',
  (counts) => {
    expect(counts(null, 0)).toEqual({ passed: 0, failed: 1 });
    expect(counts(null, 1)).toEqual({ passed: 0, failed: 1 });
  },
);

test('the closing line', () => {
  expect(summary(total([step(0), step(2), { passed: 40, failed: 0 }]))).toBe('41 passed, 1 failed');
});
