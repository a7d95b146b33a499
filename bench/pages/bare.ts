import { io } from 'socket.io-client';
import { frame } from '../../wire/frame.ts';

/**
 * The least that a page can do: a text node for every frame, from the same relay over the same kind of
 * socket. `data-appended` says what the document holds, `data-seq` what the next paint shows. With
 * `?moving` something moves all the time, as on any wall: the browser then paints in step with the
 * screen and no more at once.
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

if (location.search === '?moving') {
  const dot = document.createElement('p');
  dot.textContent = '·';
  document.body.prepend(dot);
  const move = (now: number) => {
    dot.style.opacity = String(0.5 + 0.5 * Math.sin(now / 200));
    requestAnimationFrame(move);
  };
  requestAnimationFrame(move);
}
