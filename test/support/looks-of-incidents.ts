import type { Page } from 'playwright/test';
import { click, heading, incident, type Look, option, press, region } from './looks.ts';
import { offer, run, step } from './playbook-scenes.ts';
import { fixes } from './scene-fixes.ts';
import { scenes } from './scenes.ts';

/** The list, an incident, and what opens over them. */

const { incidents } = scenes;
const dialog = (name: string) => (page: Page) => page.getByRole('dialog', { name });
const choices = [{ revision: '3', text: 'Revision 3 (shop/web:1.5)' }];
const stopped = run(
  [step({ state: 'done', output: 'one\ntwo' }), step({ state: 'stopped', outcome: 'No.' })],
  {
    state: 'stopped',
  },
);

export const looksOfIncidents: Record<string, Look> = {
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
  'the palette, nothing found': {
    scene: incidents,
    does: async (page) => {
      await press('ControlOrMeta+k')(page);
      await dialog('Commands')(page).getByRole('combobox').fill('nothing is called so');
    },
    shows: (page) => page.getByText('Nothing is called so.'),
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
    does: incident('payments-api', 'Logs', async (page) => {
      await page.getByRole('switch', { name: 'JSON' }).click();
      await page.getByRole('textbox', { name: 'Search the log' }).fill('password');
    }),
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
};
