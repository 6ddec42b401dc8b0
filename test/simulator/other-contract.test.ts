import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createLogger } from '../../src/log/logger.ts';
import { packagedWsdlDir } from '../../src/simulator/wsdl-files.ts';
import { at, list, startWithSession } from './soap-caller.ts';

/** A copy of the contract with one file changed. */
async function changedContract(file: string, change: (text: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'contract-'));
  afterAll(() => rm(folder, { recursive: true }));
  await cp(packagedWsdlDir, folder, { recursive: true });
  await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
  return folder;
}

test('an operation that only the WSDL has is said not to be simulated', async () => {
  const rename = (text: string): string =>
    text.replaceAll('"GetSkill', '"GetTalent').replaceAll(':GetSkill', ':GetTalent');
  const wsdlDir = await changedContract('ConfigService/WFMConfigService850.wsdl', rename);
  const caller = await startWithSession({ wsdlDir });
  expect(await caller.config('GetTalent')).toMatchObject({
    status: 500,
    fault: 'SOAP:Server: WFMConfigService850 GetTalent is not simulated',
  });
  expect((await caller.config('GetSkill')).fault).toBe(
    'SOAP:Client: WFMConfigService850 has no operation GetSkill',
  );
});

test('enum numbers follow the conventions', async () => {
  const swap = (text: string): string =>
    text.replace(
      /"CFG_INFO_OBJECT": 0,\s+"CFG_INFO_OBJECT_SHORT": 1/,
      '"CFG_INFO_OBJECT": 5, "CFG_INFO_OBJECT_SHORT": 0',
    );
  const caller = await startWithSession({ wsdlDir: await changedContract('conventions.json', swap) });
  const { value } = await caller.config('GetSite', '<details><infoType>0</infoType></details>');
  expect([at(value, 'objectArrayNSizeIs'), list(value, 'objectShortArray').length]).toEqual(['0', 4]);
});

test('a failure of the simulator itself is a Server fault that says nothing, and a line in the log', async () => {
  const lines: string[] = [];
  const logger = createLogger('error', { write: (line: string) => void lines.push(line) });
  const rename = (text: string): string => text.replace('"ECfgInfoType"', '"ECfgGone"');
  const caller = await startWithSession({
    logger,
    wsdlDir: await changedContract('conventions.json', rename),
  });
  const answer = await caller.config('GetSite');
  expect(answer).toMatchObject({ status: 500, fault: 'SOAP:Server: SOAP Server Application Faulted' });
  expect(lines.join('')).toContain('conventions.json gives no number for ECfgInfoType');
});
