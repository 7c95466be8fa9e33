/** Longest user name that is taken down, in characters. */
const USER_CHARACTERS_MAX = 256;

/** The user of a Basic `Authorization` header, as MLflow's clients send it; '' for any other header or none. */
export function userOf(authorization: string | undefined): string {
  const encoded = /^basic +([\w+/=-]{1,4096})$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return '';
  const [user = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return user.slice(0, USER_CHARACTERS_MAX);
}
