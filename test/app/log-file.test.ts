import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogFile } from '../../electron/app/log-file.ts';

let folder: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-log-'));
  said = [];
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const open = (name = 'logs') =>
  createLogFile({ folder: join(folder, name), level: 'info', stderr: (line) => said.push(line) });
const written = () => readFileSync(join(folder, 'logs', 'dogwatch.log'), 'utf8');

test('a line is written wherever the program was started: no package.json need be near', () => {
  const module = pathToFileURL(join(import.meta.dirname, '../../electron/app/log-file.ts')).href;
  const program = `
    import { createLogFile } from ${JSON.stringify(module)};
    const log = createLogFile({ folder: 'logs', level: 'info', stderr: console.error });
    log.warn('web is down', { cause: new Error('why') });`;
  const args = ['--input-type=module', '--eval', program];
  const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('web is down\n');
  expect(written()).toMatch(/^\d{4}-.*\[warn\] +web is down \{.*"message":"why"/);
});

test('it is its owner’s alone', () => {
  open().info('hello');
  expect(statSync(join(folder, 'logs')).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'logs', 'dogwatch.log')).mode & 0o777).toBe(0o600);
});

test('secrets are redacted in the line, in its detail and in the terminal', () => {
  open().error('said Bearer abcdefgh12345', { cause: new Error('token=hunter2hunter2') });
  expect(written() + said).not.toMatch(/abcdefgh|hunter2/);
});

test('one entry stays one line, whatever the cluster says', () => {
  open().info('a\nb\u001b[2Jc');
  expect(written().trim().split('\n')).toHaveLength(1);
});

test('a log that cannot be written is said once, in one sentence, and stops nothing', () => {
  mkdirSync(join(folder, 'logs', 'dogwatch.log'), { recursive: true });
  const log = open();
  log.info('one');
  log.info('two');
  expect(said).toEqual([
    `the log ${join(folder, 'logs', 'dogwatch.log')} cannot be written (a folder is in its place): nothing is logged until it can be`,
  ]);
});

test('a folder that cannot be made is one sentence', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => open('file')).toThrow(
    `cannot keep a log in ${join(folder, 'file')} (a file is in its place): choose another folder with --data-dir`,
  );
});
