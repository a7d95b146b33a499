import { useEffect, useRef } from 'react';
import { type ScreenCommand, screenCommandOf } from './screen-keys.ts';

/** While something plays these keys are its own, and not the wall's; not while someone searches. */
export function useScreenKeys(run: (command: ScreenCommand) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLInputElement) return;
      const command = screenCommandOf(event.key);
      if (command === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      latest.current(command);
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, []);
}
