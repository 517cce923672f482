import type { Page } from 'playwright/test';
import type { Scene } from './fake-bridge.ts';
import { click, heading, type Look, option, region } from './looks.ts';
import { approval } from './playbook-scenes.ts';
import { withChannels } from './scene-channels.ts';
import { fixes } from './scene-fixes.ts';
import { withRules } from './scene-rules.ts';
import { appState, scenes } from './scenes.ts';

/** Every screen but the incidents. */

const { incidents, severalContexts, firstRun, noContext } = scenes;
const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();

function settings(): Scene {
  const changed = structuredClone(appState().settings);
  changed.watch.interval = 60;
  changed.watch.namespaces.include = ['team-*', 'shop'];
  const scene = withChannels();
  return {
    ...scene,
    state: appState({
      settings: changed,
      overrides: [{ path: 'logLevel', variable: 'LOG_LEVEL' }],
      noLaunchAtLogin: 'There is no desktop here.',
    }),
  };
}

export const looksOfScreens: Record<string, Look> = {
  'no approvals': { scene: fixes({}), at: '#/approvals', shows: heading('Approvals') },
  'approvals that wait, expired and were refused': {
    scene: fixes({
      'approvals.list': [
        approval(),
        approval({ id: '1', context: 'staging', expiresAt: '2020-01-01T00:00:00Z' }),
        approval({ id: '2', state: 'refused', reason: 'It is not what it was.' }),
      ],
    }),
    at: '#/approvals',
    shows: region('Decided'),
    narrow: true,
  },
  'the overview': {
    scene: severalContexts,
    at: '#/overview',
    does: (page) => page.getByText('All clusters').click(),
    shows: heading('Noisiest workloads'),
    narrow: true,
  },
  'clusters, permissions open': {
    scene: severalContexts,
    at: '#/clusters',
    does: (page) => region('prod-eu')(page).getByText('Permissions').click(),
    shows: (page) => page.getByText('1 resource of 3 may not be read'),
    narrow: true,
  },
  'a cluster, pausing': {
    scene: severalContexts,
    at: '#/clusters',
    does: click('Pause watching'),
    shows: (page) => page.getByRole('menu'),
  },
  'a cluster that is out of reach': {
    scene: scenes.unreachable,
    at: '#/clusters',
    shows: heading('Clusters'),
  },
  'no cluster': { scene: noContext, at: '#/clusters', shows: heading('Clusters') },
  'the history': {
    scene: incidents,
    at: '#/history',
    shows: (page) => option(page, 'gateway'),
    narrow: true,
  },
  'the history beside an incident': {
    scene: incidents,
    at: '#/history',
    does: (page) => option(page, 'gateway').click(),
    shows: (page) => page.locator('#incident-title'),
    narrow: true,
  },
  'the history, nothing found': {
    scene: incidents,
    at: '#/history?text=nothing-is-called-so',
    shows: heading('Nothing recorded matches'),
  },
  'rules and silences': { scene: withRules, at: '#/rules', shows: region('Silences'), narrow: true },
  'rules with a mistake': {
    scene: () => withRules([{ line: 4, column: 5, message: '"wenn" is not known: did you mean "when"?' }]),
    at: '#/rules',
    shows: (page) => page.getByRole('button', { name: /4:5/ }).first(),
  },
  'a silence that is written': {
    scene: withRules,
    at: '#/rules',
    does: click('New silence'),
    shows: (page) => page.getByRole('form', { name: 'New silence' }),
  },
  'settings: changed, overridden, refused, with channels in every state': {
    scene: settings,
    at: '#/settings',
    does: (page) => page.getByRole('textbox', { name: 'Page size' }).fill('1'),
    shows: (page) => page.getByRole('region', { name: 'Given up' }),
    narrow: true,
  },
  'settings: nothing found': {
    scene: settings,
    at: '#/settings',
    does: (page) => page.getByRole('textbox', { name: 'Search the settings' }).fill('nothing speaks so'),
    shows: (page) => page.getByText('No setting speaks of'),
  },
  'the first card of a first run': {
    scene: firstRun,
    shows: heading('What shall Dogwatch watch?'),
    narrow: true,
  },
  'the second card': { scene: firstRun, does: click('Pick later'), shows: heading('How it tells you') },
  'the third card': {
    scene: firstRun,
    does: async (page) => {
      await click('Pick later')(page);
      await next(page);
    },
    shows: heading('Always there'),
  },
};
