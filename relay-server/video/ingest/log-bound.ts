/** ms, and lines in it */
const PERIOD = 10_000;
const LINES = 20;

/** Passes lines on, but no flood of them: what is left out in a period is counted at the next line. */
export function boundLog(
  pass: (line: string) => void,
  now: () => number = () => performance.now(),
): (line: string) => void {
  let since = now();
  let passed = 0;
  let omitted = 0;
  return (line) => {
    if (now() - since >= PERIOD) {
      if (omitted > 0) pass(`现场视频：另有 ${omitted} 条记录已略去`);
      since = now();
      passed = 0;
      omitted = 0;
    }
    if (passed < LINES) pass(line);
    else omitted += 1;
    passed += 1;
  };
}
