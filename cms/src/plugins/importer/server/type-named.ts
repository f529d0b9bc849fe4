import { contentTypes, type ContentType } from '@yangguang/schemas';
import { ImportFault } from './reading/fault';

/** The definition of a type, by its name or its Chinese label. @throws {ImportFault} `type.unknown` */
export function typeNamed(name: string): ContentType {
  const type = contentTypes.find((candidate) => candidate.name === name || candidate.label === name);
  const types = contentTypes.map((candidate) => `${candidate.name}（${candidate.label}）`).join('、');
  if (!type) throw new ImportFault('type.unknown', { type: name, types });
  return type;
}
