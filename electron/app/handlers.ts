import type { AppState } from '../../shared/app-state.ts';
import type { Incident } from '../../shared/incident.ts';
import type { HostPort } from './app.ts';
import type { AppSettings } from './app-settings.ts';
import { channelHandlers } from './channel-handlers.ts';
import type { Clock } from './clock.ts';
import { contextHandlers } from './context-handlers.ts';
import type { Contexts } from './contexts.ts';
import { historyHandlers } from './history-handlers.ts';
import { inspectObject } from './inspect-object.ts';
import type { LaunchSetting } from './launch-at-login.ts';
import type { Paths } from './paths.ts';
import { playbookHandlers } from './playbook-handlers.ts';
import { podLogs } from './pod-logs.ts';
import type { Handlers } from './requests.ts';
import { ruleHandlers } from './rule-handlers.ts';
import type { Rules } from './rules.ts';
import type { Secrets } from './secrets.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { silenceHandlers } from './silence-handlers.ts';
import { tryMessage } from './try-message.ts';
import type { Watching } from './watching.ts';

export interface HandlerDeps {
  state(): AppState;
  contexts: Contexts;
  watching: Watching;
  settings: AppSettings;
  rules: Rules;
  secrets: Secrets;
  launchAtLogin: LaunchSetting;
  hostPort: HostPort;
  paths: Paths;
  clock: Clock;
  changed(incidents: Incident[]): void;
}

/** What each request of the window does. Payloads are already checked; what is thrown here is told as a sentence. */
export function createHandlers(deps: HandlerDeps): Handlers {
  const { settings, hostPort, clock } = deps;
  const { session } = deps.watching;
  const told = (incidents: Incident[]) => {
    deps.changed(incidents);
    return incidents;
  };
  const detail = (id: string) => {
    const found = session().incidents.get(id);
    if (found === null) throw new Error('This incident is not in the database (any more).');
    return found;
  };

  return {
    'app.state': deps.state,
    ...contextHandlers(deps),
    ...playbookHandlers(deps.watching),
    ...channelHandlers({ ...deps, session, chosen: () => deps.state().chosen }),
    'incidents.list': (query) => session().incidents.list(query),
    'incidents.get': ({ id }) => detail(id),
    'incidents.acknowledge': ({ ids }) => told(session().incidents.acknowledge(ids)),
    'incidents.unacknowledge': ({ ids }) => told(session().incidents.unacknowledge(ids)),
    'incidents.snooze': ({ ids, until }) => told(session().incidents.snooze(ids, until)),
    'incidents.unsnooze': ({ ids }) => told(session().incidents.unsnooze(ids)),
    'incidents.close': ({ ids }) => told(session().incidents.close(ids)),
    'incidents.diagnose': ({ id }) => session().diagnoses.diagnose(id),
    'object.inspect': ({ incident, object }) => inspectObject(session(), detail(incident), object, clock),
    'pod.logs': ({ incident, ...container }) => podLogs(session(), detail(incident), container),
    ...historyHandlers({ session, hostPort, clock }),
    ...ruleHandlers({ rules: deps.rules, session, clock }),
    ...silenceHandlers({ session, clock }),
    ...settingsHandlers(settings, deps.launchAtLogin),
    'notifications.try'() {
      hostPort.notify(tryMessage());
      return null;
    },
    async 'shell.openExternal'({ url }) {
      if (URL.parse(url)?.protocol !== 'https:') throw new Error('Only https links are opened.');
      await hostPort.openExternal(url);
      return null;
    },
    async 'shell.openLog'() {
      await hostPort.openLog(deps.paths.logs);
      return null;
    },
    'shell.saveText'({ name, text }) {
      if (!hostPort.saveFile)
        throw new Error('Dogwatch runs without a desktop here: download it in the browser.');
      return hostPort.saveFile(name, (append) => append(text));
    },
  };
}
