/** Those that are over are swept every now and then: behind many that wait, each of these would be looked at. */
export const WEBHOOK_DELIVERIES_OVER_SCHEMA = `
CREATE INDEX webhook_deliveries_over ON webhook_deliveries (webhook_key, delivery_key) WHERE state != 'WAITING';
`;
