import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../electron/app/session-ports.ts';
import { silenceHandlers } from '../../electron/app/silence-handlers.ts';
import { at, batch, crash, crashOf } from '../incidents/support/cluster-events.ts';
import { START } from '../incidents/support/fake-clock.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';

const MINUTE = 60_000;
let room: ReturnType<typeof incidentRoom>;
let handlers: ReturnType<typeof silenceHandlers>;
let web: string;

beforeEach(() => {
  room = incidentRoom();
  const { incidents, silences, store, clock } = room;
  const reconsider = () => void incidents.tick(clock.now());
  const session = () => ({ incidents, silences, archive: store, reconsider }) as unknown as Session;
  handlers = silenceHandlers({ session, clock });
  web = incidents.record(batch([crash(), crashOf('api')]))[0]?.id ?? '';
});
const list = () => handlers['silences.list']({});
const passTo = (minutes: number) => {
  room.clock.advance(START + minutes * MINUTE - room.clock.now());
  room.incidents.tick(room.clock.now());
};

describe('silences in the window', () => {
  it('of an incident silence its workload at once, and say what they keep quiet', async () => {
    expect(
      await handlers['silences.addFor']({ incident: web, end: at(60), comment: ' planned ' }),
    ).toMatchObject([
      {
        when: { context: ['prod'], namespace: ['shop'], kind: ['Deployment'], name: ['web'] },
        state: 'active',
        comment: 'planned',
        start: at(0),
        end: at(60),
        silencing: { count: 1, first: [{ id: web, silencedUntil: at(60) }] },
      },
    ]);
  });

  it('may begin later, and expire by themselves', async () => {
    const when = { namespace: ['shop'], 'labels.app': ['web'] };
    await handlers['silences.add']({ when, start: at(10), end: at(60), comment: '' });
    expect(await list()).toMatchObject([{ state: 'pending', silencing: { count: 0 } }]);
    passTo(10);
    expect(await list()).toMatchObject([{ state: 'active', silencing: { count: 2 } }]);
    passTo(60);
    expect(await list()).toMatchObject([{ state: 'expired', silencing: { count: 0 } }]);
  });

  it('can be extended, and ended now', async () => {
    const [silence] = await handlers['silences.addFor']({ incident: web, end: at(60), comment: '' });
    const id = silence?.id ?? '';
    passTo(30);
    expect(await handlers['silences.setEnd']({ id, end: at(120) })).toMatchObject([{ end: at(120) }]);
    expect(room.incidents.get(web)?.incident.silencedUntil).toBe(at(120));
    expect(await handlers['silences.setEnd']({ id, end: at(0) })).toMatchObject([
      { end: at(30), state: 'expired' },
    ]);
    expect(room.incidents.get(web)?.incident.silencedUntil).toBeNull();
  });

  const SHOP = { namespace: ['shop'] };
  it.each([
    ['that ended already', SHOP, at(-60), at(0), 'A silence must end after it begins, and not before now.'],
    ['that ends before it begins', SHOP, at(60), at(30), 'A silence must end after it begins'],
    ['without end', SHOP, at(0), '2999-01-01T00:00:00Z', 'A silence lasts a year at most'],
    ['about nothing', {}, at(0), at(60), 'Say what is to be silenced'],
    ['with a bad pattern', { name: ['/(/'] }, at(0), at(60), 'name: /(/ cannot be used'],
  ])('%s is refused', (_, when, start, end, sentence) => {
    expect(() => handlers['silences.add']({ when, start, end, comment: '' })).toThrow(sentence);
  });

  it('that are gone, of incidents that are gone, say so', () => {
    const id = '00000000-0000-4000-8000-000000000000';
    expect(() => handlers['silences.setEnd']({ id, end: at(60) })).toThrow('This silence is not there');
    expect(() => handlers['silences.addFor']({ incident: id, end: at(60), comment: '' })).toThrow(
      'This incident is not in the database',
    );
  });
});
