/**
 * The direction of imports, as rules. design.md of the project in one line: sources → intake → log →
 * projections → audiences → fan-out → replica → scenes; nothing reaches back.
 *
 * Tests (`*.test.*`, `*.itest.*`, and helpers in `testing/`) may reach across folders of their own
 * side; production code may not.
 */
const test = '\\.(test|itest|spec)\\.(ts|tsx|mjs)$|(^|/)testing/';
const code = '^(wire|relay-server|wall-client|fixtures|e2e|bench)/';

/** `name` (an npm package) may be imported only from `owner` (a path prefix). */
const onlyFrom = (name, owner, packages = [name]) => ({
  name: `only-${owner.replace(/\W+/g, '-').replace(/^-|-$/g, '')}-imports-${name.replace(/\W+/g, '-')}`,
  comment: `${packages.join(', ')} is known to ${owner} alone`,
  severity: 'error',
  from: { path: code, pathNot: [`^${owner}/`, '^(e2e|bench)/', test] },
  to: { path: packages.map((one) => `(^|/)node_modules/${one.replaceAll('.', '\\.')}/`) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'a cycle has no direction',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-resolvable',
      comment: 'an import that leads nowhere (a missing file, or a package that is not installed)',
      severity: 'error',
      from: { path: code },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'a package that works only because another one brought it',
      severity: 'error',
      from: { path: code },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-package-at-runtime',
      comment: 'what the relay runs on must be a dependency, not a devDependency',
      severity: 'error',
      from: {
        path: '^(wire|relay-server|wall-client)/',
        pathNot: [test, '\\.d\\.ts$', '^relay-server/setup/'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/' },
    },
    {
      name: 'wire-imports-zod-only',
      comment: 'the contract is shared by both sides: zod and itself',
      severity: 'error',
      from: { path: '^wire/', pathNot: test },
      to: { pathNot: ['^wire/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'rules-are-pure',
      comment:
        'the rules of the domain: wire, zod and themselves; no node: modules, no other library',
      severity: 'error',
      from: { path: '^relay-server/rules/', pathNot: test },
      to: { pathNot: ['^relay-server/rules/', '^wire/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'projections-import-rules-and-wire',
      comment: 'evolve(read, event) → rows is pure, so that a rebuild gives the same rows',
      severity: 'error',
      from: { path: '^relay-server/projections/', pathNot: test },
      to: {
        pathNot: [
          '^relay-server/projections/',
          '^relay-server/rules/',
          '^wire/',
          '(^|/)node_modules/zod/',
        ],
      },
    },
    {
      name: 'audit-shares-no-code',
      comment:
        'the independent check of the figures reckons by itself: nothing that it reaches may be what it checks',
      severity: 'error',
      from: { path: '^relay-server/log/audit/', pathNot: test },
      to: {
        path: '^(relay-server/(rules|projections|projecting|audiences|figures|http)|fixtures)/',
        reachable: true,
      },
    },
    {
      name: 'audit-command-shares-no-code',
      comment: 'it prints what the audit found, and reads no figure itself',
      severity: 'error',
      from: { path: '^relay-server/cli/audit-figures\\.ts$' },
      to: { pathNot: ['^relay-server/log/audit/', '^relay-server/cli/(command|databases)\\.ts$'] },
    },
    {
      name: 'server-never-imports-client',
      severity: 'error',
      from: { path: '^relay-server/' },
      to: { path: '^wall-client/' },
    },
    {
      name: 'client-never-imports-server',
      comment: 'what a screen must not show never reaches the machine behind it',
      severity: 'error',
      from: { path: '^wall-client/' },
      to: { path: '^relay-server/' },
    },
    {
      name: 'client-runs-in-a-browser',
      comment: 'no node: modules on a screen',
      severity: 'error',
      from: { path: '^wall-client/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-never-imports-its-tests',
      severity: 'error',
      from: { path: '^(wire|relay-server|wall-client|fixtures)/', pathNot: test },
      to: { path: ['^(e2e|bench)/', test] },
    },
    {
      name: 'composition-root-is-a-root',
      comment: 'main and relay know everybody; only the command line, tests and bench know them',
      severity: 'error',
      from: {
        path: code,
        pathNot: [
          '^relay-server/(main|relay)(\\.ts$|/)',
          '^relay-server/cli/',
          '^(e2e|bench)/',
          test,
        ],
      },
      to: { path: '^relay-server/(main|relay)(\\.ts$|/)' },
    },
    {
      name: 'setup-has-no-dependencies',
      comment: 'it runs before anything is installed',
      severity: 'error',
      from: { path: '^relay-server/setup/', pathNot: test },
      to: { pathNot: '^relay-server/setup/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'product-never-imports-setup',
      comment: 'setup prepares a machine; the product does not lean on it',
      severity: 'error',
      from: {
        path: '^(wire|relay-server|wall-client|fixtures)/',
        pathNot: ['^relay-server/setup/', test],
      },
      to: { path: '^relay-server/setup/' },
    },
    {
      name: 'environment-only-in-config',
      comment: 'one reader of the environment (biome forbids process.env; this forbids the import)',
      severity: 'error',
      from: {
        path: '^(wire|relay-server|wall-client|fixtures)/',
        pathNot: ['^relay-server/(config|setup)/', test],
      },
      to: { path: '^(node:)?process$', dependencyTypes: ['core'] },
    },
    onlyFrom('socket.io', 'relay-server/fanout'),
    onlyFrom('socket.io-client', 'wall-client/replica'),
    onlyFrom('@node-rs/argon2', 'relay-server/access'),
    onlyFrom('better-sqlite3', 'relay-server/log', ['better-sqlite3', '@types/better-sqlite3']),
    onlyFrom('echarts', 'wall-client/charts', ['echarts', 'echarts-for-react']),
    onlyFrom('hls.js', 'wall-client/player'),
    onlyFrom('node-media-server', 'relay-server/video/ingest'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
