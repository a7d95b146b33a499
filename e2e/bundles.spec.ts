import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'playwright/test';
import { courtYear } from '../fixtures/court-year/court-year.ts';
import { demoPassword } from '../relay-server/cli/demo-accounts.ts';
import { DEMO_KEY, DEMO_SEED, demoStreamKey } from '../relay-server/cli/demo-constants.ts';
import { roles } from '../wire/codes.ts';

const BUILT = path.join(import.meta.dirname, '../dist/wall');

/** Everything that stands under these names anywhere in a value. */
function* textsOf(value: unknown, names: ReadonlySet<string>): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    if (typeof each === 'string' && names.has(name)) yield each;
    else yield* textsOf(each, names);
  }
}

test('V-2 the pages that any display is given hold no key, no password, no name and no case of the demo', () => {
  const secrets = new Set([
    DEMO_KEY,
    ...roles.codes.map(demoPassword),
    ...['unit-1', 'unit-2'].map(demoStreamKey),
  ]);
  const year = courtYear({ seed: DEMO_SEED, cases: 300 });
  for (const { caseNumber, body } of year) {
    if (caseNumber !== undefined) secrets.add(caseNumber);
    for (const party of textsOf(body, new Set(['name', 'phone', 'idNumber', 'registration']))) {
      // Two letters may stand in any sentence.
      if (party.length > 2) secrets.add(party);
    }
  }
  expect(secrets.size).toBeGreaterThan(500);

  const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(html|js|css|json|svg)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(5);
  const found = files.flatMap((file) => {
    const text = readFileSync(path.join(BUILT, file), 'utf8');
    return [...secrets].filter((secret) => text.includes(secret)).map((one) => `${file}: ${one}`);
  });
  expect(found).toEqual([]);
});

test('the wall starts with few files, small ones, and with no other transport than WebSocket', () => {
  const page = readFileSync(path.join(BUILT, 'wall.html'));
  const names = [...page.toString().matchAll(/"(\/assets\/[^"]+)"/g)].map(([, name]) => name ?? '');
  const files = names.map((name) => readFileSync(path.join(BUILT, name)));
  expect(files.length).toBeGreaterThanOrEqual(2);
  expect(files.length).toBeLessThanOrEqual(6);
  const bytes = [page, ...files].reduce(
    (sum, file) => sum + gzipSync(file, { level: 9 }).length,
    0,
  );
  // Over the wire, with some 4 KB of heads, 120 KB at most (bench/README.md, "First load"); versions of Node compress
  // somewhat differently.
  expect(bytes).toBeLessThan(117 * 1024);
  for (const file of files) expect(file.includes('xhr poll error')).toBe(false);
});
