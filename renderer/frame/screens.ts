import {
  ChartColumnStacked,
  CircleDot,
  History,
  ListFilter,
  type LucideIcon,
  Server,
  Settings,
  ShieldCheck,
} from 'lucide-react';
import type { Screen } from './route.ts';

interface ScreenEntry {
  screen: Screen;
  label: string;
  icon: LucideIcon;
  /** The letter that goes there after `g`. */
  jump: string;
}

/** The screens in the navigation's order: it, the palette, the shortcuts and the page's title read them here. */
export const SCREENS: readonly ScreenEntry[] = [
  { screen: 'incidents', label: 'Incidents', icon: CircleDot, jump: 'i' },
  { screen: 'overview', label: 'Overview', icon: ChartColumnStacked, jump: 'o' },
  { screen: 'approvals', label: 'Approvals', icon: ShieldCheck, jump: 'a' },
  { screen: 'clusters', label: 'Clusters', icon: Server, jump: 'c' },
  { screen: 'history', label: 'History', icon: History, jump: 'h' },
  { screen: 'rules', label: 'Rules', icon: ListFilter, jump: 'r' },
  { screen: 'settings', label: 'Settings', icon: Settings, jump: 's' },
];

/** What a screen is called. */
export function labelOf(screen: Screen): string {
  return SCREENS.find((entry) => entry.screen === screen)?.label ?? screen;
}
