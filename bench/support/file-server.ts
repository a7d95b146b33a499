import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { wallFiles } from '../../relay-server/http/wall-files.ts';

/** Serves a folder on a free loopback port, as the relay serves the wall. */
export async function serveFolder(folder: string): Promise<{ url: string; close: () => void }> {
  const server = createServer(express().use(wallFiles(folder)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
