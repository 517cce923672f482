import type { ResourceMode, ResourceReport } from '../../shared/loop-status.ts';
import { duration } from '../../shared/relative-time.ts';
import { bytesInWords } from '../parts/bytes.ts';
import table from '../parts/table.module.css';
import css from './resources-table.module.css';

const MODES: Record<ResourceMode, string> = { sync: 'listing', listen: 'listening', poll: 'polling' };

interface ResourcesTableProps {
  resources: readonly ResourceReport[];
  /** Problems that stand above already. */
  told: readonly string[];
}

/** What stands above says more, such as when it is tried again. */
const isTold = (error: string, told: readonly string[]) => told.some((problem) => problem.includes(error));

/** How each resource's last cycle ended. */
export function ResourcesTable({ resources, told }: ResourcesTableProps) {
  return (
    <table className={`${table.table} ${css.table}`}>
      <thead>
        <tr>
          <th scope="col">Resource</th>
          <th scope="col">Last cycle</th>
          <th scope="col" className={table.number}>
            Objects
          </th>
          <th scope="col" className={table.number}>
            Changes
          </th>
          <th scope="col" className={table.number}>
            Received
          </th>
        </tr>
      </thead>
      <tbody>
        {resources.map((report) => (
          <tr key={report.resource}>
            <th scope="row">{report.resource}</th>
            <td>
              <span
                className={css.verdict}
                data-verdict={report.ok ? 'ok' : report.forbidden ? 'forbidden' : 'failed'}
              >
                {report.ok ? 'ok' : report.forbidden ? 'not permitted' : 'failed'}
              </span>
              <span className={css.soft}>
                {report.ok
                  ? `, ${MODES[report.mode]} for ${report.durationMs < 1_000 ? 'under 1 s' : duration(report.durationMs)}`
                  : report.failuresInRow > 1 && `, ${report.failuresInRow} times running`}
              </span>
              {report.error !== null && !isTold(report.error, told) && (
                <span className={css.why}>{report.error}</span>
              )}
            </td>
            <td className={table.number}>{report.objects.toLocaleString()}</td>
            <td className={table.number}>{report.changes.toLocaleString()}</td>
            <td className={table.number}>{bytesInWords(report.bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
