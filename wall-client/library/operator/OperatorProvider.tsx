import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { OperatorDialog } from './OperatorDialog.tsx';
import { keepOperator, readOperator } from './operator.ts';

interface Operator {
  /** null: nobody has said yet. */
  readonly name: string | null;
  /** Who acts; asks when nobody has said. null: whoever was asked did not answer. */
  readonly ensure: () => Promise<string | null>;
  /** Asks for another name. */
  readonly change: () => void;
}

const Context = createContext<Operator>({
  name: null,
  ensure: () => Promise.resolve(null),
  change: () => undefined,
});

export const useOperator = (): Operator => useContext(Context);

export function OperatorProvider({ children }: { children: ReactNode }) {
  const [name, setName] = useState(() => readOperator(sessionStorage));
  const [asking, setAsking] = useState(false);
  const waiting = useRef<((name: string | null) => void)[]>([]);
  const answer = useCallback((given: string | null) => {
    setAsking(false);
    if (given !== null) {
      keepOperator(sessionStorage, given);
      setName(given);
    }
    for (const resolve of waiting.current.splice(0)) resolve(given);
  }, []);
  const change = useCallback(() => setAsking(true), []);
  const ensure = useCallback(() => {
    if (name !== null) return Promise.resolve(name);
    setAsking(true);
    return new Promise<string | null>((resolve) => waiting.current.push(resolve));
  }, [name]);
  return (
    <Context value={{ name, ensure, change }}>
      {children}
      {asking && <OperatorDialog name={name} onAnswer={answer} />}
    </Context>
  );
}
