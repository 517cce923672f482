import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** Mantine speaks with the palette of tokens.css: its own dimmed greys miss 4.5:1. */
export const theme = createTheme({
  colors: {
    gray: [
      '#f7f7fa',
      '#f1f1f5',
      '#e4e4ea',
      '#d2d3dc',
      '#c5c6d0',
      '#9fa2ad',
      '#7c808b',
      '#60636c',
      '#45484f',
      '#1b1c20',
    ],
    dark: [
      '#ecedf0',
      '#c3c6cd',
      '#9ba0aa',
      '#6b7079',
      '#363940',
      '#26282d',
      '#191a1e',
      '#111214',
      '#0c0d0f',
      '#08090a',
    ],
    iris: [
      '#f3f3fe',
      '#e4e4fb',
      '#cfcff7',
      '#b0aefc',
      '#8f8df0',
      '#7271e4',
      '#5454d4',
      '#4747bf',
      '#3b3b9f',
      '#2e2e7b',
    ],
  },
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 6 },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 6,
  respectReducedMotion: true,
  cursorType: 'default',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  components: {
    Switch: { defaultProps: { withThumbIndicator: false } },
    Button: { defaultProps: { size: 'compact-sm', variant: 'default', fw: 500 } },
    ActionIcon: { defaultProps: { size: 'sm', variant: 'subtle', color: 'gray' } },
    SegmentedControl: { defaultProps: { transitionDuration: 100 } },
    Tooltip: { defaultProps: { openDelay: 400, withinPortal: false, transitionProps: { duration: 100 } } },
    Menu: {
      defaultProps: {
        shadow: 'md',
        withinPortal: false,
        withInitialFocusPlaceholder: false,
        transitionProps: { duration: 100 },
      },
    },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } },
  },
});

const surfaces = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-muted)',
  '--mantine-color-placeholder': 'var(--text-muted)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--critical)',
  '--mantine-color-default': 'var(--bg-raised)',
  '--mantine-color-disabled': 'var(--line)',
  '--mantine-color-default-hover': 'var(--bg-hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--menu-item-hover': 'var(--bg-hover)',
  '--mantine-color-iris-light-color': 'var(--accent)',
  '--mantine-color-iris-light-hover': 'var(--bg-hover)',
  '--mantine-color-gray-light-color': 'var(--text-soft)',
  '--mantine-color-gray-light-hover': 'var(--bg-hover)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: surfaces, dark: surfaces });
