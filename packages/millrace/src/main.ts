import { server } from './commands/server.ts';

const [command = 'server', ...rest] = process.argv.slice(2);
if (command === 'server' || command === 'ui') await server(rest);
