import css from './section.module.css';

interface SectionProps {
  title: string;
  /** Of the heading: one below the one it stands under. */
  level?: 2 | 3;
  aside?: React.ReactNode;
  children: React.ReactNode;
}

/** A titled part of a page. `aside` stands at the end of its heading. */
export function Section({ title, level = 3, aside, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={css.section} aria-label={title}>
      <div className={css.head}>
        <Heading className={css.title}>{title}</Heading>
        {aside && <div className={css.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}
