export function Options(): null {
  return null;
}
