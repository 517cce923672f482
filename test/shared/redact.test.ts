import { describe, expect, it } from 'vitest';
import { logTail } from '../../electron/incidents/log-tail.ts';
import { bytesOf } from '../../shared/quantity.ts';
import { redact } from '../../shared/redact.ts';

const KEY_LINES = `${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7'.repeat(1)}\n`.repeat(20);
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

describe('secrets in logs are blanked', () => {
  it.each([
    ['a bearer token', 'GET / Authorization: Bearer s3cr3t-t0ken', 's3cr3t-t0ken'],
    ['basic auth', 'authorization: Basic dXNlcjpzM2NyM3Q=', 'dXNlcjpzM2NyM3Q='],
    ['a password in a URL', 'dial postgres://app:s3cr3t@db:5432/shop failed', 's3cr3t'],
    ['an AWS key ID', 'key AKIAIOSFODNN7EXAMPLE is not allowed', 'AKIAIOSFODNN7EXAMPLE'],
    ['an AWS secret', 'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG', 'wJalrXUtnFEMI'],
    ['a JSON web token', `claims of ${JWT} expired`, 'dozjgNryP4J3'],
    ['a GitHub token', `using ghp_${'a1B2'.repeat(9)}`, 'ghp_a1B2'],
    ['password=', 'connect user=app password=s3cr3t host=db', 's3cr3t'],
    ['a quoted token', '{"token": "s3cr3t with spaces", "user": "app"}', 's3cr3t with spaces'],
    ['JSON inside JSON', String.raw`{"body":"{\"password\":\"s3cr3t\",\"user\":\"app\"}"}`, 's3cr3t'],
    ['YAML', "api-key: 's3cr3t'", 's3cr3t'],
    ['a password of @ and /', 'dial postgres://app:s3@cr/3t@db:5432/shop failed', 's3@cr/3t'],
    ['a token as user', 'clone https://abcdefghij0123456789@git.example/x.git', 'abcdefghij0123456789'],
    ['DB_PASS', 'DB_PASS=s3cr3t started', 's3cr3t'],
    ['Pwd of a connection string', 'Server=db;Uid=sa;Pwd=s3cr3t;', 's3cr3t'],
    ['an option', 'exec: migrate --db-password s3cr3t --up', 's3cr3t'],
    ['a variable of a template', '{"name": "DB_PASSWORD", "value": "s3cr3t"}', 's3cr3t'],
    ['a cookie', 'Cookie: session=s3cr3t; theme=dark', 's3cr3t'],
    ['a signed URL', 'GET /b/k?X-Amz-Signature=abcdef0123456789&x=1', 'abcdef0123456789'],
    ['a Slack hook', 'POST https://hooks.slack.com/services/T000/B000/abcdefgh', 'abcdefgh'],
    ['a payment key', `charge failed for ${'sk'}_live_abcdefghij0123456789`, 'abcdefghij0123456789'],
    ['a private key', `-----BEGIN RSA PRIVATE KEY-----\n${KEY_LINES}-----END RSA PRIVATE KEY-----`, 'MIIEvQ'],
    [
      'a private key on one line',
      String.raw`-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----`,
      'MIIEvQ',
    ],
    ['a private key without its end', `-----BEGIN PRIVATE KEY-----\n${KEY_LINES}`, 'MIIEvQ'],
    ['a private key without its start', `${KEY_LINES}-----END PRIVATE KEY-----`, 'MIIEvQ'],
  ])('%s', (_, text, secret) => {
    expect(text).toContain(secret);
    expect(redact(text)).not.toContain(secret);
    expect(redact(text)).toContain('[redacted]');
  });

  it('and the words around them stay', () => {
    expect(redact('user=app password=s3cr3t host=db')).toBe('user=app password=[redacted] host=db');
    expect(redact('postgres://app:s3cr3t@db:5432/shop')).toBe('postgres://app:[redacted]@db:5432/shop');
  });

  it.each([
    'panic: runtime error: index out of range [3] with length 3',
    'MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found',
    'GET https://api.example.com:8443/v1/pods/web?limit=100 200 12ms',
    'image registry.example.com/shop/web@sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
    'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
    'GET http://api.example.com:8080/users?mail=a@example.com 200',
    '# pass: 12, fail: 0',
  ])('ordinary lines stay as they are: %s', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('again and again gives the same', () => {
    const once = redact(`password=a token: "b" Bearer abcdefgh ${JWT}`);
    expect(redact(once)).toBe(once);
  });

  it.each([
    ['key headers', '-----BEGIN PRIVATE KEY-----'],
    ['base64 lines', 'YWJj\n'],
    ['token openers', 'eyJ'],
    ['schemes', '://a:'],
    ['password keys', 'password'],
    ['open quotes', 'token="'],
  ])('a megabyte of %s does not stop the loop', (_, piece) => {
    const hostile = piece.repeat(Math.ceil((1024 * 1024) / piece.length));
    const before = process.cpuUsage();
    logTail(hostile);
    // CPU time: a loaded machine may let the wall's pass.
    expect(process.cpuUsage(before).user).toBeLessThan(2000_000);
  });
});

describe('the end of a log', () => {
  it('stays whole while it is small', () => {
    expect(logTail('one\ntwo\n')).toBe('one\ntwo');
    expect(logTail('')).toBe('');
  });

  it('keeps the last whole lines within 64 kB', () => {
    const lines = Array.from({ length: 2000 }, (_, n) => `${n} ${'x'.repeat(95)}`);
    const tail = logTail(lines.join('\n'));
    expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(64 * 1024);
    expect(Buffer.byteLength(tail)).toBeGreaterThan(63 * 1024);
    expect(lines.join('\n').endsWith(`\n${tail}`)).toBe(true);
  });

  it('cuts a line at 4 kB, between characters', () => {
    for (const pad of ['', 'a', 'ab', 'abc']) {
      const line = logTail(`${pad}${'🐕'.repeat(5000)}`);
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(4096);
      expect(line).toMatch(/^a?b?c?🐕+…$/u);
    }
  });
});

describe('quantities', () => {
  it.each([
    ['512Mi', 512 * 2 ** 20],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['128974848', 128974848],
    ['129e6', 129e6],
    ['129M', 129e6],
    ['123456789000m', 123456789],
    ['12Ki', 12288],
    ['', null],
    ['lots', null],
    ['-1Mi', null],
    [7, null],
    [null, null],
  ])('%s is %s bytes', (quantity, bytes) => {
    expect(bytesOf(quantity)).toBe(bytes);
  });
});
