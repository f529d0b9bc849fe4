import ExifReader from 'exifreader';
import sharp from 'sharp';
import type { FileFinding } from './scan';

const positions = /^GPS(?!Version)|^(?:Latitude|Longitude)$/i;
const persons =
  /^(?:Artist|Author|By-line|Copyright|CameraOwnerName|OwnerName|creator|UserComment|ImageDescription|XPAuthor|XPComment)$/i;
const devices = /^(?:BodySerialNumber|SerialNumber|LensSerialNumber|MakerNote|HostComputer)$/i;
const times = /^DateTime(?:Original|Digitized)?$/i;

/** What a camera or a program wrote into a picture besides the picture. */
export async function imageFindings(bytes: Buffer): Promise<FileFinding[]> {
  const names = Object.keys(await tagsOf(bytes)).map((name) => name.replace(/^.*:/, ''));
  const found = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  return [
    ...(found(positions) ? [{ code: 'file.gps' as const, place: '拍摄位置' }] : []),
    ...(found(persons) ? [{ code: 'file.image-data' as const, place: '作者和说明' }] : []),
    ...(found(devices) ? [{ code: 'file.image-data' as const, place: '设备序列号' }] : []),
    ...(found(times) ? [{ code: 'file.image-data' as const, place: '拍摄时间' }] : []),
  ];
}

async function tagsOf(bytes: Buffer): Promise<object> {
  const { exif, xmp, iptc } = await sharp(bytes, { limitInputPixels: 200_000_000 }).metadata();
  return exif || xmp || iptc ? ExifReader.load(bytes, { includeUnknown: false }) : {};
}

/** The picture alone, turned as the camera said. */
export async function cleanImage(bytes: Buffer): Promise<Buffer> {
  const image = sharp(bytes, { limitInputPixels: 200_000_000 });
  const { format } = await image.metadata();
  const turned = image.rotate().keepIccProfile();
  if (format === 'jpeg') return turned.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
  return format === 'webp' ? turned.webp({ quality: 95 }).toBuffer() : turned.png().toBuffer();
}
