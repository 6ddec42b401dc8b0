/** The command line: what there is to call. Each command is a file of its own. */
import { Command, CommanderError, Option } from 'commander';
import { configurationErrorText } from '../config/configuration-text.ts';
import { hasUpstreamVariables } from '../config/env.ts';
import { jsonProfiles } from '../contract/json-profile.ts';
import { BridgeError } from '../error/bridge-error.ts';

import { call, type CallOptions } from './call.ts';
import { addClients } from './clients-command.ts';
import { contract, type ContractOptions } from './contract.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor/doctor.ts';
import { errorText } from './error-text.ts';
import { openapi, type OpenApiOptions } from './openapi.ts';
import { serve } from './serve.ts';
import { simulate, simulatorModes, type SimulateOptions } from './simulate.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';
import { wholeNumber } from './whole-number.ts';

/** A command returns the process's exit code: 0 = done, 1 = failed; 2 is kept for a wrong call, and `contract`. */
type Action = () => Promise<number>;

function addSimulate(program: Command, terminal: Terminal, run: (action: Action) => void): void {
  program
    .command('simulate')
    .description('run the WFM simulator alone and print the variables that connect a bridge to it')
    .option('--port <number>', 'port to listen on; 0 = any free one', wholeNumber(0), 8085)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--agents-per-site <number>', 'size of the world, 100 to 5000', wholeNumber(100))
    .option('--seed <number>', 'the same seed makes the same world', wholeNumber(0), 850)
    .addOption(new Option('--mode <mode>', 'which WFM to be').choices(simulatorModes).default('cloud-bearer'))
    .option('--internal-origin <origin>', 'origin that returned addresses name; self = where it listens')
    .option('--session-lifetime <ms>', 'an idle session ends after this', wholeNumber(1))
    .option('--token-lifetime <seconds>', 'life of an access token', wholeNumber(1))
    .addOption(
      new Option('--arrays <form>', 'how answers write arrays').choices(['flat', 'wrapped']).default('flat'),
    )
    .option('--client-id <id>', 'OAuth client id')
    .option('--client-secret <secret>', 'OAuth client secret; default: a new one')
    .option('--user-name <name>', 'login of the service user')
    .option('--password <password>', 'password of everybody; default: a new one')
    .action((options: SimulateOptions) => run(() => simulate(options, terminal)));
}

function addContract(program: Command, terminal: Terminal, run: (action: Action) => void): void {
  program
    .command('contract')
    .description(
      'compile WSDLs and say what can be called and what is refused; 0 = all compiled, 1 = something refused, 2 = unreadable',
    )
    .argument('<path>', 'a WSDL, or a folder of WSDLs and schemas')
    .option('--json', 'print one JSON document')
    .action((path: string, options: ContractOptions) =>
      run(() => Promise.resolve(contract(path, options, terminal))),
    );
}

function addOpenApi(program: Command, terminal: Terminal, run: (action: Action) => void): void {
  program
    .command('openapi')
    .description('print the OpenAPI document of the WSDLs in WSDL_DIR, or of those that come with the bridge')
    .addOption(
      new Option('--swagger2', 'as Swagger 2.0, for tools that read nothing newer').conflicts('cloud'),
    )
    .option('--cloud', 'of the endpoints in the words of Genesys Cloud')
    .option('--server <url>', 'where callers reach the bridge', '/')
    .action((options: OpenApiOptions) => run(() => openapi(options, terminal)));
}

function buildProgram(terminal: Terminal, run: (action: Action) => void): Command {
  const program = new Command('wfm-bridge')
    .description('REST for Genesys WFM 8.5: token, userinfo, LocateServer, OpenSession, SOAP → JSON')
    .version(version())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    });
  program
    .command('serve')
    .description('run the bridge in front of the WFM that the environment names')
    .action(() => run(() => serve(terminal)));
  program
    .command('demo')
    .description('run the bridge in front of its own simulator, with one API client')
    .action(() => run(() => demo(terminal)));
  program
    .command('start')
    .description('what `npm start` runs: serve when a WFM_* or OAUTH_* variable is set, else the demo')
    .action(() => run(() => (hasUpstreamVariables(terminal.env) ? serve(terminal) : demo(terminal))));
  addSimulate(program, terminal, run);
  program
    .command('doctor')
    .description(
      'walk the way to WFM step by step; name the step that fails, the likely cause and whom to ask',
    )
    .option(
      '--cross-check',
      "repeat LocateServer, OpenSession and one read with node-soap's client and compare",
    )
    .action((options: { crossCheck?: boolean }) =>
      run(() => doctor({ crossCheck: options.crossCheck === true }, terminal)),
    );
  program
    .command('call')
    .description('call one SOAP operation with JSON and print its answer as JSON')
    .argument('<service>', 'such as ConfigService or ConfigService850')
    .argument('<operation>', 'such as GetSite')
    .argument('[json]', 'the request; - reads it from standard input', '{}')
    .addOption(
      new Option('--profile <profile>', 'shape of the JSON').choices(jsonProfiles).default('friendly'),
    )
    .option('--dry-run', 'print the SOAP request and send nothing; needs no WFM variables')
    .action((service: string, operation: string, json: string, options: CallOptions) =>
      run(() => call({ service, operation, json }, options, terminal)),
    );
  addOpenApi(program, terminal, run);
  addContract(program, terminal, run);
  addClients(program, terminal, run);
  return program;
}

function report(reason: unknown, terminal: Terminal): number {
  if (reason instanceof CommanderError) return reason.exitCode === 0 ? 0 : 2;
  const error = BridgeError.from(reason);
  terminal.err(error.code === 'invalid-configuration' ? configurationErrorText(error) : errorText(error));
  return 1;
}

/** Runs one command line to its end and returns the exit code. Never throws. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let action: Action | undefined;
  try {
    const program = buildProgram(terminal, (chosen) => {
      action = chosen;
    });
    if (args.length === 0) {
      program.outputHelp();
      return 2;
    }
    await program.parseAsync(args, { from: 'user' });
    return (await action?.()) ?? 0;
  } catch (reason) {
    return report(reason, terminal);
  }
}
