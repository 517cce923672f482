import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { readIco } from './ico-file.ts';
import type { Machine } from './machine.ts';
import { unwrap } from './strict.ts';

export interface ItemTemplate {
  label?: string;
  type?: string;
  role?: string;
  enabled?: boolean;
  checked?: boolean;
  submenu?: ItemTemplate[];
  click?: () => void;
}

/** A menu entry as a person sees it. */
export interface ItemView {
  label: string;
  type: string;
  enabled: boolean;
  checked: boolean;
  submenu: ItemView[];
}

export class Menu {
  static application: Menu | null = null;
  readonly template: ItemTemplate[];

  constructor(template: ItemTemplate[] = []) {
    this.template = template;
  }

  static buildFromTemplate(template: ItemTemplate[]): Menu {
    for (const item of template)
      if (item.type !== 'separator' && item.label === undefined && item.role === undefined)
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    for (const item of template) if (item.submenu) Menu.buildFromTemplate(item.submenu);
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null) {
    Menu.application = menu && unwrap(menu);
  }
}

export function view(template: readonly ItemTemplate[]): ItemView[] {
  return template.map((item) => ({
    label: labelOf(item),
    type: item.type ?? (item.submenu ? 'submenu' : 'normal'),
    enabled: item.enabled ?? true,
    checked: item.checked ?? false,
    submenu: view(item.submenu ?? []),
  }));
}

function labelOf({ label, role }: ItemTemplate): string {
  return (label ?? role ?? '').replaceAll('&&', '\0').replaceAll('&', '').replaceAll('\0', '&');
}

/** Clicks what a person would find along the path, by label or place. @throws Error when it is not there or greyed out. */
export function clickItem(template: readonly ItemTemplate[], path: readonly (string | number)[]): void {
  const [at = -1, ...rest] = path;
  const item = typeof at === 'number' ? template[at] : template.find((one) => labelOf(one) === at);
  if (item === undefined) throw new Error(`There is no menu item "${at}".`);
  if (item.enabled === false) throw new Error(`"${item.label}" is greyed out.`);
  if (rest.length > 0) {
    clickItem(item.submenu ?? [], rest);
    return;
  }
  if (item.type === 'radio') for (const other of template) other.checked = other === item;
  item.click?.();
}

/** An image is its PNG representations by scale factor. */
export class NativeImage {
  readonly representations = new Map<number, Buffer>();
  template = false;

  static createFromBuffer(buffer: Buffer, options: { scaleFactor?: number } = {}): NativeImage {
    const image = new NativeImage();
    image.representations.set(options.scaleFactor ?? 1, demandPng(buffer));
    return image;
  }

  /** Electron reads .ico on Windows alone, and there picks the size by itself. */
  static createFromPath(path: string): NativeImage {
    const image = new NativeImage();
    for (const { size, png } of readIco(readFileSync(path))) image.representations.set(size / 16, png);
    return image;
  }

  addRepresentation({ scaleFactor = 1, buffer }: { scaleFactor?: number; buffer: Buffer }) {
    this.representations.set(scaleFactor, demandPng(buffer));
  }

  setTemplateImage(template: boolean) {
    this.template = template;
  }

  isEmpty = () => this.representations.size === 0;
}

function demandPng(buffer: Buffer): Buffer {
  if (buffer.readUInt32BE(0) !== 0x89504e47) throw new Error('Not a PNG.');
  return buffer;
}

/** The tray as the system shows it. */
export class Tray extends EventEmitter {
  static machine: Machine;
  static instances: Tray[] = [];
  image: NativeImage;
  title = '';
  tooltip = '';
  ignoresDoubleClicks = false;
  /** On Linux the menu the panel was given; elsewhere the one that was popped up last. */
  menu: Menu | null = null;
  menuSets = 0;

  constructor(image: NativeImage) {
    super();
    Tray.machine.ready.demand('Tray');
    this.image = unwrap(image);
    Tray.instances.push(this);
  }

  setImage(image: NativeImage) {
    this.image = unwrap(image);
  }

  setTitle(title: string) {
    this.title = title;
  }

  setIgnoreDoubleClickEvents(ignore: boolean) {
    this.ignoresDoubleClicks = ignore;
  }

  setToolTip(tooltip: string) {
    this.tooltip = tooltip;
  }

  setContextMenu(menu: Menu | null) {
    this.menu = menu && unwrap(menu);
    this.menuSets++;
  }

  popUpContextMenu(menu?: Menu) {
    this.menu = menu ? unwrap(menu) : this.menu;
  }

  destroy() {
    Tray.instances = Tray.instances.filter((tray) => tray !== this);
  }

  isDestroyed = () => !Tray.instances.includes(this);
}
