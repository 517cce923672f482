import type { ClusterOverview } from '../../shared/overview.ts';
import { plain } from '../../shared/plain-text.ts';
import { duration } from '../../shared/relative-time.ts';
import { OpenCounts } from '../clusters/open-counts.tsx';
import table from '../parts/table.module.css';
import css from './clusters-table.module.css';

interface ClustersTableProps {
  clusters: readonly ClusterOverview[];
  watched: readonly string[];
}

/** The same numbers, cluster by cluster. */
export function ClustersTable({ clusters, watched }: ClustersTableProps) {
  return (
    <div className={css.frame}>
      <table className={`${table.table} ${css.table}`}>
        <thead>
          <tr>
            <th scope="col">Context</th>
            <th scope="col">Open now</th>
            <th scope="col" className={table.number}>
              Opened
            </th>
            <th scope="col" className={table.number}>
              Recovered
            </th>
            <th scope="col" className={table.number}>
              Mean time to recovery
            </th>
          </tr>
        </thead>
        <tbody>
          {clusters.map(({ context, open, opened, recovery }) => (
            <tr key={context}>
              <th scope="row" title={context}>
                {plain(context, 1_000)}
                {!watched.includes(context) && <span className={css.soft}> not watched</span>}
              </th>
              <td>
                {quiet(open) ? (
                  <span className={css.soft}>none</span>
                ) : (
                  <OpenCounts open={open} context={context} />
                )}
              </td>
              <td className={table.number}>{opened.toLocaleString()}</td>
              <td className={table.number}>{recovery.recovered.toLocaleString()}</td>
              <td className={table.number}>{recovery.meanMs === null ? '' : duration(recovery.meanMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const quiet = (open: ClusterOverview['open']): boolean =>
  open !== null && open.critical + open.warning + open.info === 0;
