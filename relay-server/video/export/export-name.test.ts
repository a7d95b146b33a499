import { expect, it } from 'vitest';
import { attachment, exportName } from './export-name.ts';

const AT = Date.UTC(2024, 10, 27, 22, 46, 40);
const ID = '3f1f0000-0000-4000-8000-000000000001';

it('H-42 a name tells what it is, and is fit for any file system', () => {
  expect(exportName('执法记录仪 7 号', AT, ID)).toBe('执法记录仪-7-号-20241128-064640-3f1f0000');
  expect(exportName('<img src=x onerror=alert(1)>', AT, ID)).toBe(
    'img-src-x-onerror-alert(1)-20241128-064640-3f1f0000',
  );
  for (const title of ['../../etc/passwd', '..', 'a\u202egpj.exe', 'con:\u0000', '\u{1f600}"\\/']) {
    expect(exportName(title, AT, ID)).toMatch(/^[\p{L}\p{N}()-]+$/u);
  }
  expect(exportName('..', AT, ID)).toMatch(/^录像-/);
  expect(exportName('长'.repeat(400), AT, ID)).toHaveLength(40 + 25);
});

it('H-42 is given to a browser in both ways of RFC 6266', () => {
  expect(attachment("单兵(1)'.mp4")).toBe(
    'attachment; filename="1-.mp4"; filename*=UTF-8\'\'%E5%8D%95%E5%85%B5%281%29%27.mp4',
  );
});
