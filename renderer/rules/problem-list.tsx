import { OctagonAlert } from 'lucide-react';
import type { RuleProblem } from '../../shared/rules.ts';
import css from './problem-list.module.css';

interface ProblemListProps {
  id: string;
  problems: readonly RuleProblem[];
  jump: (problem: RuleProblem) => void;
}

/** What is wrong and where; each leads to its place in the text. */
export function ProblemList({ id, problems, jump }: ProblemListProps) {
  return (
    <ul id={id} className={css.list} aria-label="Mistakes in the rules">
      {problems.map((problem) => (
        <li key={`${problem.line}:${problem.column} ${problem.message}`}>
          <button type="button" className={css.problem} onClick={() => jump(problem)}>
            <OctagonAlert className={css.icon} size={13} aria-hidden />
            <span className={css.place}>
              {problem.line}:{problem.column}
            </span>
            <span className={css.message}>{problem.message}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
