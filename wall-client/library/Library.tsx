import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { courtDayOf } from '../../wire/court-day.ts';
import { Refused } from '../desk/api/refused.ts';
import { usePolled } from '../desk/api/use-polled.ts';
import { targetOf } from '../desk/key-target.ts';
import { KeyHelp } from '../desk/parts/KeyHelp.tsx';
import type { Manner } from '../recordings/use-playback.ts';
import { Notice } from '../ui/Notice.tsx';
import { useAddress } from './address/use-address.ts';
import type { Search } from './api/library-api.ts';
import { useApi } from './api/use-api.ts';
import { DeskHead, LostBand } from './DeskHead.tsx';
import { ResultList } from './list/ResultList.tsx';
import { SearchForm } from './list/SearchForm.tsx';
import { useOperator } from './operator/OperatorProvider.tsx';
import { RecordingPane } from './RecordingPane.tsx';
import { commandOf, KEY_HELP } from './watch/keys.ts';
import { WorkProvider } from './work.ts';
import './list/list.css';

const PAGE = 50;

/** The page: what is looked for and found on the left, what is open on the right. */
export function Library() {
  const api = useApi();
  const { address, go } = useAddress();
  const { search, open } = address;
  const [openRun, setOpenRun] = useState<string | null>(null);
  const [goesOn, setGoesOn] = useState<({ readonly id: string } & Manner) | null>(null);
  const [help, setHelp] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const key = JSON.stringify(search);
  const [wanted, setWanted] = useState({ key, many: PAGE });
  const many = wanted.key === key ? wanted.many : PAGE;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same search is the same question
  const load = useCallback(
    (signal: AbortSignal) => api.find(search, many, signal),
    [api, key, many],
  );
  const found = usePolled(load, { keeps: true });
  const health = usePolled(useCallback((signal: AbortSignal) => api.health(signal), [api]));
  const { me, show } = useOperator();
  const isUnknown = found.error instanceof Refused && found.error.status === 401;
  const again = found.again;
  // Nobody is signed in who may read: asked for once, and what was looked for comes when somebody is.
  useEffect(() => {
    if (isUnknown) show();
  }, [isUnknown, show]);
  useEffect(() => {
    if (me !== null) again();
  }, [me, again]);
  const today = courtDayOf(health.value?.clock ?? Date.now());
  const openOne = useCallback(
    (id: string) => {
      setGoesOn(null);
      go({ open: id, atMs: null });
    },
    [go],
  );
  // What plays goes on in the next recording of the run: no step of its own to go back by.
  const goOn = useCallback(
    (id: string, manner: Manner) => {
      setGoesOn({ id, ...manner });
      go({ open: id, atMs: null }, 'replace');
    },
    [go],
  );
  const close = useCallback(() => go({ open: null, atMs: null }), [go]);
  const onSearch = useCallback((next: Search) => go({ search: next }, 'replace'), [go]);

  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        const command = commandOf({
          key: event.key,
          shift: event.shiftKey,
          modified: event.ctrlKey || event.altKey || event.metaKey,
          target: targetOf(event.target),
        });
        if (command === 'search') input.current?.select();
        else if (command === 'help') setHelp(true);
        else return;
        input.current?.scrollIntoView({ block: 'nearest' });
        event.preventDefault();
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, []);

  const listed = useMemo(
    () => found.value?.recordings.find(({ id }) => id === open) ?? null,
    [found.value, open],
  );

  return (
    <div className={open === null ? 'desk' : 'desk desk-open'}>
      <DeskHead health={health} list={found} onHelp={() => setHelp(true)} />
      <LostBand list={found} />
      <div className="desk-body">
        <section className="finder" aria-label="查找">
          <SearchForm search={search} onSearch={onSearch} input={input} />
          <div className="finder-list">
            <ResultList
              found={found}
              open={open}
              openRun={open === null ? null : openRun}
              today={today}
              isSearch={key !== '{}'}
              onOpen={openOne}
              onMore={() => setWanted({ key, many: many + PAGE })}
            />
          </div>
        </section>
        <main className="pane">
          <WorkProvider>
            {open === null ? (
              <Notice title="选一段录像">左边选中一段即可播放、标记、关联与导出；按 / 查找</Notice>
            ) : (
              <RecordingPane
                key={open}
                id={open}
                atMs={address.atMs}
                listed={listed}
                today={today}
                goesOn={goesOn?.id === open ? goesOn : null}
                onOpen={openOne}
                onGoOn={goOn}
                onRun={setOpenRun}
                onClose={close}
                onChanged={found.again}
              />
            )}
          </WorkProvider>
        </main>
      </div>
      {help && <KeyHelp keys={KEY_HELP} onClose={() => setHelp(false)} />}
    </div>
  );
}
