import type { EndpointHandler } from '../application/handler.ts';

export const postUiTelemetry: EndpointHandler<'ui/post-telemetry'> = async () => ({ status: 'disabled' });
