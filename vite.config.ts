import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const clientRoot = join(import.meta.dirname, 'wall-client');

/** The relay that the development server stands in front of. */
const relay = 'http://127.0.0.1:8080';

/** Every *.html directly in wall-client is a page with its own bundle: name → file. */
function pages(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(clientRoot, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
      .map((entry) => [basename(entry.name, '.html'), join(clientRoot, entry.name)]),
  );
}

export default defineConfig({
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
      '/api': { target: relay },
      '/video': { target: relay },
      '/socket.io': { target: relay, ws: true },
    },
  },
});
