import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const configService = 'ConfigService/WFMConfigService850.wsdl';

/** A WSDL folder like ours whose CfgSite has `wmPlaceId` where ours has `wmSiteId`; the filter keeps its name. */
export function folderWithRenamedSiteId(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-wsdl-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  cpSync('wsdl', folder, { recursive: true });
  const path = join(folder, configService);
  const text = readFileSync(path, 'utf8');
  const renamed = text.replace(
    /(<s:complexType name="CfgSite">[\s\S]*?<s:element name=")wmSiteId"/,
    '$1wmPlaceId"',
  );
  if (renamed === text) throw new Error('CfgSite has no wmSiteId to rename');
  writeFileSync(path, renamed);
  return folder;
}
