import type { NoisyWorkload } from '../../shared/overview.ts';
import { counted, plain } from '../../shared/plain-text.ts';
import { formatRoute } from '../frame/route.ts';
import { EVERYTHING, formatHistoryQuery } from '../history/history-query.ts';
import css from './noisiest.module.css';

interface NoisiestProps {
  workloads: readonly NoisyWorkload[];
  severalContexts: boolean;
}

/** Where most of the trouble came from, each with a bar of its share; leads to its history. */
export function Noisiest({ workloads, severalContexts }: NoisiestProps) {
  const most = Math.max(1, ...workloads.map(({ occurrences }) => occurrences));
  return (
    <ol className={css.list}>
      {workloads.map(({ context, namespace, kind, name, incidents, occurrences }) => (
        <li key={JSON.stringify([context, namespace, kind, name])} className={css.row}>
          <a
            className={css.name}
            title={plain(name)}
            href={formatRoute({
              screen: 'history',
              incident: null,
              list: formatHistoryQuery({ ...EVERYTHING, context, text: `${namespace} ${name}`.trim() }),
            })}
          >
            {plain(name)}
          </a>
          <Place parts={[kind, namespace, severalContexts ? context : '']} />
          <span className={css.bar} aria-hidden>
            <span className={css.share} style={{ width: `${(100 * occurrences) / most}%` }} />
          </span>
          <span className={css.number}>×{occurrences.toLocaleString()}</span>
          <span className={css.incidents}>{counted(incidents, 'incident')}</span>
        </li>
      ))}
    </ol>
  );
}

function Place({ parts }: { parts: readonly string[] }) {
  const words = parts
    .filter((part) => part !== '')
    .map((part) => plain(part, 120))
    .join(' · ');
  return (
    <span className={css.place} title={words}>
      {words}
    </span>
  );
}
