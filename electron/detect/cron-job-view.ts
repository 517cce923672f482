import { fieldsOf, timeOf } from '../../shared/api-fields.ts';
import { type ObjectView, objectView } from './object-view.ts';

export interface CronJobView extends ObjectView {
  kind: 'CronJob';
  /** Epoch ms of its last success, which it remembers when the Job is long deleted; null where there was none. */
  succeededAt: number | null;
}

/** The CronJob's view, or null where it has no name or uid. */
export function cronJobView(raw: unknown): CronJobView | null {
  const object = objectView(raw, 'CronJob');
  if (object === null) return null;
  return { ...object, succeededAt: timeOf(fieldsOf(fieldsOf(raw).status).lastSuccessfulTime) };
}
