import type { Page } from 'playwright/test';
import { expectNoAxeFindings } from '../../support/axe.ts';
import type { Scene } from '../../support/fake-bridge.ts';
import { approval, offer, run, step } from '../../support/playbook-scenes.ts';
import { withChannels } from '../../support/scene-channels.ts';
import { expect, test } from '../../support/scene-page.ts';
import { withRules } from '../../support/scene-rules.ts';
import { appState, type SceneName, scenes } from '../../support/scenes.ts';

/** The axe report: every screen and every state of it, in both themes, and in a narrow window where that is another. */

interface Look {
  scene: () => Scene;
  /** Where the window opens; the incidents when it is missing. */
  at?: string;
  /** What is done there. */
  does?: (page: Page) => Promise<unknown>;
  /** What has come when it can be looked at. */
  shows: (page: Page) => ReturnType<Page['getByText']>;
  /** Its state has another layout in 480 px. */
  narrow?: true;
}

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first();
const region = (name: string) => (page: Page) => page.getByRole('region', { name });
const dialog = (name: string) => (page: Page) => page.getByRole('dialog', { name });
const option = (page: Page, name: string) => page.getByRole('option', { name: new RegExp(name) }).first();
const click = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();
const press =
  (...keys: string[]) =>
  async (page: Page) => {
    await option(page, '').waitFor();
    for (const key of keys) await page.keyboard.press(key);
  };

/** An incident opened, at one of its tabs. */
function incident(name: string, tab: string | null, ...rest: ((page: Page) => Promise<unknown>)[]) {
  return async (page: Page) => {
    await option(page, name).click();
    await expect(page.locator('#incident-title')).toContainText(name);
    if (tab !== null) await page.getByRole('tab', { name: tab }).click();
    for (const one of rest) await one(page);
  };
}

function fixes(answers: Record<string, unknown>): () => Scene {
  const none = { 'playbooks.offers': [], 'playbooks.runs': [], 'approvals.list': [], 'audit.list': [] };
  return () => ({ ...scenes.incidents(), answers: { ...none, ...answers } });
}

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

const choices = [{ revision: '3', text: 'Revision 3 (shop/web:1.5)' }];
const stopped = run(
  [step({ state: 'done', output: 'one\ntwo' }), step({ state: 'stopped', outcome: 'No.' })],
  {
    state: 'stopped',
  },
);
const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();
const { incidents, severalContexts, firstRun, noContext } = scenes;

const looks: Record<string, Look> = {
  'the list, filters open': {
    scene: incidents,
    does: press('f'),
    shows: (page) => page.getByRole('combobox'),
  },
  'the list, order open': { scene: incidents, does: press('v'), shows: (page) => page.getByRole('menu') },
  'the list, grouped, filtered and marked': {
    scene: incidents,
    at: '#/incidents?group=node&severity=critical&severity=warning',
    does: press('ControlOrMeta+a'),
    shows: region('Marked incidents'),
    narrow: true,
  },
  'the list, nothing found': {
    scene: incidents,
    at: '#/incidents?text=nothing-is-called-so',
    shows: (page) => page.getByText('No incident matches the filter'),
  },
  'the list of what is resolved': {
    scene: incidents,
    does: (page) => page.getByText('Resolved', { exact: true }).click(),
    shows: (page) => option(page, 'thumbnailer'),
  },
  'the snooze': { scene: incidents, does: press('j', 's'), shows: dialog('Snooze') },
  'the palette': {
    scene: incidents,
    does: press('ControlOrMeta+k'),
    shows: (page) => dialog('Commands')(page).getByRole('option').first(),
    narrow: true,
  },
  'the shortcuts': { scene: incidents, does: press('?'), shows: dialog('Keyboard shortcuts'), narrow: true },
  'the context switcher': {
    scene: scenes.notices,
    does: click(/^Context/),
    shows: (page) => page.getByRole('menuitem').first(),
  },
  'a notification in the window': {
    scene: scenes.demo,
    does: async (page) => {
      await option(page, 'node-3').waitFor();
      const told = { id: '1', title: 'node-3 stopped reporting', body: 'prod-eu', incident: null } as const;
      await page.evaluate((one) => window.push('notification', { ...one, severity: 'critical' }), told);
    },
    shows: (page) => page.getByRole('button', { name: 'Dismiss' }),
    narrow: true,
  },
  'an incident': {
    scene: incidents,
    does: incident('payments-api', null, (page) => page.getByText('As a table').click()),
    shows: (page) => page.locator('canvas'),
    narrow: true,
  },
  'the log of an incident': {
    scene: incidents,
    does: incident('payments-api', 'Logs', (page) =>
      page.getByRole('textbox', { name: 'Search the log' }).fill('password'),
    ),
    shows: (page) => page.locator('mark').first(),
    narrow: true,
  },
  'the events of an incident': {
    scene: incidents,
    does: incident('payments-api', 'Events'),
    shows: (page) => page.getByRole('tabpanel'),
    narrow: true,
  },
  'the YAML of an incident': {
    scene: incidents,
    does: incident('payments-api', 'YAML', (page) => click('Fold all')(page)),
    shows: (page) => page.getByRole('tree', { name: 'YAML' }),
    narrow: true,
  },
  'a node': { scene: incidents, does: incident('node-3', null), shows: heading(/node-3/) },
  'what is gone': {
    scene: incidents,
    does: async (page) => {
      await page.getByText('Resolved', { exact: true }).click();
      await incident('thumbnailer', null)(page);
    },
    shows: (page) => page.getByText(/no longer exists/),
  },
  'an incident nobody knows': {
    scene: incidents,
    at: '#/incidents/0b9c7b0e-1111-4222-8333-444455556666',
    shows: (page) => page.getByText('This incident cannot be shown'),
  },
  'the snooze of an incident': {
    scene: incidents,
    does: incident('payments-api', null, click('Snooze')),
    shows: (page) => page.getByRole('menu'),
  },
  'the silence of an incident': {
    scene: incidents,
    does: incident('payments-api', null, click('Silence')),
    shows: (page) => page.getByRole('menu'),
  },
  'a fix that is impossible': {
    scene: fixes({ 'playbooks.offers': [offer('Not permitted to patch deployments.')] }),
    does: incident('payments-api', null, (page) => region('Fix')(page).locator('summary').click()),
    shows: (page) => page.getByText('Not possible: Not permitted'),
  },
  'a fix that waits for a choice': {
    scene: fixes({
      'playbooks.runs': [run([step({ state: 'choosing', risk: 'HIGH', choices })], { state: 'waiting' })],
    }),
    does: incident('payments-api', null),
    shows: (page) => page.getByRole('radio', { name: /Revision 3/ }),
  },
  'a fix that stopped': {
    scene: fixes({ 'playbooks.runs': [stopped] }),
    does: incident('payments-api', null),
    shows: (page) => page.getByText('Stopped at step 2 of 2'),
  },
  'no approvals': { scene: fixes({}), at: '#/approvals', shows: heading('Approvals') },
  'approvals that wait, expired and were refused': {
    scene: fixes({
      'approvals.list': [
        approval(),
        approval({ id: '1', expiresAt: '2020-01-01T00:00:00Z' }),
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

let held = 0;
let looked = 0;
test.afterAll(() => {
  process.stdout.write(`axe: ${looked} looks in both themes, ${held} checks held\n`);
});

for (const name of Object.keys(scenes) as SceneName[])
  test(`the window: ${name}`, async ({ page, show }) => {
    await show(scenes[name]());
    await expect(page.locator('#root')).not.toBeEmpty();
    held += await expectNoAxeFindings(page);
    looked++;
  });

for (const [name, { scene, at, does, shows, narrow }] of Object.entries(looks))
  for (const width of narrow ? [480, 1080] : [1080])
    test(`${name}, ${width} px`, async ({ page, show }) => {
      await page.setViewportSize({ width, height: 800 });
      await show(scene(), at);
      await does?.(page);
      await expect(shows(page)).toBeVisible();
      held += await expectNoAxeFindings(page);
      looked++;
    });
