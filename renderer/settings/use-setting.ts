import { useEffect, useState } from 'react';
import type { AppState } from '../../shared/app-state.ts';
import type { Payload } from '../../shared/ipc.ts';
import { leafOf } from '../../shared/setting-values.ts';
import type { SettingPath, Settings } from '../../shared/settings.ts';
import { useStore, useView } from '../frame/store.ts';
import { useAction } from '../frame/use-action.ts';

type Json = Payload<'settings.set'>['value'];

export interface SettingState {
  /** The value that is being saved, else the one that holds. */
  value: unknown;
  /** It is not the default. */
  changed: boolean;
  /** Why it cannot be changed here, in one sentence. */
  fixed: string | null;
  /** Why main refused the last change. */
  error: string | null;
  set(value: unknown): void;
  reset(): void;
}

/** One setting as it holds, and how to change it. */
export function useSetting(path: SettingPath): SettingState {
  const held = useView(({ app }) => app && valueAt(app.settings, path));
  const fixed = useView(({ app }) => {
    const override = app?.overrides.find((one) => one.path === path);
    if (override) return `Set by ${override.variable}; changing it here has no effect until it is unset.`;
    if (path === 'launchAtLogin') return app?.noLaunchAtLogin ?? null;
    return path === 'updates.enabled' ? (app?.noUpdates ?? null) : null;
  });
  const action = useAction();
  const store = useStore();
  /** The state is pushed a moment after the reply (which found it `before`): until then the control must not fall back. */
  const [saving, setSaving] = useState<{ value: unknown; before?: AppState | null } | null>(null);
  const news = JSON.stringify(held);
  // biome-ignore lint/correctness/useExhaustiveDependencies: news of the value is what ends the waiting.
  useEffect(() => setSaving(null), [news]);
  // What was changed back by somebody else at once is no news, but the state after the reply is all the same.
  const latest = useView(({ app }) => (saving === null ? null : app));
  useEffect(() => {
    if (saving?.before !== undefined && saving.before !== latest) setSaving(null);
  }, [saving, latest]);

  const usual = leafOf(path).default;
  const value = saving ? saving.value : held;

  async function change(next: unknown, send: () => Promise<unknown>): Promise<void> {
    // What is being saved counts: whoever changes their mind at once means it.
    if (same(next, value)) return action.clear();
    const mine = { value: next };
    setSaving(mine);
    const taken = (await send()) !== null;
    const { app: before } = store.view();
    setSaving((current) => (current !== mine ? current : taken ? { ...mine, before } : null));
  }

  return {
    value,
    changed: !same(value, usual),
    fixed,
    error: action.error,
    set: (next) => void change(next, () => action.run('settings.set', { path, value: next as Json })),
    reset: () => void change(usual, () => action.run('settings.reset', { path })),
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function valueAt(settings: Settings, path: SettingPath): unknown {
  return path.split('.').reduce<unknown>((at, key) => Object(at)[key], settings);
}
