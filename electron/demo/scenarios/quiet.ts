import type { Scenario } from '../scenario.ts';
import {
  COMPANY_CRON_JOBS,
  COMPANY_DAEMON_SETS,
  COMPANY_DEPLOYMENTS,
  COMPANY_FATES,
  COMPANY_NAMESPACES,
  COMPANY_OBJECTS,
  COMPANY_STATEFUL_SETS,
} from './company.ts';
import { emptyScenario } from './empty.ts';

const DAY = 86_400_000;

/** A small company's cluster on a good day. */
export const quietScenario: Scenario = {
  ...emptyScenario,
  pastMs: 9 * DAY,
  namespaces: [...emptyScenario.namespaces, ...COMPANY_NAMESPACES],
  deployments: [...emptyScenario.deployments, ...COMPANY_DEPLOYMENTS],
  statefulSets: COMPANY_STATEFUL_SETS,
  daemonSets: [...emptyScenario.daemonSets, ...COMPANY_DAEMON_SETS],
  cronJobs: COMPANY_CRON_JOBS,
  fates: COMPANY_FATES,
  objects: COMPANY_OBJECTS,
};
