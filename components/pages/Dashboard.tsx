export function Dashboard(): null {
  return null;
}
