import { io } from 'socket.io-client';
import { frame } from '../../wire/frame.ts';
import { showingView } from '../../wire/views.ts';

/**
 * A clip on several displays as it comes: fetched beforehand, started when the display is told to, and left alone.
 * `data-ready`: it could be played through.
 */
const video = document.querySelector('video');
if (!video) throw new Error('there is no video');
video.src = '/video/cleared/a.mp4';
video.addEventListener('canplaythrough', () => {
  document.documentElement.dataset.ready = 'yes';
});
const socket = io({ transports: ['websocket'] });
socket.on('welcome', () => socket.emit('follow', { scope: 'wall', seq: 0 }));
socket.on('frame', (message: unknown) => {
  const row = frame.parse(message).rows.find(({ topic }) => topic === 'showing');
  const showing = showingView.safeParse(row?.view);
  if (showing.success && showing.data.now) void video.play();
});
