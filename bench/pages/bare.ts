import { io } from 'socket.io-client';
import { frame } from '../../wire/frame.ts';

/**
 * The least that a page can do: a text node for every frame, from the same relay over the same kind of
 * socket. `data-appended` says what the document holds, `data-seq` what the next paint shows.
 */
const { dataset } = document.documentElement;
const socket = io({ transports: ['websocket'] });
socket.on('welcome', () => socket.emit('follow', { scope: 'wall', seq: 0 }));
socket.on('frame', (message: unknown) => {
  const received = frame.parse(message);
  if (received.more) return;
  const to = String(received.to);
  document.body.append(document.createTextNode(`${to} `));
  dataset.appended = to;
  requestAnimationFrame(() => {
    dataset.seq = to;
    dataset.link = 'live';
  });
});
