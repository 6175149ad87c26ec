/** A number as one segment of a path. `.` and `..` alone would be steps of the path whatever their encoding. */
export function pathPart(number: string): string {
  return encodeURIComponent(number).replace(/^\.{1,2}$/, '-');
}
