import type { SceneName } from './scenes.ts';

/** What each scene says at once. */
export const SAID: Record<SceneName, string | RegExp> = {
  incidents: 'payments-api keeps crashing: app exits 1 after 2 s',
  demo: 'demo cluster',
  unreachableWithIncidents: /cannot reach .*connection refused.* Trying again/,
  notices: '37 events not saved',
  severalContexts: 'payments-api keeps crashing: app exits 1 after 2 s',
  quiet: 'All quiet',
  partlyPermitted: /not permitted to read nodes/,
  forbidden: 'Not permitted to look',
  unreachable: 'prod-eu cannot be watched now',
  syncing: 'pods: 3,500 read, about 6,500 to go',
  paused: 'Watching prod-eu is paused',
  stopped: 'Watching is switched off',
  noContext: 'Nothing has been contacted yet',
  firstRun: 'Welcome to Dogwatch',
  unusable: 'old-lab cannot be used',
  unreadable: 'The database is locked by another program.',
  connecting: 'Connecting to Dogwatch',
};
