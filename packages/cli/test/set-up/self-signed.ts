import { generateKeyPairSync, sign } from "node:crypto";

/** A certificate for one host name, signed by itself, with its key; both as PEM. */
export interface SelfSigned {
  readonly cert: string;
  readonly key: string;
}

const sequence = 0x30;
const ecdsaWithSha256 = tagged(sequence, object("2a8648ce3d040302"));

/** Node makes keys but no certificates: this writes one as RFC 5280 has it. */
export function selfSigned(host: string, validFrom: Date, validTo: Date): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const name = tagged(sequence, tagged(0x31, tagged(sequence, object("550403"), tagged(0x0c, Buffer.from(host)))));
  const names = tagged(sequence, tagged(0x82, Buffer.from(host)));
  const extension = tagged(sequence, object("551d11"), tagged(0x04, names));
  const body = tagged(
    sequence,
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    tagged(sequence, time(validFrom), time(validTo)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, tagged(sequence, extension)),
  );
  const signature = sign("sha256", body, privateKey);
  const whole = tagged(sequence, body, ecdsaWithSha256, tagged(0x03, Buffer.from([0]), signature));
  const lines = whole.toString("base64").replace(/.{64}/g, "$&\n");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function object(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, "hex"));
}

/** GeneralizedTime, to the second. */
function time(date: Date): Buffer {
  return tagged(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d+/g, "")));
}
