import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** The benchmark's own pages, by name of their HTML file. */
export type PageName = 'bare' | 'video' | 'chart-ours' | 'chart-naive' | 'naive-session';

/** Builds pages as the wall is built, into a folder that may hold others already. */
export async function buildPages(outDir: string, names: readonly PageName[]): Promise<void> {
  const root = path.join(import.meta.dirname, '../pages');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, path.join(root, `${name}.html`)])),
      },
    },
  });
}
