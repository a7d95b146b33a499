/** The pages that people open, as they are called: each an *.html of wall-client. */
export const PAGES = [
  ['展示大屏', 'wall.html'],
  ['值守台', 'console.html'],
  ['录像库', 'library.html'],
  ['参观遥控', 'remote.html'],
  ['指标说明', 'indicators.html'],
  ['带走数据', 'take-home.html'],
] as const;
