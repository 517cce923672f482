import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';

/** ms that the rules may take on a machine that does much else. */
const TIME = 60_000;

/** The rules that look at colours: a theme changes nothing that the others read. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Axe finds nothing on the page as it is, or in the part that a selector names, in either theme.
 * Resolves to the number of checks that held.
 */
export async function expectNoAxeFindings(page: Page, part = 'body'): Promise<number> {
  test.info().setTimeout(test.info().timeout + TIME);
  let held = 0;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme, {
      timeout: 20_000,
    });
    // There are no frames whose findings would have to be gathered on a page of their own.
    const axe = new AxeBuilder({ page }).setLegacyMode().include(part);
    const { passes, violations } = await (held === 0 ? axe : axe.withRules(OF_COLOURS)).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
    expect(found, colorScheme).toEqual([]);
    held += passes.length;
  }
  return held;
}
