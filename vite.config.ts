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

const wall: UserConfig = {
  root: clientRoot,
  plugins: [react()],
  build: {
    outDir: '../dist/wall',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    // ECharts is one large part; it is loaded after the first figures.
    chunkSizeWarningLimit: 800,
    reportCompressedSize: false,
    rolldownOptions: { input: pages() },
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
