import { expectNoAxeFindings } from '../../support/axe.ts';
import type { Look } from '../../support/looks.ts';
import { looksOfIncidents } from '../../support/looks-of-incidents.ts';
import { looksOfScreens } from '../../support/looks-of-screens.ts';
import { expect, test } from '../../support/scene-page.ts';
import { SAID } from '../../support/scene-words.ts';
import { type SceneName, scenes } from '../../support/scenes.ts';

/** The axe report: every screen and every state of it, in both themes, and in a narrow window where that is another. */

const states = Object.entries(SAID).map(([name, text]): [string, Look] => [
  `the window, ${name}`,
  { scene: scenes[name as SceneName], shows: (page) => page.getByText(text).first() },
]);
const looks = [...states, ...Object.entries(looksOfIncidents), ...Object.entries(looksOfScreens)];

let looked = 0;
let held = 0;
test.afterAll(() => {
  process.stdout.write(`axe: ${looked} looks in both themes, ${held} checks held\n`);
});

for (const [name, { scene, at, does, shows, narrow }] of looks)
  for (const width of narrow ? [480, 1080] : [1080])
    test(`${name}, ${width} px`, async ({ page, show }) => {
      await page.setViewportSize({ width, height: 800 });
      await show(scene(), at);
      await does?.(page);
      await expect(shows(page)).toBeVisible();
      held += await expectNoAxeFindings(page);
      looked++;
    });
