import { Suspense, useLayoutEffect, useState } from 'react';
import { targetOf } from '../desk/key-target.ts';
import { KeyHelp } from '../desk/parts/KeyHelp.tsx';
import type { Me } from '../desk/session/me.ts';
import { usePermissions } from '../desk/session/use-session.ts';
import { Skeleton } from '../ui/Notice.tsx';
import { StandingProvider } from '../wall/StandingProvider.tsx';
import { useWallLink } from '../wall/use-wall-link.ts';
import { ConsoleHead } from './ConsoleHead.tsx';
import { commandOf, KEY_HELP } from './keys.ts';
import { LinkBand } from './LinkBand.tsx';
import { Nav } from './Nav.tsx';
import { useRoute } from './route.ts';
import { SectionBoundary } from './SectionBoundary.tsx';
import { sections } from './sections.ts';

/** Head, navigation, and the section that the address names. */
export function Frame({ me }: { me: Me }) {
  const may = usePermissions();
  const { route, go } = useRoute();
  const link = useWallLink();
  const [help, setHelp] = useState(false);
  const open = sections.filter(({ permission }) => may(permission));
  const section = open.find(({ id }) => id === route.section) ?? open[0];

  // With the page itself: a key that is pressed as soon as it is seen must not be lost.
  useLayoutEffect(() => {
    const stop = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        const command = commandOf({
          key: event.key,
          modified: event.ctrlKey || event.altKey || event.metaKey,
          target: targetOf(event.target),
        });
        if (command === null || event.defaultPrevented) return;
        if (command.do === 'help') setHelp(true);
        else {
          const next = sections.find(
            ({ key, permission }) => key === command.key && may(permission),
          );
          if (!next) return;
          go(next.id);
        }
        event.preventDefault();
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, [go, may]);

  return (
    <StandingProvider link={link}>
      <div className="desk console" data-link={link.state}>
        <ConsoleHead me={me} link={link} onHelp={() => setHelp(true)} />
        <LinkBand link={link} />
        <div className="console-body">
          <Nav sections={open} at={section?.id ?? ''} />
          <main className="console-main" aria-label={section?.name}>
            {section && (
              <SectionBoundary key={section.id} name={section.name}>
                <Suspense fallback={<Skeleton lines={8} />}>
                  <section.Body />
                </Suspense>
              </SectionBoundary>
            )}
          </main>
        </div>
        {help && (
          <KeyHelp
            keys={[...open.map(({ key, name }) => [key, name] as const), ...KEY_HELP]}
            onClose={() => setHelp(false)}
          />
        )}
      </div>
    </StandingProvider>
  );
}
