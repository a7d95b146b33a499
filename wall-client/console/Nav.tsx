import { hashOf } from './route.ts';
import type { Section } from './sections.ts';

/** The sections that one may see, with their keys. */
export function Nav({ sections, at }: { sections: readonly Section[]; at: string }) {
  return (
    <nav className="console-nav" aria-label="栏目">
      <ul>
        {sections.map(({ id, name, key }) => (
          <li key={id}>
            <a href={hashOf(id)} aria-current={id === at ? 'page' : undefined}>
              <span>{name}</span>
              <kbd>{key}</kbd>
            </a>
          </li>
        ))}
      </ul>
      <ul>
        <li>
          <a href="/library.html">录像库</a>
        </li>
        <li>
          <a href="/wall.html">展示大屏</a>
        </li>
      </ul>
    </nav>
  );
}
