import type { ContainerInspection } from '../../../shared/ipc.ts';
import { bytesInWords } from '../../parts/bytes.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import css from './containers-table.module.css';
import { exitInWords } from './evidence-facts.ts';

/** Every container of the pod: what it does now, how it ended last, what memory it has. */
export function ContainersTable({
  containers,
  failing,
}: {
  containers: ContainerInspection[];
  failing: string[];
}) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">Container</th>
          <th scope="col">State</th>
          <th scope="col" className={css.number}>
            Restarts
          </th>
          <th scope="col" className={css.number}>
            Memory
          </th>
        </tr>
      </thead>
      <tbody>
        {containers.map((container) => (
          <Row key={container.name} container={container} failing={failing.includes(container.name)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ container, failing }: { container: ContainerInspection; failing: boolean }) {
  const { lastTermination, memoryBytes, memoryLimit } = container;
  const well = container.state === 'running' ? container.ready : container.reason === 'Completed';
  return (
    <tr data-failing={failing || undefined}>
      <th scope="row">
        <span className={css.name}>
          {container.name}{' '}
          {container.role !== 'container' && <span className={css.role}>{container.role}</span>}
        </span>
        <span className={css.image}>{container.image}</span>
      </th>
      <td>
        <span className={css.state} data-well={well}>
          {container.reason ?? container.state}
        </span>
        {container.state === 'running' && !container.ready && <span className={css.soft}> not ready</span>}
        {container.state === 'running' && container.startedAt && (
          <span className={css.line}>
            started <RelativeTime iso={container.startedAt} />
          </span>
        )}
        {container.message && (
          <span className={css.line} title={container.message}>
            {container.message}
          </span>
        )}
        {lastTermination && (
          <span className={css.line}>
            last: {exitInWords(lastTermination, memoryLimit)}
            {lastTermination.finishedAt && (
              <>
                , <RelativeTime iso={lastTermination.finishedAt} />
              </>
            )}
          </span>
        )}
      </td>
      <td className={css.number}>{container.restartCount.toLocaleString()}</td>
      <td className={css.number}>
        {memoryBytes === null ? '' : bytesInWords(memoryBytes)}
        <span className={css.line}>
          {memoryLimit === null ? 'no limit' : `${memoryBytes === null ? 'limit' : 'of'} ${memoryLimit}`}
        </span>
      </td>
    </tr>
  );
}
