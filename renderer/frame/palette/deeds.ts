import type { Channel } from '../../../shared/channels.ts';
import type { Payload } from '../../../shared/ipc.ts';
import type { Route } from '../route.ts';

/** What a command can do. */
export interface Deeds {
  request<C extends Channel>(channel: C, payload: Payload<C>): void;
  go(route: Route): void;
  copy(text: string): void;
  /** Shows the sheet of shortcuts. */
  help(): void;
}
