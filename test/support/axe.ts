import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';

/** ms that the rules may take, twice, on a machine that does much else. */
const TIME = 60_000;

/** Axe finds nothing on the page as it is, in either theme. */
export async function expectNoAxeFindings(page: Page): Promise<void> {
  test.info().setTimeout(test.info().timeout + TIME);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual(
      [],
    );
  }
}
