import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { post } from './post.ts';

/** Of `receiver.example` and 127.0.0.1, signed by itself; made for these tests. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBrzCCAVagAwIBAgIUZ1q/bd3ib9TXLsc/9BxQfKLISjYwCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQcmVjZWl2ZXIuZXhhbXBsZTAgFw0yNjExMjQwMzE5NTlaGA8y
MTI2MTAzMTAzMTk1OVowGzEZMBcGA1UEAwwQcmVjZWl2ZXIuZXhhbXBsZTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABFas/kBpzkouwLudafHLCSXIZ6kQUbGfwvog
N8v590RN4EfpWDxscOgoWTL/EaoNxNL8h700KTHuwsEjBxyAQBqjdjB0MB0GA1Ud
DgQWBBQM6y012ym2DMP5WjXYPCpvjAptWDAfBgNVHSMEGDAWgBQM6y012ym2DMP5
WjXYPCpvjAptWDAPBgNVHRMBAf8EBTADAQH/MCEGA1UdEQQaMBiCEHJlY2VpdmVy
LmV4YW1wbGWHBH8AAAEwCgYIKoZIzj0EAwIDRwAwRAIgQim7+KUV1XLQ16N0xT8W
/FT4jrW/VaD4Oe3V4toU9zcCIEsRajAXnO+WHpa5JftRTC3JZkH/jzOP+9HYiozF
PYeV
-----END CERTIFICATE-----
`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfR26bjyUiU6CU/u8
KrIee0Vqg8Y7laM6bFkhjkX96YGhRANCAARWrP5Aac5KLsC7nWnxywklyGepEFGx
n8L6IDfL+fdETeBH6Vg8bHDoKFky/xGqDcTS/Ie9NCkx7sLBIwccgEAa
-----END PRIVATE KEY-----
`;

let server: Server;
let requests = 0;
beforeAll(async () => {
  server = createServer({ cert: CERTIFICATE, key: KEY }, (_, response) => {
    requests += 1;
    response.end('thanks');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
const systemCertificates = getCACertificates('default');
afterEach(() => setDefaultCACertificates(systemCertificates));
afterAll(() => {
  server.close();
});

const send = (host: string): ReturnType<typeof post> =>
  post({
    url: new URL(`https://${host}:${(server.address() as AddressInfo).port}/hook`),
    addresses: ['127.0.0.1'],
    isAllowed: () => true,
    headers: {},
    body: '{}',
    signal: AbortSignal.timeout(5000),
  });

describe('post over TLS', () => {
  it('sends to a host whose certificate is trusted and its own', async () => {
    setDefaultCACertificates([CERTIFICATE]);
    expect(await send('receiver.example')).toMatchObject({ status: 200, body: 'thanks' });
    expect(await send('127.0.0.1')).toMatchObject({ status: 200 });
    expect(requests).toBe(2);
    await expect(send('other.example')).rejects.toThrow("Host: other.example. is not in the cert's altnames");
    expect(requests).toBe(2);
  });

  it('sends nothing to a host whose certificate nobody trusts', async () => {
    await expect(send('receiver.example')).rejects.toThrow('self-signed certificate');
    expect(requests).toBe(2);
  });
});
