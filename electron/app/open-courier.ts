import { incidentLink } from '../../shared/deep-link.ts';
import type { Incident } from '../../shared/incident.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Incidents } from '../incidents/incidents.ts';
import type { Channel } from '../notify/channel.ts';
import { type Courier, createCourier } from '../notify/courier.ts';
import { openChannel } from '../notify/open-channel.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Secrets } from './secrets.ts';

/** The channels' room over a session's own database, with the secrets and addresses that hold now. */
export function openCourier({
  store,
  incidents,
  settings,
  secrets,
  clock,
  log,
  answerMs,
}: {
  store: Store;
  incidents: Incidents;
  settings: () => Settings;
  secrets: Pick<Secrets, 'get'>;
  clock: Clock;
  log: Log;
  answerMs?: number;
}): Courier {
  return createCourier({
    ...{ store, clock, log, ...(answerMs !== undefined && { answerMs }) },
    outlook: {
      detail: incidents.get,
      link: (incident) => linkTo(incident, settings().notifications.linkBase),
    },
    channel: (route): Promise<Channel> =>
      openChannel(route, { secrets, settings: settings().notifications.channels, clock }),
  });
}

/** The window's own address where others can open it, else the desktop app's. */
function linkTo({ id }: Incident, base: string): string {
  return base === '' ? incidentLink(id) : `${base.replace(/[/#]*$/, '')}/#/incidents/${id}`;
}
