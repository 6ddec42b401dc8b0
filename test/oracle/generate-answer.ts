/** A value of an operation's answer, and one of the documents that mean it. */
import type { Operation, Service } from '../../src/contract/service-model.ts';
import { exactXml, type XmlStyle } from '../support/exact-xml.ts';
import type { Draws } from './draws.ts';
import { generateValue } from './generate-value.ts';
import { encodeXml, encodings, soapText, type Encoding } from './soap-document.ts';

export interface GeneratedAnswer {
  readonly value: unknown;
  readonly xml: string;
  readonly encoding: Encoding;
  readonly bytes: Buffer;
}

export type AnswerStyle = Pick<XmlStyle, 'unknown' | 'shuffled' | 'wrapped'>;

/** Draws decide on everything; `encoding` is mostly UTF-8. */
export function generateAnswer(
  [service, operation]: readonly [Service, Operation],
  draws: Draws,
  style: AnswerStyle = {},
): GeneratedAnswer {
  const message = operation.response;
  const value = message.empty ? {} : generateValue(service, message, draws, { realDates: true });
  const encoding = draws.chance(0.3) ? draws.pick(encodings) : 'utf-8';
  const lastCharacter = encoding === 'iso-8859-1' ? 0xff : 0x10ffff;
  const xml = soapText(operation.soapVersion, draws, (scope) =>
    message.empty ? '' : exactXml(service, message, value, { ...style, draws, lastCharacter, around: scope }),
  );
  return { value, xml, encoding, bytes: encodeXml(xml, encoding, draws) };
}
