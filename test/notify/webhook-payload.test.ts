import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { webhookBody } from '../../electron/notify/channels/webhook.ts';
import { testMessage } from '../../electron/notify/test-message.ts';
import { webhookPayload } from '../../shared/webhook-payload.ts';
import { courierRoom } from './support/courier-room.ts';

const file = new URL('../../shared/webhook.schema.json', import.meta.url);

test('the JSON schema that is shipped is that of the payload', () => {
  const schema = z.toJSONSchema(webhookPayload, { io: 'input' });
  expect(JSON.parse(readFileSync(file, 'utf8')), JSON.stringify(schema)).toEqual(schema);
});

test('every message is as the schema says, and has nothing that it does not say', async () => {
  const room = courierRoom();
  room.rules.use([
    {
      id: 'often',
      name: 'often',
      enabled: true,
      when: { restarts: ['>= 5'] },
      follows: { severity: 'critical' },
    } as never,
  ]);
  const pull = { type: 'image_pull_failed', severity: 'warning' } as const;
  room.crash('web', pull);
  await room.pass(10_000);
  const event = room.crash('web', { ...pull, occurrence: 'restart-9', metadata: { restartCount: 9 } });
  await room.pass(600_000);
  room.recover(event);
  for (let index = 0; index < 8; index++) room.crash(`many${index}`);
  await room.pass(10_000);
  const messages = [...room.sent.map(({ message }) => message), testMessage(null, 0), testMessage('prod', 0)];
  expect(messages.map(({ step }) => step)).toEqual(
    expect.arrayContaining(['opened', 'worse', 'resolved', 'digest', 'test', 'test']),
  );
  for (const message of messages) {
    const body: unknown = JSON.parse(webhookBody(message));
    expect(webhookPayload.parse(body)).toEqual(body);
  }
});
