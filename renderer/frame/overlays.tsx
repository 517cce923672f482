import { lazy, Suspense } from 'react';
import { useLoadedSoon } from '../parts/loaded-soon.ts';
import { go, routeTo } from './route.ts';
import { SCREENS } from './screens.ts';
import { useShortcutKeys, useShortcuts } from './shortcuts.ts';
import { useView } from './store.ts';
import type { Action } from './use-action.ts';

const loadSheet = () => import('./shortcut-sheet.tsx').then((file) => ({ default: file.ShortcutSheet }));
const loadPalette = () =>
  import('./palette/command-palette.tsx').then((file) => ({ default: file.CommandPalette }));
const ShortcutSheet = lazy(loadSheet);
const CommandPalette = lazy(loadPalette);

export type Overlay = 'palette' | 'sheet' | null;

interface OverlaysProps {
  shown: Overlay;
  show(overlay: Overlay): void;
  action: Action;
}

/** What comes over every screen, and the shortcuts of the whole window. */
export function Overlays({ shown, show, action }: OverlaysProps) {
  const letters = useView(({ app }) => app?.settings.shortcuts.singleLetter ?? true);
  // What is typed before an overlay has come must not act on what is under it.
  useShortcutKeys(shown === null ? (letters ? 'all' : 'no letters') : 'none');
  useLoadedSoon(loadPalette);
  useShortcuts({
    palette: () => show('palette'),
    help: () => show('sheet'),
    ...Object.fromEntries(SCREENS.map(({ screen }) => [`go to ${screen}`, () => go(routeTo(screen))])),
  });
  const close = () => show(null);
  return (
    <Suspense>
      {shown === 'sheet' && <ShortcutSheet close={close} />}
      {shown === 'palette' && <CommandPalette action={action} close={close} help={() => show('sheet')} />}
    </Suspense>
  );
}
