import { type ReactNode, useId } from 'react';

/** One matter of a recording: a heading, how it stands, what can be done. */
export function Care({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="care" aria-labelledby={id}>
      <header className="care-head">
        <h3 id={id}>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}
