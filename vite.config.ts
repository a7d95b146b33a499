import { readdirSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, normalizePath, type Plugin, type UserConfig } from 'vite';
import { relayPrograms } from './relay-server/setup/programs.mjs';

const root = import.meta.dirname;
const clientRoot = join(root, 'wall-client');

/** The relay that the development server stands in front of. */
const relayAddress = 'http://127.0.0.1:8080';

/** Every *.html directly in wall-client is a page with its own bundle: name → file. */
function pages(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(clientRoot, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
      .map((entry) => [basename(entry.name, '.html'), join(clientRoot, entry.name)]),
  );
}

interface Module {
  readonly importedIds: readonly string[];
}
type ModuleOf = (id: string) => Module | null;

/** What a page needs before it runs, itself included. */
function startOf(page: string, moduleOf: ModuleOf): Set<string> {
  const found = new Set([normalizePath(page)]);
  for (const id of found) for (const other of moduleOf(id)?.importedIds ?? []) found.add(other);
  return found;
}

/** Of the wall's start what is in another page's too. */
function sharedModules(moduleOf: ModuleOf): Set<string> {
  const { wall: ofWall = '', ...others } = pages();
  const elsewhere = Object.values(others).map((page) => startOf(page, moduleOf));
  const start = [...startOf(ofWall, moduleOf)];
  return new Set(start.filter((id) => elsewhere.some((other) => other.has(id))));
}

/**
 * What the wall needs at its start and other pages too comes as one file. In ten and more, as they fall out by which
 * page shares what, the wall's start is a tenth longer: each has a head and is compressed by itself.
 */
function sharedStart(): (id: string, context: { getModuleInfo: ModuleOf }) => string | null {
  let shared: Set<string> | undefined;
  return (id, context) => {
    shared ??= sharedModules((each) => context.getModuleInfo(each));
    return shared.has(id) ? 'start' : null;
  };
}

/** Pages speak WebSocket alone (wire/SPEC.md, §F): what engine.io can do besides stays out of their start. */
function webSocketAlone(): Plugin {
  return {
    name: 'web-socket-alone',
    load(id) {
      if (!normalizePath(id).endsWith('/engine.io-client/build/esm/transports/index.js'))
        return null;
      return `import { WS } from './websocket.js'; export const transports = { websocket: WS };`;
    },
  };
}

const wall: UserConfig = {
  root: clientRoot,
  plugins: [react(), webSocketAlone()],
  build: {
    outDir: '../dist/wall',
    // Every browser that can show the wall knows it.
    modulePreload: { polyfill: false },
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    // ECharts is one large part; it is loaded after the first figures.
    chunkSizeWarningLimit: 800,
    reportCompressedSize: false,
    rolldownOptions: {
      input: pages(),
      output: {
        codeSplitting: {
          groups: [{ name: sharedStart(), debugName: 'start' }],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: relayAddress },
      '/video': { target: relayAddress },
      '/socket.io': { target: relayAddress, ws: true },
    },
  },
};

/**
 * A built module finds what lies beside its source (SQL, maps, clips), as the source itself does: the programs lie in
 * a folder three deep (dist/relay/STAMP).
 */
function besideTheSource(): Plugin {
  const base = normalizePath(root);
  return {
    name: 'beside-the-source',
    transform(code, id) {
      if (!id.startsWith(`${base}/`) || !code.includes('import.meta.dirname')) return null;
      const folder = posix.relative(base, dirname(id));
      const place = `(import.meta.dirname + ${JSON.stringify(`/../../../${folder}`)})`;
      return { code: code.replaceAll('import.meta.dirname', place), map: null };
    },
  };
}

/**
 * Programs for Node, readable as they are: nothing is minified, so that a stack says where it was.
 *
 * @param sources by the program's name, relative to the project
 * @param outDir three folders deep in the project
 */
export function programs(sources: Readonly<Record<string, string>>, outDir: string): UserConfig {
  const input = Object.entries(sources).map(([name, file]) => [name, join(root, file)] as const);
  return {
    root,
    publicDir: false,
    plugins: [besideTheSource()],
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(input),
        output: { entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
      },
    },
  };
}

/** `vite build` makes the pages; `vite build --ssr --outDir …` the relay's programs. */
export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild ? programs(relayPrograms, 'dist/relay/by-hand') : wall,
);
