import { Link } from '@strapi/design-system';
import { previewCopy } from '../../preview-copy';
import type { Place } from '../api';
import { previewPath } from './api';

/** In a tab of its own: what is being written in the form stays. */
export function PreviewLink({ place }: { place: Place }) {
  return (
    <Link href={`/admin${previewPath(place)}`} target="_blank">
      {previewCopy.link}
    </Link>
  );
}
