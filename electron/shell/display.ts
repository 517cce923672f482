/**
 * Why there can be no window here, in one sentence; null where there can. Linux alone starts programs without a
 * desktop, and Electron's own complaint ("Missing X server or $DISPLAY") helps nobody.
 */
export function noDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string | null {
  if (platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return null;
  return 'there is no display (neither WAYLAND_DISPLAY nor DISPLAY is set)';
}
