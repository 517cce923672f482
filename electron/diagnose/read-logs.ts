import { type Fields, fieldsOf, integerOf, itemsOf, textOf } from '../../shared/api-fields.ts';
import { logPath } from '../../shared/api-paths.ts';
import type { CaseLog } from './case.ts';
import type { CaseReader } from './case-reader.ts';
import { metadataOf } from './read-workload.ts';
import { containerStatuses, lastEnd } from './telling-pods.ts';

const LINES = 300;
/** Asked for instead where the lines are so long that their end, the last words, is cut off. */
const FEWER_LINES = 20;
const READ_BYTES = 4 * 1024 * 1024;
/** Characters kept of each log, from its end. */
const KEPT = 256 * 1024;
const MOST_CONTAINERS = 8;
/** Pods of one workload that are read; of the second only what failed. */
const MOST_PODS = 2;

/** The last words of what ran: of the first pod every container's, of the second only those that failed. */
export async function readLogs(reader: CaseReader, pods: readonly Fields[]): Promise<CaseLog[]> {
  const wanted = pods.slice(0, MOST_PODS).flatMap((pod, index) => wantedLogs(pod, index > 0));
  const logs = await Promise.all(wanted.map((one) => readLog(reader, one)));
  return logs.filter((log) => log !== null);
}

type WantedLog = Omit<CaseLog, 'text'>;

function wantedLogs(pod: Fields, onlyFailed: boolean): WantedLog[] {
  const { name, namespace } = metadataOf(pod);
  const place = { namespace: textOf(namespace), pod: textOf(name) };
  const statuses = new Map(containerStatuses(pod).map((status) => [textOf(status.name), status]));
  const spec = fieldsOf(pod.spec);
  const names = [...itemsOf(spec.initContainers), ...itemsOf(spec.containers)].map((one) => textOf(one.name));
  return names
    .filter((container) => container !== '')
    .flatMap((container) => {
      const status = statuses.get(container);
      if (onlyFailed && (status === undefined || !hasFailed(status))) return [];
      return runsOf(status).map((previous) => ({ ...place, container, previous }));
    })
    .slice(0, MOST_CONTAINERS * 2);
}

/** The runs there are logs of; a status nobody wrote says nothing, so the current run is asked for. */
function runsOf(status: Fields | undefined): boolean[] {
  if (status === undefined) return [];
  const { running, terminated } = fieldsOf(status.state);
  const endedBefore = fieldsOf(status.lastState).terminated;
  const hasPrevious = Boolean(endedBefore) || (integerOf(status.restartCount) ?? 0) > 0;
  return [...(hasPrevious ? [true] : []), ...(running || terminated || hasPrevious ? [false] : [])];
}

function hasFailed(status: Fields): boolean {
  const end = lastEnd(status);
  return status.ready !== true && end !== null && integerOf(end.exitCode) !== 0;
}

async function readLog(reader: CaseReader, log: WantedLog): Promise<CaseLog | null> {
  const what = `The ${log.previous ? 'previous' : 'current'} log of ${log.namespace}/${log.pod}/${log.container}`;
  const read = (lines: number) =>
    reader.text(
      logPath({ namespace: log.namespace, name: log.pod }, log.container, { previous: log.previous, lines }),
      what,
      READ_BYTES,
    );
  let text = await read(LINES);
  if (text !== null && text.length >= READ_BYTES / 2) text = (await read(FEWER_LINES)) ?? text;
  return text === null ? null : { ...log, text: text.slice(-KEPT) };
}
