const reservedName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:$|[ .])/i;
const forbiddenCharacter = /[<>:"|?*]/;

/**
 * Whether Windows would take `segment` for the name of an ordinary file: not a device (`CON`, `nul.txt`), no
 * alternate stream or drive (`:`), no wildcard, nothing at the end that it silently drops. Elsewhere all of these
 * are ordinary names, which MLflow accepts, too.
 */
export function isWindowsFileName(segment: string): boolean {
  return !reservedName.test(segment) && !forbiddenCharacter.test(segment) && !/[ .]$/.test(segment);
}
