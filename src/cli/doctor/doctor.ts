/** `wfm-bridge doctor`: the way to WFM, one step after the other, until one fails. */
import { allEndpoints } from '../../api/all-endpoints.ts';
import { loadUpstreamAccess, type UpstreamAccess } from '../../config/configuration.ts';
import { upstreamWarnings } from '../../config/warnings.ts';
import { loadContract } from '../../contract/load.ts';
import type { ServiceModel } from '../../contract/service-model.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import { createLogger } from '../../log/logger.ts';
import { packagedWsdlDir } from '../../packaged-files.ts';
import { systemClock } from '../../time/clock.ts';
import { createUpstream } from '../../wfm/upstream.ts';
import { errorText } from '../error-text.ts';
import type { Terminal } from '../terminal.ts';
import { adviceFor } from './advice.ts';
import { clockFinding } from './clock-check.ts';
import { contractFindings } from './contract-check.ts';
import { crossCheck } from './cross-check.ts';
import { findingText, type Finding } from './finding.ts';
import { walk, type Visit } from './walk.ts';

export interface DoctorOptions {
  readonly crossCheck: boolean;
}

function failure(step: string, reason: unknown): Finding {
  const error = BridgeError.from(reason);
  return {
    step,
    verdict: 'failed',
    text: errorText(error).replaceAll('\n', '\n  '),
    advice: adviceFor(step, error),
  };
}

function profileText({ wfm }: UpstreamAccess): string {
  return `${wfm.entrance.profile}, locator at ${new URL(wfm.locatorUrl).origin}`;
}

function configurationFindings(configuration: UpstreamAccess): Finding[] {
  const step = 'configuration';
  return [
    { step, verdict: 'ok', text: profileText(configuration) },
    ...upstreamWarnings(configuration).map((text): Finding => ({ step, verdict: 'warning', text })),
  ];
}

function load(configuration: UpstreamAccess): ServiceModel {
  return loadContract(configuration.wfm.wsdlDir ?? packagedWsdlDir);
}

/** 0 when every step went well, warnings included; 1 when one failed. Wrong configuration throws as in `serve`. */
export async function doctor(options: DoctorOptions, terminal: Terminal): Promise<number> {
  const told: Finding[] = [];
  const tell = (finding: Finding): void => {
    told.push(finding);
    terminal.out(findingText(finding));
  };
  const configuration = loadUpstreamAccess(terminal.env);
  for (const finding of configurationFindings(configuration)) tell(finding);
  let model: ServiceModel;
  try {
    model = load(configuration);
  } catch (reason) {
    tell(failure('contract', reason));
    return 1;
  }
  for (const finding of contractFindings(model, allEndpoints, configuration.wfm.provisional)) tell(finding);
  const upstream = createUpstream(configuration, {
    model,
    clock: systemClock,
    logger: createLogger('silent'),
    random: Math.random,
  });
  try {
    const visit: Visit = { configuration, model, upstream, tell, failure };
    const arrived = await walk(visit);
    if (arrived) tell(clockFinding(upstream.transport.serverTime()));
    if (arrived && options.crossCheck) for (const finding of await crossCheck(visit)) tell(finding);
  } finally {
    await upstream.close();
  }
  return told.some((finding) => finding.verdict === 'failed') ? 1 : 0;
}
