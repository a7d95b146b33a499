import { Notice } from '../../../ui/Notice.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { shorten } from '../../../ui/shorten.ts';
import { useFit } from '../../../ui/use-fit.ts';
import { chooseStream } from './chosen-stream.ts';
import { byNewest, type FieldStream, isComingIn } from './field-streams.ts';
import { connectionWords, whoWords } from './video-words.ts';

/** Height of one stream in the list (FieldVideo.css), design units. */
const ROW_UNITS = 92;

/** The streams that are not on screen, by what the relay knows of them: there is no picture to judge. */
export function OtherStreams({ streams }: { streams: readonly FieldStream[] }) {
  const sorted = [...streams].sort(
    (a, b) => Number(isComingIn(b)) - Number(isComingIn(a)) || byNewest(a, b),
  );
  const { ref, rows, ems } = useFit<HTMLOListElement>(ROW_UNITS);
  const more = sorted.length - rows;
  return (
    <Panel
      title="未在画面上"
      aside={rows > 0 && more > 0 ? `另有 ${more} 路` : `${sorted.length} 路`}
    >
      {sorted.length === 0 ? (
        <Notice title="没有其他现场" />
      ) : (
        <ol className="other-streams" ref={ref}>
          {sorted.slice(0, rows).map((stream) => (
            <li key={stream.id} data-stream={stream.id}>
              <button
                type="button"
                disabled={!isComingIn(stream)}
                onClick={() => chooseStream(stream.id)}
              >
                <StatusMark name={isComingIn(stream) ? 'queued' : 'released'} />
                <b>{shorten(stream.title, ems - 2)}</b>
                <span>{shorten(whoWords(stream), ems - 2)}</span>
                <span>{shorten(connectionWords(stream), ems - 2)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
