import { execFile } from 'node:child_process';
import { copyFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { tempFolder } from './testing/temp-folder.ts';

const root = join(import.meta.dirname, '../..');

/** Imports that the rules forbid: rule, file, what it imports. */
const forbidden = [
  ['wire-imports-zod-only', 'wire/a.ts', 'express'],
  ['wire-imports-zod-only', 'wire/b.ts', 'node:fs'],
  ['rules-are-pure', 'relay-server/rules/a.ts', '../log/ok.ts'],
  ['rules-are-pure', 'relay-server/rules/b.ts', 'node:crypto'],
  ['projections-import-rules-and-wire', 'relay-server/projections/a.ts', '../log/ok.ts'],
  ['audit-shares-no-code', 'relay-server/log/audit/a.ts', '../../rules/ok.ts'],
  ['audit-shares-no-code', 'relay-server/log/audit/b.ts', '../by-way.ts'],
  ['audit-command-shares-no-code', 'relay-server/cli/audit-figures.ts', '../rules/ok.ts'],
  ['server-never-imports-client', 'relay-server/http/a.ts', '../../wall-client/ok.ts'],
  ['client-never-imports-server', 'wall-client/a.ts', '../relay-server/log/ok.ts'],
  ['client-runs-in-a-browser', 'wall-client/b.ts', 'node:fs'],
  ['only-relay-server-fanout-imports-socket-io', 'relay-server/log/a.ts', 'socket.io'],
  ['only-wall-client-replica-imports-socket-io-client', 'wall-client/c.ts', 'socket.io-client'],
  ['only-relay-server-log-imports-better-sqlite3', 'relay-server/http/b.ts', 'better-sqlite3'],
  ['only-wall-client-charts-imports-echarts', 'wall-client/d.ts', 'echarts/core'],
  ['only-wall-client-charts-imports-echarts', 'wall-client/e.ts', 'echarts-for-react/lib/core'],
  ['only-wall-client-player-imports-hls-js', 'wall-client/f.ts', 'hls.js'],
  [
    'only-relay-server-video-ingest-imports-node-media-server',
    'relay-server/video/live/a.ts',
    'node-media-server/src/protocol/rtmp.js',
  ],
  ['composition-root-is-a-root', 'relay-server/http/c.ts', '../relay.ts'],
  ['environment-only-in-config', 'relay-server/log/b.ts', 'node:process'],
  ['setup-has-no-dependencies', 'relay-server/setup/a.mjs', 'zod'],
  ['product-never-imports-setup', 'relay-server/http/d.ts', '../setup/ok.mjs'],
  ['no-dev-package-at-runtime', 'relay-server/http/e.ts', 'fast-check'],
  ['no-undeclared-package', 'relay-server/http/f.ts', 'debug'],
  ['not-resolvable', 'relay-server/http/g.ts', './gone.ts'],
] as const;

const allowed = [
  ['relay-server/fanout/ok.ts', 'socket.io'],
  ['relay-server/log/ok.ts', 'better-sqlite3'],
  ['relay-server/log/by-way.ts', '../rules/ok.ts'],
  ['relay-server/relay.ts', './log/ok.ts'],
  ['relay-server/cli/ok.ts', '../relay.ts'],
  ['relay-server/http/ok.test.ts', '../relay.ts'],
  ['relay-server/rules/ok.ts', '../../wire/ok.ts'],
  ['relay-server/projections/ok.ts', '../rules/ok.ts'],
  ['relay-server/setup/ok.mjs', 'node:fs'],
  ['wall-client/replica/ok.ts', 'socket.io-client'],
  ['wall-client/charts/ok.ts', 'echarts/core'],
  ['wall-client/player/ok.ts', 'hls.js'],
  ['relay-server/video/ingest/ok.ts', 'node-media-server/src/protocol/rtmp.js'],
  ['wall-client/ok.ts', '../wire/ok.ts'],
  ['wire/ok.ts', 'zod'],
] as const;

/** Runs the project's rules over a folder; answers the lines that name violations. */
async function violations(files: Record<string, string>): Promise<string[]> {
  const folder = tempFolder(files);
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    copyFileSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cruise, '-c', '.dependency-cruiser.cjs', '-T', 'json'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...args, 'wire', 'relay-server', 'wall-client'],
    { cwd: folder, maxBuffer: 1 << 26 },
  );
  const { summary } = JSON.parse(stdout);
  return summary.violations.map(
    (one: { rule: { name: string }; from: string }) => `${one.rule.name} ${one.from}`,
  );
}

const sideEffect = (specifier: string) => `import '${specifier}';\nexport const here = 1;\n`;

test('every rule catches its violation, and nothing that is allowed', async () => {
  const files = Object.fromEntries([
    ...forbidden.map(([, file, specifier]) => [file, sideEffect(specifier)]),
    ...allowed.map(([file, specifier]) => [file, sideEffect(specifier)]),
  ]);
  const found = await violations(files);
  expect(found.sort()).toEqual(forbidden.map(([rule, file]) => `${rule} ${file}`).sort());
});

test('a cycle is refused', async () => {
  const found = await violations({
    'wire/a.ts': sideEffect('./b.ts'),
    'wire/b.ts': sideEffect('./a.ts'),
    'relay-server/ok.ts': 'export const here = 1;',
    'wall-client/ok.ts': 'export const here = 1;',
  });
  expect(found).toEqual(['no-circular wire/a.ts']);
});
