import { app } from 'electron';

/** macOS: with a window we have a dock icon, a menu bar and a place in the app switcher. */
export function liveInDock(): void {
  app.setActivationPolicy('regular');
  // A policy that changed gets its menu bar only with the next activation; a click on the tray is none.
  app.focus({ steal: true });
}

/** macOS: without one, only the menu bar's icon. */
export function liveInMenuBar(): void {
  app.setActivationPolicy('accessory');
}
