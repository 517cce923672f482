import { expect, test } from 'vitest';
import type { HostPort } from '../../electron/app/app.ts';
import { createHandlers, type HandlerDeps } from '../../electron/app/handlers.ts';

const file = { name: 'web-1-app-current.log', text: 'one\nzwei ü\n' };

function handlers(hostPort: Partial<HostPort>) {
  // Saving a text needs nothing of the watching.
  return createHandlers({ hostPort, watching: {} } as HandlerDeps);
}

test('a desktop writes it where the person says', async () => {
  const written: string[] = [];
  const saveFile: HostPort['saveFile'] = async (name, write) => {
    await write(async (text) => void written.push(text));
    return `/home/you/${name}`;
  };
  expect(await handlers({ saveFile })['shell.saveText'](file)).toBe('/home/you/web-1-app-current.log');
  expect(written).toEqual([file.text]);
});

test('nowhere, when they choose no place', async () => {
  expect(await handlers({ saveFile: async () => null })['shell.saveText'](file)).toBeNull();
});

test('without a desktop it is said that the browser must do it', () => {
  expect(() => handlers({})['shell.saveText'](file)).toThrow('download it in the browser');
});
