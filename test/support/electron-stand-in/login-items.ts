/** What the system starts at login, as macOS and Windows keep it. */
export class LoginItems {
  items: { path: string; args: string[] }[] = [];
  /** macOS: the person has to allow it in System Settings first. */
  wantsApproval = false;
  /** macOS: this run was started by it. */
  openedUs = false;
  /** Windows: the Task Manager switched it off. */
  deactivated = false;
  readonly #platform: NodeJS.Platform;

  constructor(platform: NodeJS.Platform) {
    this.#platform = platform;
  }

  set({
    openAtLogin = false,
    path = '',
    args = [],
  }: {
    openAtLogin?: boolean;
    path?: string;
    args?: string[];
  }) {
    this.items = openAtLogin ? [{ path, args }] : [];
    this.deactivated = false;
  }

  /** On Windows an item counts only when path and arguments are those asked for. */
  get({ path = '', args = [] }: { path?: string; args?: string[] } = {}) {
    const [item] = this.items;
    if (this.#platform === 'darwin')
      return {
        openAtLogin: item !== undefined && !this.wantsApproval,
        wasOpenedAtLogin: this.openedUs,
        status: item === undefined ? 'not-registered' : this.wantsApproval ? 'requires-approval' : 'enabled',
      };
    return {
      openAtLogin: item !== undefined && item.path === path && item.args.join('\0') === args.join('\0'),
      executableWillLaunchAtLogin: item?.path === path && !this.deactivated,
      launchItems: [],
    };
  }
}
