import type { Configuration } from 'electron-builder';

export interface PackageOptions {
  platform: 'linux' | 'darwin' | 'win32';
  /** Where signed packages look for newer ones (https, a folder of files); null: they never look. */
  updates: string | null;
}

/** The installer's, the login item's and the toasts' name for us; build, main.ts and the Linux desktop entry share it. */
export const APP_ID = 'dev.dogwatch.app';

/** What electron-builder is told. Everything is bundled into out/; better-sqlite3 is the one module beside it. */
export function builderConfig({ platform, updates }: PackageOptions): Configuration {
  return {
    appId: APP_ID,
    productName: 'Dogwatch',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in.
    artifactName: 'dogwatch-${version}-${os}-${arch}.${ext}',
    directories: { output: 'dist', buildResources: 'build/icons' },
    files: [
      'out/main.js',
      'out/main.licences.md',
      'out/preload.cjs',
      'out/renderer',
      '!**/*.map',
      'build/icons/linux/256x256.png',
      'LICENSE',
      // SQLite's sources and the binaries of other systems are nine tenths of the module.
      '!node_modules/better-sqlite3/{deps,src,prebuilds}/**',
      '!node_modules/better-sqlite3/binding.gyp',
      '!node_modules/better-sqlite3/lib/{linux,linuxmusl,darwin,win32}-*.js',
      // electron-builder's own ${platform} is the machine that packs.
      `node_modules/better-sqlite3/prebuilds/${platform}-\${arch}.node`,
      // Headers, for whoever compiles it.
      '!node_modules/node-addon-api/**',
    ],
    asarUnpack: ['**/*.node'],
    // N-API: the prebuilt binary serves Node and Electron alike.
    npmRebuild: false,
    electronLanguages: ['en-US'],
    electronFuses: fuses(platform),
    extraMetadata: { homepage: 'https://dogwatch.dev' },
    protocols: [{ name: 'Dogwatch incident', schemes: ['dogwatch'] }],
    publish: updates === null ? null : { provider: 'generic', url: updates },
    mac: {
      target: ['dmg', 'zip'].map((target) => ({ target, arch: ['arm64', 'x64'] })),
      icon: 'icon.icns',
      category: 'public.app-category.developer-tools',
      extendInfo: {
        // It lives in the menu bar; the dock icon comes and goes with the window (shell/main-window.ts).
        LSUIElement: true,
        // The window loads nothing but app://.
        NSAppTransportSecurity: { NSAllowsArbitraryLoads: false },
      },
    },
    win: { target: [{ target: 'nsis', arch: ['x64', 'arm64'] }], icon: 'icon.ico' },
    nsis: { buildUniversalInstaller: false },
    linux: {
      target: ['AppImage', 'deb', 'rpm'].map((target) => ({ target, arch: ['x64', 'arm64'] })),
      icon: 'linux',
      executableName: 'dogwatch',
      syncDesktopName: true,
      category: 'System;Monitor',
      synopsis: 'Keeps watch over your Kubernetes clusters',
      maintainer: 'The Dogwatch authors <maintainers@dogwatch.dev>',
    },
    // The runtime that needs no libfuse2, which current distributions no longer install.
    toolsets: { appimage: '1.0.3' },
  };
}

/**
 * What the binary itself refuses: to be a plain Node, to be told otherwise by the environment or a debugger, to load
 * code from anywhere but the archive it was signed with. Linux has no integrity check.
 */
function fuses(platform: PackageOptions['platform']): NonNullable<Configuration['electronFuses']> {
  return {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    grantFileProtocolExtraPrivileges: false,
    enableCookieEncryption: true,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: platform !== 'linux',
    loadBrowserProcessSpecificV8Snapshot: false,
  };
}

/**
 * Where packages will look for newer ones: DOGWATCH_UPDATES_URL, but only of packages that are signed, because what
 * nobody signed could be anybody's. Linux packages are the distribution's to update.
 */
export function updatesAddress(platform: PackageOptions['platform'], env: NodeJS.ProcessEnv): string | null {
  const identity = platform === 'win32' ? env.WIN_CSC_LINK || env.CSC_LINK : env.CSC_LINK || env.CSC_NAME;
  return platform !== 'linux' && identity ? env.DOGWATCH_UPDATES_URL || null : null;
}
