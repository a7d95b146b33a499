import Hls from 'hls.js';
import { LivePlayer } from '../../wall-client/player/live-player.ts';

/**
 * One camera twice, side by side: `live` as the wall plays it, `plain` as any page plays an ordinary
 * HLS playlist, with hls.js as it comes. Either may be left out.
 */
const asked = new URLSearchParams(location.search);

function host(name: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-watched="${name}"]`);
  if (!found) throw new Error(`no place for ${name}`);
  return found;
}

const live = asked.get('live');
if (live !== null) new LivePlayer(host('wall player'), live).start();

const plain = asked.get('plain');
if (plain !== null) {
  const video = document.createElement('video');
  video.muted = true;
  video.autoplay = true;
  host('plain HLS').append(video);
  const hls = new Hls();
  hls.loadSource(plain);
  hls.attachMedia(video);
}
