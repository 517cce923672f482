import { expect, test } from 'vitest';
import { logLines } from '../../renderer/incidents/detail/log-lines.ts';
import { oncePerLine } from '../../renderer/incidents/detail/once-per-line.ts';

test('is made once for each line, whatever it is', () => {
  let made = 0;
  const absent = oncePerLine(() => {
    made++;
    return null;
  });
  const [first, same] = logLines('equal\nequal\n');
  if (!first || !same) throw new Error('no lines');
  expect([absent(first), absent(first), absent(same)]).toEqual([null, null, null]);
  expect(made).toBe(2);
});
