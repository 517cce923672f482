import { z } from 'zod';

/** Of the contract in ipc.ts, what is about channels, their secrets and what they were given. */

const route = z.string().min(1).max(200);

export const channelPayloads = {
  'channels.list': z.strictObject({}),
  /** Sends a message that says it is a test. */
  'channels.test': z.strictObject({ route }),
  /** Dead letters, newest first. */
  'channels.dead': z.strictObject({}),
  'channels.again': z.strictObject({ delivery: z.uuid() }),
  /** A secret goes in and never comes out; null forgets it. */
  'secrets.set': z.strictObject({
    name: z
      .string()
      .regex(/^((telegram|slack|ntfy)-token|model-key|webhook-[a-z0-9]+(-[a-z0-9]+)*)$/)
      .max(100),
    value: z.string().min(1).max(10_000).nullable(),
  }),
} as const;

/** One route that rules or settings name, or that something is owed to. */
export interface ChannelState {
  route: string;
  /** The names of its secrets and where each comes from; null where there is none. */
  secrets: { name: string; needed: boolean; from: 'environment' | 'file' | 'kept' | null }[];
  /** Messages that wait, and that were given up. */
  waiting: number;
  dead: number;
  /** Why the last message failed, one sentence; null while all is well. */
  error: string | null;
  /** RFC 3339 until which it is left alone; null when it is not. */
  pausedUntil: string | null;
}

export interface ChannelsView {
  channels: ChannelState[];
  /** One sentence where what is kept is hardly protected; null otherwise. */
  warning: string | null;
  /** False where nothing can be kept: on a server secrets come from the environment. */
  canKeep: boolean;
}

export interface DeadLetter {
  delivery: string;
  route: string;
  incident: string;
  /** The incident in words. */
  title: string;
  step: 'opened' | 'worse' | 'resolved';
  reason: string;
  /** RFC 3339. */
  at: string;
}

export interface ChannelReplies {
  'channels.list': ChannelsView;
  'channels.test': null;
  'channels.dead': DeadLetter[];
  'channels.again': null;
  'secrets.set': ChannelsView;
}
