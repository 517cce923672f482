import { expect, type Page } from 'playwright/test';
import type { Scene } from './fake-bridge.ts';

/** One state of the window, as the axe report looks at it. */
export interface Look {
  scene: () => Scene;
  /** Where the window opens; the incidents when it is missing. */
  at?: string;
  /** What is done there. */
  does?: (page: Page) => Promise<unknown>;
  /** What has come when it can be looked at. */
  shows: (page: Page) => ReturnType<Page['getByText']>;
  /** It has another layout in 480 px. */
  narrow?: true;
}

type Does = (page: Page) => Promise<unknown>;

export const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first();
export const region = (name: string) => (page: Page) => page.getByRole('region', { name });
export const option = (page: Page, name: string) =>
  page.getByRole('option', { name: new RegExp(name) }).first();

export const click = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();

/** Keys, once the list is there. */
export const press =
  (...keys: string[]): Does =>
  async (page) => {
    await option(page, '').waitFor();
    for (const key of keys) await page.keyboard.press(key);
  };

/** An incident opened, at one of its tabs, and what is done there. */
export const incident =
  (name: string, tab: string | null, then: Does = async () => {}): Does =>
  async (page) => {
    await option(page, name).click();
    await expect(page.locator('#incident-title')).toContainText(name, { timeout: 20_000 });
    if (tab !== null) await page.getByRole('tab', { name: tab }).click();
    await then(page);
  };
