import { SEVERITIES, type Severity } from '../../shared/cluster-event.ts';
import type { Overview, OverviewWindow } from '../../shared/overview.ts';
import { duration } from '../../shared/relative-time.ts';
import { formatRoute } from '../frame/route.ts';
import { EVERYTHING, formatHistoryQuery } from '../history/history-query.ts';
import { formatQuery, parseQuery } from '../incidents/list-query.ts';
import { SeverityMark } from '../parts/severity-mark.tsx';
import css from './tiles.module.css';
import { WINDOW_WORDS } from './times.ts';

interface TilesProps {
  overview: Overview;
  window: OverviewWindow;
  context: string | null;
  /** Of which contexts the list holds what is open. */
  watched: readonly string[];
}

const NAMES: Record<Severity, string> = { critical: 'Critical', warning: 'Warning', info: 'Info' };

/** The numbers one looks for first; each leads to the incidents that it counts. */
export function Tiles({ overview, window, context, watched }: TilesProps) {
  const { opened, recovery } = overview;
  const clusters = overview.clusters.filter((cluster) => watched.includes(cluster.context));
  const unknown = clusters.some(({ open }) => open === null);
  const begun = opened.reduce((sum, { count }) => sum + count, 0);
  const since = formatHistoryQuery({ ...EVERYTHING, context, last: window });
  const contexts = clusters.map((cluster) => cluster.context);
  return (
    <ul className={css.tiles} aria-label="In numbers">
      <li className={css.tile}>
        <span className={css.label}>Open now</span>
        <span className={css.severities}>
          {SEVERITIES.map((severity) => {
            const open = clusters.reduce((sum, cluster) => sum + (cluster.open?.[severity] ?? 0), 0);
            const words = unknown ? 'not known' : open.toLocaleString();
            return (
              <a
                key={severity}
                className={css.severity}
                href={formatRoute({
                  screen: 'incidents',
                  incident: null,
                  list: openList(severity, contexts),
                })}
                aria-label={`${NAMES[severity]}: ${words}`}
                title={NAMES[severity]}
              >
                <SeverityMark mark={severity} size={13} />
                {unknown ? '?' : words}
              </a>
            );
          })}
        </span>
      </li>
      <Tile
        label="Opened"
        value={begun.toLocaleString()}
        href={formatRoute({ screen: 'history', incident: null, list: since })}
        note={`in ${WINDOW_WORDS[window]}`}
      />
      <Tile
        label="Recovered"
        value={recovery.recovered.toLocaleString()}
        note="by themselves or after a fix"
      />
      <Tile
        label="Mean time to recovery"
        value={recovery.meanMs === null ? 'none' : duration(recovery.meanMs)}
        note={recovery.medianMs === null ? 'nothing recovered' : `half within ${duration(recovery.medianMs)}`}
      />
    </ul>
  );
}

function openList(severity: Severity, context: readonly string[]): string {
  const query = parseQuery('');
  return formatQuery({ ...query, filters: { ...query.filters, severity: [severity], context } });
}

interface TileProps {
  label: string;
  value: string;
  note: string;
  /** Without: there is no list of what it counts. */
  href?: string;
}

function Tile({ label, value, note, href }: TileProps) {
  return (
    <li className={css.tile}>
      <span className={css.label}>{label}</span>
      {href === undefined ? (
        <span className={css.value}>{value}</span>
      ) : (
        <a className={css.value} href={href} aria-label={`${label}: ${value}`}>
          {value}
        </a>
      )}
      <span className={css.note}>{note}</span>
    </li>
  );
}
