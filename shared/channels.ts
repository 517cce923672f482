/** Channel names alone, without schemas: all that the preload script needs. */
export const CHANNELS = [
  'app.state',
  'incidents.list',
  'incidents.get',
  'incidents.acknowledge',
  'incidents.unacknowledge',
  'incidents.snooze',
  'incidents.unsnooze',
  'incidents.close',
  'incidents.diagnose',
  'object.inspect',
  'pod.logs',
  'history.workload',
  'history.export',
  'contexts.choose',
  'contexts.watch',
  'cluster.version',
  'cluster.permissions',
  'loop.pollNow',
  'loop.pause',
  'loop.resume',
  'settings.set',
  'settings.reset',
  'shell.openExternal',
  'shell.openLog',
  'shell.saveText',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const PUSHES = ['state', 'incidents', 'navigate', 'notification'] as const;
export type PushName = (typeof PUSHES)[number];
