import type { Approval, PlaybookOffer, Run } from '../../../shared/playbook.ts';
import { expectNoAxeFindings } from '../../support/axe.ts';
import type { Scene } from '../../support/fake-bridge.ts';
import { approval, offer, run, step } from '../../support/playbook-scenes.ts';
import { expect, test } from '../../support/scene-page.ts';
import { scenes } from '../../support/scenes.ts';

/** The states of a fix that the demo cluster does not come to. */

function scene(answers: { offers?: PlaybookOffer[]; runs?: Run[]; approvals?: Approval[] }): Scene {
  const { offers = [], runs = [], approvals = [] } = answers;
  return {
    ...scenes.incidents(),
    answers: {
      ...{ 'playbooks.offers': offers, 'playbooks.runs': runs, 'approvals.list': approvals },
      'audit.list': [],
    },
  };
}

function opened(given: Scene): string {
  return `#/incidents/${given.incidents[0]?.id ?? ''}`;
}

test('what is impossible is explained and cannot be started', async ({ page, show }) => {
  const given = scene({ offers: [offer('Not permitted to patch deployments in payments.')] });
  await show(given, opened(given));
  const fix = page.getByRole('region', { name: 'Fix' });
  await expect(fix.getByRole('button', { name: 'Start Roll back' })).toBeDisabled();
  await expect(fix.getByText('Cannot be started: Not permitted to patch deployments')).toBeVisible();
  await fix.locator('summary').click();
  await expect(fix.getByText('Not possible: Not permitted')).toBeVisible();
  await expectNoAxeFindings(page);
});

test('a revision is chosen by the keyboard', async ({ page, show }) => {
  const choices = [
    { revision: '3', text: 'Revision 3 (shop/web:1.5)' },
    { revision: '2', text: 'Revision 2 (shop/web:1.4)' },
  ];
  const given = scene({
    runs: [run([step({ state: 'choosing', risk: 'HIGH', choices })], { state: 'waiting' })],
  });
  await show(given, opened(given));
  const propose = page.getByRole('button', { name: 'Propose this one' });
  await expect(propose).toBeDisabled();
  await expectNoAxeFindings(page);
  await page.getByRole('radio', { name: /Revision 3/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Revision 2/ })).toBeChecked();
  await page.keyboard.press('Enter');
  const asked = () =>
    page.evaluate(() => window.requests.filter(({ channel }) => channel === 'playbooks.choose'));
  await expect
    .poll(asked)
    .toEqual([expect.objectContaining({ payload: { run: run([]).id, revision: '2' } })]);
});

test('what stopped in the middle says what was and what was not done, as plain text', async ({
  page,
  show,
}) => {
  const output = '<img src=x onerror=alert(1)>\ntwo\nthree\nfour\nfive';
  const given = scene({
    runs: [
      run(
        [
          step({ state: 'done', output }),
          step({ state: 'stopped', outcome: '1 of 2 pods were evicted; web-2 was not.' }),
          step({ state: 'skipped', title: 'Wait for recovery' }),
        ],
        { state: 'stopped' },
      ),
    ],
  });
  await show(given, opened(given));
  const fix = page.getByRole('region', { name: 'Fix' });
  await expect(fix.getByText('Stopped at step 2 of 3')).toBeVisible();
  await expect(fix.getByText('1 of 2 pods were evicted; web-2 was not.')).toBeVisible();
  await expect(fix.getByText('not done')).toBeVisible();
  await expect(fix.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  await fix.getByRole('button', { name: '1 more line' }).click();
  await expect(fix.getByText('five')).toBeVisible();
  await expect(fix.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
  await expectNoAxeFindings(page);
});

test('what expired cannot be approved; what was refused says why', async ({ page, show }) => {
  const pending = approval({ expiresAt: '2020-01-01T00:00:00Z', confirm: '' });
  const refused = approval({ id: 'x', state: 'refused', reason: 'Deployment web is not what it was.' });
  await show(scene({ approvals: [pending, refused] }), '#/approvals');
  await expect(page.getByText('Expired: start it again.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve' })).toBeDisabled();
  await expect(page.getByRole('region', { name: 'Decided' })).toContainText(
    'Deployment web is not what it was.',
  );
  await expectNoAxeFindings(page);
});

test('an answer that is not taken says why, and nothing that waits has the focus by itself', async ({
  page,
  show,
}) => {
  const given = scene({ approvals: [approval({ confirm: '', risk: 'MEDIUM' })] });
  given.errors['approvals.approve'] = 'The context or its credentials changed since this was proposed.';
  await show(given, '#/approvals');
  await expect(page.getByRole('button', { name: 'Approve' })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Approve' })).not.toBeFocused();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('alert')).toContainText('The context or its credentials changed');
});

test('who is led to an incident by a notification has the question in sight', async ({ page, show }) => {
  const waiting = approval();
  const given = scene({
    runs: [
      run([step(), step({ state: 'waiting', risk: 'HIGH', approval: waiting.id })], { state: 'waiting' }),
    ],
    approvals: [waiting],
  });
  await page.setViewportSize({ width: 1000, height: 640 });
  await show(given);
  await expect(page.getByRole('option').first()).toBeVisible();
  const incident = given.incidents[0]?.id ?? '';
  await page.evaluate((id) => window.push('navigate', { screen: 'incidents', incident: id }), incident);
  await expect(page.getByRole('heading', { name: waiting.title })).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Approve' })).not.toBeFocused();
});

test('at twice the text size nothing is cut off', async ({ page, show }) => {
  await page.setViewportSize({ width: 1000, height: 900 });
  await show(scene({ approvals: [approval()] }), '#/approvals');
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '32px';
  });
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
  const main = page.getByRole('main');
  expect(await main.evaluate((part) => part.scrollWidth - part.clientWidth)).toBeLessThanOrEqual(0);
});
