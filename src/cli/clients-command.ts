import { Option, type Command } from 'commander';
import { views } from '../identity/scope.ts';
import { roles } from '../identity/role.ts';
import {
  createClient,
  deleteClient,
  listClients,
  rotateClient,
  setClientDisabled,
  showClient,
  type CreateClientOptions,
} from './clients.ts';
import { wholeNumber } from './whole-number.ts';
import type { Terminal } from './terminal.ts';

function gathered(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function gatheredNumbers(value: string, before: readonly number[]): readonly number[] {
  return [...before, wholeNumber(1)(value)];
}

type Run = (action: () => Promise<number>) => void;

function addCreate(clients: Command, terminal: Terminal, run: Run): void {
  clients
    .command('create')
    .description('make an API client and print its secret, once; what is not given is not allowed')
    .argument('<id>', 'what it calls itself')
    .requiredOption('--name <name>', 'name of the program, for people')
    .requiredOption('--owner <e-mail>', 'whom to ask about it')
    .option('--role <role>', `${roles.join(', ')}; may be repeated`, gathered, [])
    .option('--permission <permission>', 'a single permission; may be repeated', gathered, [])
    .option('--scope-all', 'it sees all of the organisation')
    .option('--business-unit <id>', 'it sees this business unit; may be repeated', gatheredNumbers, [])
    .option('--site <id>', 'it sees this site; may be repeated', gatheredNumbers, [])
    .option('--team <id>', 'it sees this team; may be repeated', gatheredNumbers, [])
    .addOption(new Option('--view <view>', 'which fields of people it sees').choices(views).default('roster'))
    .option('--mine-site <id>', 'the site that `mine` means under /api/v2', wholeNumber(1))
    .option(
      '--upstream-identity <name>',
      "whom WFM is called as, one of UPSTREAM_IDENTITIES; default: the bridge's own user",
    )
    .option('--expires <when>', 'a date or an instant after which it is refused')
    .action((id: string, options: CreateClientOptions) => run(() => createClient(id, options, terminal)));
}

/** `clients …`, on the database that DATA_DIR or DATABASE_URL names. */
export function addClients(program: Command, terminal: Terminal, run: Run): void {
  const clients = program
    .command('clients')
    .description('administer API clients, in the database that DATA_DIR or DATABASE_URL names');
  addCreate(clients, terminal, run);
  clients
    .command('list')
    .description('print all API clients')
    .action(() => run(() => listClients(terminal)));
  clients
    .command('show')
    .description('print one API client')
    .argument('<id>')
    .action((id: string) => run(() => showClient(id, terminal)));
  clients
    .command('rotate')
    .description('make a second secret and print it, once')
    .argument('<id>')
    .option('--remove <secret id>', 'delete this secret first')
    .option('--expires <when>', 'a date or an instant after which the new secret is refused')
    .action((id: string, options: { remove?: string; expires?: string }) =>
      run(() => rotateClient(id, options, terminal)),
    );
  for (const name of ['disable', 'enable'] as const) {
    clients
      .command(name)
      .description(
        name === 'disable' ? 'refuse it and its tokens, everywhere within seconds' : 'let it call again',
      )
      .argument('<id>')
      .action((id: string) => run(() => setClientDisabled(id, name === 'disable', terminal)));
  }
  clients
    .command('delete')
    .description('delete it with its secrets')
    .argument('<id>')
    .action((id: string) => run(() => deleteClient(id, terminal)));
}
