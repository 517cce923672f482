import { expect, test } from 'vitest';
import { parseArguments } from '../../electron/app/arguments.ts';

test('every option is read', () => {
  const argv = [
    '--headless',
    '--demo',
    '--port',
    '8080',
    '--context=prod',
    '--kubeconfig',
    'k',
    '--data-dir',
    'd',
  ];
  expect(parseArguments(argv, { strict: true })).toMatchObject({
    headless: true,
    demo: true,
    hidden: false,
    port: 8080,
    context: 'prod',
    kubeconfig: 'k',
    dataDir: 'd',
  });
});

test.each([
  ['a port that is no number', ['--port', 'http']],
  ['a port out of range', ['--port', '70000']],
  ['an unknown option', ['--kubecontext', 'prod']],
  ['a stray word', ['prod']],
])('%s is refused with a sentence that names it', (_why, argv) => {
  expect(() => parseArguments(argv, { strict: true })).toThrow(argv.at(-1)?.replace('prod', '') ?? '');
});

test('the desktop host passes over the switches that Chromium adds, and finds a deep link', () => {
  const argv = ['--allow-file-access-from-files', '--hidden', 'dogwatch://incident/1'];
  expect(parseArguments(argv, { strict: false })).toMatchObject({
    hidden: true,
    link: 'dogwatch://incident/1',
  });
});

test('an unknown option is one sentence, without advice on quoting', () => {
  expect(() => parseArguments(['--wat'], { strict: true })).toThrow(/^Unknown option '--wat'$/);
});
