import './design/tokens.css';
import './design/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PREFIX } from './api/call.ts';
import { router } from './app/router.ts';
import { newAddress } from './app/old-links.ts';
import { queries } from './app/queries.ts';
import { applySettings } from './app/settings.ts';

applySettings();
followOldLink();
window.addEventListener('hashchange', followOldLink);
const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no place for the application.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

/** A link of MLflow's UI leads to where the same thing is here. */
function followOldLink(): void {
  const address = newAddress(window.location.hash);
  if (address !== undefined) window.location.replace(PREFIX + address);
}
