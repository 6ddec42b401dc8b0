/** One operation of the model: its messages, what it reaches, and why it cannot be called if it cannot. */
import { localOf, type QName } from '../xml/names.ts';
import { noMessage, type MessageCompiler } from './compile-message.ts';
import { limitsOf, safetyOf, type ConventionBook, type OperationClasses } from './conventions.ts';
import type { ReachOf } from './reach.ts';
import { UnsupportedConstruct } from './schema/unsupported-construct.ts';
import type { ServiceNames } from './service-names.ts';
import type {
  EnumModel,
  FaultModel,
  HeaderModel,
  MessageModel,
  Operation,
  TypeModel,
} from './service-model.ts';
import type { WsdlHeader } from './wsdl/wsdl-message.ts';
import type { WsdlFault, WsdlOperation } from './wsdl/wsdl-operation.ts';

/** An operation whose messages are known, before the types they need are compiled. */
export interface DraftOperation {
  readonly wsdl: WsdlOperation;
  readonly request: MessageModel;
  readonly response: MessageModel;
  readonly headers: readonly (HeaderModel & { readonly required: boolean })[];
  readonly faults: readonly FaultModel[];
  readonly refused: string | undefined;
}

export interface OperationContext {
  readonly names: ServiceNames;
  readonly types: ReadonlyMap<QName, TypeModel>;
  readonly reach: ReachOf;
  readonly book: ConventionBook;
  readonly classes: OperationClasses;
}

function refusedDraft(wsdl: WsdlOperation, refused: string): DraftOperation {
  return { wsdl, request: noMessage, response: noMessage, headers: [], faults: [], refused };
}

/** What `read` says, or nothing when it refuses. */
function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (reason) {
    if (reason instanceof UnsupportedConstruct) return undefined;
    throw reason;
  }
}

/** The name of a header's block in JSON: plain where no other header shares it. */
function headerKey(element: QName, all: readonly QName[]): string {
  const shared = all.some((other) => other !== element && localOf(other) === localOf(element));
  return shared ? element : localOf(element);
}

function draftHeaders(headers: readonly WsdlHeader[], messages: MessageCompiler): DraftOperation['headers'] {
  const elements = [...new Set(headers.map(({ element }) => element))];
  return elements.flatMap((name) => {
    const required = headers.some((header) => header.element === name && header.required);
    const read = (): QName => messages.typeOfElement(name);
    const type = required ? read() : unlessRefused(read);
    return type === undefined ? [] : [{ key: headerKey(name, elements), name, type, required }];
  });
}

function draftFaults(faults: readonly WsdlFault[], messages: MessageCompiler): readonly FaultModel[] {
  return faults.flatMap(({ name, element }) => {
    const type = unlessRefused(() => messages.typeOfElement(element));
    return type === undefined ? [] : [{ name, element, type }];
  });
}

export function draftOperation(wsdl: WsdlOperation, messages: MessageCompiler): DraftOperation {
  const { exchange } = wsdl;
  if (typeof exchange === 'string') return refusedDraft(wsdl, exchange);
  try {
    return {
      wsdl,
      request: messages.compile(wsdl, exchange.request, 'request'),
      response: messages.compile(wsdl, exchange.response, 'response'),
      headers: draftHeaders(exchange.headers, messages),
      faults: draftFaults(exchange.faults, messages),
      refused: undefined,
    };
  } catch (reason) {
    if (!(reason instanceof UnsupportedConstruct)) throw reason;
    return refusedDraft(wsdl, `${reason.message} in ${wsdl.name}`);
  }
}

function enumsOf(
  reached: readonly ReadonlySet<EnumModel>[],
  requestEnums: ReadonlyMap<string, EnumModel>,
): readonly EnumModel[] {
  const found = new Set([...requestEnums.values(), ...reached.flatMap((enums) => [...enums])]);
  return [...found].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Members of simple type are no message: the types around them are made by `MessageCompiler`. */
function isMessageType(type: TypeModel | undefined): boolean {
  return type?.kind === 'complex' || type?.kind === 'opaque';
}

function refusalOf(draft: DraftOperation, { types, reach }: OperationContext): string | undefined {
  if (draft.refused !== undefined) return draft.refused;
  const roots = [
    draft.request.type,
    draft.response.type,
    ...draft.headers.filter(({ required }) => required).map(({ type }) => type),
  ];
  for (const root of roots) {
    const { unsupported } = reach(root);
    if (unsupported !== undefined) return unsupported;
  }
  return [draft.request, draft.response].every(({ type }) => isMessageType(types.get(type)))
    ? undefined
    : `a message element of simple type, in ${draft.wsdl.name}`;
}

export function compileOperation(draft: DraftOperation, context: OperationContext): Operation {
  const { wsdl } = draft;
  const { names, reach, book, classes } = context;
  const unsupported = refusalOf(draft, context);
  const requestEnums = book.requestEnums(wsdl.name);
  const isUsable = ({ type }: { readonly type: QName }): boolean => reach(type).unsupported === undefined;
  const headers = draft.headers.filter(isUsable);
  const messages = draft.refused === undefined ? [draft.request, draft.response, ...headers] : [];
  return {
    name: wsdl.name,
    service: names.name,
    soapAction: wsdl.soapAction,
    soapVersion: wsdl.soapVersion,
    safety: safetyOf(classes, names.family, wsdl.name),
    limits: limitsOf(classes, names.family, wsdl.name),
    evidence: wsdl.evidence,
    reserved: classes.reserved.includes(names.family),
    request: draft.request,
    response: draft.response,
    headers: headers.map(({ key, name, type }) => ({ key, name, type })),
    faults: draft.faults.filter(isUsable),
    requestEnums,
    optionalStructures: new Set(book.source.optionalStructures),
    enums: enumsOf(
      messages.map(({ type }) => reach(type).enums),
      requestEnums,
    ),
    unsupported,
  };
}
