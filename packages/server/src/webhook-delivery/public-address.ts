/** Networks of IPv4 that are not the public internet: `[first address, bits]`. */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Whether the text is an IP address, in the form in which `URL` and sockets write it. */
export function isAddress(text: string): boolean {
  return readIpv4(text) !== undefined || readIpv6(text) !== undefined;
}

/**
 * Whether an address is one of the public internet. An IPv4 address within one of IPv6 (mapped, 6to4, NAT64) is judged
 * as what it is; what cannot be read is not public.
 */
export function isPublicAddress(text: string): boolean {
  const ipv4 = readIpv4(text);
  if (ipv4 !== undefined) return isPublicIpv4(ipv4);
  const groups = readIpv6(text);
  if (groups === undefined) return false;
  const embedded = embeddedIpv4(groups);
  return embedded === undefined ? isPublicIpv6(groups) : isPublicIpv4(embedded);
}

function isPublicIpv4(address: number): boolean {
  return SPECIAL_IPV4.every(([first, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(address / size) !== Math.floor((readIpv4(first) ?? 0) / size);
  });
}

/** Only 2000::/3 is given out; of it the documentation and protocol networks are not. */
function isPublicIpv6([first = 0, second = 0]: readonly number[]): boolean {
  if (first >> 13 !== 1) return false;
  const isProtocols = first === 0x2001 && second < 0x200;
  const isDocumentation = (first === 0x2001 && second === 0xdb8) || (first === 0x3fff && second < 0x1000);
  return !isProtocols && !isDocumentation;
}

function embeddedIpv4(groups: readonly number[]): number | undefined {
  const [first, second = 0, third = 0] = groups;
  const startsWith = (...start: number[]): boolean => start.every((group, index) => groups[index] === group);
  if (first === 0x2002) return second * 0x10000 + third;
  const isMapped = startsWith(0, 0, 0, 0, 0, 0xffff);
  const isNat64 = startsWith(0x64, 0xff9b, 0, 0, 0, 0);
  return isMapped || isNat64 ? (groups[6] ?? 0) * 0x10000 + (groups[7] ?? 0) : undefined;
}

function readIpv4(text: string): number | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const bytes = found?.slice(1).map(Number);
  if (bytes === undefined || bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((address, byte) => address * 256 + byte, 0);
}

/** The eight groups; a zone (`%eth0`) says nothing of what the address is. */
function readIpv6(text: string): number[] | undefined {
  const [address = ''] = text.split('%');
  const halves = address.split('::');
  if (!address.includes(':') || halves.length > 2) return undefined;
  const [left, right] = halves.map(readGroups);
  if (left === undefined) return undefined;
  if (halves.length === 1) return left.length === 8 ? left : undefined;
  if (right === undefined || left.length + right.length > 7) return undefined;
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
}

function readGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  for (const part of text.split(':')) {
    const ipv4 = readIpv4(part);
    if (ipv4 !== undefined) groups.push(Math.floor(ipv4 / 0x10000), ipv4 % 0x10000);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}
