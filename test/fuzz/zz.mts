import { fuzzedOperations } from './fuzz-operations.ts';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import { resolveReferences } from '../../src/codec/multiref.ts';
import { streamOf } from '../oracle/soap-document.ts';
const [name, xml] = [process.argv[2], process.argv[3]];
const called = fuzzedOperations().find(([,o])=>o.name===name)!;
if (called[1].response.encoded) for await (const p of resolveReferences(streamOf([Buffer.from(xml)]), ...called)) console.log('RESOLVED', Buffer.from(p).toString());
for (const profile of ['exact','friendly'] as const) {
  let t='';
  try { for await (const p of operationCodec(...called, {profile, nameProvisionalEnums:true}).decode(streamOf([Buffer.from(xml)]))) t+=Buffer.from(p).toString(); console.log(profile, t); } catch (e:any) { console.log(profile, t, e.code, e.detail, e.cause?.message); }
}
