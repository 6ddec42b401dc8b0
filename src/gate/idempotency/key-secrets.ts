import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** What a client and its key give: who has neither can find no record and read none. */
export interface KeySecrets {
  /** Under which the record is kept, in hex. */
  readonly recordId: string;
  /** Of the pieces of a text: equal for equal texts under the same key, and nothing that could be compared without it. */
  fingerprintOf(pieces: Iterable<string>): string;
  /** Encrypts, in Base64. */
  seal(text: string): string;
  /** `undefined` for what was not sealed by this client's key, or not for this record. */
  open(sealed: string): string | undefined;
}

/** One input gives independent keys by their labels (RFC 5869). */
function derived(material: string, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', material, 'wfm-bridge idempotency', label, 32));
}

export function keySecrets(clientId: string, key: string): KeySecrets {
  // As JSON, no other pair has the same text.
  const material = JSON.stringify([clientId, key]);
  const recordId = createHash('sha256').update(`wfm-bridge idempotency record ${material}`).digest('hex');
  const answerKey = derived(material, 'answer');
  return {
    recordId,
    fingerprintOf(pieces) {
      const mac = createHmac('sha256', derived(material, 'fingerprint'));
      for (const piece of pieces) mac.update(piece);
      return mac.digest('hex');
    },
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, answerKey, nonce).setAAD(Buffer.from(recordId));
      const bytes = [cipher.update(text, 'utf8'), cipher.final()];
      return Buffer.concat([nonce, cipher.getAuthTag(), ...bytes]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const nonce = bytes.subarray(0, nonceBytes);
      const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
      try {
        const cipher = createDecipheriv(algorithm, answerKey, nonce, { authTagLength: tagBytes });
        cipher.setAAD(Buffer.from(recordId)).setAuthTag(tag);
        return cipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + cipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
