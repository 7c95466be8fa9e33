import { describe, expect, it } from 'vitest';
import { isAddress, isPublicAddress } from './public-address.ts';

describe('public addresses', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '223.255.255.255',
    '100.128.0.1',
  ])('knows %s as public, in IPv6 too', (address) => {
    expect(isPublicAddress(address)).toBe(true);
    expect(isPublicAddress(`::ffff:${address}`)).toBe(true);
    expect(isPublicAddress(`64:ff9b::${address}`)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.255.255.255',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
  ])('refuses %s, in IPv6 too', (address) => {
    expect(isPublicAddress(address)).toBe(false);
    expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
    expect(isPublicAddress(`::${address}`)).toBe(false);
    expect(isPublicAddress(`64:ff9b::${address}`)).toBe(false);
  });

  it.each([
    ['2606:4700::1111', true],
    ['2002:808:808::1', true],
    ['2002:7f00:1::', false],
    ['2002:a00:1::', false],
    ['64:ff9b::7f00:1', false],
    ['64:ff9b:1::1', false],
    ['::', false],
    ['::1', false],
    ['0:0:0:0:0:0:0:1', false],
    ['fe80::1%eth0', false],
    ['fc00::1', false],
    ['fd12:3456::1', false],
    ['ff02::1', false],
    ['2001::1', false],
    ['2001:db8::1', false],
    ['3fff::1', false],
    ['100::1', false],
    ['::ffff:7f00:1', false],
  ])('judges %s as public: %s', (address, expected) => {
    expect(isAddress(address)).toBe(true);
    expect(isPublicAddress(address)).toBe(expected);
  });

  it.each(['', 'localhost', '1.2.3', '1.2.3.256', '1::2::3', ':::', '1:2:3:4:5:6:7', '12345::', 'g::1'])(
    'takes %j for no address, and not for a public one',
    (text) => {
      expect(isAddress(text)).toBe(false);
      expect(isPublicAddress(text)).toBe(false);
    },
  );
});
