import type { Course } from '../../../wire/views.ts';
import {
  caseWords,
  endWords,
  moneyWords,
  partiesWords,
  stepWords,
  withheldWords,
} from './course-words.ts';
import './course-line.css';

/**
 * A masked case from filing to payment, as a line of steps with the month since filing.
 * @param compact one of many: what it is in one line, what is left out said elsewhere
 */
export function CourseLine({ course, compact = false }: { course: Course; compact?: boolean }) {
  const withheld = compact ? null : withheldWords(course);
  return (
    <article className={compact ? 'course course-compact' : 'course'} data-course>
      <header>
        <h3>{caseWords(course)}</h3>
        <p>{endWords(course)}</p>
      </header>
      <p className="course-who">
        <span>{partiesWords(course)}</span>
        <span>{moneyWords(course)}</span>
        {withheld !== null && <span>{withheld}</span>}
      </p>
      <ol className="course-steps">
        {stepWords(course).map(({ step, label, when, money }) => (
          <li key={step} data-step={step} data-money={money || undefined}>
            <i />
            <strong>{label}</strong>
            <span>{when}</span>
          </li>
        ))}
      </ol>
    </article>
  );
}
