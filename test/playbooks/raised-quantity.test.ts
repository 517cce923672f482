import { expect, test } from 'vitest';
import { raisedQuantity } from '../../electron/playbooks/raised-quantity.ts';

test.each([
  ['512Mi', 50, '768Mi'],
  ['64Mi', 50, '96Mi'],
  ['1Gi', 50, '1536Mi'],
  ['1G', 50, '1500M'],
  ['100M', 50, '150M'],
  ['1000', 50, '1500'],
  ['3', 50, '5'],
  ['1Ki', 25, '1280'],
  ['1.5Gi', 100, '3Gi'],
  ['1e9', 50, '1500000000'],
  ['0', 50, null],
  ['a lot', 50, null],
  ['-5Mi', 50, null],
])('%s raised by %i %% is %s', (quantity, percent, expected) => {
  expect(raisedQuantity(quantity, percent)).toBe(expected);
});
