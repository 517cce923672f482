import '@mantine/core/styles.layer.css';
import './tokens.css';
import './forced-colors.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './frame/app.tsx';
import { useColorScheme } from './frame/color-scheme.ts';
import { connect } from './frame/connection.ts';
import { createStore, StoreContext } from './frame/store.ts';
import { cssVariables, theme } from './theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// Scroll locking of Mantine's overlays (react-style-singleton) asks get-nonce, which looks here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const store = createStore(connect(window));

function Root() {
  const scheme = useColorScheme(store);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={scheme}
      getStyleNonce={() => nonce}
    >
      <StoreContext value={store}>
        <App />
      </StoreContext>
    </MantineProvider>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Root />
    </StrictMode>,
  );
}
