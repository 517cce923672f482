import { timestamp } from '../demo-clock.ts';
import type { Simulation } from '../kubelet.ts';
import type { CronJob, Job } from '../kubernetes-types.ts';
import { controllerReference } from '../pod-manifest.ts';

const MINUTE = 60_000;

/** Creates the Jobs of CronJobs on their minute and keeps only the latest finished ones. */
export function startCronJobController({ store, timeline, events }: Simulation): void {
  const tick = () => {
    for (const cron of store.list('cronjobs')) {
      if (cron.spec?.jobTemplate && !cron.spec.suspend && isDue(cron.spec.schedule, timeline.now()))
        run(cron);
      prune(cron);
    }
    timeline.at(nextMinute(), tick);
  };
  const nextMinute = () => (Math.floor(timeline.now() / MINUTE) + 1) * MINUTE;

  function run(cron: CronJob): void {
    const { namespace, name } = cron.metadata;
    const jobName = `${name}-${Math.floor(timeline.now() / MINUTE)}`;
    if (store.get('jobs', namespace, jobName)) return;
    store.create('jobs', {
      metadata: {
        name: jobName,
        ...(namespace ? { namespace } : {}),
        labels: { ...cron.metadata.labels },
        ownerReferences: [controllerReference(cron)],
      },
      spec: cron.spec?.jobTemplate.spec,
    });
    events.record(cron, 'Normal', 'SuccessfulCreate', `Created job ${jobName}`, 'cronjob-controller');
    store.update('cronjobs', namespace, name, (draft) => {
      draft.status = { ...draft.status, lastScheduleTime: timestamp(timeline.now()) };
    });
  }

  function prune(cron: CronJob): void {
    const jobs = store.ownedBy('jobs', cron.metadata.uid);
    const ended = (type: string) => (job: Job) => job.status?.conditions?.some((each) => each.type === type);
    const surplus = [
      ...newestFirst(jobs.filter(ended('Complete'))).slice(cron.spec?.successfulJobsHistoryLimit ?? 3),
      ...newestFirst(jobs.filter(ended('Failed'))).slice(cron.spec?.failedJobsHistoryLimit ?? 1),
    ];
    for (const { metadata } of surplus) store.delete('jobs', metadata.namespace, metadata.name);
    const latest = newestFirst(jobs.filter(ended('Complete')))[0]?.status?.completionTime;
    if (!latest || cron.status?.lastSuccessfulTime === latest) return;
    store.update('cronjobs', cron.metadata.namespace, cron.metadata.name, (draft) => {
      draft.status = { ...draft.status, lastSuccessfulTime: latest };
    });
  }

  timeline.at(nextMinute(), tick);
}

const newestFirst = (jobs: Job[]) =>
  [...jobs].sort((a, b) => b.metadata.creationTimestamp.localeCompare(a.metadata.creationTimestamp));

/** Five-field cron, UTC: "*", "N", "N,M" and steps are enough for the demo's schedules. */
export function isDue(schedule: string, now: number): boolean {
  const time = new Date(now);
  const values = [
    time.getUTCMinutes(),
    time.getUTCHours(),
    time.getUTCDate(),
    time.getUTCMonth() + 1,
    time.getUTCDay(),
  ];
  const fields = schedule.trim().split(/\s+/);
  return (
    fields.length === 5 &&
    fields.every((field, index) => {
      const value = values[index] ?? 0;
      const step = /^\*\/(\d+)$/.exec(field);
      if (step) return value % Number(step[1]) === 0;
      return field === '*' || field.split(',').map(Number).includes(value);
    })
  );
}
