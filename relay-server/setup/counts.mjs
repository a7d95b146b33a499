// @ts-check

/** @typedef {{ passed: number, failed: number }} Counts */

/** @param {Counts[]} all @returns {Counts} */
export function total(all) {
  return all.reduce(
    (sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }),
    { passed: 0, failed: 0 },
  );
}

/** @param {Counts} counts the closing line of `npm test` */
export function summary(counts) {
  return `${counts.passed} passed, ${counts.failed} failed`;
}

/** @param {number} exitCode one step that has no tests of its own @returns {Counts} */
export function step(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Vitest's JSON report. A file that failed before its tests could run counts as one failure, and so
 * does a run that ended badly without any failed test (an unhandled error, no test found).
 *
 * @param {string | null} json the report's text; null when none was written
 * @param {number} exitCode
 * @returns {Counts}
 */
export function vitestCounts(json, exitCode) {
  if (json === null) return atLeastOneFailure({ passed: 0, failed: 0 }, exitCode || 1);
  const report = JSON.parse(json);
  const files = /** @type {{ status: string, assertionResults: { status: string }[] }[]} */ (
    report.testResults
  );
  const broken = files.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return atLeastOneFailure(
    { passed: Number(report.numPassedTests), failed: Number(report.numFailedTests) + broken },
    exitCode,
  );
}

/**
 * Playwright's JSON report. Errors outside of tests count as one failure each.
 *
 * @param {string | null} json the report's text; null when none was written
 * @param {number} exitCode
 * @returns {Counts}
 */
export function playwrightCounts(json, exitCode) {
  if (json === null) return atLeastOneFailure({ passed: 0, failed: 0 }, exitCode || 1);
  const { stats, errors } = JSON.parse(json);
  return atLeastOneFailure(
    {
      passed: Number(stats.expected) + Number(stats.flaky),
      failed: Number(stats.unexpected) + (Array.isArray(errors) ? errors.length : 0),
    },
    exitCode,
  );
}

/**
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts} a bad exit is never shown as a clean count
 */
function atLeastOneFailure(counts, exitCode) {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
