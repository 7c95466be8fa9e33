import { bool, int64, type Infer, message, required, string } from '../schema/field.ts';

/** An entry of a listing; `file_size` in bytes, absent for a directory. */
export const FileInfo = message('FileInfo', {
  path: required(string()),
  is_dir: required(bool()),
  file_size: int64(),
});
export type FileInfo = Infer<typeof FileInfo>;

export const MultipartUploadPart = message('MultipartUploadPart', {
  part_number: int64(),
  etag: string(),
  url: string(),
});
