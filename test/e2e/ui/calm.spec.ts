import type { Page } from 'playwright/test';
import { SCREENS } from '../../../renderer/frame/screens.ts';
import { incident } from '../../support/scene-incidents.ts';
import { expect, test } from '../../support/scene-page.ts';
import { withRules } from '../../support/scene-rules.ts';
import { appState, scenes } from '../../support/scenes.ts';

/** A window that everybody can use, and that leaves one in peace: what it speaks, moves, focuses, and how it tells the time. */

const SECOND = 1_000;

test.describe('the live region', () => {
  const spoken = (page: Page) => page.getByRole('status').filter({ hasText: /^(Open incidents|No open)/ });
  const count = (page: Page, critical: number) =>
    page.evaluate(
      (state) => window.push('state', state),
      appState({ open: { critical, warning: 0, info: 0 } }),
    );

  test('speaks how many incidents are open, at most every 10 s, and then the latest', async ({
    page,
    show,
  }) => {
    await page.clock.install();
    await show(scenes.incidents());
    await expect(page.getByRole('option').first()).toBeVisible();
    await expect(spoken(page)).toHaveCount(0);
    await page.clock.pauseAt(Date.now() + 60 * SECOND);
    await count(page, 6);
    await expect(spoken(page)).toHaveText('Open incidents: 6 critical');
    await count(page, 7);
    await count(page, 8);
    await page.clock.runFor(9.9 * SECOND);
    await expect(spoken(page)).toHaveText('Open incidents: 6 critical');
    await page.clock.runFor(0.2 * SECOND);
    await expect(spoken(page)).toHaveText('Open incidents: 8 critical');
    await count(page, 0);
    await page.clock.runFor(10 * SECOND);
    await expect(spoken(page)).toHaveText('No open incidents');
  });

  test('rows that arrive leave the focus where it is, also outside of the list', async ({ page, show }) => {
    await show(scenes.incidents());
    const search = page.getByRole('textbox', { name: 'Filter incidents' });
    await search.focus();
    await page.evaluate(
      (arriving) => window.push('incidents', [arriving]),
      incident('crash_loop', { name: 'aaa-new' }),
    );
    await expect(page.getByRole('option', { name: /aaa-new/ })).toBeAttached();
    await expect(search).toBeFocused();
  });
});

test.describe('times', () => {
  const AT = '2026-11-22T14:02:03.000Z';
  const moment = (page: Page) =>
    page.getByRole('option', { name: /old-one/ }).locator(`time[datetime="${AT}"]`);
  const scene = () => {
    const old = incident('crash_loop', { name: 'old-one', since: AT, firstSeen: AT, lastSeen: AT });
    return { ...scenes.quiet(), incidents: [old] };
  };

  for (const [locale, exact] of [
    ['de-DE', /^22\.11\.2026, 15:02:03$/],
    ['en-US', /^Nov 22, 2026, 3:02:03\sPM$/],
  ] as const)
    test.describe(`in ${locale}`, () => {
      test.use({ locale, timezoneId: 'Europe/Berlin' });

      test('are relative, and exact on hover', async ({ page, show }) => {
        await page.clock.setFixedTime(Date.parse(AT) + 125 * SECOND);
        await show(scene());
        await expect(moment(page).first()).toHaveText(/^2 min/);
        await expect(moment(page).first()).toHaveAttribute('title', exact);
      });
    });
});

test.describe('motion', () => {
  /** Whatever in the page takes longer than `limit` (s) to move, by its class. */
  const slower = (page: Page, limit: number) =>
    page.evaluate((most) => {
      const seconds = (text: string) =>
        text.split(',').map((one) => Number.parseFloat(one) * (one.trim().endsWith('ms') ? 0.001 : 1));
      const slow = [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationDuration, animationIterationCount } = getComputedStyle(element);
        // What turns for ever tells that something goes on; it is no movement from here to there.
        const animated = animationIterationCount === 'infinite' ? [] : seconds(animationDuration);
        return Math.max(...seconds(transitionDuration), ...animated) > most;
      });
      return [...new Set(slow.map((element) => element.getAttribute('class')))];
    }, limit);
  const openEverything = async (page: Page) => {
    await page.getByRole('option', { name: /payments-api/ }).click();
    await page.getByRole('button', { name: 'Snooze' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
  };

  test('takes less than 150 ms', async ({ page, show }) => {
    await show(scenes.incidents());
    await openEverything(page);
    expect(await slower(page, 0.15)).toEqual([]);
  });

  test('is none where the person wants none', async ({ page, show }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await show(scenes.incidents());
    await openEverything(page);
    expect(await slower(page, 0)).toEqual([]);
  });
});

test.describe('the keyboard goes everywhere, and shows where it is', () => {
  /** What has the focus, when it looks the same without it. */
  const unseen = (page: Page) =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const around = [element, element.parentElement ?? element, ...element.querySelectorAll('*')];
      // Nearly every frame around something is drawn by one of these, on it or on a layer over it.
      const drawn = () =>
        around.flatMap((one) =>
          ['', '::before', '::after'].map((layer) => {
            const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(one, layer);
            return `${outline} ${boxShadow} ${borderColor} ${backgroundColor}`;
          }),
        );
      const focused = drawn().join();
      element.blur();
      const blurred = drawn().join();
      element.focus({ preventScroll: true });
      return focused === blurred ? element.outerHTML.slice(0, 200) : null;
    });
  const here = (page: Page) =>
    page.evaluate(() => {
      const all = [...document.querySelectorAll('*')];
      return document.activeElement === null ? -1 : all.indexOf(document.activeElement);
    });

  for (const { screen, label } of SCREENS)
    test(`on ${label}`, async ({ page, show }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await show(
        { ...withRules(), ...(screen === 'clusters' ? scenes.severalContexts() : {}) },
        `#/${screen}`,
      );
      await expect(page.getByRole('link', { name: label })).toHaveAttribute('aria-current', 'page');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const visited = new Set<number>();
      const lost: string[] = [];
      for (let step = 0; step < 300; step++) {
        await page.keyboard.press('Tab');
        const hidden = await unseen(page);
        if (hidden !== null) lost.push(hidden);
        const place = await here(page);
        if (visited.has(place)) break;
        visited.add(place);
      }
      expect(lost).toEqual([]);
      // The frame alone has ten: the switcher, the palette, seven screens, the status bar.
      expect(visited.size).toBeGreaterThan(10);
      expect(visited.size).toBeLessThan(300);
    });
});
