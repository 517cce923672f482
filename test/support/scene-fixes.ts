import type { Scene } from './fake-bridge.ts';
import { scenes } from './scenes.ts';

/** Incidents, and what the main side answers about fixes; nothing where it is not said. */
export function fixes(answers: Record<string, unknown>): () => Scene {
  const none = { 'playbooks.offers': [], 'playbooks.runs': [], 'approvals.list': [], 'audit.list': [] };
  return () => ({ ...scenes.incidents(), answers: { ...none, ...answers } });
}
