import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { Server } from 'socket.io';
import { activity, NOW, randomFrom, type SyntheticRow, syntheticWall } from './synthetic-rows.ts';

/**
 * Speaks the replica protocol over synthetic rows, and serves a built client: for looking at screens.
 * Use: npx tsx wall-client/wall/testing/fake-relay.ts DIST [PORT] [CASES] [EVENTS-PER-SECOND] [MODE]
 */
const [dist = 'dist/wall', port = '0', cases = '6000', pace = '0', mode = 'bureau'] =
  process.argv.slice(2);

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
const web = createServer(async (request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
  try {
    const body = await readFile(join(dist, path));
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});

const rows: SyntheticRow[] = cases === '0' ? [] : syntheticWall(Number(cases));
const random = randomFrom(11);
const started = Date.now();
const now = () => NOW + (Date.now() - started);
let seq = 60;
const epoch = `synthetic-${started}`;
const io = new Server(web, { perMessageDeflate: false });
const asWire = (row: SyntheticRow) => ({ ...row, seq });

io.on('connection', (socket) => {
  socket.emit('welcome', {
    protocol: 1,
    epoch,
    audience: mode,
    roomMode: mode,
    head: seq,
    serverAt: now(),
  });
  socket.on('follow', ({ scope }: { scope: string }, answer?: (refusal: unknown) => void) => {
    const sent = scope === 'wall' ? rows.map(asWire) : [];
    socket.emit('frame', { epoch, scope, from: 0, to: seq, reset: true, rows: sent });
    answer?.(null);
  });
  socket.on('ping', (_: unknown, answer: (pong: unknown) => void) =>
    answer({ serverAt: now(), machineAt: Date.now(), head: seq }),
  );
  socket.on('search', (_: unknown, answer: (found: unknown) => void) =>
    answer({ hits: [], more: false }),
  );
});

const perSecond = Number(pace);
if (perSecond > 0) setInterval(happen, 1000 / perSecond);

function happen() {
  seq += 1;
  const line = activity(seq, random);
  const gone = String(seq - 60).padStart(12, '0');
  rows.splice(
    rows.findIndex((row) => row.topic === 'activity' && row.id === gone),
    1,
  );
  rows.push(line);
  const changed = [asWire(line), { topic: 'activity', id: gone, seq, gone: true }];
  const open = rows.find((row) => row.id === 'openCases@now');
  if (open?.topic === 'statistic') {
    open.view = { ...open.view, value: (open.view.value ?? 0) + (seq % 3) - 1 };
    changed.push(asWire(open));
  }
  io.emit('frame', { epoch, scope: 'wall', from: seq - 1, to: seq, rows: changed });
}

web.listen(Number(port), '127.0.0.1', () => {
  const address = web.address();
  if (typeof address === 'object' && address)
    console.log(`http://127.0.0.1:${address.port}/wall.html`);
});
