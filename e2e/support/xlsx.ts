import { inflateRawSync } from "node:zlib";

/** The texts of a workbook, as Excel keeps them in one place; fails where it is none. */
export function textsOf(workbook: Buffer): string[] {
  const xml = fileIn(workbook, "xl/sharedStrings.xml").toString("utf8");
  return [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
}

/** A file in a zip, found by the directory at its end. */
function fileIn(zip: Buffer, name: string): Buffer {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Error("this is no workbook");
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameSize, extra, comment] = [28, 30, 32].map((at) => zip.readUInt16LE(entry + at));
    if (zip.toString("utf8", entry + 46, entry + 46 + nameSize) === name) {
      const local = zip.readUInt32LE(entry + 42);
      const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(data, data + zip.readUInt32LE(entry + 20));
      return zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed);
    }
    entry += 46 + nameSize + extra + comment;
  }
  throw new Error(`the workbook has no ${name}`);
}
