import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes the files that electron-builder looks for in an unpacked Electron: nothing in them runs. */
export function placeholderElectron(folder: string, platform: 'linux' | 'darwin' | 'win32'): void {
  const write = (path: string, text = '') => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('LICENSE', 'The licence of Electron.');
  write('LICENSES.chromium.html', 'The licences of Chromium.');
  write('version', '45.4.1');
  if (platform === 'darwin') {
    macApp(write);
    return;
  }
  const program = platform === 'win32' ? 'electron.exe' : 'electron';
  write(program);
  chmodSync(join(folder, program), 0o755);
  write('resources/default_app');
  for (const language of ['de', 'en-US', 'fr']) write(`locales/${language}.pak`);
}

function macApp(write: (path: string, text?: string) => void): void {
  const contents = 'Electron.app/Contents';
  const helpers = ['', ' (Renderer)', ' (GPU)', ' (Plugin)'].map((kind) => `Electron Helper${kind}`);
  write(`${contents}/Info.plist`, plist('Electron'));
  write(`${contents}/MacOS/Electron`);
  for (const helper of helpers) {
    write(`${contents}/Frameworks/${helper}.app/Contents/Info.plist`, plist(helper));
    write(`${contents}/Frameworks/${helper}.app/Contents/MacOS/${helper}`);
  }
  for (const language of ['de', 'en'])
    for (const resources of ['Resources', 'Frameworks/Electron Framework.framework/Versions/A/Resources'])
      write(`${contents}/${resources}/${language}.lproj/locale.pak`);
}

const plist = (executable: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${executable}</string></dict></plist>
`;
