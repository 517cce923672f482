import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openRulesFile } from '../../electron/app/rules-file.ts';
import { testLog } from '../incidents/support/test-log.ts';
import { tempFolder } from '../store/support/temp-folder.ts';

const GOOD = 'rules:\n  - id: mine\n    when: {}\n    then: { stop: true }\n';
const BAD = 'rules:\n  - id: mine\n    wenn: {}\n';
let path: string;

beforeEach(() => {
  path = join(tempFolder(), 'config', 'rules.yaml');
});
const write = (text: string) => {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
};
const open = () => openRulesFile(path, testLog());

describe('rules.yaml', () => {
  it('need not be there', () => {
    const file = open();
    expect(file.current()).toEqual({ text: '', revision: '', problems: [] });
    expect([file.rules(), file.sentences(), file.reread()]).toEqual([[], [], false]);
  });

  it('that is wrong at the start leaves no rules, and says where it is wrong', () => {
    write(BAD);
    const log = testLog();
    const file = openRulesFile(path, log);
    expect(file.rules()).toEqual([]);
    expect(file.sentences()).toEqual([
      `${path}:3:5: There is no field "wenn": did you mean "when"? The rules that were right last hold.`,
    ]);
    expect(log.lines).toEqual([`warn ${file.sentences()[0]}`]);
  });

  it('is read again when it was edited; a mistake keeps the last good rules', () => {
    write(GOOD);
    const file = open();
    expect(file.reread()).toBe(false);
    write(BAD);
    expect(file.reread()).toBe(true);
    expect(file.rules()).toMatchObject([{ id: 'mine' }]);
    expect(file.current()).toMatchObject({ text: BAD, problems: [{ line: 3, column: 5 }] });
    write('rules: []\n');
    expect(file.reread()).toBe(true);
    expect([file.rules(), file.sentences()]).toEqual([[], []]);
  });

  it('that cannot be read keeps the last good rules and says why', () => {
    mkdirSync(path, { recursive: true });
    const file = open();
    expect(file.sentences()[0]).toMatch(/The file cannot be read \(EISDIR/);
  });

  it('far too large is not read at all', () => {
    write('#'.repeat(2_000_000));
    expect(open().sentences()[0]).toContain('it has 1954 kB');
  });
});

describe('saving', () => {
  it('makes folder and file, for nobody else to read', () => {
    const file = open();
    expect(file.save(GOOD, '')).toBe('saved');
    expect(readFileSync(path, 'utf8')).toBe(GOOD);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(file.rules()).toMatchObject([{ id: 'mine' }]);
    expect(file.reread()).toBe(false);
  });

  it('writes nothing that is wrong', () => {
    write(GOOD);
    const file = open();
    expect(file.save(BAD, file.current().revision)).toBe('invalid');
    expect(readFileSync(path, 'utf8')).toBe(GOOD);
  });

  it('does not overwrite what somebody else wrote meanwhile', () => {
    write(GOOD);
    const file = open();
    const { revision } = file.current();
    write('# theirs\n');
    expect(file.save(`${GOOD}# mine\n`, revision)).toBe('conflict');
    expect(readFileSync(path, 'utf8')).toBe('# theirs\n');
    expect(file.save(`${GOOD}# mine\n`, file.current().revision)).toBe('saved');
  });

  it('goes through a link, and leaves it one', () => {
    const target = join(tempFolder(), 'dotfiles.yaml');
    writeFileSync(target, GOOD);
    mkdirSync(join(path, '..'), { recursive: true });
    symlinkSync(target, path);
    const file = open();
    expect(file.save('rules: []\n', file.current().revision)).toBe('saved');
    expect(readFileSync(target, 'utf8')).toBe('rules: []\n');
  });

  it.skipIf(process.getuid?.() === 0)('that is not allowed says so, and changes nothing', () => {
    write(GOOD);
    const file = open();
    chmodSync(join(path, '..'), 0o500);
    expect(() => file.save('rules: []\n', file.current().revision)).toThrow(/cannot be written/);
    expect(file.rules()).toMatchObject([{ id: 'mine' }]);
  });
});
